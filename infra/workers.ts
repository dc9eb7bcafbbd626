import { Construct } from 'constructs';
import { Envelopes, Projects, ProposalProjects } from '../functions/budgets/entities.ts';
import { BudgetCounts } from '../functions/budgets/results/entities.ts';
import { Comments } from '../functions/comments/entities.ts';
import { Attachments } from '../functions/media/entities.ts';
import { Decisions } from '../functions/moderation/entities.ts';
import { NewsletterDrafts, Newsletters } from '../functions/newsletters/entities.ts';
import {
  GroupProposals,
  Groups,
  Leases,
  OutlineSets,
  Outlines,
  Participations,
  Profiles,
  PublishedPages,
  SignInServiceLists,
  Tallies,
  TextVersions,
} from '../functions/platform/entities.ts';
import {
  ComponentDays,
  FinalCounts,
  Proposals,
  ProposalVersions,
  References,
  TallyPages,
  VoteStarts,
} from '../functions/proposals/entities.ts';
import {
  Announcements,
  Components,
  DocumentLists,
  Organizations,
  PartnerLists,
  Processes,
  ProcessGroupSlugs,
  ProcessGroups,
  ProcessSlugs,
  SitePages,
  Taxonomies,
} from '../functions/spaces/entities.ts';
import { Studies } from '../functions/studies/entities.ts';
import { makeEraser, makeExporter } from './account-workers.ts';
import { makeSealer } from './audit.ts';
import { makeBudgetCounts } from './budget-results.ts';
import { makeCensus } from './census.ts';
import { makeExchanger } from './imports.ts';
import { MailWorkers } from './mail-workers.ts';
import { makeUploads } from './media.ts';
import { makeModerator } from './moderation.ts';
import { indexOf } from './platform/entity-table.ts';
import type { FeatureFunction } from './platform/feature-function.ts';
import type { Platform } from './platform/platform.ts';
import { QueueWorker } from './platform/queue-worker.ts';
import { makeRecounts } from './recounts.ts';
import { makeTexter } from './texts.ts';

/** One writer of a component's files at a time is enough; two let one component not wait for another. */
const FEW = 2;
/** Seconds; a lease of `functions/platform/lease.ts` lasts 60, longer than any worker that holds one. */
const WITHIN_LEASE = 50;

/** Grants what pages are made of: to the publisher, and to the views that render on demand. */
export function grantPages(fn: FeatureFunction, { table, files }: Platform): void {
  table.grantEntities(fn, {
    read: [
      Organizations,
      SignInServiceLists,
      Processes,
      ProcessSlugs,
      ProcessGroups,
      ProcessGroupSlugs,
      Components,
      Taxonomies,
      Outlines,
      OutlineSets,
      Announcements,
      PartnerLists,
      DocumentLists,
      SitePages,
      Proposals,
      ProposalVersions,
      References,
      FinalCounts,
      VoteStarts,
      Attachments,
      Comments,
      Envelopes,
      Projects,
      ProposalProjects,
      BudgetCounts,
      Studies,
      Newsletters,
      NewsletterDrafts,
      // The public figures of moderation.
      Decisions,
      Profiles,
      Groups,
      GroupProposals,
      Tallies,
      TextVersions,
    ],
    // Pages that show a name, found again when it changes.
    indexes: [
      indexOf(Proposals, 'byAuthor'),
      indexOf(Projects, 'byId'),
      indexOf(ProposalVersions, 'byComponent'),
      indexOf(TextVersions, 'byComponent'),
      indexOf(Comments, 'byAuthor'),
      indexOf(Decisions, 'byStanding'),
    ],
  });
  files.data.grantFiles(fn, { read: ['indexes/', 'budgets/'] });
  files.site.grantFiles(fn, { read: ['tallies/'] });
}

