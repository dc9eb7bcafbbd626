import { useEffect, useState } from 'preact/hooks';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { paths } from '../places.ts';

/** What waits for moderators. */
export interface Waiting {
  readonly open: number;
  readonly overdue: number;
  readonly appeals: number;
}

const NOTHING: Waiting = { open: 0, overdue: 0, appeals: 0 };

/** What waits, nothing until it is known: Today says more than this, and does not wait for it. */
export function useWaiting(): Waiting {
  const [waiting, setWaiting] = useState(NOTHING);
  useEffect(() => {
    let isWanted = true;
    api.moderation.count().then((answer) => {
      if (isWanted && answer.ok) setWaiting(answer.data);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return waiting;
}

interface LineProps {
  readonly count: number;
  readonly isLate: boolean;
  readonly title: string;
  readonly text: string;
  readonly href: string;
}

function Line({ count, isLate, title, text, href }: LineProps) {
  const { t, number } = useOffice();
  if (count === 0) return null;
  return (
    <li>
      <span class={isLate ? 'n late' : 'n'} aria-hidden="true">
        {number(count)}
      </span>
      <div>
        <b>
          <span class="sr">{number(count)} </span>
          {title}
        </b>
        <p class="muted tiny">{text}</p>
      </div>
      <a class="btn btn--2 btn--s" href={href}>
        {t('today.reports.action')}
      </a>
    </li>
  );
}

/** Reports and appeals among what waits; nothing where there is none. */
export function WaitingReports({ waiting: { open, overdue, appeals } }: { readonly waiting: Waiting }) {
  const { t } = useOffice();
  if (open + appeals === 0) return null;
  return (
    <section class="stack" aria-labelledby="h-everywhere">
      <h2 id="h-everywhere">{t('today.everywhere')}</h2>
      <ul class="todo">
        <Line
          count={open}
          isLate={overdue > 0}
          title={t('today.reports', { count: open })}
          text={overdue > 0 ? t('today.reports.overdue', { count: overdue }) : t('today.reports.text')}
          href={paths.moderation}
        />
        <Line
          count={appeals}
          isLate={true}
          title={t('today.appeals', { count: appeals })}
          text={t('today.appeals.text')}
          href={`${paths.moderation}?show=appealed`}
        />
      </ul>
    </section>
  );
}
