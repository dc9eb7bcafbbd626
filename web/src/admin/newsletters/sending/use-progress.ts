import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { NewsletterProgress } from '../../../../../shared/newsletters/contract.ts';
import type { NewsletterState } from '../../../../../shared/newsletters/newsletter.ts';
import { isUnderWay } from '../../../../../shared/newsletters/rules.ts';
import type { NewsletterId } from '../../../../../shared/platform/ids.ts';
import { api } from '../../../platform/api.ts';
import type { Problem } from '../../../platform/problem.ts';

/** Milliseconds between two looks at a sending. */
const LOOK_MS = 5000;

/** Whether figures change by themselves. */
const isMoving = (state: NewsletterState): boolean => isUnderWay(state) && state !== 'paused';

/** How a sending goes: asked for every five seconds, as long as it moves and somebody has it before their eyes. */
export function useProgress(newsletterId: NewsletterId) {
  const [progress, setProgress] = useState<NewsletterProgress | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isGone = useRef(false);
  const look = useCallback(async () => {
    const answer = await api.newsletters.readProgress({ params: { newsletterId } });
    if (isGone.current) return;
    if (answer.ok) setProgress(answer.data);
    setProblem(answer.ok ? null : answer.problem);
  }, [newsletterId]);
  useEffect(() => {
    look();
    return () => {
      isGone.current = true;
    };
  }, [look]);
  const state = progress?.state;
  useEffect(() => {
    if (state === undefined || !isMoving(state)) return undefined;
    const lookIfSeen = () => {
      if (document.visibilityState === 'visible') look();
    };
    const timer = setInterval(lookIfSeen, LOOK_MS);
    document.addEventListener('visibilitychange', lookIfSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', lookIfSeen);
    };
  }, [state, look]);
  return { progress, problem, look };
}
