import { PurgeQueueCommand } from '@aws-sdk/client-sqs';
import type { SESEvent } from 'aws-lambda';
import { mailIn } from '../../functions/consumers/mail-in.ts';
import { features, viewsOf, workersOf } from '../../functions/features.ts';
import { ballotReminders } from '../../functions/jobs/ballot-reminders.ts';
import { digests } from '../../functions/jobs/digests.ts';
import { newsletterClock } from '../../functions/jobs/newsletter-clock.ts';
import { phaseChanges } from '../../functions/jobs/phase-changes.ts';
import { BUCKETS, type LocalCloud, openCloud, TABLE } from '../../functions/local/cloud.ts';
import type { LocalMail } from '../../functions/local/mailbox.ts';
import { createParticipant, type LocalParticipant } from '../../functions/local/participants.ts';
import { localContext, openRuntime, type Runtime } from '../../functions/local/runtime.ts';
import { openSecrets } from '../../functions/local/secrets.ts';
import { LOCAL_TOPIC_ARN } from '../../functions/local/sns-signing.ts';
import type { LocalText } from '../../functions/local/text-inbox.ts';
import { createMailer } from '../../functions/platform/mail/mailer.ts';
import { createSnsKeys } from '../../functions/platform/mail/sns-keys.ts';
import type { Render } from '../../functions/platform/page.ts';
import { composeServices, type Services } from '../../functions/platform/services.ts';
import { createTextSender } from '../../functions/platform/texts/sns-texts.ts';
import type { Grant, Role } from '../../shared/platform/roles.ts';
import { recordCalls } from '../permissions/record.ts';
import { apiEvent, type Call } from './api-event.ts';
import { type Clock, stoppedClock } from './clock.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  /** Parsed JSON; tests know what they asked for. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads into the answer it expects and fails when it is not there
  readonly body: any;
}

/** The whole platform on stand-ins in memory: real handlers, real consumers, real SDK clients. */
export interface TestPlatform {
  readonly services: Services;
  readonly clock: Clock;
  readonly cloud: LocalCloud;
  readonly runtime: Runtime;
  /** Calls a route as the CDN would. */
  call(routeKey: string, call?: Call & { readonly operator?: boolean }): Promise<Answer>;
  /** A registered participant with a session. */
  participant(options?: {
    role?: Role;
    displayName?: string;
    email?: string;
    /** Roles in processes. */
    grants?: readonly Grant[];
    /** Without it, whoever has a role has shown a second factor. */
    hasSecondFactor?: boolean;
  }): Promise<LocalParticipant>;
  /** What the stack does every minute. */
  tick(): Promise<void>;
  /** What it does every hour. */
  tickHour(): Promise<void>;
  /** Takes a mail, as the receipt rule of SES gives it to its function. */
  receive(event: unknown): Promise<void>;
  /** Lets all that follows from what was done happen. */
  settle(): Promise<void>;
  /** As `settle`; also where pages wait until somebody looks at them. */
  publish(): Promise<void>;
  /** Pages that wait are not made: those of what earlier tests did. */
  forgetPages(): Promise<void>;
  mails(): readonly LocalMail[];
  /** Lets the platform be told what became of its mails, as SES tells it: until somebody asks for it, nobody is told. */
  feedback(): Promise<void>;
  /** Text messages to telephones, the newest first. */
  texts(): readonly LocalText[];
  close(): Promise<void>;
}

/** Renders no template: the view model as JSON, for tests that are about data and not about words. */
const renderJson: Render = async (path, { page }) => ({ status: 200, html: `<!-- ${path} -->${JSON.stringify(page)}` });

interface Options {
  readonly render?: Render;
  /** Draws a card for each proposal, which takes longer than all else that is done about one. */
  readonly drawsCards?: boolean;
  /** Pages wait for `publish`: making all of them at each `settle` takes longer than all else, and few tests look at one. */
  readonly publishesWhenAsked?: boolean;
  /** Where browsers find the site, for tests that serve it. */
  readonly siteOrigin?: string;
  /** Client secrets of sign-in services by id. */
  readonly serviceSecrets?: Readonly<Record<string, string>>;
}

