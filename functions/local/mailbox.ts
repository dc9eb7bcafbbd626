import { join } from 'node:path';
import type { SESClientConfig } from '@aws-sdk/client-ses';
import { type EventManners, openFeedback, type TakeEvents, type ToldEvent } from './mailbox-feedback.ts';
import type { LocalMail, MailHead } from './mailbox-mime.ts';
import { type MailFailure, openSesProtocol, type SesAnswer } from './mailbox-protocol.ts';
import { openMailStore } from './mailbox-store.ts';
import { queryHandler, xml } from './query-protocol.ts';
import { createSnsSigner, type SnsSigner } from './sns-signing.ts';

export type { LocalMail, MailHead };

/** How the stand-in behaves from now on; what is left out stays as it is. */
export interface MailboxManners extends EventManners {
  /** Mails a second, beyond which it throttles as SES does; `null`: as many as come. */
  readonly maxSendRate?: number | null;
}

/** SES on this machine: takes SendRawEmail, keeps each mail, tells by signed events what became of it, delivers nothing. */
export interface Mailbox {
  /** For `new SESClient({ requestHandler })`. */
  readonly requestHandler: NonNullable<SESClientConfig['requestHandler']>;
  /** A request of SES's query protocol. */
  accept(form: URLSearchParams): Promise<SesAnswer>;
  /** Newest first; the thousand newest of this process, and none of a mailbox on disk, whose mails are read when asked for. */
  mails(): readonly LocalMail[];
  /** Of every mail, newest first; to one address where it is given. */
  heads(to?: string): readonly MailHead[];
  read(head: MailHead): Promise<LocalMail>;
  raw(head: MailHead): Promise<Buffer>;
  eventsOf(head: MailHead): readonly ToldEvent[];
  /** How many mails of a batch (tag `batch`) came, one for each recipient, to how many addresses, and which address got more than one. */
  tally(batch: string): MailTally;
  /** Signs the events; its public key is what the platform checks them with. */
  readonly signer: SnsSigner;
  /** Hands over the events that nobody was told yet, also those of later; answers how many. */
  flush(take: TakeEvents): Promise<number>;
  /** Hands events over as they happen, again and again until they are taken. */
  start(take: TakeEvents): void;
  stop(): Promise<void>;
  behave(manners: MailboxManners): void;
  /** How the next requests are answered instead. */
  failNext(...failures: readonly MailFailure[]): void;
}

/** What came of a batch. */
export interface MailTally {
  readonly mails: number;
  readonly recipients: number;
  readonly repeated: readonly { readonly to: string; readonly times: number }[];
}

/** Parsed mails in memory. */
const RECENT = 1000;
/** How often events are looked for, and how long it takes to try again when nobody took them, at the least and at the most. */
const LOOK_MS = 50;
const AGAIN_MS = { first: 250, most: 5000 } as const;

/** Counts mails of batches as they come: a rehearsal asks many times a second. */
function openTallies(heads: readonly MailHead[]) {
  const batches = new Map<string, Map<string, number>>();
  const note = ({ tags: { batch = '' }, recipients }: MailHead) => {
    const times = batches.get(batch) ?? new Map<string, number>();
    batches.set(batch, times);
    for (const to of recipients.map((one) => one.toLowerCase())) times.set(to, (times.get(to) ?? 0) + 1);
  };
  for (const head of heads) note(head);
  const tally = (batch: string): MailTally => {
    const times = [...(batches.get(batch) ?? [])];
    const repeated = times.filter(([, count]) => count > 1).map(([to, count]) => ({ to, times: count }));
    const again = repeated.reduce((sum, one) => sum + one.times - 1, 0);
    return { mails: times.length + again, recipients: times.length, repeated };
  };
  return { note, tally };
}

/** Calls `step` again and again: soon after success, ever later after failures. */
function keepTelling(step: () => Promise<unknown>): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let going: Promise<void> = Promise.resolve();
  const again = (pause: number, next: number) => {
    if (isOver) return;
    timer = setTimeout(() => {
      going = step().then(
        () => again(LOOK_MS, AGAIN_MS.first),
        () => again(next, Math.min(2 * next, AGAIN_MS.most)),
      );
    }, pause);
    timer.unref();
  };
  again(LOOK_MS, AGAIN_MS.first);
  return async () => {
    isOver = true;
    clearTimeout(timer);
    await going;
  };
}

/**
 * A mail is in its file, and its events are noted, before the platform is answered; files are renamed into place and not
 * synced, so both outlive a kill of any process, and not a power cut.
 *
 * @param options.directory mails, events and the key, made if missing; without it everything is in memory
 */
export async function openMailbox(
  options: { readonly directory?: string; readonly now?: () => number } = {},
): Promise<Mailbox> {
  const { directory, now = Date.now } = options;
  const store = await openMailStore(directory);
  const signer = createSnsSigner(directory === undefined ? undefined : join(directory, 'sns-key.pem'));
  const feedback = await openFeedback({ directory, headOf: store.head, signer, now });
  const recent: LocalMail[] = [];
  const { note, tally } = openTallies(store.heads);
  const take = async (raw: Buffer, request: Pick<MailHead, 'recipients' | 'tags'>) => {
    const head = await store.add(raw, { ...request, date: new Date(now()).toISOString() });
    await feedback.note(head);
    note(head);
    if (directory === undefined) recent.push(await store.read(head));
    if (recent.length > RECENT) recent.shift();
    return `local-${head.id}`;
  };
  const protocol = openSesProtocol(take, now);
  let stop: () => Promise<void> = async () => undefined;
  return {
    requestHandler: queryHandler(async (form) => {
      const { status, body } = await protocol.accept(form);
      return xml(status, body);
    }) as NonNullable<SESClientConfig['requestHandler']>,
    accept: protocol.accept,
    mails: () => recent.toReversed(),
    heads: (to) => (to === undefined ? store.heads : store.to(to)).toReversed(),
    read: store.read,
    raw: store.raw,
    eventsOf: feedback.of,
    tally,
    signer,
    flush: (taker) => feedback.flush(taker, true),
    start(taker) {
      stop = keepTelling(() => feedback.flush(taker));
    },
    stop: () => stop(),
    behave({ maxSendRate, ...manners }) {
      if (maxSendRate !== undefined) protocol.limit(maxSendRate);
      feedback.behave(manners);
    },
    failNext: protocol.failNext,
  };
}
