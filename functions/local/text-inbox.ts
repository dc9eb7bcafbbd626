import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SNSClientConfig } from '@aws-sdk/client-sns';
import * as z from 'zod';
import { queryHandler, xml } from './query-protocol.ts';

const LocalText = z.object({
  to: z.string(),
  text: z.string(),
  /** Empty: the telephone shows a number. */
  senderId: z.string(),
  /** ISO 8601, UTC. */
  date: z.string(),
});
/** A text message that the platform sent, as `/_local/texts` gives it. */
export type LocalText = z.infer<typeof LocalText>;

/** SNS in this process: takes Publish to a telephone, keeps each text as a file, delivers nothing. */
export interface TextInbox {
  /** For `new SNSClient({ requestHandler })`. */
  readonly requestHandler: NonNullable<SNSClientConfig['requestHandler']>;
  /** Newest first. */
  texts(): readonly LocalText[];
  /** How the next requests are answered instead, as SNS does where it throttles (`Throttled`), refuses or fails. */
  failNext(...codes: readonly Failure[]): void;
}
export type Failure = 'Throttled' | 'OptedOut' | 'InternalError';
const STATUS: Readonly<Record<Failure, number>> = { Throttled: 429, OptedOut: 400, InternalError: 500 };

const accepted = (id: string) =>
  `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>${id}</MessageId></PublishResult></PublishResponse>`;
const refused = (code: string) =>
  `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${code}</Message></Error></ErrorResponse>`;

/** Attributes stand in the form as `MessageAttributes.entry.1.Name` and `….Value.StringValue`. */
function attributeOf(form: URLSearchParams, name: string): string {
  const entry = [...form].find(([key, value]) => key.endsWith('.Name') && value === name)?.[0];
  return entry === undefined ? '' : (form.get(entry.replace(/Name$/, 'Value.StringValue')) ?? '');
}

async function stored(directory: string): Promise<LocalText[]> {
  await mkdir(directory, { recursive: true });
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => LocalText.parse(JSON.parse(await readFile(join(directory, name), 'utf8')))),
  );
}

/** @param options.directory texts on disk, made if missing; without it they are in memory only. */
export async function openTextInbox(
  options: { readonly directory?: string; readonly now?: () => number } = {},
): Promise<TextInbox> {
  const { directory, now = Date.now } = options;
  const texts = directory === undefined ? [] : await stored(directory);
  const failures: Failure[] = [];
  const take = async (form: URLSearchParams) => {
    const to = form.get('PhoneNumber');
    if (form.get('Action') !== 'Publish' || to === null) return xml(400, refused('InvalidParameter'));
    const failure = failures.shift();
    if (failure !== undefined) return xml(STATUS[failure], refused(failure));
    const milliseconds = now();
    const text: LocalText = {
      to,
      text: form.get('Message') ?? '',
      senderId: attributeOf(form, 'AWS.SNS.SMS.SenderID'),
      date: new Date(milliseconds).toISOString(),
    };
    const name = `${String(milliseconds).padStart(15, '0')}-${String(texts.length).padStart(6, '0')}`;
    if (directory !== undefined) await writeFile(join(directory, `${name}.json`), JSON.stringify(text));
    texts.push(text);
    return xml(200, accepted(`local-${name}`));
  };
  return {
    requestHandler: queryHandler(take) as NonNullable<SNSClientConfig['requestHandler']>,
    texts: () => texts.toReversed(),
    failNext: (...codes) => failures.push(...codes),
  };
}
