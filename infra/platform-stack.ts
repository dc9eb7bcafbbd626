import { CfnOutput, NestedStack, Stack, type StackProps } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { Outbox } from '../functions/platform/entities.ts';
import { platform as platformRoutes } from '../shared/platform/platform-contract.ts';
import { DOCUMENT_DAYS } from '../shared/verifications/document.ts';
import { AssistanceFeature } from './assistance.ts';
import { AuditFeature } from './audit.ts';
import { BudgetBallotsFeature } from './budget-ballots.ts';
import { BudgetPapersFeature } from './budget-papers.ts';
import { BudgetResultsFeature } from './budget-results.ts';
import { BudgetsFeature } from './budgets.ts';
import { CENSUS } from './census.ts';
import { CommentsFeature } from './comments.ts';
import { FollowsFeature } from './follows.ts';
import { GroupsFeature } from './groups.ts';
import { IdentitiesFeature } from './identities.ts';
import { ImportsFeature } from './imports.ts';
import { Jobs } from './jobs.ts';
import { MailIn } from './mail-in.ts';
import { MailsFeature } from './mails.ts';
import { IDENTITY, MediaFeature, UPLOADS } from './media.ts';
import { ModerationFeature } from './moderation.ts';
import { NewslettersFeature } from './newsletters.ts';
import { NotificationsFeature } from './notifications.ts';
import { ParticipantsFeature } from './participants.ts';
import { PlacesFeature } from './places.ts';
import { Alarms, FIVE_MINUTES } from './platform/alarms.ts';
import { ApiFunction } from './platform/api-function.ts';
import { EntityTable, indexOf } from './platform/entity-table.ts';
import { FileStore } from './platform/file-store.ts';
import { Mail } from './platform/mail.ts';
import type { Platform } from './platform/platform.ts';
import { PublicApi } from './platform/public-api.ts';
import { PublishAll } from './platform/publish-all.ts';
import { PlatformSecrets } from './platform/secrets.ts';
import { Site } from './platform/site.ts';
import { SiteAssets } from './platform/site-assets.ts';
import { ProposalsFeature } from './proposals.ts';
import { PushFeature } from './push.ts';
import type { Settings } from './settings.ts';
import { SpacesFeature } from './spaces.ts';
import { StreamReaders } from './stream-readers.ts';
import { StudiesFeature } from './studies.ts';
import { TeamFeature } from './team.ts';
import { VerificationsFeature } from './verifications.ts';
import { Views } from './views.ts';
import { Workers } from './workers.ts';

/** Throttled calls of any function within five minutes that are worth a look: readers come again by themselves. */
const THROTTLES = 100;

export interface PlatformStackProps extends StackProps {
  readonly settings: Settings;
  readonly codeOf: (bundle: string) => Code;
  /** What the web build made; without it nothing is copied, as in tests. */
  readonly web?: { readonly client: string; readonly build: string };
  readonly certificate?: ICertificate | undefined;
  readonly webAclArn?: string | undefined;
}

/** Everything of a stage but what must stand in us-east-1. A feature is one line of `routes`. */
export class PlatformStack extends Stack {
  constructor(scope: Construct, id: string, props: PlatformStackProps) {
    super(scope, id, props);
    const { settings, codeOf, web } = props;
    const { keepsData } = settings;
    const alarms = new Alarms(this, 'Alarms', { email: settings.alarmEmail });
    const table = new EntityTable(this, 'Data', { keepsData, warm: settings.warm });
    const secrets = new PlatformSecrets(this, 'Secrets', { keepsData });
    const files = {
      // Pages, tallies and indexes follow from the table: only pictures are kept.
      site: new FileStore(this, 'SiteFiles', { variable: 'SITE_BUCKET', keepsData: false }),
      media: new FileStore(this, 'MediaFiles', {
        variable: 'MEDIA_BUCKET',
        keepsData,
        // What nobody has looked at after a day will not be looked at.
        expiring: [
          { prefix: UPLOADS, days: 1 },
          // Nothing of an identity document outlives its request, whatever forgets to remove it.
          { prefix: IDENTITY, days: DOCUMENT_DAYS },
        ],
      }),
      data: new FileStore(this, 'DataFiles', {
        variable: 'DATA_BUCKET',
        keepsData: false,
        // Files of own data can be had for seven days: here nobody has to remember to remove one.
        expiring: [
          { prefix: 'exports/', days: 8 },
          // The people of a census, whatever became of its upload.
          { prefix: CENSUS, days: 1 },
        ],
      }),
    };
    // Apart from the table, its backups and every other bucket: whoever reads an object here can tell who voted.
    const voteSecrets = new FileStore(this, 'VoteSecrets', { variable: 'SECRETS_BUCKET', keepsData, forgets: true });
    const api = new PublicApi(this, 'Api', { settings, alarms });
    const { certificate, webAclArn } = props;
    const site = new Site(this, 'Site', { settings, buckets: files, api, secrets, certificate, webAclArn });
    const mail = new Mail(this, 'Mail', { settings, alarms });
    const environment = {
      PARVIS_STAGE: settings.stage,
      PARVIS_VERSION: settings.version,
      SITE_ORIGIN: site.origin,
      TABLE_NAME: table.table.tableName,
    };
    const platform = {
      stage: { settings, codeOf, alarms, environment },
      table,
      secrets,
      voteSecrets,
      api,
      files,
      mail,
    };
    const workers = this.features(platform);
    if (web !== undefined) {
      const assets = new SiteAssets(this, 'SiteAssets', { files: files.site, client: web.client });
      new PublishAll(this, 'PublishAll', { publisher: workers.publisher, build: web.build, after: [assets, site] });
    }
    this.throttles(alarms);
    this.outputs(platform, site);
  }

