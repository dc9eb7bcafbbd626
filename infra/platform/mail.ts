import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { ConfigurationSet, EmailIdentity, EmailSendingEvent, EventDestination, Identity } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge, inFindings } from './acknowledge.ts';
import { type Alarms, FIVE_MINUTES } from './alarms.ts';
import { deadLetters } from './dead-letters.ts';
import type { FeatureFunction } from './feature-function.ts';
import type { QueueWorker } from './queue-worker.ts';
import type { Stage } from './stage.ts';

/** Shares of mails from which SES reviews an account (SES developer guide, "Reputation metrics"). */
const BOUNCES = 0.05;
const COMPLAINTS = 0.001;
const FAILED_AN_HOUR = 20;
const UNCERTAIN_AN_HOUR = 20;

/** Mail by SES: who it comes from, how it is sent, and where SES tells what became of it. */
export class Mail extends Construct {
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;
  /** What became of each mail, told by SES. */
  readonly topic: Topic;
  /** Events that could not be queued. */
  private readonly undelivered: Queue;
  private readonly settings: Stage['settings'];

  constructor(scope: Construct, id: string, { settings, alarms }: Pick<Stage, 'settings' | 'alarms'>) {
    super(scope, id);
    this.settings = settings;
    const { domain, from } = settings.mail;
    this.identity = new EmailIdentity(
      this,
      'Identity',
      domain === undefined
        ? { identity: Identity.email(from) }
        : { identity: Identity.domain(domain), mailFromDomain: `bounce.${domain}` },
    );
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      reputationMetrics: true,
      // Our own list knows lanes, sign-in codes and lifting; SES's would keep mail from an address that was lifted.
      disableSuppressionList: true,
    });
    this.topic = this.events();
    this.undelivered = deadLetters(this, 'EventDeadLetters', {
      alarms,
      says: 'What SES told of a mail could not be queued.',
      runbook: 'mail-feedback',
    });
    this.watchReputation(alarms);
    this.raiseAlarms(alarms);
  }

  /** What SES tells of each mail. It holds addresses and subjects: encrypted by a key that SES may use. */
  private events(): Topic {
    const account = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    const ses = new ServicePrincipal('ses.amazonaws.com');
    const key = new Key(this, 'EventsKey', {
      description: 'What SES tells of mails, on its way',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [ses],
        actions: ['kms:GenerateDataKey*', 'kms:Decrypt'],
        resources: ['*'],
        conditions: account,
      }),
    );
    const topic = new Topic(this, 'Events', { enforceSSL: true, masterKey: key });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [ses],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: account,
      }),
    );
    const destination = this.configurationSet.addEventDestination('Events', {
      destination: EventDestination.snsTopic(topic),
      // Opening and clicking are not asked for: nobody is followed.
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.DELIVERY_DELAY,
      ],
    });
    // SES tries whether it may publish when the destination is made.
    destination.node.addDependency(topic);
    return topic;
  }

  /** Has a worker told of every event, with the signature of SNS. */
  tell({ queue, fn }: QueueWorker): void {
    this.topic.addSubscription(
      new SqsSubscription(queue, { rawMessageDelivery: false, deadLetterQueue: this.undelivered }),
    );
    fn.tell('MAIL_TOPIC_ARN', this.topic.topicArn);
  }

  /** By SES's own count, of all that the account sends. */
  private watchReputation(alarms: Alarms): void {
    const ofSes = (metricName: string) =>
      new Metric({ namespace: 'AWS/SES', metricName, statistic: 'max', period: Duration.hours(1) });
    alarms.raise(this, 'BounceRate', {
      metric: ofSes('Reputation.BounceRate'),
      threshold: BOUNCES,
      says: 'Of a hundred mails five bounce: SES looks into the account, and stops it at ten.',
      runbook: 'mail-bounces',
    });
    alarms.raise(this, 'ComplaintRate', {
      metric: ofSes('Reputation.ComplaintRate'),
      threshold: COMPLAINTS,
      says: 'Of a thousand mails one is complained about: SES looks into the account, and stops it at five.',
      runbook: 'mail-bounces',
    });
  }

  private raiseAlarms(alarms: Alarms): void {
    const ours = (metricName: string, period: Duration) =>
      new Metric({
        ...{ namespace: 'Parvis', metricName, period },
        ...{ dimensionsMap: { Stage: this.settings.stage }, statistic: 'sum' },
      });
    const hour = Duration.hours(1);
    alarms.raise(this, 'Failed', {
      metric: ours('MailFailed', hour),
      threshold: FAILED_AN_HOUR,
      says: `${FAILED_AN_HOUR} mails could not be sent within an hour.`,
      runbook: 'mail-failed',
    });
    alarms.raise(this, 'Uncertain', {
      metric: ours('MailUncertain', hour),
      threshold: UNCERTAIN_AN_HOUR,
      says: `Of ${UNCERTAIN_AN_HOUR} mails within an hour nobody knew whether they were sent.`,
      runbook: 'mail-uncertain',
    });
    alarms.raise(this, 'HeldUp', {
      metric: ours('MailHeldUp', FIVE_MINUTES),
      threshold: 1,
      says: 'SES takes no mail: the quota of the day is used up, or sending is stopped.',
      runbook: 'mail-held-up',
    });
    alarms.raise(this, 'Forged', {
      metric: ours('MailEventForged', FIVE_MINUTES),
      threshold: 1,
      says: 'Something in the queue of mail events was not signed by SNS.',
      runbook: 'mail-feedback',
    });
  }

  /** Lets a function send mail, from our address only. */
  grantSend(fn: FeatureFunction): void {
    const { from } = this.settings.mail;
    const configurationSet = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSet.configurationSetName,
    });
    fn.allow(
      new PolicyStatement({
        actions: ['ses:SendRawEmail'],
        resources: [this.identity.emailIdentityArn, configurationSet, ...this.sandboxRecipients(fn)],
        conditions: { StringEquals: { 'ses:FromAddress': from } },
      }),
    );
    fn.tell('MAIL_FROM', from);
    if (this.settings.mail.replies !== undefined) fn.tell('MAIL_REPLIES', this.settings.mail.replies);
    fn.tell('MAIL_CONFIGURATION_SET', this.configurationSet.configurationSetName);
  }

  /** In the sandbox of SES, where a dev stage lives, the recipient is a verified identity too, and is asked for. */
  private sandboxRecipients(fn: FeatureFunction): string[] {
    if (this.settings.stage === 'prod') return [];
    const { partition, region, account } = Stack.of(this);
    const identities = `arn:${partition}:ses:${region}:${account}:identity/*`;
    acknowledge(
      fn.role,
      `IAM5[Resource::arn:${inFindings(this, partition)}:ses:${region}:${inFindings(this, account)}:identity/*]`,
      'Verified recipients of the SES sandbox; the sender stays fixed by ses:FromAddress.',
    );
    return [identities];
  }
}
