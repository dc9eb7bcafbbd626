/** What attachments keep in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { Attachment, AttachmentResourceId } from '../../shared/media/attachment.ts';
import { ReportReason } from '../../shared/moderation/report.ts';
import { DecisionId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { defineEntity } from '../platform/db/entity.ts';

/** Attachments of a resource share a partition: a page reads them with one query. */
export const Attachments = defineEntity('Attachment', {
  schema: Attachment.extend({
    /** Path of the page that shows it, without the language, when it last changed: reactions read nothing. */
    pagePath: z.string(),
    /** Times that a worker has begun to look at the file: one that cannot be looked at is refused in the end. */
    attempts: z.int().nonnegative(),
    /** What nobody completed, and what was refused, goes by itself; `null` once it is ready. */
    expiresAt: Instant.nullable(),
    /** Hidden by moderation; what it holds stays: the decision may be reversed. */
    hidden: z.object({ decisionId: DecisionId, reason: ReportReason, hiddenAt: Instant }).nullable().default(null),
  }),
  key: { pk: 'ATTACHMENTS#{resourceId}', sk: 'ATTACHMENT#{id}' },
  expires: 'expiresAt',
});

/** Attachments of a resource, never less than there are: the condition on it makes their number race-free. */
export const AttachmentCounts = defineEntity('AttachmentCount', {
  schema: z.object({ resourceId: AttachmentResourceId, attachments: z.int() }),
  key: { pk: 'ATTACHMENT-COUNT#{resourceId}', sk: 'COUNT' },
});
