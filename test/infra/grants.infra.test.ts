import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import * as assistance from '../../functions/assistance/entities.ts';
import * as audit from '../../functions/audit/entities.ts';
import * as budgetKiosks from '../../functions/budgets/ballots/kiosk/entities.ts';
import * as budgets from '../../functions/budgets/entities.ts';
import * as budgetPapers from '../../functions/budgets/papers/entities.ts';
import * as budgetResults from '../../functions/budgets/results/entities.ts';
import * as comments from '../../functions/comments/entities.ts';
import * as follows from '../../functions/follows/entities.ts';
import * as groups from '../../functions/groups/entities.ts';
import * as identities from '../../functions/identities/entities.ts';
import * as imports from '../../functions/imports/entities.ts';
import * as mailIn from '../../functions/mail-in/entities.ts';
import * as mails from '../../functions/mails/entities.ts';
import * as media from '../../functions/media/entities.ts';
import * as moderation from '../../functions/moderation/entities.ts';
import * as newsletters from '../../functions/newsletters/entities.ts';
import * as notifications from '../../functions/notifications/entities.ts';
import * as participants from '../../functions/participants/entities.ts';
import type { Entity } from '../../functions/platform/db/entity.ts';
import * as platform from '../../functions/platform/entities.ts';
import * as proposals from '../../functions/proposals/entities.ts';
import * as office from '../../functions/proposals/office/entities.ts';
import * as push from '../../functions/push/entities.ts';
import * as spaces from '../../functions/spaces/entities.ts';
import * as studies from '../../functions/studies/entities.ts';
import * as team from '../../functions/team/entities.ts';
import * as census from '../../functions/verifications/census/entities.ts';
import * as verifications from '../../functions/verifications/entities.ts';
import * as letters from '../../functions/verifications/postal-letter/entities.ts';
import * as sms from '../../functions/verifications/sms/entities.ts';
import { grantsOf } from './policies.ts';
import { templateOf } from './stacks.ts';
import { type BundleUse, useOfBundle } from './use-of-bundle.ts';

const entities = [
  assistance,
  audit,
  budgetKiosks,
  budgets,
  budgetPapers,
  budgetResults,
  comments,
  follows,
  groups,
  identities,
  moderation,
  mailIn,
  mails,
  media,
  newsletters,
  notifications,
  participants,
  platform,
  proposals,
  office,
  push,
  spaces,
  imports,
  studies,
  team,
  verifications,
  census,
  sms,
  letters,
].flatMap((module): Entity[] => Object.values(module));
const template = templateOf();
const grants = grantsOf(template);
const tableOf = (name: string) =>
  entities.find((entity) => entity.name === name)?.partitions.table ?? `unknown ${name}`;

const VOTING = ['cast-vote.ts', 'withdraw-vote.ts', 'read-ballot.ts', 'list-my-votes.ts'].map(
  (file) => `functions/proposals/${file}`,
);
const PAGES = [
  'functions/spaces/pages.ts',
  'functions/spaces/files.ts',
  'functions/spaces/file-kinds.ts',
  'functions/spaces/site.ts',
  'functions/proposals/pages.ts',
  'functions/proposals/slots.ts',
  'functions/comments/comment-page.ts',
  'functions/participants/pages.ts',
  'functions/comments/contributions.ts',
  'functions/media/page-attachments.ts',
  'functions/groups/pages.ts',
  'functions/identities/pages.ts',
  'functions/moderation/pages.ts',
  'functions/budgets/pages.ts',
  'functions/budgets/projects-of-proposal.ts',
  'functions/budgets/slots.ts',
  'functions/budgets/results/pages.ts',
  'functions/budgets/ballots/kiosk/pages.ts',
  'functions/proposals/studied-links.ts',
  'functions/studies/figures.ts',
  'functions/studies/page-study.ts',
  'functions/newsletters/pages.ts',
  'functions/newsletter-cards.ts',
];

/** What proposals do besides voting: every other handler of their API. */
const proposalsWithoutVoting = Array.from(
  readFileSync('functions/proposals/api.ts', 'utf8').matchAll(/from '\.\/([a-z/-]+\.ts)'/g),
  ([, file]) => `functions/proposals/${file}`,
).filter((file) => !VOTING.includes(file));

