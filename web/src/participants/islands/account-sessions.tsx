import { useRef, useState } from 'preact/hooks';
import type { OwnSession } from '../../../../shared/participants/own-sessions.ts';
import { formatMoment } from '../../../../shared/platform/format.ts';
import { problemWords } from '../../platform/island.ts';
import type { Result } from '../../platform/problem.ts';
import { accountApi } from '../account-api.ts';
import { LoadedPart } from './account-loaded.tsx';
import { type AccountPart, useLoaded } from './account-part.ts';

/** Devices on which one is signed in: since when, on what, and the way to end each of them. */
export function OpenSessions(part: AccountPart) {
  const { t, locale, timeZone } = part;
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState('');
  const [error, setError] = useState('');
  const { loaded, again } = useLoaded(() => accountApi.listSessions());
  const end = async (act: () => Promise<Result<unknown>>, words: string) => {
    const result = await act();
    setError(result.ok ? '' : problemWords(t, result.problem));
    if (!result.ok) return;
    setSaid(words);
    // The button that was pressed goes with its session.
    heading.current?.focus();
    again();
  };
  const name = ({ device }: OwnSession) =>
    device === null
      ? t('account.session.unknown')
      : t('account.session.device', { kind: device.kind, browser: device.browser });
  return (
    <LoadedPart t={t} loaded={loaded} again={again}>
      {({ items }) => (
        <div class="stack stack-16">
          <h3 tabIndex={-1} ref={heading}>
            {t('account.session.title')}
          </h3>
          <p role="status">{said}</p>
          <div role="alert">{error && <p class="note note--alert">{error}</p>}</div>
          <ul class="plain-list stack">
            {items.map((session) => (
              <li key={session.id} class="panel row between">
                <div class="stack stack-8">
                  <p>
                    <b>{name(session)}</b>
                    {session.isThis && <span class="muted"> {t('account.session.this')}</span>}
                  </p>
                  <p class="small muted">
                    {t('account.session.since', { moment: formatMoment(session.openedAt, locale, timeZone) })}
                  </p>
                </div>
                {!session.isThis && (
                  <button
                    class="btn btn--quiet btn--s"
                    type="button"
                    aria-label={t('account.session.end-label', {
                      device: name(session),
                      moment: formatMoment(session.openedAt, locale, timeZone),
                    })}
                    onClick={() =>
                      end(
                        () => accountApi.endSession({ params: { sessionId: session.id } }),
                        t('account.session.ended'),
                      )
                    }
                  >
                    {t('account.session.end')}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {items.length > 1 && (
            <p>
              <button
                class="btn btn--2"
                type="button"
                onClick={() => end(() => accountApi.endOtherSessions(), t('account.session.others-ended'))}
              >
                {t('account.session.end-others')}
              </button>
            </p>
          )}
          <p class="small muted">{t('account.session.note')}</p>
        </div>
      )}
    </LoadedPart>
  );
}
