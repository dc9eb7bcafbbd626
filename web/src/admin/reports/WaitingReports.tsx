import { useEffect, useState } from 'preact/hooks';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { paths } from '../places.ts';

/** How many reports are open, 0 until it is known: Today says more than this, and does not wait for it. */
export function useOpenReports(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let isWanted = true;
    api.reports.count().then((answer) => {
      if (isWanted && answer.ok) setCount(answer.data.open);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return count;
}

/** Reports among what waits for an administrator; nothing where there is none. */
export function WaitingReports({ count }: { readonly count: number }) {
  const { t, number } = useOffice();
  if (count === 0) return null;
  return (
    <section class="stack" aria-labelledby="h-everywhere">
      <h2 id="h-everywhere">{t('today.everywhere')}</h2>
      <ul class="todo">
        <li>
          <span class="n" aria-hidden="true">
            {number(count)}
          </span>
          <div>
            <b>
              <span class="sr">{number(count)} </span>
              {t('today.reports', { count })}
            </b>
            <p class="muted tiny">{t('today.reports.text')}</p>
          </div>
          <a class="btn btn--2 btn--s" href={paths.reports}>
            {t('today.reports.action')}
          </a>
        </li>
      </ul>
    </section>
  );
}
