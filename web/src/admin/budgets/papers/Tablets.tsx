import { useState } from 'preact/hooks';
import type { Kiosk, KioskConflict } from '../../../../../shared/budgets/kiosk-routes.ts';
import { api } from '../../../platform/api.ts';
import type { Problem, Result } from '../../../platform/problem.ts';
import { useOffice } from '../../context.ts';
import { problemText } from '../../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../../loading.tsx';
import { publicPaths } from '../../places.ts';
import { useSpace } from '../../space.ts';
import type { PapersProps } from './papers-props.ts';
import { ReadingText } from './ReadingText.tsx';

interface LineProps<T> {
  readonly it: T;
  /** Asks the API, and loads the list again. */
  readonly onAsk: (answering: Promise<Result<unknown>>) => void;
  readonly props: PapersProps;
}

function TabletLine({ it: { id, place, endsAt, closedAt }, onAsk, props }: LineProps<Kiosk>) {
  const { t, moment } = useOffice();
  const params = { componentId: props.component.id, kioskId: id };
  return (
    <li class="row between">
      <span>
        <b>{place}</b>{' '}
        <span class="muted">
          {closedAt === null ? t('papers.tablets.open', { moment: moment(endsAt) }) : t('papers.tablets.closed')}
        </span>
      </span>
      {closedAt === null && (
        <button
          class="btn btn--2 btn--s"
          type="button"
          aria-label={t('papers.tablets.close-of', { name: place })}
          onClick={() => onAsk(api.budgetBallots.closeKiosk({ params }))}
        >
          {t('papers.tablets.close')}
        </button>
      )}
    </li>
  );
}

function ConflictLine({ it, onAsk, props }: LineProps<KioskConflict>) {
  const { t, find, moment } = useOffice();
  const { id, number, code, content, settledAt } = it;
  const params = { componentId: props.component.id, conflictId: id };
  const name = number === null ? t('papers.conflicts.no-number') : t('papers.conflicts.number', { number });
  return (
    <li class="stack stack-8">
      <p>
        <b>{name}</b> {find(`problem.${code}`) ?? code}
      </p>
      <ReadingText content={content} catalogue={props.catalogue} />
      {settledAt === null ? (
        <div class="row">
          <button
            class="btn btn--2 btn--s"
            type="button"
            aria-label={t('papers.conflicts.settle-of', { name })}
            onClick={() => onAsk(api.budgetBallots.settleKioskConflict({ params, body: { isSettled: true } }))}
          >
            {t('papers.conflicts.settle')}
          </button>
        </div>
      ) : (
        <p class="muted">{t('papers.conflicts.settled', { moment: moment(settledAt) })}</p>
      )}
    </li>
  );
}

/** Tablets of the hall, and ballots that one of them had kept and that were refused later. */
export function Tablets(props: PapersProps) {
  const office = useOffice();
  const { t, publicLocale } = office;
  const { process } = useSpace();
  const { id: componentId } = props.component;
  const [problem, setProblem] = useState<Problem | null>(null);
  const loaded = useLoaded(componentId, () => api.budgetBallots.listKiosks({ params: { componentId } }));
  const ask = async (answering: Promise<Result<unknown>>) => {
    const answer = await answering;
    setProblem(answer.ok ? null : answer.problem);
    loaded.reload();
  };
  return (
    <section class="panel stack" aria-labelledby="h-tablets">
      <h2 id="h-tablets">{t('papers.tablets')}</h2>
      <p class="help">{t('papers.tablets.help')}</p>
      <a class="more" href={`${publicPaths(publicLocale).component(process.slug, props.component)}kiosk/`}>
        {t('papers.tablets.page')}
      </a>
      <div role="alert">{problem && <p class="note note--alert">{problemText(office, problem)}</p>}</div>
      <WhenLoaded loaded={loaded}>
        {({ kiosks, conflicts }) => (
          <>
            <ul class="list">
              {kiosks.map((one) => (
                <TabletLine key={one.id} it={one} onAsk={ask} props={props} />
              ))}
            </ul>
            {conflicts.length > 0 && <h3>{t('papers.conflicts')}</h3>}
            <ul class="list">
              {conflicts.map((one) => (
                <ConflictLine key={one.id} it={one} onAsk={ask} props={props} />
              ))}
            </ul>
          </>
        )}
      </WhenLoaded>
    </section>
  );
}
