import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { Config } from '../config.ts';
import type { MailMessage } from './message.ts';
import { mimeOf } from './mime.ts';

export interface Mailer {
  /** Hands one mail to SES. @throws InvalidAddress, or the SDK's error: see `send-errors.ts` for what each means. */
  send(message: MailMessage): Promise<void>;
}

/** What SES takes as name or value of a tag. */
const tag = (Name: string, value: string) => ({ Name, Value: value.replace(/[^A-Za-z0-9_.@-]/g, '-').slice(0, 256) });

const PATIENCE_MS = 10_000;

/**
 * Sends over SES as raw MIME, so that headers are ours; a request that hangs ends after ten seconds.
 *
 * @param client one that asks once: what it repeats by itself after a time-out may be sent twice
 */
export function createMailer(
  client: SESClient,
  config: Pick<Config, 'mailFrom' | 'mailReplies' | 'mailConfigurationSet' | 'siteOrigin'>,
): Mailer {
  return {
    async send(message) {
      const { raw, to } = await mimeOf(message, config);
      const { id, batch = 'mails', lane = 'mail', kind = lane } = message;
      await client.send(
        new SendRawEmailCommand({
          Destinations: [to],
          RawMessage: { Data: raw },
          // The last two stand in the Feedback-ID that SES writes.
          Tags: [
            tag('outbox', id),
            tag('batch', batch),
            tag('lane', lane),
            tag('ses:feedback-id-a', kind),
            tag('ses:feedback-id-b', lane),
          ],
          ...(config.mailConfigurationSet === undefined ? {} : { ConfigurationSetName: config.mailConfigurationSet }),
        }),
        { abortSignal: AbortSignal.timeout(PATIENCE_MS) },
      );
    },
  };
}

interface Pace {
  /** From one mail to the next. */
  readonly milliseconds: number;
  /** Of a clock that only goes forward. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/** Lets a mailer send at a steady pace: who comes too early waits for the turn, in the order of the calls. */
export function paced(mailer: Mailer, { milliseconds, now, sleep }: Pace): Mailer {
  let next = 0;
  return {
    async send(message) {
      const turn = Math.max(now(), next);
      next = turn + milliseconds;
      if (turn > now()) await sleep(turn - now());
      await mailer.send(message);
    },
  };
}

/** The mailer of the one function that sends, on AWS. */
export const mailerOnAws = (config: Config): Mailer =>
  paced(createMailer(new SESClient({ maxAttempts: 1 }), config), {
    milliseconds: config.mailIntervalMs ?? 0,
    now: () => performance.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
