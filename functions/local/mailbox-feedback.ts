import { join } from 'node:path';
import * as z from 'zod';
import { openAppendLog } from './append-log.ts';
import { EVENT_KINDS, type EventKind, happeningsOf, sesEvent } from './mailbox-events.ts';
import type { MailHead } from './mailbox-mime.ts';
import { randomsOf } from './seeded.ts';
import type { SnsEnvelope, SnsSigner } from './sns-signing.ts';

/** Takes events for the platform. A rejection means that none was taken: all come again. */
export type TakeEvents = (envelopes: readonly SnsEnvelope[]) => Promise<void>;

/** How events come. */
export interface EventManners {
  /** Each comes twice. @default false */
  readonly isRepeated?: boolean;
  /** They come in another order, which follows from this number; without it in theirs. */
  readonly shuffle?: number;
}

/** An event that happened or will. */
export interface ToldEvent {
  readonly kind: EventKind;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly isTaken: boolean;
}

/** Tells the platform what became of its mails, until it has taken every event. */
export interface Feedback {
  /** Notes what will happen to a mail; resolves when that outlives this process. */
  note(head: MailHead): Promise<void>;
  /** Hands events over, those of later too where `isEverything`; answers how many. @throws what `take` throws */
  flush(take: TakeEvents, isEverything?: boolean): Promise<number>;
  of(head: MailHead): readonly ToldEvent[];
  /** What is left out stays as it is. */
  behave(manners: EventManners): void;
}

const Line = z.union([
  z.object({
    id: z.string(),
    mail: z.string(),
    kind: z.enum(EVENT_KINDS),
    bounce: z.enum(['permanent', 'transient', 'suppressed']).optional(),
    at: z.string(),
  }),
  z.object({ taken: z.array(z.string()) }),
]);
type NotedEvent = Extract<z.infer<typeof Line>, { id: string }>;

/** Events that go at once, as many as a body takes with ease. */
const AT_ONCE = 500;

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [one, two] = [mixed[last], mixed[other]];
    if (one !== undefined && two !== undefined) [mixed[last], mixed[other]] = [two, one];
  }
  return mixed;
}

interface Options {
  readonly directory: string | undefined;
  readonly headOf: (id: string) => MailHead | undefined;
  readonly signer: SnsSigner;
  readonly now: () => number;
}

/** What will happen to a mail. */
function eventsOf(head: MailHead): NotedEvent[] {
  const happenings = head.recipients.flatMap((recipient) => happeningsOf(recipient));
  return happenings.map(({ kind, afterMs, bounce }, index) => ({
    id: `${head.id}-${index}`,
    mail: head.id,
    kind,
    ...(bounce === undefined ? {} : { bounce }),
    at: new Date(Date.parse(head.date) + afterMs).toISOString(),
  }));
}

/** Which events there are, and which of them nobody has taken yet; what a former process has noted is read again. */
function openLedger(lines: readonly unknown[]) {
  const waiting = new Map<string, NotedEvent>();
  const byMail = new Map<string, NotedEvent[]>();
  const note = (event: NotedEvent) => {
    waiting.set(event.id, event);
    const known = byMail.get(event.mail);
    if (known === undefined) byMail.set(event.mail, [event]);
    else known.push(event);
  };
  for (const value of lines) {
    const line = Line.safeParse(value).data;
    if (line === undefined) continue;
    if ('taken' in line) for (const id of line.taken) waiting.delete(id);
    else note(line);
  }
  return { waiting, note, of: (mail: string): readonly NotedEvent[] => byMail.get(mail) ?? [] };
}

export async function openFeedback({ directory, headOf, signer, now }: Options): Promise<Feedback> {
  const log = await openAppendLog(directory === undefined ? undefined : join(directory, 'events.jsonl'));
  const { waiting, note, of } = openLedger(log.values);
  let manners: EventManners = {};
  let random = randomsOf(1);
  const envelopeOf = (event: NotedEvent): SnsEnvelope[] => {
    const head = headOf(event.mail);
    if (head === undefined) return [];
    return [signer.sign(JSON.stringify(sesEvent(head, event)), { at: event.at, messageId: event.id })];
  };
  const asTold = (events: readonly NotedEvent[]) => {
    const twice = manners.isRepeated ? [...events, ...events] : events;
    return manners.shuffle === undefined ? twice : shuffled(twice, random);
  };
  return {
    async note(head) {
      const events = eventsOf(head);
      await Promise.all(events.map((event) => log.append(event)));
      for (const event of events) note(event);
    },
    async flush(take, isEverything = false) {
      const due = [...waiting.values()].filter(({ at }) => isEverything || Date.parse(at) <= now());
      for (let start = 0; start < due.length; start += AT_ONCE) {
        const events = due.slice(start, start + AT_ONCE);
        await take(asTold(events).flatMap(envelopeOf));
        for (const { id } of events) waiting.delete(id);
        await log.append({ taken: events.map(({ id }) => id) });
      }
      return due.length;
    },
    of: ({ id }) => of(id).map(({ kind, at, id: event }) => ({ kind, at, isTaken: !waiting.has(event) })),
    behave(changed) {
      manners = { ...manners, ...changed };
      if (changed.shuffle !== undefined) random = randomsOf(changed.shuffle);
    },
  };
}
