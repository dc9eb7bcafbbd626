import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { randomsOf } from '../../functions/local/seeded.ts';
import { Officer, type Progress, pause, until } from './officer.ts';
import { freePort, type Started, startMailbox, startPlatform } from './processes.ts';

export interface RehearsalOptions {
  readonly recipients: number;
  /** How many of the recipients have addresses that get no mail. */
  readonly suppressed: number;
  /** How many more have addresses that are none. */
  readonly invalid: number;
  readonly kills: number;
  readonly seed: number;
  /** State of the platform and of the mailbox; removed in the end. */
  readonly directory: string;
  readonly port?: number | undefined;
  /** Seconds after which a mail that nobody has heard of again is sent once more. */
  readonly uncertainSeconds: number;
  /** What becomes of mails is told twice and in disorder. */
  readonly isShuffled?: boolean;
  readonly onProgress?: (what: string) => void;
}

/** What came of it, as it is written into the file. */
export interface Outcome {
  readonly recipients: number;
  readonly suppressed: number;
  /** Recipients whose mail has come. */
  readonly delivered: number;
  /** Mails that came although their recipient had one already. */
  readonly duplicates: number;
  /** Recipients that are not suppressed and have no mail. */
  readonly missing: number;
}

/** How long things took, for those who look on. */
export interface Times {
  /** From the order to send to the last mail, kills included. */
  readonly sendingSeconds: number;
  readonly mailsPerSecond: number;
  readonly kills: readonly { readonly afterMails: number; readonly backAfterSeconds: number }[];
  readonly figures: Progress['figures'];
}

const Tally = z.object({
  mails: z.int(),
  recipients: z.int(),
  repeated: z.array(z.object({ to: z.string(), times: z.int() })),
});
type Tally = z.infer<typeof Tally>;

/** How often the mailbox is asked: few mails are gone soon, and of many some more do not matter. */
const lookEveryMs = (recipients: number) => (recipients < 1000 ? 20 : 200);
/** Longer than a mail is uncertain, and than a platform with a hundred thousand mails takes. */
const PATIENCE_MS = 60 * 60_000;

/** After how many mails the platform is killed: spread over the sending, never before the first or after the last one. */
export function killsAt({ recipients, suppressed, kills, seed }: RehearsalOptions): number[] {
  const random = randomsOf(seed);
  const mails = recipients - suppressed;
  return Array.from({ length: kills }, (_, index) => {
    const share = (index + 0.5 + (random() - 0.5) / 2) / kills;
    return Math.min(mails - 1, Math.max(1, Math.round(share * mails)));
  });
}

const isOver = ({ figures }: Progress): boolean => {
  const { written, waiting, delivered, bounced, complained, suppressed, failed } = figures;
  return written > 0 && waiting === 0 && delivered + bounced + complained + suppressed + failed >= written;
};

/** Processes of a rehearsal, and how it speaks with them. */
class Stage {
  private readonly options: RehearsalOptions;
  private readonly mailboxUrl: string;
  private readonly port: number;
  private readonly mailboxPort: number;
  private mailbox: Started | undefined;
  private platform: Started | undefined;
  readonly officer: Officer;

  constructor(options: RehearsalOptions, port: number, mailboxPort: number) {
    this.options = options;
    this.port = port;
    this.mailboxUrl = `http://127.0.0.1:${mailboxPort}`;
    this.officer = new Officer(`http://localhost:${port}`);
    this.mailboxPort = mailboxPort;
  }

  async open(): Promise<void> {
    const { directory, isShuffled = false, seed } = this.options;
    this.mailbox = await startMailbox(join(directory, 'mailbox'), this.mailboxPort);
    const manners = JSON.stringify({ isRepeated: isShuffled, ...(isShuffled ? { shuffle: seed } : {}) });
    await fetch(`${this.mailboxUrl}/_local/mail/manners`, { method: 'POST', body: manners });
    await this.startPlatform();
  }
  async startPlatform(): Promise<void> {
    const { directory, uncertainSeconds } = this.options;
    this.platform = await startPlatform(join(directory, 'platform'), this.port, this.mailboxUrl, uncertainSeconds);
  }
  async killPlatform(): Promise<void> {
    await this.platform?.kill();
  }
  async tally(batch: string): Promise<Tally> {
    return Tally.parse(await (await fetch(`${this.mailboxUrl}/_local/mail/tally?batch=${batch}`)).json());
  }
  async close(): Promise<void> {
    await this.platform?.kill();
    await this.mailbox?.kill();
    await rm(this.options.directory, { recursive: true, force: true });
  }
}

const seconds = (milliseconds: number) => Math.round(milliseconds / 100) / 10;

/** Kills the platform whenever so many mails have come, and starts it again. */
async function killing(stage: Stage, options: RehearsalOptions, id: string): Promise<Times['kills'][number][]> {
  const killed: Times['kills'][number][] = [];
  for (const wanted of killsAt(options)) {
    for (let mails = 0; mails < wanted; await pause(lookEveryMs(options.recipients)))
      ({ mails } = await stage.tally(id));
    await stage.killPlatform();
    const { mails: afterMails } = await stage.tally(id);
    const began = performance.now();
    await stage.startPlatform();
    killed.push({ afterMails, backAfterSeconds: seconds(performance.now() - began) });
    options.onProgress?.(`killed after ${afterMails} mails; back after ${killed.at(-1)?.backAfterSeconds} s`);
  }
  return killed;
}

function outcomeOf({ recipients, suppressed }: RehearsalOptions, tally: Tally): Outcome {
  const duplicates = tally.repeated.reduce((sum, { times }) => sum + times - 1, 0);
  return {
    recipients,
    suppressed,
    delivered: tally.recipients,
    duplicates,
    missing: recipients - suppressed - tally.recipients,
  };
}

async function play(stage: Stage, options: RehearsalOptions): Promise<{ outcome: Outcome; times: Times }> {
  const { recipients, suppressed, invalid, onProgress } = options;
  const { officer } = stage;
  await stage.open();
  await officer.ask('POST', '/_local/subscriptions', { count: recipients, suppressed, invalid });
  await officer.signIn();
  onProgress?.(`${recipients} subscribers are there; the officer is signed in`);
  const { id, counted } = await officer.send(recipients + invalid);
  onProgress?.(`the newsletter goes to ${counted.people}`);
  const began = performance.now();
  const kills = await killing(stage, options, id);
  const look = async () => {
    const progress = await officer.progress(id);
    return isOver(progress) ? progress : undefined;
  };
  const { figures } = await until('the end of the newsletter', look, PATIENCE_MS);
  const took = performance.now() - began;
  const tally = await stage.tally(id);
  const mailsPerSecond = Math.round(tally.mails / (took / 1000));
  return {
    outcome: outcomeOf(options, tally),
    times: { sendingSeconds: seconds(took), mailsPerSecond, kills, figures },
  };
}

/**
 * Sends a newsletter to people who do not exist, from a platform of its own that is killed meanwhile, into a mailbox that
 * outlives it; then asks the mailbox who got it.
 */
export async function rehearseNewsletter(options: RehearsalOptions): Promise<{ outcome: Outcome; times: Times }> {
  const stage = new Stage(options, options.port ?? (await freePort()), await freePort());
  try {
    return await play(stage, options);
  } finally {
    await stage.close();
  }
}
