import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import type { BulkAct, BulkChange, Selection } from '../../../../shared/proposals/office.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import type { Problem } from '../../platform/problem.ts';

/** An act on many proposals as the screen shows it. */
export interface ShownAct {
  readonly act: BulkAct | null;
  /** Steps are being carried out now. */
  readonly isRunning: boolean;
  readonly problem: Problem | null;
  readonly start: (selection: Selection, change: BulkChange) => Promise<boolean>;
  readonly resume: () => void;
  readonly undo: () => void;
  readonly dismiss: () => void;
}

const isOver = ({ status }: BulkAct) => status === 'done' || status === 'undone';
/** How long after it an act is still offered to be undone on this screen, in milliseconds. */
const OFFERED_MS = 3_600_000;

/** What is still to be said of earlier acts: one that was interrupted first, else one that was just done. */
function worthShowing(acts: readonly BulkAct[]): BulkAct | null {
  const recent = (act: BulkAct) => act.status === 'done' && Date.now() - Date.parse(act.createdAt) < OFFERED_MS;
  return acts.find((act) => !isOver(act)) ?? acts.find(recent) ?? null;
}

/**
 * Carries acts out, step by step: each step is a request of its own, so a window that is closed leaves an act that can
 * be gone on with, here or elsewhere.
 *
 * @param onChange called whenever proposals have changed
 */
export function useAct(componentId: ComponentId, onChange: () => void): ShownAct {
  const [act, setAct] = useState<BulkAct | null>(null);
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    api.proposals.listActs({ params: { componentId } }).then((answer) => {
      if (answer.ok && !isGone.current) setAct((shown) => shown ?? worthShowing(answer.data.items));
    });
    return () => {
      isGone.current = true;
    };
  }, [componentId]);

  const run = useCallback(
    async (first: BulkAct) => {
      setRunning(true);
      setProblem(null);
      let now = first;
      while (!isOver(now) && !isGone.current) {
        const answer = await api.proposals.stepAct({ params: { componentId, actId: now.id } });
        if (!answer.ok) {
          setProblem(answer.problem);
          break;
        }
        now = answer.data;
        setAct(now);
      }
      setRunning(false);
      onChange();
    },
    [componentId, onChange],
  );

  const start = async (selection: Selection, change: BulkChange): Promise<boolean> => {
    const answer = await api.proposals.createAct({
      params: { componentId },
      body: { selection, change },
      idempotencyKey: newKey(),
    });
    if (!answer.ok) {
      setProblem(answer.problem);
      return false;
    }
    setAct(answer.data);
    run(answer.data);
    return true;
  };
  const undo = async () => {
    if (!act || isRunning) return;
    const answer = await api.proposals.undoAct({ params: { componentId, actId: act.id } });
    if (!answer.ok) return setProblem(answer.problem);
    setAct(answer.data);
    await run(answer.data);
  };
  const dismiss = () => {
    setAct(null);
    setProblem(null);
  };
  return { act, isRunning, problem, start, resume: () => act && run(act), undo, dismiss };
}