/** What is done after a change, each by a worker with a queue of its own. */
export class Workers extends Construct {
  readonly publisher: QueueWorker;
  readonly indexer: QueueWorker;
  readonly tallies: QueueWorker;
  readonly mail: MailWorkers;
  readonly exporter: QueueWorker;
  readonly exchanger: QueueWorker;
  readonly census: QueueWorker;
  readonly eraser: QueueWorker;
  readonly uploads: QueueWorker;
  readonly cards: QueueWorker;
  readonly recounts: QueueWorker;
  readonly budgetCounts: QueueWorker;
  readonly moderator: QueueWorker;
  readonly sealer: QueueWorker;
  readonly texter: QueueWorker;
  private readonly platform: Platform;

  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    this.platform = platform;
    this.publisher = this.makePublisher();
    this.indexer = this.makeIndexer();
    this.tallies = this.makeTallies();
    this.mail = new MailWorkers(this, 'Mail', platform);
    this.exporter = makeExporter(this, platform);
    this.exchanger = makeExchanger(this, platform);
    this.census = makeCensus(this, platform);
    this.eraser = makeEraser(this, platform);
    this.uploads = makeUploads(this, platform);
    this.cards = this.makeCards();
    this.recounts = makeRecounts(this, platform);
    this.budgetCounts = makeBudgetCounts(this, platform);
    this.moderator = makeModerator(this, platform);
    this.sealer = makeSealer(this, platform);
    this.texter = makeTexter(this, platform);
  }

  private makePublisher(): QueueWorker {
    const { stage, table, files } = this.platform;
    const publisher = new QueueWorker(this, 'Publisher', {
      stage,
      bundle: 'publisher',
      description: 'Publisher of pages',
      variable: 'PUBLISH_QUEUE_URL',
      runbook: 'publisher',
      memorySize: 1769,
      timeout: 120,
      batchSize: 100,
      windowSeconds: 1,
      // Enough to render a national site within minutes, and no more than the table and voters can spare.
      maxConcurrency: stage.settings.publishers,
      lateAfterSeconds: 300,
    });
    grantPages(publisher.fn, this.platform);
    table.grantEntities(publisher.fn, { write: [PublishedPages] });
    files.site.grantFiles(publisher.fn, { write: [''], remove: [''] });
    publisher.grantSend(publisher.fn);
    return publisher;
  }

  private makeIndexer(): QueueWorker {
    const { stage, table, files } = this.platform;
    const indexer = new QueueWorker(this, 'Indexer', {
      stage,
      bundle: 'indexer',
      description: 'Indexer of lists',
      variable: 'INDEX_QUEUE_URL',
      runbook: 'indexer',
      memorySize: 1769,
      timeout: WITHIN_LEASE,
      batchSize: 1000,
      windowSeconds: 1,
      maxConcurrency: FEW,
      lateAfterSeconds: 300,
    });
    table.grantEntities(indexer.fn, {
      read: [Processes, Components, Proposals, Comments, Tallies],
      write: [Leases, TallyPages],
      indexes: [indexOf(Proposals, 'byComponent')],
    });
    files.data.grantFiles(indexer.fn, { read: ['indexes/'], write: ['indexes/'], remove: ['indexes/'] });
    files.site.grantFiles(indexer.fn, { read: ['tallies/'] });
    this.publisher.grantSend(indexer.fn);
    return indexer;
  }

  private makeTallies(): QueueWorker {
    const { stage, table, files, secrets } = this.platform;
    const tallies = new QueueWorker(this, 'Tallies', {
      stage,
      bundle: 'tallies',
      description: 'Tallies of votes as files',
      variable: 'TALLIES_QUEUE_URL',
      runbook: 'tallies',
      memorySize: 1024,
      timeout: WITHIN_LEASE,
      // As many as Lambda gives at once: of votes spread over many proposals nearly each brings a message, and those of
      // one proposal are done together (docs/performance.md, "From a vote to its figure").
      batchSize: 10_000,
      windowSeconds: 1,
      maxConcurrency: FEW,
      lateAfterSeconds: 300,
    });
    tallies.fn.tell('TALLY_SECONDS', String(stage.settings.tallySeconds));
    table.grantEntities(tallies.fn, {
      read: [Organizations, Processes, Components, Tallies],
      // A proposal that has reached the threshold of supports is marked.
      write: [Proposals, Leases, TallyPages, ComponentDays, Participations],
    });
    // Authors count among participants under the key that they would have as voters.
    secrets.grant(tallies.fn, 'vote');
    files.site.grantFiles(tallies.fn, { read: ['tallies/'], write: ['tallies/'], remove: ['tallies/proposals/'] });
    // A component whose counts are shown or hidden is written in several steps.
    files.data.grantFiles(tallies.fn, { read: ['indexes/'] });
    tallies.grantSend(tallies.fn);
    this.publisher.grantSend(tallies.fn);
    return tallies;
  }

  /** Pictures of shared links. */
  private makeCards(): QueueWorker {
    const { stage, table, files } = this.platform;
    const cards = new QueueWorker(this, 'Cards', {
      stage,
      bundle: 'cards',
      description: 'Pictures of shared links',
      variable: 'CARDS_QUEUE_URL',
      runbook: 'cards',
      memorySize: 1769,
      timeout: 60,
      batchSize: 10,
      windowSeconds: 5,
      maxConcurrency: FEW,
      lateAfterSeconds: 3600,
    });
    table.grantEntities(cards.fn, { read: [Organizations, Processes, Components, Proposals] });
    files.site.grantFiles(cards.fn, { write: ['cards/'], remove: ['cards/'] });
    return cards;
  }
}
