import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge, inFindings } from './acknowledge.ts';
import type { Alarms } from './alarms.ts';
import { deadLetters } from './dead-letters.ts';
import type { FeatureFunction } from './feature-function.ts';
import type { Stage } from './stage.ts';

/** Mail by SES: who it comes from, how it is sent, and where bounces and complaints are told. */
export class Mail extends Construct {
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;
  /** Bounces and complaints, told by SES. */
  readonly topic: Topic;
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
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.topic = this.bounces(alarms);
    alarms.raise(this, 'Complaints', {
      metric: this.topic.metricNumberOfMessagesPublished({ period: Duration.hours(1), statistic: 'sum' }),
      threshold: 50,
      says: 'Fifty mails bounced or were complained about within an hour.',
      runbook: 'mail-bounces',
    });
  }

  /** Bounces and complaints wait in a queue for 14 days; SES keeps their addresses from further mail by itself. */
  private bounces(alarms: Alarms): Topic {
    const topic = new Topic(this, 'Bounces', { enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    this.configurationSet.addEventDestination('Bounces', {
      destination: EventDestination.snsTopic(topic),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    const queue = deadLetters(this, 'BounceDeadLetters', {
      alarms,
      says: 'A bounce or complaint could not be queued.',
      runbook: 'mail-bounces',
    });
    const bounced = new Queue(this, 'BounceQueue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue, maxReceiveCount: 5 },
    });
    topic.addSubscription(new SqsSubscription(bounced, { rawMessageDelivery: true, deadLetterQueue: queue }));
    return topic;
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
