import { useEffect, useState } from 'preact/hooks';
// The same rule as the server's, which alone decides.
import { minutesUntil } from '../../../../shared/assistance/rules.ts';
import type { Me } from '../../../../shared/participants/contract.ts';
import { problemWords, useWords, type Words } from '../../platform/island.ts';
import type { Problem } from '../../platform/problem.ts';
import { forgetEverything } from '../../platform/store.ts';
import { assistanceApi } from '../assistance-api.ts';

/** Where the agent goes on: at the desk. */
const DESK = '/admin/verifications/desk';
/** Milliseconds after which the time left is shown anew. */
const TICK = 5000;

/** Minutes left; 0 once the time is over. */
function useMinutes(endsAt: string): number {
  const left = () => minutesUntil(endsAt, new Date().toISOString());
  const [minutes, setMinutes] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setMinutes(left()), TICK);
    return () => clearInterval(timer);
  }, [endsAt]);
  return minutes;
}

interface AssistanceBarProps {
  /** With the words of verification. */
  readonly words: Words;
  readonly assistance: NonNullable<Me['assistance']>;
}

/** On every page while an agent enters for somebody: for whom, how long still, and the way out. */
export function AssistanceBar({ words, assistance: { name, endsAt } }: AssistanceBarProps) {
  const t = useWords(words);
  const minutes = useMinutes(endsAt);
  const [isEnding, setEnding] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const end = async () => {
    if (isEnding) return;
    setEnding(true);
    const answer = await assistanceApi.end();
    if (answer.ok || answer.problem.code === 'assistance.none') {
      // What was typed for one person is not there for the next.
      forgetEverything();
      location.assign(DESK);
      return;
    }
    setEnding(false);
    setProblem(answer.problem);
  };
  return (
    <section class={minutes === 0 ? 'assisting assisting--over' : 'assisting'} aria-label={t('assistance.bar.label')}>
      <p>
        {minutes > 0 && (
          <>
            <b>{name === '' ? t('assistance.bar') : t('assistance.bar.name', { name })}</b>
            <span class="assisting__left">{t('assistance.bar.left', { minutes })}</span>
          </>
        )}
        {/* Read out once when it comes: the minutes before would only interrupt. */}
        <span role="status">{minutes === 0 && <b>{t('assistance.bar.over')}</b>}</span>
        <span role="alert">
          {problem && (problem.status === 0 ? t('assistance.bar.failed') : problemWords(t, problem))}
        </span>
      </p>
      <button class="btn btn--2 btn--s" type="button" aria-busy={isEnding} onClick={end}>
        {t(isEnding ? 'assistance.bar.ending' : 'assistance.bar.end')}
      </button>
    </section>
  );
}