  private features(platform: Platform): Workers {
    this.routes(new NestedStack(this, 'Features', { description: 'Functions and routes of the API' }), platform);
    const mails = new NestedStack(this, 'Correspondence', {
      description: 'Functions and routes of what people are told',
    });
    this.routesOfMails(mails, platform);
    const workers = new Workers(this, 'Workers', platform);
    new Jobs(this, 'Jobs', platform, workers);
    new MailIn(this, 'MailIn', platform);
    new StreamReaders(this, 'Stream', platform, workers);
    return workers;
  }

  /** What answers requests: a stack inside this one, since one stack holds no more than 500 resources. */
  private routes(features: NestedStack, platform: Platform): void {
    new ParticipantsFeature(features, 'Participants', platform);
    new IdentitiesFeature(features, 'Identities', platform);
    new SpacesFeature(features, 'Spaces', platform);
    new ProposalsFeature(features, 'Proposals', platform);
    new BudgetBallotsFeature(features, 'BudgetBallots', platform);
    new BudgetsFeature(features, 'Budgets', platform);
    new BudgetPapersFeature(features, 'BudgetPapers', platform);
    new BudgetResultsFeature(features, 'BudgetResults', platform);
    new StudiesFeature(features, 'Studies', platform);
    new CommentsFeature(features, 'Comments', platform);
    new MediaFeature(features, 'Media', platform);
    new PlacesFeature(features, 'Places', platform);
    new GroupsFeature(features, 'Groups', platform);
    new TeamFeature(features, 'Team', platform);
    new AssistanceFeature(features, 'Assistance', platform);
    new VerificationsFeature(features, 'Verifications', platform);
    new FollowsFeature(features, 'Follows', platform);
    new ModerationFeature(features, 'Moderation', platform);
    new ImportsFeature(features, 'Imports', platform);
    new AuditFeature(features, 'Audit', platform);
    new Views(features, 'Views', platform);
    this.routesOfNoFeature(features, platform);
  }

  /** The same for what people are told, by mail and otherwise: the stack above is full. */
  private routesOfMails(features: NestedStack, platform: Platform): void {
    new NotificationsFeature(features, 'Notifications', platform);
    new NewslettersFeature(features, 'Newsletters', platform);
    new PushFeature(features, 'Push', platform);
    new MailsFeature(features, 'Mails', platform);
  }

  /** What no feature owns, such as health; and every address below /api/ that no route knows, as problem+json. */
  private routesOfNoFeature(scope: Construct, platform: Platform): void {
    const { table, api } = platform;
    const fn = new ApiFunction(scope, 'Platform', { platform, bundle: 'platform-api', description: 'Platform' });
    table.grantEntities(fn, { read: [Outbox], indexes: [indexOf(Outbox, 'byWaiting')] });
    api.serve(fn, ...Object.values(platformRoutes));
    api.serveBelow(fn, '/api/');
  }

  /** One alarm for all functions of the account in this region: it is the account that runs out. */
  private throttles(alarms: Alarms): void {
    alarms.raise(this, 'Throttles', {
      metric: new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', statistic: 'sum', period: FIVE_MINUTES }),
      threshold: THROTTLES,
      says: 'Functions were turned away: the account has no more concurrency for them.',
      runbook: 'throttles',
    });
  }

  private outputs({ table, secrets, api, files, mail, stage }: Platform, site: Site): void {
    const outputs: Record<string, string> = {
      SiteUrl: `${site.origin}/`,
      DistributionDomain: site.distribution.distributionDomainName,
      DistributionId: site.distribution.distributionId,
      ApiId: api.api.apiId,
      TableName: table.table.tableName,
      OperatorSecretArn: secrets.of('operator').secretArn,
      ServicesSecretArn: secrets.of('services').secretArn,
      MailTopicArn: mail.topic.topicArn,
      AlarmTopicArn: stage.alarms.topic.topicArn,
      SiteBucketName: files.site.bucket.bucketName,
      MediaBucketName: files.media.bucket.bucketName,
      DataBucketName: files.data.bucket.bucketName,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
    const { domain } = stage.settings.mail;
    if (domain === undefined) return;
    const { region } = Stack.of(this);
    const records = {
      MailFromMxRecord: `bounce.${domain} MX 10 feedback-smtp.${region}.amazonses.com`,
      MailFromSpfRecord: `bounce.${domain} TXT "v=spf1 include:amazonses.com -all"`,
      DmarcRecord: `_dmarc.${domain} TXT "v=DMARC1; p=none; rua=mailto:${stage.settings.alarmEmail ?? `postmaster@${domain}`}"`,
    };
    for (const [name, value] of Object.entries(records)) new CfnOutput(this, name, { value });
    for (const [index, { name, value }] of mail.identity.dkimRecords.entries())
      new CfnOutput(this, `DkimRecord${index + 1}`, { value: `${name} CNAME ${value}` });
  }
}