/** What each function runs: its bundle, or, where two share one and where the registry is in it, its own part. */
const CODE: Readonly<Record<string, readonly string[]>> = {
  AssistanceMain: ['functions/assistance/api.lambda.ts'],
  AuditMain: ['functions/audit/api.lambda.ts'],
  CommentsMain: ['functions/comments/api.lambda.ts'],
  FollowsMain: ['functions/follows/api.lambda.ts'],
  GroupsMain: ['functions/groups/api.lambda.ts'],
  IdentitiesMain: ['functions/identities/api.lambda.ts'],
  ImportsMain: ['functions/imports/api.lambda.ts'],
  JobsPhaseChanges: ['functions/jobs/phase-changes.lambda.ts'],
  MailInMain: ['functions/consumers/mail-in.lambda.ts'],
  MailsMain: ['functions/mails/api.lambda.ts'],
  MediaMain: ['functions/media/api.lambda.ts'],
  MediaPictures: ['functions/media/pictures.lambda.ts'],
  ParticipantsMain: ['functions/participants/api.lambda.ts'],
  PlacesMain: ['functions/places/api.lambda.ts'],
  Platform: ['functions/platform-api/api.lambda.ts'],
  ProposalsMain: proposalsWithoutVoting,
  ProposalsVote: VOTING,
  ModerationMain: ['functions/moderation/api.lambda.ts'],
  SpacesMain: ['functions/spaces/api.lambda.ts'],
  StreamCountersReader: ['functions/consumers/counters.ts'],
  StreamRelayReader: ['functions/consumers/relay.ts'],
  ViewsMain: [...PAGES, 'functions/views/api.ts'],
  WorkersCardsWorker: ['functions/consumers/cards.lambda.ts'],
  WorkersCensusWorker: ['functions/consumers/census.lambda.ts'],
  WorkersTexterWorker: ['functions/consumers/texter.lambda.ts'],
  PushMain: ['functions/push/api.lambda.ts'],
  JobsNewsletterClock: ['functions/jobs/newsletter-clock.lambda.ts'],
  NewslettersMain: ['functions/newsletters/api.lambda.ts'],
  NewslettersSubscriptions: ['functions/newsletters/subscriptions/subscriptions.lambda.ts'],
  WorkersMailNewslettersWorker: ['functions/consumers/newsletter-worker.lambda.ts'],
  StudiesMain: ['functions/studies/api.lambda.ts'],
  TeamMain: ['functions/team/api.lambda.ts'],
  VerificationsMain: ['functions/verifications/api.lambda.ts'],
  VerificationsLetters: ['functions/verifications/letters.lambda.ts'],
  WorkersEraserWorker: ['functions/consumers/eraser.lambda.ts'],
  WorkersExchangerWorker: ['functions/consumers/exchanger.lambda.ts'],
  WorkersExporterWorker: ['functions/consumers/exporter.lambda.ts'],
  WorkersIndexerWorker: ['functions/consumers/indexer.lambda.ts'],
  WorkersMailBulkSenderWorker: ['functions/consumers/sender.lambda.ts'],
  WorkersMailFeedbackWorker: ['functions/consumers/feedback.lambda.ts'],
  WorkersMailSenderWorker: ['functions/consumers/sender.lambda.ts'],
  WorkersMailUrgentSenderWorker: ['functions/consumers/sender.lambda.ts'],
  WorkersMailPushesWorker: ['functions/consumers/pushes.lambda.ts'],
  WorkersMailNotifierWorker: ['functions/consumers/notifier.lambda.ts'],
  WorkersPublisherWorker: [...PAGES, 'functions/consumers/publisher.ts'],
  WorkersTalliesWorker: ['functions/consumers/tallies.lambda.ts'],
  WorkersSealerWorker: ['functions/consumers/sealer.lambda.ts'],
  WorkersBudgetCountsWorker: ['functions/consumers/budget-counts.lambda.ts'],
  BudgetsMain: ['functions/budgets/api.lambda.ts'],
  BudgetBallotsMain: ['functions/budgets/ballots/budget-ballots.lambda.ts'],
  JobsDigests: ['functions/jobs/digests.lambda.ts'],
  NotificationsMain: ['functions/notifications/api.lambda.ts'],
  JobsBallotReminders: ['functions/jobs/ballot-reminders.lambda.ts'],
  BudgetPapersMain: ['functions/budgets/papers/budget-papers.lambda.ts'],
  BudgetPapersPrint: ['functions/budgets/papers/budget-prints.lambda.ts'],
  BudgetResultsMain: ['functions/budgets/results/budget-results.lambda.ts'],
  WorkersRecountsWorker: ['functions/consumers/recounts.lambda.ts'],
  WorkersModeratorWorker: ['functions/consumers/moderator.lambda.ts'],
  WorkersUploadsWorker: ['functions/consumers/uploads.lambda.ts'],
};
/** The queue into which the sender of a lane puts a mail back: the code takes its name from the mail. */
const OWN_QUEUE: Readonly<Record<string, string>> = {
  WorkersMailBulkSenderWorker: 'BULK_QUEUE_URL',
  WorkersMailSenderWorker: 'MAIL_QUEUE_URL',
  WorkersMailUrgentSenderWorker: 'URGENT_QUEUE_URL',
};
/** What the bundle of the senders does for newsletters alone, which only the lane `bulk` sends; `mail` sends tests of them. */
const OF_NEWSLETTERS: Readonly<
  Record<string, { readonly reads: readonly string[]; readonly variables: readonly string[] }>
