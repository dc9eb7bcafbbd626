import type { Configuration } from 'openid-client';
import { identities } from '../../shared/identities/contract.ts';
import { isIssuer } from '../../shared/identities/rules.ts';
import type { Finding, SignInService } from '../../shared/identities/service.ts';
import { handle } from '../platform/handle.ts';
import { countAgainst } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import { CHECKS } from './limits.ts';
import { clientSecret, discovered, isDown } from './provider.ts';

type Checked = Pick<SignInService, 'id' | 'issuer' | 'scopes' | 'acr'>;

const MOST = 300;
const found = (code: Finding['code'], weight: Finding['weight'], detail = ''): Finding => ({
  code,
  weight,
  detail: detail.slice(0, MOST),
});

const missingOf = (wanted: string, offered: readonly string[] | undefined): string =>
  offered === undefined
    ? ''
    : wanted
        .split(' ')
        .filter((one) => one !== '' && !offered.includes(one))
        .join(' ');

/** What the discovery document lacks of what we need. Lists that it leaves out say nothing. */
function judged(server: ReturnType<Configuration['serverMetadata']>, { scopes, acr }: Checked): Finding[] {
  const findings = [found('reached', 'good', server.issuer)];
  const types = server.response_types_supported;
  if (types !== undefined && !types.includes('code')) findings.push(found('no-code-flow', 'bad'));
  if (server.code_challenge_methods_supported?.includes('S256') !== true) findings.push(found('no-pkce', 'note'));
  const scope = missingOf(scopes, server.scopes_supported);
  if (scope !== '') findings.push(found('scope-unknown', 'note', scope));
  const levels = server.acr_values_supported;
  const level = missingOf(acr, Array.isArray(levels) ? levels.map(String) : undefined);
  if (level !== '') findings.push(found('acr-unknown', 'bad', level));
  if (server.end_session_endpoint === undefined) findings.push(found('no-logout', 'note'));
  return findings;
}

/** Asks for the discovery document; what is wrong with it is an answer, no error. */
async function asked(services: Services, service: Checked): Promise<Finding[]> {
  try {
    const configuration = await discovered(services, service.issuer, 'parvis', 'none');
    return judged(configuration.serverMetadata(), service);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') return [found('issuer-differs', 'bad', service.issuer)];
    // Something answers, but not with such a document.
    const isAnswer = code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || code === 'OAUTH_RESPONSE_IS_NOT_JSON';
    return [found(isDown(error) && !isAnswer ? 'unreachable' : 'no-discovery', 'bad', service.issuer)];
  }
}

/** Says what is wrong with a service before anybody tries to sign in with it; it need not be saved. */
export const checkService = handle(identities.checkService, async ({ body, actor }, services) => {
  await countAgainst(services, CHECKS, actor.kind === 'participant' ? actor.participantId : actor.kind);
  if (!isIssuer(body.issuer, services.config.stage === 'local'))
    return { findings: [found('issuer-invalid', 'bad', body.issuer)] };
  const hasSecret = (await clientSecret(services, body.id)) !== undefined;
  const secret = found(hasSecret ? 'secret-there' : 'secret-missing', hasSecret ? 'good' : 'bad', body.id);
  return { findings: [...(await asked(services, body)), secret] };
});
