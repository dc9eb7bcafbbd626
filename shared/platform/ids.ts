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
  group: 'grp',
  processGroup: 'pgr',
  previewLink: 'pvl',
  document: 'doc',
  sitePage: 'pge',
  attachment: 'att',
  report: 'rpt',
  decision: 'dec',
  export: 'exp',
  state: 'sta',
  bulkAct: 'blk',
  savedFilter: 'flt',
  exchange: 'exc',
  auditEntry: 'aud',
  censusUpload: 'cen',
  letter: 'let',
  idDocument: 'idd',
  assistance: 'ast',
  envelope: 'env',
  project: 'prj',
  kiosk: 'kio',
  kioskConflict: 'kcf',
  paperRun: 'run',
  paperBatch: 'bat',
  milestone: 'mil',
  studyNote: 'stn',
  newsletter: 'nws',
  subscription: 'sbn',
  notification: 'ntf',
  pushSubscription: 'psh',
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

export const GroupId = id('grp').brand<'GroupId'>();
export type GroupId = z.infer<typeof GroupId>;
export const ProcessGroupId = id('pgr').brand<'ProcessGroupId'>();
export type ProcessGroupId = z.infer<typeof ProcessGroupId>;
export const PreviewLinkId = id('pvl').brand<'PreviewLinkId'>();
export type PreviewLinkId = z.infer<typeof PreviewLinkId>;
export const DocumentId = id('doc').brand<'DocumentId'>();
export type DocumentId = z.infer<typeof DocumentId>;
export const SitePageId = id('pge').brand<'SitePageId'>();
export type SitePageId = z.infer<typeof SitePageId>;
export const AttachmentId = id('att').brand<'AttachmentId'>();
export type AttachmentId = z.infer<typeof AttachmentId>;
export const ReportId = id('rpt').brand<'ReportId'>();
export type ReportId = z.infer<typeof ReportId>;
export const DecisionId = id('dec').brand<'DecisionId'>();
export type DecisionId = z.infer<typeof DecisionId>;
export const ExportId = id('exp').brand<'ExportId'>();
export type ExportId = z.infer<typeof ExportId>;
export const StateId = id('sta').brand<'StateId'>();
export type StateId = z.infer<typeof StateId>;
export const BulkActId = id('blk').brand<'BulkActId'>();
export type BulkActId = z.infer<typeof BulkActId>;
export const SavedFilterId = id('flt').brand<'SavedFilterId'>();
export type SavedFilterId = z.infer<typeof SavedFilterId>;
export const ExchangeId = id('exc').brand<'ExchangeId'>();
export type ExchangeId = z.infer<typeof ExchangeId>;
export const AuditEntryId = id('aud').brand<'AuditEntryId'>();
export type AuditEntryId = z.infer<typeof AuditEntryId>;
export const CensusUploadId = id('cen').brand<'CensusUploadId'>();
export type CensusUploadId = z.infer<typeof CensusUploadId>;
export const LetterId = id('let').brand<'LetterId'>();
export type LetterId = z.infer<typeof LetterId>;
export const IdDocumentId = id('idd').brand<'IdDocumentId'>();
export type IdDocumentId = z.infer<typeof IdDocumentId>;
export const AssistanceId = id('ast').brand<'AssistanceId'>();
export type AssistanceId = z.infer<typeof AssistanceId>;
export const EnvelopeId = id('env').brand<'EnvelopeId'>();
export type EnvelopeId = z.infer<typeof EnvelopeId>;
export const ProjectId = id('prj').brand<'ProjectId'>();
export type ProjectId = z.infer<typeof ProjectId>;
export const KioskId = id('kio').brand<'KioskId'>();
export type KioskId = z.infer<typeof KioskId>;
export const KioskConflictId = id('kcf').brand<'KioskConflictId'>();
export type KioskConflictId = z.infer<typeof KioskConflictId>;
export const PaperRunId = id('run').brand<'PaperRunId'>();
export type PaperRunId = z.infer<typeof PaperRunId>;
export const PaperBatchId = id('bat').brand<'PaperBatchId'>();
export type PaperBatchId = z.infer<typeof PaperBatchId>;
export const MilestoneId = id('mil').brand<'MilestoneId'>();
export type MilestoneId = z.infer<typeof MilestoneId>;
export const StudyNoteId = id('stn').brand<'StudyNoteId'>();
export type StudyNoteId = z.infer<typeof StudyNoteId>;
export const NewsletterId = id('nws').brand<'NewsletterId'>();
export type NewsletterId = z.infer<typeof NewsletterId>;
export const SubscriptionId = id('sbn').brand<'SubscriptionId'>();
export type SubscriptionId = z.infer<typeof SubscriptionId>;
export const NotificationId = id('ntf').brand<'NotificationId'>();
export type NotificationId = z.infer<typeof NotificationId>;
export const PushSubscriptionId = id('psh').brand<'PushSubscriptionId'>();
export type PushSubscriptionId = z.infer<typeof PushSubscriptionId>;

/** The organization as a whole, or one of its processes: where announcements and partners stand and people are counted. */
export const SpaceId = z.union([z.literal('organization'), ProcessId]);
export type SpaceId = z.infer<typeof SpaceId>;

/** Anything that can be commented on; the prefix says what it is. */
export const ResourceId = z.union([ProposalId]);
export type ResourceId = z.infer<typeof ResourceId>;

/** Anything that can be followed; the prefix says what it is. */
export const FollowedId = z.union([ProposalId, ProjectId, ComponentId, ProcessId, ParticipantId, GroupId]);
export type FollowedId = z.infer<typeof FollowedId>;

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
  group: GroupId,
  processGroup: ProcessGroupId,
  previewLink: PreviewLinkId,
  document: DocumentId,
  sitePage: SitePageId,
  attachment: AttachmentId,
  report: ReportId,
  decision: DecisionId,
  export: ExportId,
  state: StateId,
  bulkAct: BulkActId,
  savedFilter: SavedFilterId,
  exchange: ExchangeId,
  auditEntry: AuditEntryId,
  censusUpload: CensusUploadId,
  letter: LetterId,
  idDocument: IdDocumentId,
  assistance: AssistanceId,
  envelope: EnvelopeId,
  project: ProjectId,
  kiosk: KioskId,
  kioskConflict: KioskConflictId,
  paperRun: PaperRunId,
  paperBatch: PaperBatchId,
  milestone: MilestoneId,
  studyNote: StudyNoteId,
  newsletter: NewsletterId,
  subscription: SubscriptionId,
  notification: NotificationId,
  pushSubscription: PushSubscriptionId,
} as const;
