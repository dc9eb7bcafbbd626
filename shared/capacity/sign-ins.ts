import { BackOff } from './back-off.ts';
import type { Findings } from './findings.ts';
import type { Measurements } from './measured.ts';
import type { Stage } from './scenario.ts';
import type { Usage } from './usage.ts';
import { WaitingLine } from './waiting-line.ts';

/** People who ask for a code, wait for the mail, and type it. */
export class SignIns {
  private readonly asking: BackOff;
  private readonly mails = new WaitingLine();
  private readonly reading = new Map<number, number>();
  private readonly measured: Measurements;
  private readonly perSecond: number;
  private mailsOwed = 0;
  private readingNow = 0;
  /** People who gave up asking, and people whose code was too old when it came. */
  gaveUp = 0;
  late = 0;
  sent = 0;

  constructor(stage: Stage, measured: Measurements) {
    this.measured = measured;
    this.perSecond = stage.mailsPerSecond;
    this.asking = new BackOff(measured.retries.value);
  }

  /** People between their wish and their vote. */
  get waiting(): number {
    return this.asking.length + this.mails.length + this.readingNow;
  }

  get mailsWaiting(): number {
    return this.mails.length;
  }

  /** Who asks in this second, by attempts made before. */
  ask(fresh: number, second: number): ReadonlyMap<number, number> {
    return new Map([[0, fresh], ...this.asking.comeAgain(second)]);
  }

  /** Some were answered, and get a mail; the others ask again. */
  answer(asked: ReadonlyMap<number, number>, answered: number, second: number): void {
    let left = answered;
    // Who has asked most often comes first: an order that is no worse for anybody than chance.
    for (const [tried, count] of [...asked].toSorted(([one], [other]) => other - one)) {
      const served = Math.min(left, count);
      left -= served;
      this.mails.add(served, second);
      this.gaveUp += this.asking.fail(count - served, tried + 1, second);
    }
  }

  /** Mails leave at the rate that SES has granted; returns the seconds that the next has waited. */
  send(second: number, findings: Findings, usage: Usage): number {
    const { mailPatienceSeconds, mailReadingSeconds } = this.measured;
    this.mailsOwed = Math.min(Math.max(1, this.perSecond), this.mailsOwed + this.perSecond);
    const now = Math.floor(this.mailsOwed);
    // A mail whose code is too old is sent all the same: the queue does not know.
    const late = this.mails.takeOlderThan(mailPatienceSeconds.value, second, now);
    const sent = this.mails.take(now - late);
    this.mailsOwed -= sent + late;
    this.late += late;
    this.sent += sent + late;
    usage.mails += sent + late;
    usage.queueCalls += 3 * (sent + late);
    const typed = second + Math.max(1, Math.round(mailReadingSeconds.value));
    this.reading.set(typed, (this.reading.get(typed) ?? 0) + sent);
    this.readingNow += sent;
    findings.note('mail-rate', second, this.mails.length, 'mails waiting');
    return this.mails.age(second);
  }

  /** Who has typed the code, and is signed in from this second on. */
  signedIn(second: number): number {
    const people = this.reading.get(second) ?? 0;
    this.reading.delete(second);
    this.readingNow -= people;
    return people;
  }
}
