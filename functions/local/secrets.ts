import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { Secrets } from '../platform/secrets.ts';

const Value = z.string().min(32);
const Stored = z.object({
  session: Value,
  vote: Value,
  operator: Value,
  origin: Value,
  verification: Value,
  recovery: Value.default(() => randomBytes(32).toString('base64url')),
  push: Value.default(() => randomBytes(32).toString('base64url')),
  /** JSON with the client secret of each sign-in service by its id, as an operator puts it. */
  services: z.string().default('{}'),
});

const NAMES = ['session', 'vote', 'operator', 'origin', 'verification', 'recovery', 'push'] as const;

/** Fresh secrets, each of 256 random bits. */
const fresh = () => Object.fromEntries(NAMES.map((name) => [name, randomBytes(32).toString('base64url')]));

/**
 * Secrets in a file that only its owner can read, made at the first start; without a file they live with the process.
 *
 * @param ofServices client secrets of sign-in services by id, instead of those in the file
 */
export async function openSecrets(file?: string, ofServices?: Readonly<Record<string, string>>): Promise<Secrets> {
  const text = file === undefined ? undefined : await readFile(file, 'utf8').catch(() => undefined);
  const stored = Stored.parse(text === undefined ? fresh() : JSON.parse(text));
  if (file !== undefined && text === undefined) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(stored), { mode: 0o600 });
  }
  const values = ofServices === undefined ? stored : { ...stored, services: JSON.stringify(ofServices) };
  // Nobody changes them: `npm run reset` makes new ones.
  return { get: async (name) => values[name], previous: async () => undefined };
}
