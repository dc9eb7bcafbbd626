/** HTTP contract of the audit log. It can be read and taken away; nothing in it can be changed. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { SpaceId } from '../platform/ids.ts';
import { Instant } from '../platform/time.ts';
import { AuditActor, AuditEntry, ChainHead, Hash, SealedEntry } from './entry.ts';
import { AUDIT_ENDS } from './filter.ts';

/** Entries of one page of the export. */
export const EXPORT_PAGE = 500;

/** Something that an entry is about, by its name now. */
export const AuditSubject = z.object({
  id: z.string(),
  /** Text by language; empty where it has no name, or is no longer there. */
  name: z.record(z.string(), z.string()),
});
export type AuditSubject = z.infer<typeof AuditSubject>;

export const AuditLine = z.object({
  sequence: z.int().positive(),
  hash: Hash,
  entry: AuditEntry,
  /** Name of who acted; `null` for commands, and for an account that is deleted. */
  actorName: z.string().nullable(),
  /** In the order of the address: what was acted on stands last. */
  about: z.array(AuditSubject),
  space: AuditSubject.nullable(),
});
export type AuditLine = z.infer<typeof AuditLine>;

const Day = z.iso.date();

export const audit = defineContract('audit', {
  list: {
    summary: 'Sealed entries of the audit log, newest first, with names as they are now',
    method: 'GET',
    path: '/audit/entries',
    access: 'audit.read',
    reads: 'personal-data',
    query: z.object({
      actor: AuditActor.optional(),
      operation: z.string().max(100).optional(),
      space: SpaceId.optional(),
      end: z.enum(AUDIT_ENDS).optional(),
      from: Day.optional().describe('First day, UTC'),
      until: Day.optional().describe('Last day, UTC'),
      cursor: z.string().max(2000).optional(),
    }),
    returns: z.object({
      items: z.array(AuditLine),
      next: z.string().nullable().describe('Where older entries are looked for; a page may be empty and not the last'),
    }),
    problems: ['request.invalid-cursor'],
  },
  readState: {
    summary: 'Where the chain ends, and what waits to be sealed',
    method: 'GET',
    path: '/audit/state',
    access: 'audit.read',
    returns: z.object({
      head: ChainHead,
      sealedAt: Instant.nullable(),
      waiting: z.int().nonnegative().describe('Records that are not sealed yet, counted up to 200'),
    }),
  },
  exportEntries: {
    summary: 'The chain as it was sealed, from its first entry on',
    method: 'GET',
    path: '/audit/export',
    access: 'audit.read',
    reads: 'personal-data',
    query: z.object({ cursor: z.string().max(2000).optional() }),
    returns: z.object({ items: z.array(SealedEntry), next: z.string().nullable() }),
    problems: ['request.invalid-cursor'],
  },
});
