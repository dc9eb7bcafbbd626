import { useState } from 'preact/hooks';
import { formatMoment, formatTime, type Translate } from '../../../../shared/platform/format.ts';
import { problemWords } from '../../platform/island.ts';
import type { Problem } from '../../platform/problem.ts';
import type { DraftState } from './draft-keeper.ts';
import { isBlank } from './draft-memory.ts';
import type { DraftSync } from './draft-sync.ts';
import type { ProposalFormProps } from './ProposalForm.tsx';

export interface NotesProps {
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
