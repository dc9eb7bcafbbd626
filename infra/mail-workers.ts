import { Construct } from 'constructs';
import { Newsletters, Subscriptions } from '../functions/newsletters/entities.ts';
import { Outbox, Participants, SoftBounces, Suppressions } from '../functions/platform/entities.ts';
import { Organizations } from '../functions/spaces/entities.ts';
import { type MailShares, mailPace, mailShares } from '../shared/platform/mail-pace.ts';
import { makeNewsletters, NEWSLETTER_FILES } from './newsletters.ts';
import { makeNotifier } from './notifications.ts';
import type { Platform } from './platform/platform.ts';
import { QueueWorker } from './platform/queue-worker.ts';
import { makePushes } from './push.ts';

type Lane = keyof MailShares;

const LANES = {
  urgent: { id: 'UrgentSender', description: 'Sender of codes', variable: 'URGENT_QUEUE_URL', late: 120 },
  mail: { id: 'Sender', description: 'Sender of mails', variable: 'MAIL_QUEUE_URL', late: 900 },
  bulk: { id: 'BulkSender', description: 'Sender of newsletters and digests', variable: 'BULK_QUEUE_URL', late: 7200 },
} as const satisfies Readonly<Record<Lane, { id: string; description: string; variable: string; late: number }>>;

/** Who is told what, and what sends it: mails by lane, pushes to devices, what SES tells, newsletters. */
export class MailWorkers extends Construct {
  readonly senders: Readonly<Record<Lane, QueueWorker>>;
  readonly notifier: QueueWorker;
  readonly feedback: QueueWorker;
  readonly newsletters: QueueWorker;
  readonly pushes: QueueWorker;
  private readonly platform: Platform;

  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    this.platform = platform;
    this.senders = { urgent: this.makeSender('urgent'), mail: this.makeSender('mail'), bulk: this.makeSender('bulk') };
    this.feedback = this.makeFeedback();
    this.newsletters = makeNewsletters(this, platform);
    // Mails that waited for the end of a pause.
    this.senders.bulk.grantSend(this.newsletters.fn);
    this.pushes = makePushes(this, platform);
    this.notifier = makeNotifier(this, platform, this.pushes);
  }

  /** All workers whose queues the relay fills. */
  get relayed(): readonly QueueWorker[] {
    return [...Object.values(this.senders), this.notifier, this.newsletters];
  }

  /** The only functions that may send mail. */
  private makeSender(lane: Lane): QueueWorker {
    const { stage, table, secrets, mail, files } = this.platform;
    const { perSecond, bulkShare } = stage.settings.mail;
    const { workers, intervalMs, batch } = mailPace(perSecond, mailShares(bulkShare))[lane];
    const { id, description, variable, late } = LANES[lane];
    const sender = new QueueWorker(this, id, {
      stage,
      bundle: 'sender',
      description,
      variable,
      runbook: 'sender',
      memorySize: 512,
      timeout: 30,
      // Each worker at its pace: together that is the lane's share of what SES has granted, and no more.
      batchSize: batch,
      windowSeconds: 0,
      maxConcurrency: workers,
      lateAfterSeconds: late,
    });
    table.grantEntities(sender.fn, {
      read: [Organizations, Participants, ...(lane === 'bulk' ? [Newsletters, Subscriptions] : [])],
      write: [Outbox, Suppressions],
    });
    // Newsletters, and tests of them.
    if (lane !== 'urgent') files.data.grantFiles(sender.fn, { read: [NEWSLETTER_FILES] });
    secrets.grant(sender.fn, 'session');
    sender.fn.tell('MAIL_INTERVAL_MS', String(intervalMs));
    mail.grantSend(sender.fn);
    sender.grantSend(sender.fn);
    return sender;
  }

  /** SES fills its queue by way of a topic, and nobody else may. */
  private makeFeedback(): QueueWorker {
    const { stage, table, mail } = this.platform;
    const feedback = new QueueWorker(this, 'Feedback', {
      stage,
      bundle: 'feedback',
      description: 'What SES tells of mails',
      variable: 'FEEDBACK_QUEUE_URL',
      runbook: 'mail-feedback',
      memorySize: 512,
      timeout: 30,
      batchSize: 100,
      windowSeconds: 1,
      maxConcurrency: 10,
      lateAfterSeconds: 300,
    });
    table.grantEntities(feedback.fn, { write: [Outbox, Suppressions, SoftBounces] });
    mail.tell(feedback);
    return feedback;
  }
}
