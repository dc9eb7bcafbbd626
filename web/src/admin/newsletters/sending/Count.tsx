import { useEffect } from 'preact/hooks';
import type { AudienceCount } from '../../../../../shared/newsletters/audience.ts';
import { useOffice } from '../../context.ts';
import { problemText } from '../../forms/problems.ts';
import { useNewsletterWords } from '../use-newsletter-words.ts';
import type { Counting } from './use-count.ts';
import { usePeople } from './use-people.ts';

function Counted({ count }: { readonly count: AudienceCount }) {
  const { moment, number } = useOffice();
  const say = useNewsletterWords();
  const people = usePeople();
  return (
    <div class="note stack stack-8">
      <p class="newsletter-count">
        <b>{people(count.people, count.byLocale)}</b>
      </p>
      {count.suppressed > 0 && (
        <p>{say('newsletter.count.suppressed', { count: count.suppressed, number: number(count.suppressed) })}</p>
      )}
      <p class="muted small">{say('newsletter.count.at', { moment: moment(count.countedAt) })}</p>
    </div>
  );
}

/** How many people it goes to: counted one by one, not estimated. */
export function Count({ counting }: { readonly counting: Counting }) {
  const office = useOffice();
  const say = useNewsletterWords();
  const { count, problem, isBusy, run } = counting;
  const isRunning = isBusy || count?.state === 'counting';
  useEffect(() => {
    counting.resume();
  }, []);
  return (
    <section class="stack" aria-labelledby="h-count">
      <h2 id="h-count">{say('newsletter.count')}</h2>
      <div role="status" class="stack">
        {isRunning && (
          <p>{say('newsletter.count.running', { share: office.number(Math.round((count?.share ?? 0) * 100)) })}</p>
        )}
        {!isRunning && count === null && <p class="muted">{say('newsletter.count.none')}</p>}
        {!isRunning && count !== null && <Counted count={count} />}
      </div>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      <div>
        <button class="btn btn--2 btn--s" type="button" aria-busy={isRunning} onClick={() => isRunning || run()}>
          {say(count === null ? 'newsletter.count.run' : 'newsletter.count.again')}
        </button>
      </div>
    </section>
  );
}
