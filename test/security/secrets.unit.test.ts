import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from '@jest/globals';
import { createSecrets, firstAccepted, type SecretName } from '../../functions/platform/secrets.ts';

const DAY_MS = 24 * 3600_000;
const NAMES = ['session', 'operator', 'origin', 'vote'] as const;

interface Stored {
  readonly SecretString: string;
  readonly CreatedDate: Date;
}

/** Secrets Manager with two versions of each secret, of which the second may be missing; counts what it is asked. */
function vault(current: Stored, previous?: Stored) {
  const asked: string[] = [];
  const client = new SecretsManagerClient({
    region: 'eu-west-3',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  client.middlewareStack.add(
    (_next, _context) => async (args) => {
      const { VersionStage = '' } = new GetSecretValueCommand(args.input as never).input;
      asked.push(VersionStage);
      const output = VersionStage === 'AWSPREVIOUS' ? previous : current;
      if (output === undefined) throw new ResourceNotFoundException({ message: 'no such version', $metadata: {} });
      return { output: { ...output, $metadata: {} }, response: undefined };
    },
    { step: 'initialize' },
  );
  const environment = Object.fromEntries(NAMES.map((name) => [`SECRET_${name.toUpperCase()}_ARN`, `arn:${name}`]));
  return { asked, at: (now: number) => createSecrets(client, environment, () => now) };
}

const CHANGED = new Date('2026-11-21T09:00:00.000Z');
const changed = (name = 'new') => ({ SecretString: name, CreatedDate: CHANGED });
const before = { SecretString: 'old', CreatedDate: new Date('2026-01-01T00:00:00.000Z') };

describe('a secret that was changed', () => {
  it.each([
    ['session', 30],
    ['operator', 1],
    ['origin', 1],
  ] as const)('takes the value before for "%s" until %s days are over', async (name: SecretName, days) => {
    const { at } = vault(changed(), before);
    const end = CHANGED.getTime() + days * DAY_MS;
    expect(await at(end - 1).previous(name)).toBe('old');
    expect(await at(end).previous(name)).toBeUndefined();
  });

  it('never takes the value before for votes: one person would be two', async () => {
    const { at, asked } = vault(changed(), before);
    expect(await at(CHANGED.getTime()).previous('vote')).toBeUndefined();
    expect(asked).not.toContain('AWSPREVIOUS');
  });

  it('has no value before where it was never changed', async () => {
    expect(await vault(changed()).at(CHANGED.getTime()).previous('session')).toBeUndefined();
  });

  it('is asked for its value before only by what the present one does not fit, and then kept for five minutes', async () => {
    const { at, asked } = vault(changed(), before);
    const secrets = at(CHANGED.getTime());
    const fits = (wanted: string) => firstAccepted(secrets, 'operator', (value) => value === wanted || undefined);
    expect(await fits('new')).toBe(true);
    expect(asked).toEqual(['AWSCURRENT']);
    expect(await fits('old')).toBe(true);
    expect(await fits('older')).toBeUndefined();
    expect(asked).toEqual(['AWSCURRENT', 'AWSPREVIOUS']);
  });
});
