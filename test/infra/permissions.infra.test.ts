import { describe, expect, it } from '@jest/globals';
import { Sessions } from '../../functions/platform/entities.ts';
import { Ballots, Proposals, Votes } from '../../functions/proposals/entities.ts';
import { Organizations } from '../../functions/spaces/entities.ts';
import { grantsOf, whoMay } from './policies.ts';
import { templateOf } from './stacks.ts';

const grants = grantsOf(templateOf({ stage: 'prod', webAcl: 'false' }));
const writers = (entity: { readonly partitions: { readonly table: string } }) =>
  whoMay(grants, 'dynamodb:PutItem', entity.partitions.table);
const readersOfSecret = (name: string) =>
  grants
    .filter(
      ({ actions, resources }) =>
        actions.includes('secretsmanager:GetSecretValue') && resources.some((text) => text.includes(`Secrets${name}`)),
    )
    .map(({ fn }) => fn)
    .toSorted();

describe('permissions', () => {
  it('let only the voting function write votes and ballots', () => {
    // Recounts put marks among the ballots: of attributes that make no ballot.
    expect(writers(Votes)).toEqual(['ProposalsVote', 'WorkersRecountsWorker']);
    const marks = grants.filter(
      ({ fn, keys }) => fn === 'WorkersRecountsWorker' && keys.join() === Votes.partitions.table,
    );
    expect(marks.map(({ actions }) => actions)).toEqual([['dynamodb:PutItem']]);
    const attributes = marks[0]?.condition['ForAllValues:StringEquals']?.['dynamodb:Attributes'];
    expect(attributes).toEqual(['pk', 'sk', 'type', 'v', 'ttl', 'proposalId', 'shard', 'id', 'expiresAt']);
    for (const action of ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'])
      expect(whoMay(grants, action, Votes.partitions.table)).toEqual(['ProposalsVote']);
    expect(writers(Ballots)).toEqual(['ProposalsVote']);
    expect(writers(Proposals)).not.toContain('ProposalsVote');
  });

  it('let only sign-in and verification open sessions, the desk mark one, and only spaces change the organization', () => {
    expect(writers(Sessions)).toEqual([
      'AssistanceMain',
      // Whoever votes at a tablet in a hall.
      'BudgetBallotsMain',
      'IdentitiesMain',
      'ParticipantsMain',
      'VerificationsMain',
    ]);
    expect(writers(Organizations)).toEqual(['SpacesMain']);
  });

  it('let only the senders of the three lanes send mail, and only from our address', () => {
    const mailing = grants.filter(({ actions }) => actions.some((action) => action.startsWith('ses:')));
    expect(mailing.map(({ fn, actions }) => [fn, ...actions]).toSorted()).toEqual([
      ['WorkersMailBulkSenderWorker', 'ses:SendRawEmail'],
      ['WorkersMailSenderWorker', 'ses:SendRawEmail'],
      ['WorkersMailUrgentSenderWorker', 'ses:SendRawEmail'],
    ]);
    for (const { condition, resources } of mailing) {
      expect(condition).toEqual({ StringEquals: { 'ses:FromAddress': 'administrator@example.org' } });
      expect(resources).not.toContainEqual(expect.stringContaining('*'));
    }
  });

  it('give the secret of participations to who counts people, to voting and own data, which look for one’s own, and to votes on comments', () => {
    expect(readersOfSecret('Vote')).toEqual([
      'BudgetBallotsMain',
      'CommentsMain',
      'ProposalsVote',
      'WorkersExporterWorker',
      // Who took part in a consultation, where a newsletter is for them.
      'WorkersMailNewslettersWorker',
      'WorkersTalliesWorker',
    ]);
  });

  it('give secrets of votes to voting, to who tells people their own votes, and to who ends them', () => {
    const users = (action: string) =>
      grants
        .filter(({ actions, resources }) => actions.includes(action) && resources.join().includes('<VoteSecrets'))
        .map(({ fn }) => fn)
        .toSorted();
    const voting = ['BudgetBallotsMain', 'BudgetPapersMain', 'BudgetPapersPrint'];
    const ending = ['WorkersBudgetCountsWorker', 'WorkersRecountsWorker'];
    expect(users('s3:GetObject')).toEqual(
      [...voting, 'JobsBallotReminders', 'ProposalsVote', 'WorkersExporterWorker', ...ending].toSorted(),
    );
    expect(users('s3:PutObject')).toEqual([...voting, 'ProposalsVote', ...ending]);
    expect(users('s3:DeleteObject')).toEqual([]);
  });

  it('give the secret of sessions to the API and to the senders, which derive sign-in codes', () => {
    expect(readersOfSecret('Session')).toEqual([
      'AssistanceMain',
      'AuditMain',
      'BudgetBallotsMain',
      'BudgetPapersMain',
      'BudgetPapersPrint',
      'BudgetResultsMain',
      'BudgetsMain',
      'CommentsMain',
      'FollowsMain',
      'GroupsMain',
      'IdentitiesMain',
      'ImportsMain',
      'MailsMain',
      'MediaMain',
      'MediaPictures',
      'ModerationMain',
      'NewslettersMain',
      'NewslettersSubscriptions',
      'NotificationsMain',
      'ParticipantsMain',
      'PlacesMain',
      'Platform',
      'ProposalsMain',
      'ProposalsVote',
      'PushMain',
      'SpacesMain',
      'StudiesMain',
      'TeamMain',
      'VerificationsLetters',
      'VerificationsMain',
      'WorkersMailBulkSenderWorker',
      'WorkersMailSenderWorker',
      'WorkersMailUrgentSenderWorker',
      // Codes by SMS are derived too.
      'WorkersTexterWorker',
    ]);
  });

  it('bound every access to the table by partition, and demand that there is one', () => {
    const items = grants.filter(({ actions }) => actions.some((action) => /^dynamodb:.*(Item|Query)/.test(action)));
    expect(items.length).toBeGreaterThan(20);
    for (const { fn, condition } of items) {
      // Bounds attributes as well.
      const { 'ForAllValues:StringEquals': _, ...bounds } = condition;
      expect([fn, bounds]).toEqual([
        fn,
        {
          'ForAllValues:StringLike': {
            'dynamodb:LeadingKeys': expect.anything(),
          },
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      ]);
    }
  });

  it('know no scan, no export and no action with a wildcard', () => {
    const actions = new Set(grants.flatMap((grant) => grant.actions));
    expect([...actions].filter((action) => /\*|Scan|PartiQL|Export/.test(action))).toEqual([]);
  });

  it('name every resource but for traces and telephones, which have none', () => {
    const everything = grants.filter(({ resources }) => resources.includes('*'));
    expect(new Set(everything.flatMap(({ actions }) => actions))).toEqual(
      // Telephones have no ARN either: the statement has conditions instead.
      new Set(['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'sns:Publish']),
    );
  });

  it('let only the publisher, the tallies and the pictures of shared links write the site, and only media and places keep files that are served', () => {
    const putters = grants
      .filter(({ actions }) => actions.includes('s3:PutObject'))
      .flatMap(({ fn, resources }) =>
        resources.map((resource) => `${fn} ${resource.replace(/Bucket[0-9A-F]{8}/, '')}`),
      );
    expect(putters.toSorted()).toEqual([
      'BudgetBallotsMain <VoteSecrets.Arn>/votes/*',
      'BudgetPapersMain <VoteSecrets.Arn>/votes/*',
      // The catalogue to print.
      'BudgetPapersPrint <SiteFiles.Arn>/budgets/*',
      'BudgetPapersPrint <VoteSecrets.Arn>/votes/*',
      'ImportsMain <DataFiles.Arn>/exports/exchanges/*',
      // It signs forms, which can do what it can; what they bring is looked at before anybody can read it.
      'MediaMain <MediaFiles.Arn>/uploads/*',
      'MediaPictures <MediaFiles.Arn>/media/*',
      'NewslettersMain <DataFiles.Arn>/newsletters/*',
      'PlacesMain <MediaFiles.Arn>/media/outlines/*',
      'ProposalsVote <VoteSecrets.Arn>/votes/*',
      'VerificationsMain <DataFiles.Arn>/census/*',
      // It signs forms for pictures of identity documents, as media does for attachments.
      'VerificationsMain <MediaFiles.Arn>/uploads/identity/*',
      // Lists of ballots, and what the pages of results are made of.
      'WorkersBudgetCountsWorker <DataFiles.Arn>/budgets/*',
      'WorkersBudgetCountsWorker <SiteFiles.Arn>/budgets/*',
      'WorkersBudgetCountsWorker <VoteSecrets.Arn>/votes/*',
      'WorkersCardsWorker <SiteFiles.Arn>/cards/*',
      'WorkersCensusWorker <DataFiles.Arn>/census/*',
      'WorkersCensusWorker <DataFiles.Arn>/exports/census/*',
      'WorkersExchangerWorker <DataFiles.Arn>/exports/exchanges/*',
      'WorkersExporterWorker <DataFiles.Arn>/exports/*',
      'WorkersIndexerWorker <DataFiles.Arn>/indexes/*',
      'WorkersMailNewslettersWorker <DataFiles.Arn>/newsletters/*',
      'WorkersPublisherWorker <SiteFiles.Arn>/*',
      'WorkersRecountsWorker <VoteSecrets.Arn>/votes/*',
      'WorkersTalliesWorker <SiteFiles.Arn>/tallies/*',
      // Pictures of identity documents, which nobody reads but a reviewer, and files that are hidden.
      'WorkersUploadsWorker <MediaFiles.Arn>/identity/*',
      'WorkersUploadsWorker <MediaFiles.Arn>/media/*',
      'WorkersUploadsWorker <MediaFiles.Arn>/withheld/*',
    ]);
  });
});
