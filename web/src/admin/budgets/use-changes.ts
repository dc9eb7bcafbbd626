import { useState } from 'preact/hooks';
import type { ChangeOutcome, ProjectChange, ProjectLine, ProjectPatch } from '../../../../shared/budgets/office.ts';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { useBudget } from './use-budget.ts';

/** Projects of one request, as the API takes them. */
const A_PART = 100;

/** What became of a change of many projects. */
export interface Changed {
  readonly count: number;
  readonly refused: readonly ChangeOutcome[];
  /** What takes it back; none after it was taken back. */
  readonly undo: readonly ProjectChange[];
  readonly isUndone: boolean;
}

const undoOf = ({ projectId, before, project }: ChangeOutcome): ProjectChange[] =>
  before === null || project === null ? [] : [{ projectId, version: project.version, set: before }];

/** Changes many projects, part by part, and takes that back. */
export function useChanges() {
  const { component, projects, show } = useBudget();
  const [changed, setChanged] = useState<Changed | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function send(changes: readonly ProjectChange[], isUndone: boolean) {
    setBusy(true);
    setProblem(null);
    const outcomes: ChangeOutcome[] = [];
    for (let at = 0; at < changes.length; at += A_PART) {
      const answer = await api.budgets.changeProjects({
        params: { componentId: component.id },
        body: { changes: changes.slice(at, at + A_PART) },
      });
      if (answer.ok) outcomes.push(...answer.data.items);
      else setProblem(answer.problem);
      if (!answer.ok) break;
    }
    const now = new Map(outcomes.flatMap(({ project }) => (project ? [[project.id, project] as const] : [])));
    show({ projects: projects.map((one) => now.get(one.id) ?? one) });
    const done = outcomes.filter(({ before }) => before !== null);
    setChanged({
      count: done.length,
      refused: outcomes.filter(({ code }) => code !== null),
      undo: isUndone ? [] : done.flatMap(undoOf),
      isUndone,
    });
    setBusy(false);
  }
  return {
    changed,
    isBusy,
    problem,
    change: (chosen: readonly ProjectLine[], set: ProjectPatch) =>
      send(
        chosen.map(({ id, version }) => ({ projectId: id, version, set })),
        false,
      ),
    undo: () => send(changed?.undo ?? [], true),
    dismiss: () => setChanged(null),
  };
}

export type Changes = ReturnType<typeof useChanges>;
