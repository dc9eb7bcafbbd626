import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { SecretName, Secrets } from '../platform/secrets.ts';

const NAMES = ['session', 'vote', 'operator', 'origin'] as const satisfies readonly SecretName[];
const Stored = z.record(z.enum(NAMES), z.string().min(32));

/** Fresh secrets, each of 256 random bits. */
const fresh = () => Object.fromEntries(NAMES.map((name) => [name, randomBytes(32).toString('base64url')]));

/** Secrets in a file that only its owner can read, made at the first start; without a file they live with the process. */
export async function openSecrets(file?: string): Promise<Secrets> {
  const text = file === undefined ? undefined : await readFile(file, 'utf8').catch(() => undefined);
  const values = Stored.parse(text === undefined ? fresh() : JSON.parse(text));
  if (file !== undefined && text === undefined) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(values), { mode: 0o600 });
  }
  return { get: async (name) => values[name] };
}
