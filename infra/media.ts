import { Construct } from 'constructs';
import { Projects } from '../functions/budgets/entities.ts';
import { AttachmentCounts, Attachments } from '../functions/media/entities.ts';
import { RateLimits } from '../functions/platform/entities.ts';
import { Proposals } from '../functions/proposals/entities.ts';
import { Components, Processes } from '../functions/spaces/entities.ts';
import { IdDocuments } from '../functions/verifications/entities.ts';
import { media } from '../shared/media/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import { letRecord } from './platform/audit-records.ts';
import { indexOf } from './platform/entity-table.ts';
import type { Platform } from './platform/platform.ts';
import { QueueWorker } from './platform/queue-worker.ts';

/** Where files stand until they were looked at; nobody can read them there. */
export const UPLOADS = 'uploads/';
/** The same for pictures of identity documents. */
export const IDENTITY_UPLOADS = `${UPLOADS}identity/`;
/** Where pictures of identity documents stand until they are decided on: no address of the site leads there. */
export const IDENTITY = 'identity/';
/** Where files stand that everybody can read who knows their name. */
const SERVED = 'media/';
/** Where files stand that moderation has hidden, until they are shown again. */
export const WITHHELD = 'withheld/';
/** MB; the largest pictures that are accepted take up to 1.4 GB, and the processors come with the memory. */
const FOR_PICTURES = 3008;

/** Media: pictures of the organization, kept under the hash of their bytes, and attachments. */
export class MediaFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const { upload, ...attachments } = media;
    const { table, api, files } = platform;

    const main = new ApiFunction(this, 'Main', { platform, bundle: 'media', description: 'Attachments' });
    table.grantEntities(main, {
      read: [Proposals, Projects, Components, Processes],
      write: [Attachments, AttachmentCounts, RateLimits],
      indexes: [indexOf(Projects, 'byId')],
    });
    // It puts nothing there itself: the forms that it signs can do what it can.
    files.media.grantFiles(main, { read: [UPLOADS], write: [UPLOADS] });
    api.serve(main, ...Object.values(attachments));

    // Making a picture smaller takes memory that no other route needs.
    const pictures = new ApiFunction(this, 'Pictures', {
      platform,
      bundle: 'pictures',
      description: 'Pictures of the organization',
      memorySize: FOR_PICTURES,
      timeout: 29,
    });
    files.media.grantFiles(pictures, { write: [SERVED] });
    api.serve(pictures, upload);
  }
}

/** The worker that looks at every file that somebody has sent. */
export function makeUploads(scope: Construct, { stage, table, files }: Platform): QueueWorker {
  const uploads = new QueueWorker(scope, 'Uploads', {
    stage,
    bundle: 'uploads',
    description: 'Check of uploads',
    variable: 'UPLOADS_QUEUE_URL',
    runbook: 'uploads',
    memorySize: FOR_PICTURES,
    timeout: 60,
    // One at a time: each may need all the memory there is.
    batchSize: 1,
    windowSeconds: 0,
    maxConcurrency: 10,
    lateAfterSeconds: 300,
  });
  table.grantEntities(uploads.fn, { read: [Proposals], write: [Attachments, AttachmentCounts, IdDocuments] });
  letRecord(uploads.fn, table, 'PutItem');
  files.media.grantFiles(uploads.fn, {
    read: [UPLOADS, SERVED, WITHHELD],
    write: [SERVED, WITHHELD, IDENTITY],
    remove: [UPLOADS, SERVED, WITHHELD, IDENTITY],
  });
  files.media.announce(uploads.queue, UPLOADS);
  return uploads;
}
