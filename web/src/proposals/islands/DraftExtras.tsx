import { type NotesProps, whenWords } from './DraftNotes.tsx';
import { isBlank, type KeptDraft, newKept } from './draft-memory.ts';

/** Says that a draft has ended elsewhere, or was thrown away here and can be had back. */
export function EndedNotes({ t, state, sync }: Omit<NotesProps, 'form'>) {
  return (
    <>
      {state.isGone && <p class="note">{t(isBlank(state.draft) ? 'form.gone' : 'form.gone-kept')}</p>}
      {state.discarded && (
        <div class="note row">
          <p>{t('form.discarded')}</p>
          <button class="btn btn--2 btn--s" type="button" onClick={() => sync.undiscard()}>
            {t('form.undo')}
          </button>
        </div>
      )}
    </>
  );
}

interface OthersProps extends NotesProps {
  readonly others: readonly KeptDraft[];
}

/** Other drafts that can be gone on with: open where nothing is written yet, folded where something is. */
export function OtherDrafts({ t, form, state, sync, others }: OthersProps) {
  if (others.length === 0) return null;
  const isNew = isBlank(state.draft);
  return (
    <details class="fold" open={isNew} key={String(isNew)}>
      <summary>{t('form.drafts', { count: others.length })}</summary>
      <ul class="list">
        {others.map((kept) => (
          <li class="row between" key={kept.slot}>
            <span>
              <b dir="auto">{kept.draft.title.trim() || t('form.untitled')}</b>
              <br />
              <span class="small muted">
                {t(kept.isSaved ? 'form.draft-account' : 'form.draft-device', {
                  when: whenWords(t, kept.changedAt, form),
                })}
              </span>
            </span>
            <button
              class="btn btn--2 btn--s"
              type="button"
              aria-label={t('form.continue-this', { title: kept.draft.title.trim() || t('form.untitled') })}
              onClick={() => sync.open(kept)}
            >
              {t('form.continue')}
            </button>
          </li>
        ))}
      </ul>
      {!isNew && (
        <p>
          <button class="btn btn--quiet btn--s" type="button" onClick={() => sync.open(newKept())}>
            {t('form.another')}
          </button>
        </p>
      )}
    </details>
  );
}