> = {
  WorkersMailSenderWorker: { reads: ['Newsletter', 'Subscription'], variables: [] },
  WorkersMailUrgentSenderWorker: { reads: ['Newsletter', 'Subscription'], variables: ['DATA_BUCKET'] },
};
/** What every function of the API notes of staff, and does not read. */
const NOTED = 'AuditRecord';
/** Workers that write into the audit log which files they have refused, and read nothing of it. */
const REFUSING = ['WorkersUploadsWorker', 'WorkersCensusWorker'];
/** What finding out who asks takes, in every function of the API. */
const WHO_ASKS = ['Participant', 'Session', 'RoleGrant'];
const WHO_ASKS_SECRETS = ['SECRET_ORIGIN_ARN', 'SECRET_SESSION_ARN', 'SECRET_OPERATOR_ARN'];
const isApi = (fn: string) =>
  /^(Platform|(Assistance|Audit|Budgets|BudgetBallots|BudgetPapers|BudgetResults|Comments|Follows|Groups|Identities|Moderation|Imports|Mails|Media|Newsletters|Notifications|Participants|Places|Proposals|Push|Spaces|Studies|Team|Verifications)(Main|Vote|Pictures|Letters|Print|Subscriptions))$/.test(
    fn,
  );

const granted = (fn: string, action: string, resource: RegExp) =>
  new Set(
    grants
      .filter(
        (grant) =>
          grant.fn === fn && grant.actions.includes(action) && grant.resources.some((one) => resource.test(one)),
      )
      .flatMap(({ keys }) => keys),
  );
const sorted = (values: Iterable<string>) => [...new Set(values)].toSorted();

function indexPartitions({ indexes }: BundleUse): string[] {
  return [...indexes].map((text) => {
    const [name, index] = text.split('.');
    const entity = entities.find((one) => one.name === name);
    return entity?.partitions.indexes[Object.keys(entity.indexes).indexOf(index ?? '')] ?? `unknown ${text}`;
  });
}

const Environment = z.object({
  Properties: z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) }),
});
/** Variables that a function has besides those that every function has. */
function variablesOf(fn: string): string[] {
  const [, lambda] =
    Object.entries(template.findResources('AWS::Lambda::Function')).find(([id]) => id.startsWith(`${fn}Function`)) ??
    [];
  const names = Object.keys(Environment.parse(lambda).Properties.Environment.Variables);
  return names.filter(
    (name) =>
      !/^(PARVIS_.*|SITE_ORIGIN|TABLE_NAME|MAIL_CONFIGURATION_SET|MAIL_INTERVAL_MS|MAIL_TOPIC_ARN|TALLY_SECONDS|VOTE_SECRET_DAYS)$/.test(
        name,
      ),
  );
}

describe('each function may do what its code does, and no more', () => {
  it.each(Object.keys(CODE))('%s', async (fn) => {
    const use = await useOfBundle(...(CODE[fn] ?? []));
    const writes = [...use.writes, ...(isApi(fn) ? [NOTED] : [])];
    const written = writes.filter((name) => !((isApi(fn) || REFUSING.includes(fn)) && name === NOTED));
    const left = OF_NEWSLETTERS[fn]?.reads ?? [];
    const reads = [...use.reads, ...written, ...(isApi(fn) ? WHO_ASKS : [])].filter((name) => !left.includes(name));
    expect(sorted(granted(fn, 'dynamodb:PutItem', /Arn>$/))).toEqual(sorted(writes.map(tableOf)));
    expect(sorted(granted(fn, 'dynamodb:GetItem', /Arn>$/))).toEqual(sorted(reads.map(tableOf)));
    expect(sorted(granted(fn, 'dynamodb:Query', /\/index\//))).toEqual(sorted(indexPartitions(use)));
  });

  // The relay names its queues in a loop; every address of a worker is told to it.
  it.each(Object.keys(CODE).filter((fn) => fn !== 'StreamRelayReader'))(
    '%s, told which buckets, queues and secrets it asks for',
    async (fn) => {
      const { variables } = await useOfBundle(...(CODE[fn] ?? []));
      const own = OWN_QUEUE[fn] ?? [];
      const left = OF_NEWSLETTERS[fn]?.variables ?? [];
      expect(sorted(variablesOf(fn))).toEqual(
        sorted(
          [...variables, ...(isApi(fn) ? WHO_ASKS_SECRETS : []), own].flat().filter((name) => !left.includes(name)),
        ),
      );
    },
  );

  it('leaves no function out', () => {
    const withTable = grants.filter(({ actions }) => actions.includes('dynamodb:GetItem')).map(({ fn }) => fn);
    expect(sorted([...withTable, 'StreamRelayReader'])).toEqual(Object.keys(CODE).toSorted());
  });
});
