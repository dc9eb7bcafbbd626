import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { SyntheticVoter } from './voting.ts';
import type { Wire, WireAnswer } from './wire.ts';

const JSON_HEADERS = { 'content-type': 'application/json' } as const;
const LOOK_EVERY_MS = 200;
const MAIL_TIMEOUT_MS = 600_000;
const Mails = z.array(z.object({ text: z.string() }));

/**
 * The address that a synthetic participant comes from, one for each: limits hold for addresses, and all of them are
 * this machine. Only the local platform believes what this header says.
 */
export const viewerOf = (index: number): Readonly<Record<string, string>> => ({
  'x-local-viewer': `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`,
});

/** The code in the text of a sign-in mail; `undefined` in another mail. */
export const codeIn = (text: string): string | undefined =>
  text
    .match(/(?<!\d)(\d{3})\s?(\d{3})(?!\d)/)
    ?.slice(1)
    .join('');

const cookieIn = ({ cookies }: WireAnswer): string =>
  cookies
    .map((cookie) => cookie.split(';')[0] ?? '')
    .filter((pair) => /^(__Host-)?parvis_session=/.test(pair))
    .join('; ');

function expectStatus(what: string, { status, body }: WireAnswer, wanted: number): void {
  if (status !== wanted) throw new Error(`${what} was answered with ${status} ${body.slice(0, 200)}`);
}

async function mailedCode(wire: Wire, email: string): Promise<string> {
  const until = performance.now() + MAIL_TIMEOUT_MS;
  while (performance.now() < until) {
    const path = `/_local/mail?to=${encodeURIComponent(email)}`;
    const answer = await wire.send({ method: 'GET', path, headers: {} });
    expectStatus('The local mailbox', answer, 200);
    const code = Mails.parse(JSON.parse(answer.body)).map(({ text }) => codeIn(text))[0];
    if (code !== undefined) return code;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`no code was mailed to ${email} within ${MAIL_TIMEOUT_MS / 1000} s`);
}

/** Somebody who has signed in, and how long the mail took. */
export interface SignedIn {
  readonly voter: SyntheticVoter;
  /** From asking for the code to reading it, milliseconds. */
  readonly mailMs: number;
}

/**
 * Signs a new participant in as people do: asks for a code, reads the mail, types the code, gives a name and accepts the
 * charter. Works where mails can be read by everybody: on the local platform.
 *
 * @param run makes addresses of this rehearsal different from those of others
 * @throws Error for any answer but the expected one
 */
export async function signIn(wire: Wire, run: string, index: number): Promise<SignedIn> {
  const email = `rehearsal-${run}-${index}@rehearsal.invalid`;
  const headers = { ...JSON_HEADERS, ...viewerOf(index) };
  const asked = performance.now();
  const ask = { method: 'POST', path: '/api/sign-in/codes', headers, body: JSON.stringify({ email, locale: 'fr' }) };
  expectStatus('Asking for a code', await wire.send(ask), 202);
  const code = await mailedCode(wire, email);
  const mailMs = performance.now() - asked;
  const redeem = { method: 'POST', path: '/api/sign-in/sessions', headers, body: JSON.stringify({ email, code }) };
  const session = await wire.send(redeem);
  expectStatus('Signing in', session, 201);
  const cookie = cookieIn(session);
  const profile = { displayName: `Rehearsal ${index}`, locale: 'fr', acceptsCharter: true };
  const registered = await wire.send({
    method: 'PUT',
    path: '/api/participants/me',
    headers: { ...headers, cookie },
    body: JSON.stringify(profile),
  });
  expectStatus('Accepting the charter', registered, 200);
  return { voter: { cookie }, mailMs };
}

/** Sessions that were made elsewhere: one `Cookie` header a line, for a platform that is not local. */
export async function voterFile(path: string): Promise<SyntheticVoter[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').map((cookie) => ({ cookie }));
}
