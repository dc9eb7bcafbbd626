import * as z from 'zod';

/**
 * Prefixes of identifiers: a log line says what kind of thing it names.
 * The rest is a ULID, so ids sort by the time they were made; they are no secrets.
 */
export const ID_PREFIXES = {
  participant: 'ptp',
  session: 'ses',
  signInCode: 'sic',
  process: 'prc',
  phase: 'phs',
  component: 'cmp',
  taxonomy: 'tax',
  proposal: 'prp',
  comment: 'cmt',
  reference: 'ref',
  mail: 'eml',
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

const ULID = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
const id = <const P extends string>(prefix: P) => z.templateLiteral([`${prefix}_`, z.string().regex(new RegExp(ULID))]);

export const ParticipantId = id('ptp').brand<'ParticipantId'>();
export type ParticipantId = z.infer<typeof ParticipantId>;
export const SessionId = id('ses').brand<'SessionId'>();
export type SessionId = z.infer<typeof SessionId>;
export const SignInCodeId = id('sic').brand<'SignInCodeId'>();
export type SignInCodeId = z.infer<typeof SignInCodeId>;
export const ProcessId = id('prc').brand<'ProcessId'>();
export type ProcessId = z.infer<typeof ProcessId>;
export const PhaseId = id('phs').brand<'PhaseId'>();
export type PhaseId = z.infer<typeof PhaseId>;
export const ComponentId = id('cmp').brand<'ComponentId'>();
export type ComponentId = z.infer<typeof ComponentId>;
export const TaxonomyId = id('tax').brand<'TaxonomyId'>();
export type TaxonomyId = z.infer<typeof TaxonomyId>;
export const ProposalId = id('prp').brand<'ProposalId'>();
export type ProposalId = z.infer<typeof ProposalId>;
export const CommentId = id('cmt').brand<'CommentId'>();
export type CommentId = z.infer<typeof CommentId>;
export const ReferenceId = id('ref').brand<'ReferenceId'>();
export type ReferenceId = z.infer<typeof ReferenceId>;
export const MailId = id('eml').brand<'MailId'>();
export type MailId = z.infer<typeof MailId>;

/** Anything that can be commented on; the prefix says what it is. */
export const ResourceId = z.union([ProposalId]);
export type ResourceId = z.infer<typeof ResourceId>;

/** Schema of each kind of id, for `newId`. */
export const ID_SCHEMAS = {
  participant: ParticipantId,
  session: SessionId,
  signInCode: SignInCodeId,
  process: ProcessId,
  phase: PhaseId,
  component: ComponentId,
  taxonomy: TaxonomyId,
  proposal: ProposalId,
  comment: CommentId,
  reference: ReferenceId,
  mail: MailId,
} as const;
