import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { Provider } from 'oidc-provider';

/** What the service knows of one person; `acr` is how they sign in there. */
export interface ServicePerson {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly acr?: string;
}

/** A real OpenID Connect provider in this process, which signs in whoever a test says. */
export interface OidcService {
  readonly issuer: string;
  readonly secret: string;
  readonly clientId: string;
  /** Private key of its signatures: what a test forges, it can sign with the true key. */
  readonly key: CryptoKey;
  readonly keyId: string;
  readonly people: Map<string, ServicePerson>;
  /** Who signs in next; `null`: the person cancels. */
  next: string | null;
  /** Changes what the token endpoint answers. */
  tamper: ((tokens: { id_token: string }) => Promise<object> | object) | undefined;
  /** Requests by path. */
  readonly asked: string[];
  close(): Promise<void>;
}

interface Options {
  /** Where people are sent back to. */
  readonly redirects: readonly string[];
  readonly afterSignOut: readonly string[];
  /** As FranceConnect does: userinfo is a signed JWT. */
  readonly signsUserInfo?: boolean;
  /** People see a page there and press a button, instead of being signed in at once. */
  readonly showsPage?: boolean;
}

const listening = (server: Server) =>
  new Promise<number>((resolve) => {
    server.listen(0, 'localhost', () => resolve((server.address() as AddressInfo).port));
  });

const page = (title: string, action: string) =>
  `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1><form method="post" action="${action}"><button>Continue as this person</button></form></html>`;

async function keyPair() {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk: JWK = { ...(await exportJWK(privateKey)), kid: 'test-key', alg: 'RS256', use: 'sig' };
  return { privateKey, jwk };
}

/** Starts the provider at a free port of `localhost`. */
export async function startOidcService(options: Options): Promise<OidcService> {
  const { privateKey, jwk } = await keyPair();
  const server = createServer();
  const port = await listening(server);
  const issuer = `http://localhost:${port}`;
  const people = new Map<string, ServicePerson>();
  const clientId = 'parvis-test';
  const secret = 'a-client-secret-that-nobody-guesses';
  const provider = new Provider(issuer, {
    jwks: { keys: [jwk as never] },
    clients: [
      {
        client_id: clientId,
        client_secret: secret,
        redirect_uris: [...options.redirects],
        post_logout_redirect_uris: [...options.afterSignOut],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
        ...(options.signsUserInfo ? { userinfo_signed_response_alg: 'RS256' as const } : {}),
      },
    ],
    acrValues: ['eidas1', 'eidas2', 'eidas3'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], acr: null },
    scopes: ['openid', 'email'],
    pkce: { required: () => true },
    cookies: { keys: ['not a secret'] },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true },
      jwtUserinfo: { enabled: true },
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ sub, ...people.get(sub) }) }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId ?? '',
        accountId: ctx.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const service: OidcService = {
    ...{ issuer, secret, clientId, key: privateKey, keyId: 'test-key', people, next: null, tamper: undefined },
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  provider.use(async (ctx, next) => {
    service.asked.push(ctx.path);
    if (ctx.path.startsWith('/interaction/')) {
      if (options.showsPage && ctx.method === 'GET') {
        ctx.type = 'html';
        ctx.body = page('The service', ctx.path);
        return;
      }
      const { next: sub } = service;
      const acr = sub === null ? undefined : people.get(sub)?.acr;
      const result =
        sub === null
          ? { error: 'access_denied', error_description: 'cancelled' }
          : { login: { accountId: sub, remember: false, ...(acr === undefined ? {} : { acr }) } };
      ctx.respond = false;
      await provider.interactionFinished(ctx.req, ctx.res, result);
      return;
    }
    await next();
    if (ctx.oidc?.route === 'token' && service.tamper) ctx.body = await service.tamper(ctx.body as never);
  });
  server.on('request', provider.callback());
  return service;
}

/** A browser that follows a way through the service and stops where it is sent back to us. */
export async function throughService(start: string, { issuer }: Pick<OidcService, 'issuer'>): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(start);
  for (let steps = 0; steps < 10 && url.href.startsWith(issuer); steps += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const text of response.headers.getSetCookie()) {
      const [pair = ''] = text.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`the service answers ${response.status}: ${await response.text()}`);
    url = new URL(location, url);
  }
  return url;
}
