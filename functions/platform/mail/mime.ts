import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { readEmailAddress } from '../../../shared/platform/email-address.ts';
import type { Config } from '../config.ts';
import type { MailMessage } from './message.ts';

/** The address cannot be written to at all: no try will do better. */
export class InvalidAddress extends Error {
  override readonly name = 'InvalidAddress';
}

/** One line without anything that could begin another header, in any program's reading. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();

/** An address on the web as it stands in a header: ASCII, and nothing that ends the angle brackets around it. */
function inBrackets(url: string): string {
  const { href } = new URL(url);
  if (!/^https?:/.test(href) || /[<>\s]|[^\u0021-\u007e]/.test(href)) throw new TypeError('no address for a header');
  return `<${href}>`;
}

const prepared = (value: string) => ({ prepared: true, value });
const MESSAGE_ID = /^<[\u0021-\u003b\u003d\u003f-\u007e]{3,250}>$/;

function headersOf({ unsubscribe, list, inReplyTo }: MailMessage, host: string) {
  return {
    'Auto-Submitted': inReplyTo === undefined ? 'auto-generated' : 'auto-replied',
    'X-Auto-Response-Suppress': 'All',
    ...(unsubscribe === undefined
      ? {}
      : {
          'List-Unsubscribe': prepared(inBrackets(unsubscribe.oneClick)),
          'List-Unsubscribe-Post': prepared('List-Unsubscribe=One-Click'),
        }),
    ...(list === undefined
      ? {}
      : { 'List-Id': prepared(`<${list.id.toLowerCase().replace(/[^a-z0-9-]/g, '-')}.${host}>`) }),
  };
}

/**
 * Where answers go where somebody tells their senders that nobody reads them: an address that says which mail was answered,
 * since SES writes a Message-ID of its own over ours.
 */
const answeredAt = ({ id, batch = 'mails' }: MailMessage, { mailReplies }: Pick<Config, 'mailReplies'>) =>
  mailReplies ? `re+${batch === 'mails' ? id : batch}@${mailReplies}` : undefined;

/** The address as mail servers know it. @throws InvalidAddress */
function addressOf(typed: string): string {
  const read = readEmailAddress(typed);
  if ('fault' in read) throw new InvalidAddress(`the address is none: ${read.fault}`);
  return read.address;
}

/**
 * A mail as raw MIME: text and HTML as alternatives, with headers that no value can add to. What SES signs (DKIM) it signs
 * itself; nothing here is changed on the way, so the signature holds.
 *
 * @throws InvalidAddress
 */
export async function mimeOf(
  message: MailMessage,
  config: Pick<Config, 'mailFrom' | 'mailReplies' | 'siteOrigin'>,
): Promise<{ readonly raw: Buffer; readonly to: string }> {
  const { from, subject, text, html, id, inReplyTo, date } = message;
  const replyTo = message.replyTo ?? answeredAt(message, config);
  const to = addressOf(message.to);
  const host = new URL(config.siteOrigin).hostname;
  const answers = inReplyTo !== undefined && MESSAGE_ID.test(inReplyTo) ? inReplyTo : undefined;
  const composer = new MailComposer({
    to: { name: '', address: to },
    from: { name: oneLine(from.name), address: config.mailFrom },
    ...(replyTo === undefined ? {} : { replyTo: { name: '', address: addressOf(replyTo) } }),
    subject: oneLine(subject),
    text,
    html,
    messageId: `<${id}@${host}>`,
    ...(answers === undefined ? {} : { inReplyTo: answers, references: answers }),
    ...(date === undefined ? {} : { date: new Date(date) }),
    headers: headersOf(message, host),
    // Short lines of ASCII would keep the line feeds that they were written with.
    newline: 'windows',
    // Mails carry no files and read none.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { raw: await composer.compile().build(), to };
}
