import { useState } from 'preact/hooks';
import type { Report } from '../../../../shared/reports/report.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { type Loaded, useLoaded, WhenLoaded } from '../loading.tsx';
import { Screen } from '../Screen.tsx';

type State = Report['state'];
interface Listed {
  readonly items: readonly Report[];
  readonly next: string | null;
}

const STATES: readonly State[] = ['open', 'handled'];

/** Marks reports as handled and takes that back; a report stays where it was until the screen is opened again. */
function useHandling({ replace }: Loaded<Listed>) {
  const office = useOffice();
  const [busy, setBusy] = useState<string | null>(null);
  const turn = async (listed: Listed, report: Report) => {
    if (busy !== null) return;
    setBusy(report.id);
    const params = { subjectId: report.subjectId, reportId: report.id };
    const isOpen = report.state === 'open';
    const answer = await (isOpen ? api.reports.handle({ params }) : api.reports.reopen({ params }));
    setBusy(null);
    if (!answer.ok) return office.announce(problemText(office, answer.problem));
    office.announce(office.t(isOpen ? 'reports.done' : 'reports.undone'));
    const state: State = isOpen ? 'handled' : 'open';
    replace({ ...listed, items: listed.items.map((one) => (one.id === report.id ? { ...one, state } : one)) });
  };
  const more = async (listed: Listed, state: State) => {
    if (listed.next === null) return;
    const answer = await api.reports.list({ query: { state, cursor: listed.next } });
    if (!answer.ok) return office.announce(problemText(office, answer.problem));
    replace({ items: [...listed.items, ...answer.data.items], next: answer.data.next });
  };
  return { busy, turn, more };
}

/** What people have reported, newest first. */
export function Reports() {
  const { t } = useOffice();
  const [state, setState] = useState<State>('open');
  const loaded = useLoaded<Listed>(state, () => api.reports.list({ query: { state } }));
  const { busy, turn, more } = useHandling(loaded);
  return (
    <Screen title={t('reports.title')}>
      <div class="stack stack-24">
        <p class="muted">{t('reports.intro')}</p>
        <fieldset class="row" aria-label={t('reports.states')}>
          {STATES.map((one) => (
            <button
              key={one}
              class={one === state ? 'btn btn--s' : 'btn btn--2 btn--s'}
              type="button"
              aria-pressed={one === state}
              onClick={() => setState(one)}
            >
              {t(`reports.${one}`)}
            </button>
          ))}
        </fieldset>
        <WhenLoaded loaded={loaded}>
          {(listed) =>
            listed.items.length === 0 ? (
              <div class="empty">
                <p>{t(state === 'open' ? 'reports.empty' : 'reports.empty-handled')}</p>
              </div>
            ) : (
              <>
                <ul class="list">
                  {listed.items.map((report) => (
                    <ReportLine
                      key={report.id}
                      report={report}
                      isBusy={busy === report.id}
                      turn={() => turn(listed, report)}
                    />
                  ))}
                </ul>
                {listed.next !== null && (
                  <p>
                    <button class="btn btn--2" type="button" onClick={() => more(listed, state)}>
                      {t('reports.more')}
                    </button>
                  </p>
                )}
              </>
            )
          }
        </WhenLoaded>
      </div>
    </Screen>
  );
}

interface ReportLineProps {
  readonly report: Report;
  readonly isBusy: boolean;
  readonly turn: () => void;
}

function ReportLine({ report, isBusy, turn }: ReportLineProps) {
  const { t, moment, publicLocale } = useOffice();
  const { title, path, excerpt, reason, words, createdAt, openReports, state, subjectId, resourceId } = report;
  const isComment = subjectId !== resourceId;
  const about = title === '' ? t('reports.gone') : isComment ? t('reports.comment', { title }) : title;
  const isOpen = state === 'open';
  return (
    <li class="stack stack-8">
      <div class="row between">
        <b dir="auto">{path === null ? about : <a href={`/${publicLocale}${path}`}>{about}</a>}</b>
        <button
          class="btn btn--2 btn--s"
          type="button"
          aria-busy={isBusy}
          aria-label={t(isOpen ? 'reports.handle-of' : 'reports.reopen-of', { title: about })}
          onClick={turn}
        >
          {t(isOpen ? 'reports.handle' : 'reports.reopen')}
        </button>
      </div>
      {excerpt !== '' && (
        <blockquote class="small" dir="auto">
          {excerpt}
        </blockquote>
      )}
      <p dir="auto">{words === '' ? <span class="muted">{t('reports.no-words')}</span> : words}</p>
      <p class="meta">
        <span class="tag">{t(`reports.reason.${reason}`)}</span>
        <span>{moment(createdAt)}</span>
        {isOpen && <span>{t('reports.times', { count: openReports })}</span>}
      </p>
    </li>
  );
}
