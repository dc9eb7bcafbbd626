import type { ServiceName } from '../../../../shared/identities/service.ts';
import type { SignInState } from './use-sign-in.ts';

interface ServicesProps {
  readonly flow: Pick<SignInState, 't' | 'locale' | 'returnTo'>;
  /** The published page does not know yet where its reader comes from. */
  readonly live: boolean;
  readonly services: readonly ServiceName[];
}

/** Where signing in at a service begins. */
export const serviceStart = (id: string, locale: string, returnTo: string): string =>
  `/api/sign-in/services/${id}/start?${new URLSearchParams({ locale, returnTo })}`;

/** Links to services that people can sign in with: plain links, which work before scripts do. */
export function SignInServices({ flow, live, services }: ServicesProps) {
  const { t, locale } = flow;
  if (services.length === 0) return null;
  const returnTo = live ? flow.returnTo() : `/${locale}/`;
  return (
    <section class="stack stack-16" aria-labelledby="sign-in-services">
      <h2 class="small" id="sign-in-services">
        {t('sign-in.or-service')}
      </h2>
      <ul class="plain-list stack stack-16">
        {services.map(({ id, name, note }) => (
          <li key={id} class="stack stack-8">
            <a class="btn btn--2 btn--wide" href={serviceStart(id, locale, returnTo)}>
              {t('sign-in.with-service', { name })}
            </a>
            {note !== '' && <p class="small muted">{note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
