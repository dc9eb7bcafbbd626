import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SESClientConfig } from '@aws-sdk/client-ses';
import PostalMime from 'postal-mime';
import { queryHandler, xml } from './query-protocol.ts';

/** A mail that the platform sent, as `/_local/mail` gives it. */
export interface LocalMail {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** ISO 8601, UTC. */
  readonly date: string;
}

/** SES in this process: takes SendRawEmail, keeps each mail as a file, delivers nothing. */
export interface Mailbox {
  /** For `new SESClient({ requestHandler })`. */
  readonly requestHandler: NonNullable<SESClientConfig['requestHandler']>;
  /** Newest first. */
  mails(): readonly LocalMail[];
}

const ACCEPTED = (id: string) =>
  `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>${id}</MessageId></SendRawEmailResult></SendRawEmailResponse>`;
const REFUSED = (code: string, message: string) =>
  `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;

async function readMail(raw: Uint8Array, date: string): Promise<LocalMail> {
  const { to = [], from, subject = '', text = '', html = '' } = await PostalMime.parse(raw);
  return {
    to: to.map(({ address }) => address ?? '').join(', '),
    from: from?.address ?? '',
    subject,
    text: text.trim(),
    html,
    date,
  };
}

async function stored(directory: string): Promise<LocalMail[]> {
  await mkdir(directory, { recursive: true });
  const names = (await readdir(directory)).filter((name) => name.endsWith('.eml')).sort();
  return Promise.all(
    names.map(async (name) =>
      readMail(await readFile(join(directory, name)), new Date(Number(name.split('-')[0])).toISOString()),
    ),
  );
}

/** @param options.directory raw mails on disk, made if missing; without it they are in memory only. */
export async function openMailbox(
  options: { readonly directory?: string; readonly now?: () => number } = {},
): Promise<Mailbox> {
  const { directory, now = Date.now } = options;
  const mails = directory === undefined ? [] : await stored(directory);
  let sent = mails.length;
  const take = async (form: URLSearchParams) => {
    if (form.get('Action') !== 'SendRawEmail')
      return xml(400, REFUSED('InvalidAction', 'Only SendRawEmail is taken here'));
    const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64');
    const milliseconds = now();
    const name = `${String(milliseconds).padStart(15, '0')}-${String(++sent).padStart(6, '0')}`;
    if (directory !== undefined) await writeFile(join(directory, `${name}.eml`), raw);
    mails.push(await readMail(raw, new Date(milliseconds).toISOString()));
    return xml(200, ACCEPTED(`local-${name}`));
  };
  return {
    requestHandler: queryHandler(take) as NonNullable<SESClientConfig['requestHandler']>,
    mails: () => mails.toReversed(),
  };
}
