import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Config } from '../config.ts';

/** A mail ready to go: plain text and HTML say the same. */
export interface MailMessage {
  readonly to: string;
  readonly from: { readonly name: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Identifies the mail over retries, as its Message-ID does. */
  readonly id: string;
}

export interface Mailer {
  /** Hands one mail to SES. @throws the SDK's error, so that the queue tries again. */
  send(message: MailMessage): Promise<void>;
}

/** Sends over SES as raw MIME, so that headers are ours; a request that hangs ends after ten seconds. */
export function createMailer(
  client: SESClient,
  config: Pick<Config, 'mailFrom' | 'mailConfigurationSet' | 'siteOrigin'>,
): Mailer {
  return {
    async send({ to, from, subject, text, html, id }) {
      const composer = new MailComposer({
        to,
        from: { name: from.name, address: config.mailFrom },
        subject,
        text,
        html,
        messageId: `<${id}@${new URL(config.siteOrigin).hostname}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
      const Data = await composer.compile().build();
      await client.send(
        new SendRawEmailCommand({
          Destinations: [to],
          RawMessage: { Data },
          ...(config.mailConfigurationSet === undefined ? {} : { ConfigurationSetName: config.mailConfigurationSet }),
        }),
        { abortSignal: AbortSignal.timeout(10_000) },
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
  paced(createMailer(new SESClient(), config), {
    milliseconds: config.mailIntervalMs ?? 0,
    now: () => performance.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
