/** What a participant sees of the own account: profile, contributions, files of own data, what a deletion does. */
import * as z from 'zod';
import { ExportId } from '../platform/ids.ts';
import { Locale } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';

/** What everybody may read of a participant besides the name. */
export const OwnProfile = z.object({
  about: z.string(),
  link: z.string().nullable(),
  joinedAt: Instant.nullable(),
  path: z
    .string()
    .nullable()
    .describe('Page about the participant, without the language; null until something is published'),
});
export type OwnProfile = z.infer<typeof OwnProfile>;

export const ContributionKind = z.enum(['proposal', 'comment']);
export const ContributionState = z.enum([
  'draft',
  'published',
  'evaluating',
  'accepted',
  'rejected',
  'withdrawn',
  'hidden',
]);

/** A contribution as its author sees it. */
export const OwnContribution = z.object({
  kind: ContributionKind,
  id: z.string(),
  title: z.string().describe('Of the proposal, or of what the comment hangs on; may be empty for a draft'),
  locale: Locale,
  excerpt: z.string().describe('Beginning of a comment'),
  state: ContributionState,
  path: z.string().nullable().describe('Where to read it or, for a draft, to go on; null while its process is hidden'),
  at: Instant,
});
export type OwnContribution = z.infer<typeof OwnContribution>;

/** A file of own data. `ready` until `expiresAt`. */
export const DataExport = z.object({
  id: ExportId,
  state: z.enum(['waiting', 'ready']),
  bytes: z.int().nonnegative().describe('0 until it is ready'),
  createdAt: Instant,
  expiresAt: Instant,
});
export type DataExport = z.infer<typeof DataExport>;

/** What a deletion would do, in figures. */
export const DeletionFigures = z.object({
  proposals: z.int().nonnegative().describe('Stay, without the name'),
  comments: z.int().nonnegative().describe('Stay, without the name'),
  drafts: z.int().nonnegative().describe('Are removed'),
  isLastAdministrator: z.boolean().describe('Then nothing can be deleted'),
});
export type DeletionFigures = z.infer<typeof DeletionFigures>;
