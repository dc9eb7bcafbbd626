import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { ComponentId, ProposalId } from '../../../../shared/platform/ids.ts';
import { textProblems } from '../../../../shared/proposals/text-rules.ts';
import type { ProposalGate, TaxonomyOption } from '../../../../shared/proposals/views.ts';
import { useLive, useWords, type Words } from '../../platform/island.ts';
import { type Opening, useOpening } from '../../platform/island-gate.ts';
import { Discard, EndedNotes, OtherDrafts, SaveStatus } from './DraftNotes.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { EndingNote, FormClosed } from './FormClosed.tsx';
import { type FormError, formErrors } from './form-errors.ts';
import { Fields } from './form-fields.tsx';
import { Sections } from './form-sections.tsx';
import { Lost } from './Lost.tsx';
import { useModule } from './lazily.ts';
import { useDraft } from './use-draft.ts';
import { savedDraft, usePublish } from './use-publish.ts';

export interface ProposalFormProps extends Words {
  /** IANA time zone of the organization. */
  readonly timeZone: string;
  readonly componentId: ComponentId;
  /** Path of the list, language included: proposals stand below it. */
  readonly listPath: string;
  readonly gate: ProposalGate;
  readonly themes: readonly TaxonomyOption[];
  readonly territories: readonly TaxonomyOption[];
}

const loadEdit = () => import('./ProposalEdit.tsx');
const loadPreview = () => import('./ProposalPreview.tsx');
const loadSimilar = () => import('./SimilarProposals.tsx');
const loadConflict = () => import('./DraftConflict.tsx');

const isProposalId = (text: string): text is ProposalId => /^prp_[0-9A-Z]{26}$/.test(text);

