/** What imports keep in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { Exchange } from '../../shared/imports/exchange.ts';
import { CommentId, ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import { InterfaceLocale } from '../../shared/platform/locale.ts';
import { Instant } from '../../shared/platform/time.ts';
import { defineEntity } from '../platform/db/entity.ts';

/** An import or export in Decidim's forms; its worker goes on where it says. Gone after a week, as its files are. */
export const Exchanges = defineEntity('Exchange', {
  schema: Exchange.extend({
    /** Beginning of the keys of its files in the data bucket; it cannot be guessed. */
    prefix: z.string(),
    /** Language of the report. */
    locale: InterfaceLocale,
    /** Of an import: parts of the file. Of an export: parts of rows that are written. */
    parts: z.int().nonnegative(),
    /** Of an export: where the list of proposals goes on; `null` at its beginning. */
    cursor: z.string().nullable(),
    /** Of an export: every row has been read, and the file can be made. */
    isRead: z.boolean(),
    /** Of an export: columns that were seen by now. */
    columns: z.array(z.string()),
    /** Grows with each write of the worker: two runs of one job cannot both go on. */
    revision: z.int().nonnegative(),
  }),
  key: { pk: 'EXCHANGES#{componentId}', sk: '{id}' },
  expires: 'expiresAt',
});

/**
 * What a row of a file became here, by its id there: a comment names its proposal, or the comment that it answers, by
 * that id alone. It also keeps the date of what had none, so that a second import meets the same item.
 */
export const ImportSources = defineEntity('ImportSource', {
  schema: z.object({
    componentId: ComponentId,
    kind: z.enum(['proposal', 'comment']),
    externalId: z.string(),
    id: z.union([ProposalId, CommentId]),
    /** The proposal itself, or the one that the comment is about. */
    proposalId: ProposalId,
    depth: z.int().nonnegative(),
    createdAt: Instant,
  }),
  key: { pk: 'IMPORT-SOURCE#{componentId}#{kind}#{externalId}', sk: 'SOURCE' },
});
