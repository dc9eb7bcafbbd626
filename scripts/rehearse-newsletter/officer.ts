/** Does over HTTP what an administrator does on the screen of newsletters. */
import * as z from 'zod';
import { LOCAL_ADMINISTRATOR } from '../../functions/local/local-platform.ts';
import { EVERYBODY } from '../../shared/newsletters/audience.ts';
import { codeIn } from '../rehearse/people.ts';

const Mails = z.array(z.object({ text: z.string() }));
const Codes = z.array(z.object({ email: z.string(), code: z.string() }));
const Made = z.object({ id: z.string(), revision: z.int() });
const Counted = z.object({
  count: z.object({ run: z.string(), state: z.string(), people: z.int(), suppressed: z.int() }).nullable(),
});
const Progress = z.object({
  state: z.string(),
  figures: z.object({
    written: z.int(),
    waiting: z.int(),
    sent: z.int(),
    delivered: z.int(),
    bounced: z.int(),
    complained: z.int(),
    suppressed: z.int(),
    failed: z.int(),
  }),
});
export type Progress = z.infer<typeof Progress>;
export type Counted = NonNullable<z.infer<typeof Counted>['count']>;

const LOOK_EVERY_MS = 100;
const PATIENCE_MS = 600_000;

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks again and again until there is an answer. @throws Error that names what was waited for */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, patienceMs = PATIENCE_MS): Promise<T> {
  const end = performance.now() + patienceMs;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(LOOK_EVERY_MS);
  }
  throw new Error(`${what}: nothing came of it within ${patienceMs / 1000} s`);
}

const TEXT = (subject: string, text: string) => ({
  subject,
  preheader: text,
  blocks: [
    { kind: 'heading', id: 'a', text: subject },
    { kind: 'text', id: 'b', text: { format: 'markdown', text: `${text}\n\n- one\n- two` } },
    { kind: 'button', id: 'c', text: subject, url: '/processes/' },
  ],
});
const CONTENT = {
  texts: {
    fr: TEXT('La répétition générale', 'Cette lettre d’information n’est qu’une répétition.'),
    en: TEXT('The dress rehearsal', 'This newsletter is but a rehearsal.'),
    nl: TEXT('De generale repetitie', 'Deze nieuwsbrief is slechts een repetitie.'),
  },
  audience: EVERYBODY,
  tracksClicks: false,
};

/** Somebody at the back office, whose session outlives a kill of the platform. */
export class Officer {
  private readonly origin: string;
  private cookie = '';
  constructor(origin: string) {
    this.origin = origin;
  }

  /** One request. @throws Error with the answer where it is a refusal */
  async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
    const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    const session = cookies.find((pair) => /parvis_session=.+/.test(pair));
    if (session !== undefined) this.cookie = session;
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Signs in by the mailed code, accepts the charter, and sets an authenticator app up. */
  async signIn(): Promise<void> {
    const email = LOCAL_ADMINISTRATOR;
    await this.ask('POST', '/api/sign-in/codes', { email, locale: 'fr' });
    const code = await until('the mail with the code', async () => {
      const mails = Mails.parse(await this.ask('GET', `/_local/mail?to=${encodeURIComponent(email)}`));
      return mails.map(({ text }) => codeIn(text)).find((one) => one !== undefined);
    });
    await this.ask('POST', '/api/sign-in/sessions', { email, code });
    await this.ask('PUT', '/api/participants/me', { displayName: 'Rehearsal', locale: 'fr', acceptsCharter: true });
    await this.ask('POST', '/api/participants/me/second-factor/enrollment');
    const shown = Codes.parse(await this.ask('GET', '/_local/second-factors')).find((one) => one.email === email);
    await this.ask('PUT', '/api/participants/me/second-factor', { code: shown?.code });
  }

  /**
   * Writes a newsletter in three languages, counts its audience, and sends it to those who were counted.
   *
   * @param subscribers with those whose addresses get no mail
   * @throws Error where others were counted
   */
  async send(subscribers: number): Promise<{ readonly id: string; readonly counted: Counted }> {
    const { id, revision } = Made.parse(await this.ask('POST', '/api/newsletters', CONTENT));
    const path = `/api/newsletters/${id}`;
    await this.ask('POST', `${path}/counts`, { revision });
    const counted = await until('the count of the audience', async () => {
      const { count } = Counted.parse(await this.ask('GET', `${path}/counts/last`));
      return count?.state === 'done' ? count : undefined;
    });
    // Who is suppressed may be marked so already, or only be left out when the mail is sent.
    if (counted.people + counted.suppressed !== subscribers)
      throw new Error(`${counted.people} and ${counted.suppressed} were counted, ${subscribers} subscribed`);
    await this.ask('POST', `${path}/sending`, { revision, run: counted.run, people: counted.people });
    return { id, counted };
  }

  async progress(id: string): Promise<Progress> {
    return Progress.parse(await this.ask('GET', `/api/newsletters/${id}/progress`));
  }
}
