import { useEffect, useRef, useState } from 'preact/hooks';
import type { NewsletterProgress } from '../../../../../shared/newsletters/contract.ts';
import type { Newsletter } from '../../../../../shared/newsletters/newsletter.ts';
import { isUnderWay } from '../../../../../shared/newsletters/rules.ts';
import { api } from '../../../platform/api.ts';
import type { Problem } from '../../../platform/problem.ts';
import { useOffice } from '../../context.ts';
import { problemText } from '../../forms/problems.ts';
import { Sure } from '../../forms/Sure.tsx';
import { useNewsletterWords } from '../use-newsletter-words.ts';
import { useProgress } from './use-progress.ts';

/** "About 3 minutes", as people say it. */
function useSpan() {
  const say = useNewsletterWords();
  return (seconds: number): string => {
    if (seconds < 90) return say('newsletter.span.seconds', { count: Math.max(1, Math.round(seconds)) });
    const minutes = Math.round(seconds / 60);
    return minutes < 90
      ? say('newsletter.span.minutes', { count: minutes })
      : say('newsletter.span.hours', { count: Math.round(minutes / 60) });
  };
}

/** Mails that have left the queue, whatever became of them. */
export const settledOf = ({ figures: { written, waiting } }: Pick<NewsletterProgress, 'figures'>): number =>
  Math.max(0, written - waiting);

function Bar({ progress }: { readonly progress: NewsletterProgress }) {
  const { number } = useOffice();
  const say = useNewsletterWords();
  const span = useSpan();
  const { figures, state, perMinute, secondsLeft, built } = progress;
  const done = settledOf(progress);
  const all = figures.audience ?? Math.max(figures.written, 1);
  const text =
    figures.audience === null
      ? say('newsletter.progress.building', { share: number(Math.floor(built * 100)), done: number(done) })
      : say('newsletter.progress.text', { done: number(done), all: number(figures.audience) });
  const isMoving = state === 'building' || state === 'sending';
  return (
    <div class="stack stack-8">
      <progress class="newsletter-progress" max={all} value={Math.min(done, all)} aria-labelledby="progress-text" />
      <p id="progress-text">
        <b>{text}</b>
      </p>
      <p class="muted">
        {isMoving && perMinute !== null && say('newsletter.progress.rate', { number: number(perMinute) })}{' '}
        {isMoving && secondsLeft !== null && say('newsletter.progress.left', { span: span(secondsLeft) })}
      </p>
    </div>
  );
}

interface ActsProps {
  readonly newsletter: Newsletter;
  readonly progress: NewsletterProgress;
  readonly onChanged: (newsletter: Newsletter) => void;
}

/** Pause and resume at once; cancel after a question, since it cannot be taken back. */
function Acts({ newsletter, progress, onChanged }: ActsProps) {
  const office = useOffice();
  const say = useNewsletterWords();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const params = { newsletterId: newsletter.id };
  const isPaused = progress.state === 'paused';
  const toggle = async () => {
    const answer = await (isPaused ? api.newsletters.resume({ params }) : api.newsletters.pause({ params }));
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    office.announce(say(isPaused ? 'newsletter.resumed' : 'newsletter.paused'));
    onChanged(answer.data);
  };
  const cancel = async () => {
    const answer = await api.newsletters.cancel({ params });
    if (answer.ok) onChanged(answer.data);
    return answer;
  };
  const left = Math.max(0, (progress.figures.audience ?? progress.figures.written) - settledOf(progress));
  return (
    <div class="stack">
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      {isAsking ? (
        <Sure
          text={say('newsletter.cancel.sure', { count: left, number: office.number(left) })}
          yes={say('newsletter.cancel.yes')}
          act={cancel}
          onDone={() => setAsking(false)}
          onLeft={() => setAsking(false)}
        />
      ) : (
        <div class="row">
          <button class="btn btn--2 btn--s" type="button" onClick={toggle}>
            {say(isPaused ? 'newsletter.resume' : 'newsletter.pause')}
          </button>
          <button class="btn btn--quiet btn--s" type="button" onClick={() => setAsking(true)}>
            {say('newsletter.cancel')}
          </button>
        </div>
      )}
    </div>
  );
}

interface ProgressProps {
  readonly newsletter: Newsletter;
  readonly onChanged: (newsletter: Newsletter) => void;
  /** It has come to its end while one was looking. */
  readonly onEnded: () => void;
}

/** How a sending goes, and the ways to hold it. */
export function Progress({ newsletter, onChanged, onEnded }: ProgressProps) {
  const office = useOffice();
  const say = useNewsletterWords();
  const { progress, problem, look } = useProgress(newsletter.id);
  const state = progress?.state ?? newsletter.state;
  const before = useRef(newsletter.state);
  useEffect(() => {
    if (before.current !== state && !isUnderWay(state)) onEnded();
    before.current = state;
  }, [state]);
  const changed = (next: Newsletter) => {
    onChanged(next);
    look();
  };
  return (
    <section class="panel stack" aria-labelledby="h-progress">
      <h2 id="h-progress">{say('newsletter.progress')}</h2>
      <p role="status">
        <span class={`state state--${state === 'paused' ? 'off' : 'yes'}`}>{say(`newsletter.state.${state}`)}</span>
      </p>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      {progress === null && !problem && <p class="muted">{office.t('loading')}</p>}
      {progress !== null && <Bar progress={progress} />}
      {progress !== null && isUnderWay(state) && (
        <Acts newsletter={newsletter} progress={progress} onChanged={changed} />
      )}
      {state === 'paused' && <p class="muted">{say('newsletter.paused.text')}</p>}
    </section>
  );
}
