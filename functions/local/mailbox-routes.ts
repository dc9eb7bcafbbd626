import * as z from 'zod';
import type { LocalAnswer } from './cdn.ts';
import type { Mailbox, MailHead } from './mailbox.ts';
import { headersOf } from './mailbox-mime.ts';
import { LISTED, listPage, oneClickOf, openedPage, type SentBesides } from './mailbox-page.ts';

/** A request for the mailbox, on the platform's own port or on that of the mailbox alone. */
export interface MailboxRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: Buffer;
}

/** Mails that are parsed for one answer where the request says nothing. */
const MOST = 200;
const ONE_CLICK = 'List-Unsubscribe=One-Click';

const Manners = z.object({
  maxSendRate: z.number().positive().nullable().optional(),
  isRepeated: z.boolean().optional(),
  shuffle: z.int().optional(),
});

const json = (status: number, value: unknown): LocalAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
});
const invalid = (title: string) => json(422, { status: 422, code: 'request.invalid', title });
const absent = json(404, { status: 404, code: 'request.not-found', title: 'There is no such mail' });

/** Mails as JSON, the newest first: `to`, `limit`, or `count=true` for how many there are. */
async function mailsAsked({ url: { searchParams } }: MailboxRequest, mailbox: Mailbox): Promise<LocalAnswer> {
  const heads = mailbox.heads(searchParams.get('to') ?? undefined);
  if (searchParams.get('count') === 'true') return json(200, { count: heads.length });
  const limit = Number(searchParams.get('limit') ?? MOST);
  if (!Number.isInteger(limit) || limit < 1) return invalid('limit: 1 or more');
  return json(200, await Promise.all(heads.slice(0, limit).map((head) => mailbox.read(head))));
}

function list({ url: { searchParams } }: MailboxRequest, mailbox: Mailbox, besides: SentBesides): LocalAnswer {
  const to = searchParams.get('to')?.trim() ?? '';
  const page = Math.max(1, Math.trunc(Number(searchParams.get('page') ?? 1)) || 1);
  const all = mailbox.heads();
  const found = all
    .map((head, index) => ({ head, number: all.length - index }))
    .filter(({ head }) => head.to.toLowerCase().includes(to.toLowerCase()));
  const mails = found.slice((page - 1) * LISTED, page * LISTED);
  return listPage({ mails, count: found.length, page, to }, besides);
}

/** The mail of a number, counted from the oldest. */
function headAsked({ url }: MailboxRequest, mailbox: Mailbox): { head: MailHead; number: number } | undefined {
  const number = Number(url.searchParams.get('mail'));
  const heads = mailbox.heads();
  const head = heads[heads.length - number];
  return head === undefined ? undefined : { head, number };
}

async function open(request: MailboxRequest, mailbox: Mailbox): Promise<LocalAnswer> {
  const asked = headAsked(request, mailbox);
  if (asked === undefined) return absent;
  const { head, number } = asked;
  const [mail, raw] = await Promise.all([mailbox.read(head), mailbox.raw(head)]);
  const unsubscribed = request.url.searchParams.get('unsubscribed') ?? undefined;
  return openedPage({ number, mail, headers: headersOf(raw), events: mailbox.eventsOf(head), unsubscribed });
}

/** Presses the button of a mail program, which sends this form without cookies and without asking (RFC 8058). */
async function unsubscribe(request: MailboxRequest, mailbox: Mailbox): Promise<LocalAnswer> {
  const asked = headAsked(request, mailbox);
  const address = asked === undefined ? undefined : oneClickOf(asked.head);
  if (asked === undefined || address === undefined) return absent;
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answered = await fetch(address, { method: 'POST', headers, body: ONE_CLICK, redirect: 'manual' }).then(
    ({ status }) => String(status),
    () => 'nothing',
  );
  const location = `/_local/mailbox?mail=${asked.number}&unsubscribed=${answered}`;
  return { status: 303, headers: { location }, body: '' };
}

function behave({ body }: MailboxRequest, mailbox: Mailbox): LocalAnswer {
  const manners = Manners.safeParse(parsed(body));
  if (!manners.success) return invalid('maxSendRate?: number or null, isRepeated?: boolean, shuffle?: whole number');
  const { maxSendRate, isRepeated, shuffle } = manners.data;
  mailbox.behave({
    ...(maxSendRate === undefined ? {} : { maxSendRate }),
    ...(isRepeated === undefined ? {} : { isRepeated }),
    ...(shuffle === undefined ? {} : { shuffle }),
  });
  return json(200, manners.data);
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Answers what is asked of the mailbox; `undefined` where something else is asked. */
export async function answerMailbox(
  request: MailboxRequest,
  mailbox: Mailbox,
  besides: () => Promise<SentBesides> = async () => ({}),
): Promise<LocalAnswer | undefined> {
  const key = `${request.method} ${request.url.pathname.replace(/\/$/, '')}`;
  if (key === 'GET /_local/mail') return mailsAsked(request, mailbox);
  if (key === 'GET /_local/mail/tally') return json(200, mailbox.tally(request.url.searchParams.get('batch') ?? ''));
  if (key === 'GET /_local/mail/key') return json(200, { publicKey: mailbox.signer.publicKey });
  if (key === 'POST /_local/mail/manners') return behave(request, mailbox);
  if (key === 'POST /_local/mailbox/unsubscribe') return unsubscribe(request, mailbox);
  if (key !== 'GET /_local/mailbox') return undefined;
  return request.url.searchParams.has('mail') ? open(request, mailbox) : list(request, mailbox, await besides());
}

/** Whether an address is one of the mailbox. */
export const isOfMailbox = (path: string): boolean => /^\/_local\/(mail|mailbox)(\/.*)?$/.test(path);