export async function startTestPlatform(options: Options = {}): Promise<TestPlatform> {
  const { render = renderJson, drawsCards = false, publishesWhenAsked = false, serviceSecrets } = options;
  const { siteOrigin = 'http://localhost:8080' } = options;
  const clock = stoppedClock();
  const cloud = await openCloud();
  const config = {
    stage: 'local',
    version: '0.0.0-test',
    siteOrigin,
    tableName: TABLE,
    buckets: BUCKETS,
    mailFrom: 'noreply@parvis.example',
    mailConfigurationSet: undefined,
    snsTopicArn: LOCAL_TOPIC_ARN,
    firstAdministrator: 'admin@parvis.example',
    geocoderUrl: '',
    queueUrls: cloud.queueUrls,
  } as const;
  const mailer = createMailer(cloud.clients.ses, config);
  const recorder = recordCalls(cloud);
  const secrets = await openSecrets(undefined, serviceSecrets);
  const snsKeys = createSnsKeys(async () => cloud.mailbox.signer.publicKey);
  const texts = createTextSender(cloud.clients.sns);
  const composed = composeServices(config, cloud.clients, secrets, mailer, texts, snsKeys);
  const services: Services = { ...recorder.watched(composed), now: clock.now };
  const { cards, ...others } = workersOf(render);
  const workers = drawsCards ? { cards, ...others } : others;
  const runtime = await openRuntime({
    cloud,
    services,
    features,
    workers,
    views: viewsOf(render),
    within: recorder.within,
  });

  return {
    services,
    clock,
    cloud,
    runtime,
    async call(routeKey, { operator = false, ...call } = {}) {
      const headers = {
        'x-parvis-origin': await services.secrets.get('origin'),
        ...(operator ? { authorization: `Bearer ${await services.secrets.get('operator')}` } : {}),
        ...call.headers,
      };
      const answer = await runtime.call(apiEvent(routeKey, { ...call, headers }));
      const isJson = /json/.test(String(answer.headers?.['content-type'] ?? ''));
      return {
        status: answer.statusCode ?? 0,
        headers: Object.fromEntries(Object.entries(answer.headers ?? {}).map(([name, value]) => [name, String(value)])),
        cookies: answer.cookies ?? [],
        body: isJson ? JSON.parse(answer.body ?? 'null') : answer.body,
      };
    },
    participant: ({ role = 'participant', displayName = 'Ada Lovelace', ...others } = {}) =>
      createParticipant(services, { role, displayName, locale: 'en', ...others }),
    async tick() {
      await recorder.within('schedule:phase-changes', () =>
        phaseChanges(services)(undefined, localContext('phase-changes')),
      );
      await recorder.within('schedule:newsletter-clock', () =>
        newsletterClock(services)(undefined, localContext('newsletter-clock')),
      );
    },
    async tickHour() {
      await recorder.within('schedule:ballot-reminders', () =>
        ballotReminders(services)(undefined, localContext('ballot-reminders')),
      );
      await recorder.within('schedule:digests', () => digests(services)(undefined, localContext('digests')));
    },
    receive: (event) => recorder.within('mail-in', () => mailIn(services)(event as SESEvent, localContext('mail-in'))),
    settle: () => runtime.settle(publishesWhenAsked ? ['publish'] : []),
    publish: () => runtime.settle(),
    async forgetPages() {
      await runtime.settle(['publish']);
      await cloud.clients.sqs.send(new PurgeQueueCommand({ QueueUrl: cloud.queueUrls.publish }));
    },
    mails: () => cloud.mailbox.mails(),
    async feedback() {
      await cloud.mailbox.flush((envelopes) => services.queues.send('feedback', envelopes));
      await runtime.settle(publishesWhenAsked ? ['publish'] : []);
    },
    texts: () => cloud.textInbox.texts(),
    close: () => cloud.close(),
  };
}
