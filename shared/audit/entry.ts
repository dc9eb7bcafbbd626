import * as z from 'zod';
import { AuditEntryId, ParticipantId, SpaceId } from '../platform/ids.ts';
import { Instant } from '../platform/time.ts';

/**
 * Who acted: an account, a command with the operator's token, somebody who is not signed in, or the platform itself, which
 * looks at files after they were sent. Names are looked up when the entry is shown.
 */
export const AuditActor = z.union([z.enum(['operator', 'anonymous', 'platform']), ParticipantId]);
export type AuditActor = z.infer<typeof AuditActor>;

/** `done`, the code of the problem that the caller was told, or `unfinished`: the function ended before it could say. */
export const AuditOutcome = z.string().regex(/^[a-z][a-z.-]{0,99}$/);

/** Outcome of a record whose action has not ended yet; no sealed entry has it. */
export const OPEN = 'open';

/**
 * One administrative action, or one look at personal data. It holds ids and names of fields, never what somebody wrote,
 * so that it need not change when an account or a text is deleted. A field that is added one day must be optional and
 * without a default: what is read back must be what was sealed.
 */
export const AuditEntry = z.object({
  id: AuditEntryId,
  /** When the call came. */
  at: Instant,
  actor: AuditActor,
  /** In which role, such as `administrator` or `moderator`; `participant` where somebody had none that counts. */
  role: z.string(),
  /** Operation of the API, such as `proposals.answer`: docs/openapi.json describes each. */
  operation: z.string(),
  /** The process it happened in, `organization` for the platform as a whole; `null`: not known. */
  spaceId: SpaceId.nullable(),
  /** Ids of what it was about, by their names in the address. */
  place: z.record(z.string(), z.string()),
  /** Names of the fields that were sent, in the order of the alphabet. */
  fields: z.array(z.string()),
  /**
   * Those of them that are not what they were before, where the action compares. Absent: it does not say, or the entry is
   * from a release that never did.
   */
  changed: z.array(z.string()).optional(),
  requestId: z.string(),
  outcome: AuditOutcome,
  /** Status of the answer; 0: there was none. */
  status: z.int().nonnegative(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** SHA-256 in lower-case hexadecimal. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** An entry of the chain: what a line of the export holds. docs/audit.md describes how `hash` follows from the rest. */
export const SealedEntry = z.object({
  /** From 1 on, without gaps. */
  sequence: z.int().positive(),
  /** Hash of the entry before. */
  previous: Hash,
  entry: AuditEntry,
  hash: Hash,
});
export type SealedEntry = z.infer<typeof SealedEntry>;

/** Where a chain ends. */
export const ChainHead = z.object({ sequence: z.int().nonnegative(), hash: Hash });
export type ChainHead = z.infer<typeof ChainHead>;
