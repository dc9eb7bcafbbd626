import { useState } from 'preact/hooks';
import type { PaperOutcome, PaperToEnter } from '../../../../../shared/budgets/papers/answers.ts';
import type { PaperReading } from '../../../../../shared/budgets/papers/paper.ts';
import type { ComponentId, PaperBatchId } from '../../../../../shared/platform/ids.ts';
import { api } from '../../../platform/api.ts';
import type { Problem, Result } from '../../../platform/problem.ts';
import { useOffice } from '../../context.ts';

/** Papers that are shown as entered last. */
const LAST = 8;

/** What has become of a paper, in words. */
export function useOutcomeText(): (outcome: PaperOutcome) => string {
  const { t } = useOffice();
  return ({ number, state }) => {
    if (state === 'half' || state === 'cast' || state === 'different') return t(`papers.entry.${state}`, { number });
    return t(state === 'invalid' ? 'papers.entry.void-paper' : 'papers.entry.done', { number });
  };
}

/** Why a paper is not entered by this agent now; `null`: it is. */
function whyNot({ state, isMine }: PaperToEnter): 'done' | 'mine' | null {
  if (state === 'half' && isMine) return 'mine';
  if (state === 'none' || state === 'half') return null;
  return state === 'different' && isMine ? null : 'done';
}

/** The paper in hand: its number is looked up before anything else is typed. */
export function usePaper(componentId: ComponentId, batchId: PaperBatchId | null) {
  const { t } = useOffice();
  const outcomeText = useOutcomeText();
  const [paper, setPaper] = useState<PaperToEnter | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState('');
  const [last, setLast] = useState<readonly PaperOutcome[]>([]);
  const [isBusy, setBusy] = useState(false);
  async function asked<T>(answering: Promise<Result<T>>): Promise<T | undefined> {
    setBusy(true);
    setSaid('');
    const answer = await answering;
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    return answer.ok ? answer.data : undefined;
  }
  const open = async (number: number) => {
    const found = await asked(api.budgetPapers.readPaper({ params: { componentId, number } }));
    const why = found === undefined ? 'done' : whyNot(found);
    if (found !== undefined && why !== null) setSaid(t(`papers.entry.${why}`, { number }));
    setPaper(why === null ? (found ?? null) : null);
    return why === null;
  };
  const enter = async ({ number }: PaperToEnter, reading: PaperReading) => {
    const request = { params: { componentId, number }, body: { reading, batchId } };
    const outcome = await asked(api.budgetPapers.enterPaper(request));
    if (outcome === undefined) return false;
    setPaper(null);
    setSaid(outcomeText(outcome));
    setLast((before) => [outcome, ...before].slice(0, LAST));
    return true;
  };
  return { paper, problem, said, last, isBusy, open, enter, drop: () => setPaper(null) };
}