/** The proposal that the address asks to change: `#edit=prp_…`, which stays on the device. */
function useEdited(): ProposalId | null {
  const [edited, setEdited] = useState<ProposalId | null>(null);
  useEffect(() => {
    const read = () => {
      const id = location.hash.replace(/^#edit=/, '');
      if (isProposalId(id)) setEdited(id);
    };
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return edited;
}

/** Writes, previews and publishes a proposal, or changes a published one; what is written is never lost. */
export function ProposalForm(form: ProposalFormProps) {
  const t = useWords(form);
  const edited = useEdited();
  const { module, isLost, again } = useModule(loadEdit, edited !== null);
  if (edited === null) return <NewProposal t={t} form={form} />;
  if (isLost) return <Lost t={t} again={again} />;
  return module && <module.ProposalEdit key={edited} t={t} form={form} proposalId={edited} />;
}

/** Whether the form was open at some moment of this visit: then its end does not take it away from those who write. */
function useWasOpen(opening: Opening): boolean {
  const live = useLive();
  const wasOpen = useRef(false);
  if (live && opening.isOpen) wasOpen.current = true;
  return wasOpen.current;
}

interface NewProps {
  readonly t: Translate;
  readonly form: ProposalFormProps;
}

function NewProposal({ t, form }: NewProps) {
  const opening = useOpening(form.gate.creation, form.gate.phase);
  const wasOpen = useWasOpen(opening);
  const draft = useDraft(form.componentId, form);
  const { sync, state, me } = draft;
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const publishing = usePublish(form, t, sync, (problems) => setErrors(formErrors(t, problems)));
  const { step, setStep, refusedSince } = publishing;
  const preview = useModule(loadPreview, state.draft.title !== '');
  // Whichever text is chosen, it is read over again.
  const disagrees = state.conflict !== null;
  useEffect(() => {
    if (disagrees) setStep('edit');
  }, [disagrees]);

  const isClosed = refusedSince !== undefined || !(opening.isOpen || wasOpen);
  if (step !== 'published' && isClosed) {
    const drafts = [state.draft, ...draft.others.map((kept) => kept.draft)];
    const shut = opening.isOpen ? ({ isOpen: false, because: 'none', since: null } as const) : opening;
    return <FormClosed t={t} form={form} opening={shut} refusedSince={refusedSince} drafts={drafts} />;
  }
  if (preview.module && step === 'published')
    return <preview.module.Published t={t} path={publishing.path} isLate={publishing.isLate} />;
  if (preview.module && step === 'preview' && !disagrees) {
    const { isBusy, problem, publish } = publishing;
    const acts = { isBusy, problem, act: publish, change: () => setStep('edit') };
    return (
      <preview.module.ProposalPreview
        t={t}
        form={form}
        kind="new"
        draft={state.draft}
        proposalId={state.server?.id ?? null}
        name={me?.displayName ?? null}
        {...acts}
      />
    );
  }
  const review = (found: readonly FormError[]) => {
    setErrors(found);
    if (found.length === 0) setStep('preview');
  };
  return (
    <Writing
      t={t}
      form={form}
      draft={draft}
      errors={errors}
      review={review}
      isStuck={preview.isLost && step !== 'edit'}
      again={preview.again}
    />
  );
}

interface WritingProps extends NewProps {
  readonly draft: ReturnType<typeof useDraft>;
  readonly errors: readonly FormError[];
  readonly review: (errors: readonly FormError[]) => void;
  /** The preview could not be loaded. */
  readonly isStuck: boolean;
  readonly again: () => void;
}

function Writing({ t, form, draft, errors, review, isStuck, again }: WritingProps) {
  const live = useLive();
  const { sync, state } = draft;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    review(formErrors(t, textProblems(state.draft, form.gate.settings)));
  };
  const errorOf = (name: FormError['name']) => errors.find((error) => error.name === name)?.said;
  return (
    <form class="stack stack-32" ref={draft.form} onSubmit={submit} noValidate>
      <EndingNote t={t} form={form} />
      {errors.length > 0 && <ErrorSummary t={t} errors={errors} />}
      <EndedNotes t={t} state={state} sync={sync} />
      <OtherDrafts t={t} form={form} state={state} sync={sync} others={draft.others} />
      {state.conflict && <Disagreement t={t} form={form} draft={draft} />}
      <Fields
        t={t}
        settings={form.gate.settings}
        themes={form.themes}
        territories={form.territories}
        draft={state.draft}
        errors={errors}
        change={(change) => sync.change(change)}
        afterTitle={<SimilarTo t={t} form={form} draft={draft} />}
      />
      <Sections
        t={t}
        form={form}
        draft={state.draft}
        change={(change) => sync.change(change)}
        errorOf={errorOf}
        proposalId={state.server?.id ?? null}
        saved={() => savedDraft(t, form, sync)}
      />
      <div class="row">
        <button class="btn" type="submit" disabled={!live || state.conflict !== null}>
          {t('form.review')}
        </button>
        <Discard t={t} state={state} sync={sync} />
      </div>
      {isStuck && <Lost t={t} again={again} />}
      <SaveStatus t={t} form={form} state={state} isSignedIn={draft.isSignedIn} />
    </form>
  );
}

type PartProps = NewProps & Pick<WritingProps, 'draft'>;

/** Title of so many characters say enough to look for others. */
const TITLE_SAYS = 12;

function SimilarTo({ t, form, draft: { state } }: PartProps) {
  const { title, body } = state.draft;
  const isWanted = form.gate.settings.similarShown && title.trim().length >= TITLE_SAYS;
  const { module } = useModule(loadSimilar, isWanted);
  return isWanted && module ? <module.SimilarProposals t={t} form={form} title={title} body={body} /> : null;
}

function Disagreement({ t, form, draft: { sync, state } }: PartProps) {
  const { module, isLost, again } = useModule(loadConflict);
  const { conflict } = state;
  if (isLost) return <Lost t={t} again={again} />;
  return module && conflict ? (
    <module.DraftConflict
      t={t}
      form={form}
      said={t(`form.conflict-${conflict.where}`)}
      mine={state.draft}
      theirs={conflict.theirs.draft}
      theirsAt={conflict.theirs.changedAt}
      takeTheirs={() => sync.takeTheirs()}
      keepMine={() => sync.keepMine()}
      keepBoth={() => sync.keepBoth()}
    />
  ) : null;
}
