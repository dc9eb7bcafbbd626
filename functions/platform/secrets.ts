import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/**
 * Secrets of a deployment, each granted by itself:
 * `session` signs cookies and sign-in codes, `vote` makes voter keys, `operator` is the token of commands,
 * `origin` proves that a request came through the CDN.
 */
export type SecretName = 'session' | 'vote' | 'operator' | 'origin';

export interface Secrets {
  /** @throws Error for a secret that this function was not given. */
  get(name: SecretName): Promise<string>;
}

const REFRESH_AFTER_MS = 5 * 60_000;

/** Secrets from AWS Secrets Manager by the ARN in `SECRET_<NAME>_ARN`, read again every five minutes. */
export function createSecrets(
  client: SecretsManagerClient,
  environment: Readonly<Record<string, string | undefined>>,
  milliseconds: () => number,
): Secrets {
  const known = new Map<SecretName, { readonly value: Promise<string>; readonly readAt: number }>();
  const read = async (name: SecretName) => {
    const SecretId = environment[`SECRET_${name.toUpperCase()}_ARN`];
    if (SecretId === undefined) throw new Error(`this function was not given the secret "${name}"`);
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
    if (!SecretString) throw new Error(`the secret "${name}" is empty`);
    return SecretString;
  };
  return {
    get(name) {
      const fresh = known.get(name);
      if (fresh !== undefined && milliseconds() - fresh.readAt < REFRESH_AFTER_MS) return fresh.value;
      const value = read(name);
      known.set(name, { value, readAt: milliseconds() });
      value.catch(() => known.delete(name));
      return value;
    },
  };
}
