import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatMoment, type Translate } from '../../../../shared/platform/format.ts';
import { problemWords } from '../../platform/island.ts';
import type { Problem } from '../../platform/problem.ts';
import { isBlank } from './draft-memory.ts';
import type { DraftState, DraftSync } from './draft-sync.ts';
import type { ProposalFormProps } from './ProposalForm.tsx';

interface NotesProps {
  readonly t: Translate;
  readonly form: ProposalFormProps;
  readonly state: DraftState;
  readonly sync: DraftSync;
}

/** Where the draft is kept, in words. */
export function SaveStatus({
  t,
  form,
  state,
  isSignedIn,
}: Omit<NotesProps, 'sync'> & { readonly isSignedIn: boolean }) {
  const { savedAt, isSaved, isSaving, problem, draft } = state;
  const say = () => {
    if (isSaving) return t('form.saving');
    if (problem?.code === 'network.failed') return t('form.kept-offline');
    if (problem) return t('form.kept-problem', { problem: problemWords(t, problem) });
    if (isSaved && savedAt) return t('form.saved', { date: formatMoment(savedAt, form.locale, form.timeZone) });
    if (isBlank(draft)) return '';
    return isSignedIn ? t('form.not-saved-yet') : t('form.kept');
  };
  return (
    <p class="small muted" role="status">
      {say()}
    </p>
  );
}

/** Another draft that the author must choose about. */
export function OfferNote({ t, form, state, sync }: NotesProps) {
  const { offer } = state;
  if (!offer) return null;
  const { kind, proposal } = offer;
  const date = formatMoment(proposal.updatedAt, form.locale, form.timeZone);
  return (
    <div class="note stack stack-8" role="status">
      <p>{t(`form.offer.${kind}`, { date, title: proposal.title || t('form.untitled') })}</p>
      <div class="row">
        <button class="btn btn--2 btn--s" type="button" onClick={() => sync.take(proposal)}>
          {t(`form.offer.${kind}-take`)}
        </button>
        <button class="btn btn--quiet btn--s" type="button" onClick={() => sync.keepMine()}>
          {t('form.offer.keep')}
        </button>
      </div>
    </div>
  );
}

/** Throws the draft away, after having asked. */
export function Discard({ t, state, sync }: Omit<NotesProps, 'form'>) {
  const [asks, setAsks] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (asks) confirm.current?.focus();
  }, [asks]);
  if (isBlank(state.draft) && state.server === null) return null;
  const discard = async () => {
    const refused = await sync.discard();
    setProblem(refused);
    setAsks(refused !== null);
  };
  if (!asks) {
    return (
      <button class="btn btn--quiet btn--s" type="button" onClick={() => setAsks(true)}>
        {t('form.discard')}
      </button>
    );
  }
  return (
    <div class="panel stack stack-16">
      <p>{t('form.discard-means')}</p>
      {problem && <p class="note note--alert">{problemWords(t, problem)}</p>}
      <div class="row">
        <button class="btn btn--danger btn--s" type="button" ref={confirm} onClick={discard}>
          {t('form.discard-confirm')}
        </button>
        <button class="btn btn--quiet btn--s" type="button" onClick={() => setAsks(false)}>
          {t('form.discard-keep')}
        </button>
      </div>
    </div>
  );
}
