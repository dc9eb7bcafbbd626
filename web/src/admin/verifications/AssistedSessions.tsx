import { useState } from 'preact/hooks';
import type { AssistedSession } from '../../../../shared/assistance/contract.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';

function SessionRow({ session }: { readonly session: AssistedSession }) {
  const { t, moment } = useOffice();
  const { agentName, personName, method, consent, beganAt, endsAt, endedAt } = session;
  return (
    <tr>
      <th scope="row">{moment(beganAt)}</th>
      <td>{endedAt === null ? t('assistance.until', { moment: moment(endsAt) }) : moment(endedAt)}</td>
      <td>{agentName ?? t('assistance.deleted')}</td>
      <td>{personName}</td>
      <td>{t(`verification.method.${method}`)}</td>
      <td>{t(`assistance.consent.${consent}`)}</td>
    </tr>
  );
}

interface PageProps {
  readonly cursor: string | undefined;
  readonly onMore: (cursor: string) => void;
  readonly isLast: boolean;
  /** Of the page, from 1. */
  readonly number: number;
}

function SessionPage({ cursor, onMore, isLast, number }: PageProps) {
  const { t } = useOffice();
  const query = cursor === undefined ? {} : { cursor };
  const loaded = useLoaded(cursor ?? '', () => api.assistance.listSessions({ query }));
  return (
    <WhenLoaded loaded={loaded}>
      {({ items, next }) =>
        items.length === 0 ? (
          <p class="empty">{t('assistance.none')}</p>
        ) : (
          <div class="stack">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard */}
            <section class="scroll" tabIndex={0} aria-label={t('assistance.table', { number })}>
              <table class="table">
                <thead>
                  <tr>
                    {(['began', 'ended', 'agent', 'person', 'method', 'consent'] as const).map((column) => (
                      <th key={column} scope="col">
                        {t(`assistance.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {items.map((session) => (
                    <SessionRow key={session.id} session={session} />
                  ))}
                </tbody>
              </table>
            </section>
            {next !== null && isLast && (
              <p>
                <button class="btn btn--2 btn--s" type="button" onClick={() => onMore(next)}>
                  {t('assistance.more')}
                </button>
              </p>
            )}
          </div>
        )
      }
    </WhenLoaded>
  );
}

/** Sessions in which agents entered for others, for administrators. */
export function AssistedSessions() {
  const { t } = useOffice();
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  return (
    <section class="stack" aria-labelledby="h-sessions">
      <h2 id="h-sessions">{t('assistance.sessions')}</h2>
      <p class="muted">{t('assistance.sessions.help')}</p>
      {cursors.map((cursor, index) => (
        <SessionPage
          key={cursor ?? 'first'}
          cursor={cursor}
          number={index + 1}
          isLast={index === cursors.length - 1}
          onMore={(next) => setCursors((before) => [...before, next])}
        />
      ))}
    </section>
  );
}
