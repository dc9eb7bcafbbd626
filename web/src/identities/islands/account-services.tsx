import { useState } from 'preact/hooks';
import type { Identity } from '../../../../shared/identities/contract.ts';
import { formatDay } from '../../../../shared/platform/format.ts';
import { LoadedPart } from '../../participants/islands/account-loaded.tsx';
import { type AccountPart, useLoaded } from '../../participants/islands/account-part.ts';
import { serviceStart } from '../../participants/islands/SignInServices.tsx';
import { problemWords } from '../../platform/island.ts';
import { identitiesApi } from '../identities-api.ts';

/** Sign-in services of the own account: linked ones, those that can be, and how this session began. */
export function Services(part: AccountPart) {
  const { t, locale } = part;
  const [said, setSaid] = useState('');
  const { loaded, again } = useLoaded(() => identitiesApi.listIdentities({ query: { locale } }));
  const gone = (name: string) => {
    setSaid(t('identity.unlinked', { service: name }));
    again();
  };
  return (
    <LoadedPart t={t} loaded={loaded} again={again}>
      {({ items, services, session }) => {
        const free = services.filter(({ id }) => !items.some(({ serviceId }) => serviceId === id));
        return (
          <div class="stack stack-24">
            <p class="prose">{t('identity.section-intro')}</p>
            <p>
              {session ? t('identity.session-service', { service: session.name }) : t('identity.session-mail')}
              {session?.level && <span class="muted"> {t('identity.session-level', { level: session.level })}</span>}
            </p>
            <p role="status">{said}</p>
            {items.length === 0 && <p class="empty">{t('identity.none')}</p>}
            <ul class="plain-list stack">
              {items.map((identity) => (
                <li key={`${identity.serviceId} ${identity.subject}`}>
                  <Linked part={part} identity={identity} onGone={gone} />
                </li>
              ))}
            </ul>
            {free.length > 0 && (
              <div class="stack stack-16">
                <h3>{t('identity.add')}</h3>
                <div class="row">
                  {free.map(({ id, name }) => (
                    <a
                      key={id}
                      class="btn btn--2"
                      href={`${serviceStart(id, locale, `/${locale}/account/#services`)}&link=true`}
                    >
                      {t('identity.add-action', { service: name })}
                    </a>
                  ))}
                </div>
              </div>
            )}
          </div>
        );
      }}
    </LoadedPart>
  );
}

interface LinkedProps {
  readonly part: AccountPart;
  readonly identity: Identity;
  readonly onGone: (name: string) => void;
}

/** A linked service; unlinking says first what it does. */
function Linked({ part: { t, locale, timeZone }, identity, onGone }: LinkedProps) {
  const { serviceId, subject, name, level, linkedAt, usedAt } = identity;
  const [asks, setAsks] = useState(false);
  const [error, setError] = useState('');
  const day = (at: string) => formatDay(at, locale, timeZone);
  const unlink = async () => {
    const result = await identitiesApi.unlink({ params: { serviceId, subject } });
    if (result.ok) onGone(name);
    else setError(problemWords(t, result.problem));
  };
  return (
    <div class="panel stack stack-16">
      <div class="row between">
        <div class="stack stack-8">
          <p>
            <b>{name}</b>
          </p>
          <p class="small muted">
            {t('identity.linked-since', { date: day(linkedAt), used: day(usedAt) })}
            {level && ` · ${t('identity.session-level', { level })}`}
          </p>
        </div>
        <button
          class="btn btn--quiet btn--s"
          type="button"
          aria-label={t('identity.unlink-label', { service: name })}
          aria-expanded={asks}
          onClick={() => setAsks(!asks)}
        >
          {t('identity.unlink')}
        </button>
      </div>
      {error !== '' && (
        <p class="note note--alert" role="alert">
          {error}
        </p>
      )}
      {asks && (
        <div class="stack stack-16">
          <p>{t('identity.unlink-ask', { service: name })}</p>
          <div class="row">
            <button class="btn btn--danger btn--s" type="button" onClick={unlink}>
              {t('identity.unlink-confirm', { service: name })}
            </button>
            <button class="btn btn--quiet btn--s" type="button" onClick={() => setAsks(false)}>
              {t('identity.keep')}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
