import { useEffect, useRef, useState } from 'preact/hooks';
import type { AudienceCount } from '../../../../../shared/newsletters/audience.ts';
import type { NewsletterId } from '../../../../../shared/platform/ids.ts';
import { api } from '../../../platform/api.ts';
import type { Problem } from '../../../platform/problem.ts';

/** The count of an audience, and how to ask for one. */
export interface Counting {
  readonly count: AudienceCount | null;
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  /** Counts anew. */
  readonly run: () => Promise<void>;
  /** Shows the last count, and waits for its end where it goes on. */
  readonly resume: () => Promise<void>;
  /** Another audience: what was counted says nothing any more. */
  readonly forget: () => void;
}

/** Milliseconds between looks at a count that goes on. */
const LOOK_MS = 1000;

interface CountTask {
  readonly newsletterId: NewsletterId;
  /** Stores the audience; answers the revision to be counted, or nothing where that was refused. */
  readonly stored: () => Promise<number | null>;
}

/** Counts an audience, and follows the count to its end; nothing is asked once the screen is left. */
export function useCount({ newsletterId, stored }: CountTask): Counting {
  const [count, setCount] = useState<AudienceCount | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  const params = { newsletterId };
  const follow = async (mine: number): Promise<void> => {
    const answer = await api.newsletters.readCount({ params });
    if (mine !== turn.current) return;
    if (!answer.ok) return setProblem(answer.problem);
    setCount(answer.data.count);
    if (answer.data.count?.state !== 'counting') return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    if (mine === turn.current) await follow(mine);
  };
  const run = async () => {
    const mine = ++turn.current;
    setBusy(true);
    setProblem(null);
    const revision = await stored();
    const answer = revision === null ? null : await api.newsletters.count({ params, body: { revision } });
    setBusy(false);
    if (answer === null || mine !== turn.current) return;
    if (!answer.ok) return setProblem(answer.problem);
    setCount(answer.data);
    if (answer.data.state === 'counting') await follow(mine);
  };
  const forget = () => {
    turn.current += 1;
    setCount(null);
  };
  return { count, problem, isBusy, run, resume: () => follow(turn.current), forget };
}
