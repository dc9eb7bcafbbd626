import { Construct } from 'constructs';
import { Projects } from '../functions/budgets/entities.ts';
import { Follows } from '../functions/follows/entities.ts';
import {
  BuildParts,
  CountParts,
  NewsletterDrafts,
  NewsletterLinks,
  Newsletters,
  RunningNewsletters,
  Subscriptions,
} from '../functions/newsletters/entities.ts';
import {
  AuthorizationRevocations,
  Authorizations,
  Outbox,
  Participants,
  Participations,
  RateLimits,
  Statistics,
  Suppressions,
  Tallies,
} from '../functions/platform/entities.ts';
import { Proposals } from '../functions/proposals/entities.ts';
import { Components, Organizations, Processes, Taxonomies } from '../functions/spaces/entities.ts';
import { newsletters } from '../shared/newsletters/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import { indexOf } from './platform/entity-table.ts';
import type { Platform } from './platform/platform.ts';
import { QueueWorker } from './platform/queue-worker.ts';

/** Where the mails of newsletters lie, rendered once for each language. */
export const NEWSLETTER_FILES = 'newsletters/';

const {
  followLink,
  subscribe,
  confirm,
  readPreferences,
  writePreferences,
  unsubscribe,
  resubscribe,
  unsubscribeAtOnce,
  readOwn,
  writeOwn,
  ...office
} = newsletters;
const subscriptions = [
  followLink,
  subscribe,
  confirm,
  readPreferences,
  writePreferences,
  unsubscribe,
  resubscribe,
  unsubscribeAtOnce,
  readOwn,
  writeOwn,
];

/** Newsletters for those who write them, and subscriptions for everybody. */
export class NewslettersFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    this.serveOffice(platform);
    this.serveSubscriptions(platform);
  }

  private serveOffice(platform: Platform): void {
    const main = new ApiFunction(this, 'Main', {
      platform,
      bundle: 'newsletters',
      description: 'Newsletters',
      // Renders mails, and asks other servers for the links in them.
      memorySize: 1769,
      timeout: 29,
    });
    const { table, files, api } = platform;
    table.grantEntities(main, {
      read: [
        Organizations,
        Processes,
        Components,
        Proposals,
        Projects,
        Participants,
        Tallies,
        Statistics,
        CountParts,
        BuildParts,
        NewsletterLinks,
      ],
      write: [Newsletters, NewsletterDrafts, RunningNewsletters, Outbox, RateLimits],
      indexes: [indexOf(Projects, 'byId')],
    });
    // Whether own pages that are linked to are there.
    files.site.grantFiles(main, { read: [''] });
    files.data.grantFiles(main, { write: [NEWSLETTER_FILES] });
    api.serve(main, ...Object.values(office));
  }

  /** Apart for its permissions: it can change no newsletter. */
  private serveSubscriptions(platform: Platform): void {
    const fn = new ApiFunction(this, 'Subscriptions', {
      platform,
      bundle: 'subscriptions',
      description: 'Subscriptions to newsletters, and clicks',
    });
    platform.table.grantEntities(fn, {
      read: [Organizations, Participants, Suppressions, NewsletterLinks],
      write: [Subscriptions, Statistics, Outbox, RateLimits],
    });
    platform.secrets.grant(fn, 'session');
    platform.api.serve(fn, ...subscriptions);
  }
}

/** Counts audiences and writes the mails of newsletters: as many parts at once as the table takes without a murmur. */
export function makeNewsletters(scope: Construct, { stage, table, files, secrets }: Platform): QueueWorker {
  const worker = new QueueWorker(scope, 'Newsletters', {
    stage,
    bundle: 'newsletter-worker',
    description: 'Audiences and mails of newsletters',
    variable: 'NEWSLETTERS_QUEUE_URL',
    runbook: 'newsletters',
    memorySize: 1769,
    timeout: 120,
    batchSize: 1,
    windowSeconds: 0,
    maxConcurrency: 16,
    lateAfterSeconds: 600,
  });
  table.grantEntities(worker.fn, {
    read: [
      Organizations,
      Processes,
      Components,
      Taxonomies,
      Proposals,
      Projects,
      Participants,
      Follows,
      Participations,
      Authorizations,
      AuthorizationRevocations,
      Suppressions,
      NewsletterDrafts,
    ],
    write: [Newsletters, Subscriptions, CountParts, BuildParts, NewsletterLinks, Outbox],
    indexes: [indexOf(Projects, 'byId'), indexOf(Subscriptions, 'byOwner'), indexOf(Subscriptions, 'byAddress')],
  });
  files.data.grantFiles(worker.fn, { read: [NEWSLETTER_FILES], write: [NEWSLETTER_FILES] });
  // Who took part in a process is known by a key of this secret alone.
  secrets.grant(worker.fn, 'vote');
  worker.grantSend(worker.fn);
  return worker;
}
