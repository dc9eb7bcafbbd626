/** HTTP contract of the desk: verification in person, and assisted entry. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { Email } from '../platform/email.ts';
import { AssistanceId, TaxonomyId } from '../platform/ids.ts';
import { InterfaceLocale } from '../platform/locale.ts';
import { Cursor } from '../platform/pagination.ts';
import { Instant } from '../platform/time.ts';
import { DocumentFacts } from '../verifications/document.ts';
import { VerificationMethod } from '../verifications/method.ts';
import { NAME_LENGTH } from './rules.ts';

/** How somebody has agreed: aloud, or on paper. */
export const Consent = z.enum(['spoken', 'signed']);
export type Consent = z.infer<typeof Consent>;

/** What an agent reads from the document that somebody shows. */
const Seen = z.object({
  document: DocumentFacts,
  territoryId: TaxonomyId.nullable().default(null).describe('Where the document says that the person lives'),
});

/** How the person is known: by the document, or by the list that the organization has uploaded. */
export const Identified = z.discriminatedUnion('method', [
  Seen.extend({ method: z.literal('desk') }),
  z.object({
    method: z.literal('census'),
    given: z.record(z.string(), z.unknown()).describe('Fields of the census, as people type them'),
  }),
]);
export type Identified = z.infer<typeof Identified>;

/** A session as administrators see it: who entered for whom is known, what was voted never. */
export const AssistedSession = z.object({
  id: AssistanceId,
  agentName: z.string().nullable().describe('null: the account is deleted'),
  personName: z.string().describe('Shown with what the person wrote; empty: none was given'),
  method: VerificationMethod,
  consent: Consent,
  beganAt: Instant,
  endsAt: Instant.describe('At the latest'),
  endedAt: Instant.nullable().describe('null: nobody ended it before its time'),
});
export type AssistedSession = z.infer<typeof AssistedSession>;

export const assistance = defineContract('assistance', {
  findAccount: {
    summary: 'Find an account by its exact address: its name is all that is told',
    method: 'POST',
    path: '/assistance/accounts',
    access: 'assistance.begin',
    status: 200,
    body: z.object({ email: Email }),
    returns: z.object({ displayName: z.string().nullable() }),
    problems: ['participant.not-found', 'request.too-many'],
  },
  grantAtDesk: {
    summary: 'Verify the account of somebody who shows an identity document, with their consent',
    method: 'POST',
    path: '/assistance/authorizations',
    access: 'assistance.begin',
    status: 200,
    body: Seen.extend({ email: Email, consent: Consent }),
    returns: z.object({ displayName: z.string().nullable(), expiresAt: Instant.nullable() }),
    problems: [
      'participant.not-found',
      'verification.method-off',
      'verification.claimed',
      'verification.too-soon',
      'taxonomy.not-found',
      'request.too-many',
    ],
  },
  begin: {
    summary:
      'Begin to enter for somebody without an account who is present and agrees: for 30 minutes at most this session acts as that person, and has none of the agent’s powers',
    method: 'POST',
    path: '/assistance',
    access: 'assistance.begin',
    status: 201,
    body: z.object({
      identified: Identified,
      consent: Consent,
      charterAccepted: z.boolean().refine((accepted) => accepted, { params: { code: 'charter.required' } }),
      displayName: z.string().trim().max(NAME_LENGTH).default('').describe('Shown with what the person writes'),
      locale: InterfaceLocale,
    }),
    returns: z.object({ id: AssistanceId, endsAt: Instant }),
    problems: [
      'assistance.has-account',
      'verification.method-off',
      'verification.not-confirmed',
      'verification.too-many-tries',
      'taxonomy.not-found',
      'request.too-many',
    ],
  },
  end: {
    summary: 'End entering for somebody: this session is the agent’s own again',
    method: 'POST',
    path: '/assistance/end',
    access: 'assistance.end',
    status: 204,
    whileBlocked: true,
    problems: ['assistance.none'],
  },
  listSessions: {
    summary: 'Sessions in which agents entered for others, the newest first',
    method: 'GET',
    path: '/assistance/sessions',
    access: 'assistance.read',
    reads: 'personal-data',
    query: z.object({ cursor: Cursor.optional() }),
    returns: z.object({ items: z.array(AssistedSession), next: z.string().nullable() }),
    problems: ['request.invalid-cursor'],
  },
});
