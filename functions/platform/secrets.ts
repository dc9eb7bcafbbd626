import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

/**
 * Secrets of a deployment, each granted by itself:
 * `session` signs cookies and sign-in codes, `vote` makes voter keys, `operator` is the token of commands,
 * `origin` proves that a request came through the CDN, `verification` hashes what makes a person unique, `recovery` keys the hashes of recovery codes, `push` makes the key pair by which push services know us, `services` holds the client secrets of sign-in services as JSON.
 */
export type SecretName = 'session' | 'vote' | 'operator' | 'origin' | 'services' | 'verification' | 'recovery' | 'push';

export interface Secrets {
  /** @throws Error for a secret that this function was not given. */
  get(name: SecretName): Promise<string>;
  /** The value before the last change, as long as it is still accepted; looked up only when the present one does not fit. */
  previous(name: SecretName): Promise<string | undefined>;
}

/**
 * What the first accepted value of a secret makes of something: of the present one, then of the one before. A change of a
 * secret so ends nothing at once; what was seen by somebody is changed twice (docs/runbook.md, "Secrets").
 */
export async function firstAccepted<T>(
  secrets: Secrets,
  name: SecretName,
  make: (secret: string) => T | undefined | Promise<T | undefined>,
): Promise<T | undefined> {
  const made = await make(await secrets.get(name));
  if (made !== undefined) return made;
  const previous = await secrets.previous(name);
  return previous === undefined ? undefined : make(previous);
}

const REFRESH_AFTER_MS = 5 * 60_000;
const DAY_MS = 24 * 3600_000;

/**
 * How long the value before is accepted: for sessions as long as they last, for commands and the CDN as long as it takes to
 * tell them; never for `vote` and `verification`, whose two values would be two persons, and not for what others issue.
 */
const ACCEPTED_MS: Readonly<Record<SecretName, number>> = {
  session: 30 * DAY_MS,
  operator: DAY_MS,
  origin: DAY_MS,
  vote: 0,
  services: 0,
  verification: 0,
  // Codes on paper outlive it: until the secret is changed once more.
  recovery: Number.POSITIVE_INFINITY,
  // Devices that subscribed before are reached until they have been renewed, or until it is changed once more.
  push: Number.POSITIVE_INFINITY,
};

interface Version {
  readonly value: string;
  /** Milliseconds since 1970; 0 where Secrets Manager does not say. */
  readonly createdAt: number;
}

/** Secrets from AWS Secrets Manager by the ARN in `SECRET_<NAME>_ARN`, read again every five minutes. */
export function createSecrets(
  client: SecretsManagerClient,
  environment: Readonly<Record<string, string | undefined>>,
  milliseconds: () => number,
): Secrets {
  type Stage = 'AWSCURRENT' | 'AWSPREVIOUS';
  const known = new Map<string, { readonly version: Promise<Version>; readonly readAt: number }>();
  const read = async (name: SecretName, VersionStage: Stage): Promise<Version> => {
    const SecretId = environment[`SECRET_${name.toUpperCase()}_ARN`];
    if (SecretId === undefined) throw new Error(`this function was not given the secret "${name}"`);
    const { SecretString, CreatedDate } = await client.send(new GetSecretValueCommand({ SecretId, VersionStage }));
    if (!SecretString) throw new Error(`the secret "${name}" is empty`);
    return { value: SecretString, createdAt: CreatedDate?.getTime() ?? 0 };
  };
  const versionOf = (name: SecretName, stage: Stage): Promise<Version> => {
    const key = `${name} ${stage}`;
    const fresh = known.get(key);
    if (fresh !== undefined && milliseconds() - fresh.readAt < REFRESH_AFTER_MS) return fresh.version;
    const version = read(name, stage);
    known.set(key, { version, readAt: milliseconds() });
    version.catch(() => known.delete(key));
    return version;
  };
  return {
    get: async (name) => (await versionOf(name, 'AWSCURRENT')).value,
    async previous(name) {
      const { createdAt } = await versionOf(name, 'AWSCURRENT');
      if (milliseconds() - createdAt >= ACCEPTED_MS[name]) return undefined;
      const version = await versionOf(name, 'AWSPREVIOUS').catch((error: unknown) => {
        // A secret that was never changed has no value before.
        if (error instanceof ResourceNotFoundException) return undefined;
        throw error;
      });
      return version?.value;
    },
  };
}
