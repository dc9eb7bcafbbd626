import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openAppendLog } from './append-log.ts';
import { headOf, type LocalMail, MailHead, readMail } from './mailbox-mime.ts';

/** Where mails are kept as they came: a file each, and a list of what is told of them without opening one. */
export interface MailStore {
  /** Resolves when the mail outlives this process. */
  add(raw: Buffer, request: Pick<MailHead, 'recipients' | 'tags' | 'date'>): Promise<MailHead>;
  /** Every mail, the oldest first. */
  readonly heads: readonly MailHead[];
  /** Those to an address, the oldest first. */
  to(address: string): readonly MailHead[];
  head(id: string): MailHead | undefined;
  raw(head: MailHead): Promise<Buffer>;
  read(head: MailHead): Promise<LocalMail>;
}

const DIGITS = { time: 15, number: 6 } as const;
const timeIn = (name: string) => new Date(Number(name.split('-')[0])).toISOString();

/** The list of a directory that an older release has left: made of the mails themselves. */
async function headsOfFiles(directory: string): Promise<MailHead[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.eml')).sort();
  const heads: MailHead[] = [];
  for (const name of names) {
    const raw = await readFile(join(directory, name));
    const id = name.replace(/\.eml$/, '');
    const head = headOf(raw, { id, recipients: [], tags: {}, date: timeIn(name) });
    heads.push({ ...head, recipients: head.to.split(', ') });
  }
  return heads;
}

async function listed(directory: string | undefined) {
  if (directory === undefined) return { log: await openAppendLog(undefined), heads: [] };
  await mkdir(directory, { recursive: true });
  const log = await openAppendLog(join(directory, 'index.jsonl'));
  const heads = log.values.flatMap((value) => MailHead.safeParse(value).data ?? []);
  if (heads.length > 0) return { log, heads };
  const found = await headsOfFiles(directory);
  for (const head of found) await log.append(head);
  return { log, heads: found };
}

/** @param directory made if missing; without it mails are in memory only */
export async function openMailStore(directory: string | undefined): Promise<MailStore> {
  const { log, heads } = await listed(directory);
  const raws = new Map<string, Buffer>();
  const byAddress = new Map<string, MailHead[]>();
  const byId = new Map<string, MailHead>();
  const note = (head: MailHead) => {
    byId.set(head.id, head);
    for (const address of head.recipients.map((one) => one.toLowerCase())) {
      const known = byAddress.get(address);
      if (known === undefined) byAddress.set(address, [head]);
      else known.push(head);
    }
  };
  for (const head of heads) note(head);
  let count = heads.length;
  const fileOf = (id: string) => join(directory ?? '', `${id}.eml`);
  const raw = async ({ id }: MailHead) => raws.get(id) ?? readFile(fileOf(id));
  return {
    heads,
    async add(bytes, request) {
      const time = String(Date.parse(request.date)).padStart(DIGITS.time, '0');
      const id = `${time}-${String(++count).padStart(DIGITS.number, '0')}`;
      const head = headOf(bytes, { ...request, id });
      if (directory === undefined) raws.set(id, bytes);
      else {
        await writeFile(`${fileOf(id)}.new`, bytes);
        await rename(`${fileOf(id)}.new`, fileOf(id));
      }
      // The mail counts from here on: one whose line a kill has prevented was never answered.
      await log.append(head);
      heads.push(head);
      note(head);
      return head;
    },
    head: (id) => byId.get(id),
    to: (address) => byAddress.get(address.toLowerCase()) ?? [],
    raw,
    read: async (head) => readMail(await raw(head), head),
  };
}
