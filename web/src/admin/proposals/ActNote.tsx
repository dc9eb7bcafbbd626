import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import type { ShownAct } from './use-act.ts';

/** How an act on many proposals goes, or went, with the way to undo it. */
export function ActNote({ act, isRunning, problem, resume, undo, dismiss }: ShownAct) {
  const office = useOffice();
  const { t } = office;
  if (!act) return null;
  const { status, progress, total, changed, already, refused, restored, kept } = act;
  const isOver = status === 'done' || status === 'undone';
  const words = () => {
    if (!isOver && !isRunning) return t('bulk.interrupted', { progress, total });
    if (status === 'running') return t('bulk.running', { progress, total });
    if (status === 'undoing') return t('bulk.undoing', { progress, total });
    if (status === 'undone')
      return [t('bulk.undone', { count: restored }), kept > 0 && t('bulk.kept', { count: kept })]
        .filter(Boolean)
        .join(' ');
    return [
      t('bulk.done', { count: changed }),
      already > 0 && t('bulk.already', { count: already }),
      refused > 0 && t('bulk.refused', { count: refused }),
    ]
      .filter(Boolean)
      .join(' ');
  };
  return (
    <div class={isOver ? 'note note--ok stack stack-8 act' : 'note stack stack-8 act'}>
      <p role="status">{words()}</p>
      {!isOver && <progress value={progress} max={Math.max(1, total)} aria-label={t('bulk.progress')} />}
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      <div class="row">
        {!isOver && !isRunning && (
          <button class="btn btn--2 btn--s" type="button" onClick={resume}>
            {t('bulk.continue')}
          </button>
        )}
        {status === 'done' && changed > 0 && (
          <button class="btn btn--2 btn--s" type="button" onClick={undo}>
            {t('bulk.undo')}
          </button>
        )}
        {isOver && (
          <button class="btn btn--quiet btn--s" type="button" onClick={dismiss}>
            {t('bulk.dismiss')}
          </button>
        )}
      </div>
    </div>
  );
}
