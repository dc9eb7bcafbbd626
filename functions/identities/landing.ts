import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import { Redirect } from '../platform/handle.ts';
import { isPassing } from '../platform/passing-error.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';

interface About {
  readonly locale: InterfaceLocale;
  readonly serviceId: string;
  readonly returnTo?: string | undefined;
}

/** The page after a service: with a problem it says what was wrong and offers another try. */
export function landing({ locale, serviceId, returnTo }: About, problem?: string): string {
  const search = new URLSearchParams({ service: serviceId });
  if (problem !== undefined) search.set('problem', problem);
  if (returnTo !== undefined) search.set('returnTo', returnTo);
  return `/${locale}/sign-in/service/?${search}`;
}

/** People come to these routes by a link: a refusal is no JSON, but leads to the page that explains it. */
export async function orLanding(
  { log }: Services,
  about: () => About,
  cookies: readonly string[],
  run: () => Promise<Redirect>,
): Promise<Redirect> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Problem) return new Redirect(landing(about(), error.code), cookies, error);
    if (isPassing(error)) return new Redirect(landing(about(), 'internal.unavailable'), cookies);
    log.error('unexpected', error, { service: about().serviceId });
    return new Redirect(landing(about(), 'internal.error'), cookies);
  }
}
