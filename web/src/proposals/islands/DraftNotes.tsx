import { useState } from 'preact/hooks';
import { formatMoment, formatTime, type Translate } from '../../../../shared/platform/format.ts';
import { problemWords } from '../../platform/island.ts';
import type { Problem } from '../../platform/problem.ts';
import type { DraftState } from './draft-keeper.ts';
import { isBlank, type KeptDraft, newKept } from './draft-memory.ts';
import type { DraftSync } from './draft-sync.ts';
import type { ProposalFormProps } from './ProposalForm.tsx';

interface NotesProps {
  readonly t: Translate;
  readonly form: Pick<ProposalFormProps, 'locale' | 'timeZone'>;
  readonly state: DraftState;
  readonly sync: DraftSync;
}

/** “at 14:05”, or the day too where it was another one. */
export function whenWords(t: Translate, at: string, { locale, timeZone }: NotesProps['form']): string {
  const isRecent = Math.abs(Date.now() - Date.parse(at)) < 12 * 3600 * 1000;
  return isRecent
    ? t('form.at-time', { time: formatTime(at, locale, timeZone) })
    : t('form.on-day', { date: formatMoment(at, locale, timeZone) });
}

function sayWhere({ t, form, state, isSignedIn }: Omit<NotesProps, 'sync'> & { readonly isSignedIn: boolean }): string {
  const { accountAt, isSaved, isKept, isSaving, problem, draft, changedAt, conflict } = state;
  if (isBlank(draft)) return '';
  if (isSaved && accountAt) return t('form.saved-account', { when: whenWords(t, accountAt, form) });
  const onDevice = isKept ? t('form.saved-device', { when: whenWords(t, changedAt, form) }) : t('form.saved-nowhere');
  if (conflict) return onDevice;
  if (problem?.code === 'network.failed') return `${onDevice} ${t('form.account-offline')}`;
  if (problem && !isSaving) return `${onDevice} ${t('form.account-problem', { problem: problemWords(t, problem) })}`;
  return `${onDevice} ${t(isSignedIn ? 'form.account-soon' : 'form.account-later')}`;
}

/** Where the draft is kept and since when, in words. */
export function SaveStatus(props: Omit<NotesProps, 'sync'> & { readonly isSignedIn: boolean }) {
  return (
    <p class="small muted" role="status" id="saved">
      {sayWhere(props)}
    </p>
  );
}

/** Says that a draft has ended elsewhere, or was thrown away here and can be had back. */
export function EndedNotes({ t, state, sync }: Omit<NotesProps, 'form'>) {
  return (
    <div role="status">
      {state.isGone && <p class="note">{t(isBlank(state.draft) ? 'form.gone' : 'form.gone-kept')}</p>}
      {state.discarded && (
        <div class="note row">
          <p>{t('form.discarded')}</p>
          <button class="btn btn--2 btn--s" type="button" onClick={() => sync.undiscard()}>
            {t('form.undo')}
          </button>
        </div>
      )}
    </div>
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

/** Throws the draft away; it can be had back. */
export function Discard({ t, state, sync }: Omit<NotesProps, 'form'>) {
  const [problem, setProblem] = useState<Problem | null>(null);
  if (isBlank(state.draft) && state.server === null) return null;
  return (
    <>
      <button class="btn btn--quiet btn--s" type="button" onClick={async () => setProblem(await sync.discard())}>
        {t('form.discard')}
      </button>
      <div role="alert">{problem && <p class="note note--alert">{problemWords(t, problem)}</p>}</div>
    </>
  );
}
