import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { FeatureFunction } from './feature-function.ts';

const SECRETS = {
  session: 'Signs session cookies, sign-in codes and mailed links',
  vote: 'Makes the keys of participations and of votes on comments: whoever has it can tell whose they are',
  operator: 'Token of commands that act as an administrator',
  origin: 'Proves to the API that a request came through CloudFront',
  verification: 'Hashes what makes a person unique: with another one the same person could verify twice',
  recovery: 'Keys the hashes of recovery codes: with another one, codes count until it is changed again',
  push: 'Makes the key pair of web push: with another one, devices are reached until it is changed again',
  services: 'Client secrets of sign-in services as JSON, put there by an operator (docs/deploy.md)',
} as const;
export type SecretName = keyof typeof SECRETS;

/** The secrets of a deployment, made by Secrets Manager and each granted by itself. */
export class PlatformSecrets extends Construct {
  private readonly secrets: ReadonlyMap<SecretName, Secret>;

  constructor(scope: Construct, id: string, { keepsData }: { readonly keepsData: boolean }) {
    super(scope, id);
    const make = (name: SecretName) =>
      new Secret(this, name.charAt(0).toUpperCase() + name.slice(1), {
        description: `Parvis ${Stack.of(this).stackName}: ${SECRETS[name]}`,
        generateSecretString: { passwordLength: 64, excludePunctuation: true },
        removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      });
    this.secrets = new Map(
      (['session', 'vote', 'operator', 'origin', 'services', 'verification', 'recovery', 'push'] as const).map(
        (name) => [name, make(name)],
      ),
    );
    acknowledge(
      this,
      'SMG4',
      'A new session or operator secret signs everybody out, a new vote secret would count people twice: people decide when (docs/runbook.md#secrets).',
    );
  }

  of(name: SecretName): Secret {
    const secret = this.secrets.get(name);
    if (secret === undefined) throw new TypeError(`there is no secret ${name}`);
    return secret;
  }

  /** Lets a function read secrets, and tells it where they are. */
  grant(fn: FeatureFunction, ...names: readonly SecretName[]): void {
    for (const name of names) {
      this.of(name).grantRead(fn.role);
      fn.tell(`SECRET_${name.toUpperCase()}_ARN`, this.of(name).secretArn);
    }
  }
}
