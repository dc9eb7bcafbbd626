/** What was changed in a text that is kept in versions, by whom and when: for the back office and for public pages. */
import * as z from 'zod';
import { ParticipantId } from './ids.ts';
import { Instant } from './time.ts';

/** A part of a text that was changed: what stays, what was added, what was taken out. */
export const TextPart = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
export type TextPart = Readonly<z.infer<typeof TextPart>>;

/**
 * All that somebody has written of one thing, by where it stands: `title.fr`, `phases.phs_….description.en`. What says
 * nothing is left out.
 */
export type Texts = Readonly<Record<string, string>>;

/** One change: every text that is not what it was before. */
export const HistoryEntry = z.object({
  at: Instant.describe('When it was changed'),
  version: z.int().nonnegative().describe('The version that was replaced'),
  by: z
    .object({ id: ParticipantId, name: z.string().nullable().describe('null: the account is deleted') })
    .nullable()
    .describe('null: a command'),
  changes: z.array(z.object({ field: z.string(), parts: z.array(TextPart) })),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Changes of one thing, the newest first, twenty at most: older versions are kept and not told here. */
export const TextHistory = z.object({ items: z.array(HistoryEntry) });
export type TextHistory = z.infer<typeof TextHistory>;
