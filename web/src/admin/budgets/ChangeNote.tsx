import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useBudget } from './use-budget.ts';
import type { Changes } from './use-changes.ts';

/** What became of a change of many projects, with the way to take it back. */
export function ChangeNote({ changed, isBusy, problem, undo, dismiss }: Changes) {
  const office = useOffice();
  const { t, find } = office;
  const { projects } = useBudget();
  if (!changed) return null;
  const { count, refused, isUndone } = changed;
  const numberOf = (id: string) => projects.find((project) => project.id === id)?.number ?? 0;
  return (
    <div class="note note--ok stack stack-8">
      <p role="status">{t(isUndone ? 'budget.bulk.undone' : 'budget.bulk.done', { count })}</p>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ projectId, code }) => (
            <li key={projectId}>
              {t('budget.bulk.refused', {
                number: numberOf(projectId),
                reason: find(`problem.${code}`) ?? t('problem.unknown'),
              })}
            </li>
          ))}
        </ul>
      )}
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      <div class="row">
        {changed.undo.length > 0 && (
          <button class="btn btn--2 btn--s" type="button" aria-busy={isBusy} onClick={undo}>
            {t('budget.bulk.undo')}
          </button>
        )}
        <button class="btn btn--quiet btn--s" type="button" onClick={dismiss}>
          {t('budget.bulk.dismiss')}
        </button>
      </div>
    </div>
  );
}
