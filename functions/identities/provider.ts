/** The one place that talks to sign-in services, by OpenID Connect Core 1.0: code flow with PKCE. */
import * as client from 'openid-client';
import * as z from 'zod';
import { type Claims, isIssuer } from '../../shared/identities/rules.ts';
import type { SignInService } from '../../shared/identities/service.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { shortMemory } from '../platform/short-memory.ts';
import type { Trip } from './cookies.ts';

/** Seconds that a service may take for one answer. */
const PATIENCE = 5;
/** Milliseconds that the discovery document of a service and its keys are kept. */
const KEPT_MS = 5 * 60_000;

type Endpoint = Pick<SignInService, 'id' | 'issuer' | 'clientId'>;

const Secrets = z.record(z.string(), z.string().min(1));

/** The client secret of a service; `undefined` where an operator has put none. */
export async function clientSecret({ secrets }: Pick<Services, 'secrets'>, id: string): Promise<string | undefined> {
  const text = await secrets.get('services');
  try {
    return Secrets.parse(JSON.parse(text))[id];
  } catch {
    // What Secrets Manager made by itself is no JSON: nobody has put a secret there yet.
    return undefined;
  }
}

/** The secret in the body where the service wants it there, as FranceConnect does; else as the standard says. */
const authenticated =
  (secret: string): client.ClientAuth =>
  (server, ...rest) => {
    const isInBody = server.token_endpoint_auth_methods_supported?.includes('client_secret_post') === true;
    const auth = isInBody ? client.ClientSecretPost(secret) : client.ClientSecretBasic(secret);
    return auth(server, ...rest);
  };

/** Reads the discovery document. @throws what `openid-client` throws */
export async function discovered(
  { config }: Pick<Services, 'config'>,
  issuer: string,
  clientId: string,
  secret: string,
): Promise<client.Configuration> {
  const configuration = await client.discovery(new URL(issuer), clientId, undefined, authenticated(secret), {
    timeout: PATIENCE,
    execute: config.stage === 'local' ? [client.allowInsecureRequests] : [],
  });
  // Signatures of ID tokens and of signed userinfo are checked with the keys of the service.
  client.enableNonRepudiationChecks(configuration);
  return configuration;
}

const known = shortMemory(KEPT_MS, async (services: Services, key: string): Promise<client.Configuration> => {
  const [id = '', issuer = '', clientId = ''] = z.array(z.string()).parse(JSON.parse(key));
  const secret = await clientSecret(services, id);
  if (secret === undefined || !isIssuer(issuer, services.config.stage === 'local'))
    throw new Problem('identity.not-set-up');
  return discovered(services, issuer, clientId, secret);
});

const keyOf = ({ id, issuer, clientId }: Endpoint) => JSON.stringify([id, issuer, clientId]);

const DOWN = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']);
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const Failure = z.object({ message: z.string(), cause: z.unknown() });
/** No connection: what `fetch` throws, which the client hands on or wraps. */
function isUnreached(error: unknown): boolean {
  const failure = Failure.safeParse(error);
  return failure.success && (failure.data.message === 'fetch failed' || isUnreached(failure.data.cause));
}

/** Whether a service did not answer as services do: it is down, or something in front of it is. */
export const isDown = (error: unknown): boolean =>
  isUnreached(error) || DOWN.has(codeOf(error)) || (error instanceof client.ResponseBodyError && error.status >= 500);

/** What people are told of an error of a sign-in; the log has more, without anything about the person. */
function problemOf({ log }: Services, { id }: Endpoint, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const name = error instanceof Error ? error.name : 'unknown';
  log.warn('sign-in service', { service: id, error: name, code: codeOf(error) });
  if (error instanceof client.AuthorizationResponseError)
    return new Problem(error.error === 'access_denied' ? 'identity.cancelled' : 'identity.provider-refused');
  if (error instanceof client.ResponseBodyError && error.error === 'invalid_client')
    return new Problem('identity.not-set-up');
  return new Problem(isDown(error) ? 'identity.provider-down' : 'identity.answer-invalid');
}

async function asked<T>(
  services: Services,
  service: Endpoint,
  ask: (configuration: client.Configuration) => Promise<T>,
): Promise<T> {
  try {
    return await ask(await known.get(services, keyOf(service)));
  } catch (error) {
    const problem = problemOf(services, service, error);
    // A secret or a key that was changed is read anew with the next try.
    if (problem.code !== 'identity.cancelled') known.forget(services, keyOf(service));
    throw problem;
  }
}

/** Where a service sends people back to: registered with the provider. */
export const callbackOf = ({ config }: Pick<Services, 'config'>, id: string): string =>
  `${config.siteOrigin}/api/sign-in/services/${id}/callback`;
/** Where a service sends people after it has ended its session: registered with the provider too. */
export const afterSignOutOf = ({ config }: Pick<Services, 'config'>): string => `${config.siteOrigin}/`;

/** What a way to a service needs: fresh secrets of this one sign-in. */
export const newTrip = (): Pick<Trip, 'state' | 'nonce' | 'verifier'> => ({
  state: client.randomState(),
  nonce: client.randomNonce(),
  verifier: client.randomPKCECodeVerifier(),
});

/** Address at the service that a sign-in begins with. @throws Problem `identity.provider-down`, `identity.not-set-up` */
export const authorizationUrl = (services: Services, service: SignInService, trip: Trip): Promise<URL> =>
  asked(services, service, async (configuration) =>
    client.buildAuthorizationUrl(configuration, {
      redirect_uri: callbackOf(services, service.id),
      scope: service.scopes,
      state: trip.state,
      nonce: trip.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(trip.verifier),
      code_challenge_method: 'S256',
      ...(service.acr === '' ? {} : { acr_values: service.acr }),
    }),
  );

/** What a service says of somebody, once all of it was checked. */
export interface Answer {
  readonly idToken: Claims;
  readonly userInfo: Claims | null;
  /** As it came, to end the session of the service with. */
  readonly idTokenText: string;
}

/**
 * Exchanges the code of an answer and checks all: state, issuer, signature, audience, nonce, times, and userinfo, signed
 * or not, by its subject.
 *
 * @throws Problem `identity.cancelled`, `identity.provider-refused`, `identity.answer-invalid`, `identity.provider-down`
 */
export const exchanged = (services: Services, service: SignInService, trip: Trip, url: URL): Promise<Answer> =>
  asked(services, service, async (configuration) => {
    const tokens = await client.authorizationCodeGrant(configuration, url, {
      expectedState: trip.state,
      expectedNonce: trip.nonce,
      pkceCodeVerifier: trip.verifier,
      idTokenExpected: true,
    });
    const idToken = tokens.claims();
    const idTokenText = tokens.id_token;
    if (idToken === undefined || idTokenText === undefined) throw new Problem('identity.answer-invalid');
    const hasUserInfo = configuration.serverMetadata().userinfo_endpoint !== undefined;
    const userInfo = hasUserInfo ? await client.fetchUserInfo(configuration, tokens.access_token, idToken.sub) : null;
    return { idToken, userInfo, idTokenText };
  });

/** Where to go to end the session of the service; `null` where it has no such address or cannot be asked now. */
export async function endSessionUrl(
  services: Services,
  service: SignInService,
  idToken: string,
): Promise<string | null> {
  try {
    return await asked(services, service, async (configuration) =>
      configuration.serverMetadata().end_session_endpoint === undefined
        ? null
        : client.buildEndSessionUrl(configuration, {
            id_token_hint: idToken,
            post_logout_redirect_uri: afterSignOutOf(services),
            state: client.randomState(),
          }).href,
    );
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}
