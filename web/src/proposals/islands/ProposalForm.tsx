import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { ComponentId, ProposalId } from '../../../../shared/platform/ids.ts';
import type { ProposalGate, TaxonomyOption } from '../../../../shared/proposals/views.ts';
import { useLive, useWords, type Words } from '../../platform/island.ts';
import { type Opening, useOpening } from '../../platform/island-gate.ts';
import { Discard, SaveStatus } from './DraftNotes.tsx';
import { FormClosed } from './FormClosed.tsx';
import type { FormError } from './form-errors.ts';
import { Fields } from './form-fields.tsx';
import { Sections } from './form-sections.tsx';
import { Lost } from './Lost.tsx';
import { useModule } from './lazily.ts';
import { savedDraft } from './saved-draft.ts';
import { FORM_ID, useDraft } from './use-draft.ts';

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
const loadReview = () => import('./form-review.ts');
const loadPublish = () => import('./PublishStep.tsx');
const loadEnding = () => import('./EndingNote.tsx');
const loadExtras = () => import('./DraftExtras.tsx');
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
  const [isRead, setRead] = useState(false);
  /** Since when proposals are closed, where that is why the text was refused; `undefined`: it was not. */
  const [refusedSince, setRefusedSince] = useState<string | null | undefined>(undefined);
  const isClosed = refusedSince !== undefined || !(opening.isOpen || wasOpen);
  // Loaded while one writes: it is there although the connection is down by then.
  const publishing = useModule(loadPublish, state.draft.title !== '');
  // Whichever of two texts is chosen, it is read over again.
  const disagrees = state.conflict !== null;
  useEffect(() => {
    if (disagrees) setRead(false);
  }, [disagrees]);

  if (isClosed) {
    const drafts = [state.draft, ...draft.others.map((kept) => kept.draft)];
    return <FormClosed {...{ t, form, opening, refusedSince, drafts }} />;
  }
  if (publishing.module && isRead && !disagrees) {
    const change = (found: readonly FormError[]) => {
      setErrors(found);
      setRead(false);
    };
    const acts = { change, onClosed: setRefusedSince };
    return <publishing.module.PublishStep t={t} form={form} sync={sync} name={me?.displayName ?? null} {...acts} />;
  }
  const review = (found: readonly FormError[]) => {
    setErrors(found);
    setRead(found.length === 0);
  };
  const lost = isRead && publishing.isLost ? publishing.again : null;
  return <Writing t={t} form={form} draft={draft} errors={errors} review={review} lost={lost} />;
}

interface WritingProps extends NewProps {
  readonly draft: ReturnType<typeof useDraft>;
  readonly errors: readonly FormError[];
  readonly review: (errors: readonly FormError[]) => void;
  /** Loads the next step again, where it could not be loaded. */
  readonly lost: (() => void) | null;
}

function Writing({ t, form, draft, errors, review, lost }: WritingProps) {
  const live = useLive();
  const { sync, state } = draft;
  const reviewing = useModule(loadReview, state.draft.title !== '');
  const [isWaiting, setWaiting] = useState(false);
  const check = async () => {
    // The rules may not be there yet, or not at all: then one is told and can try again.
    const module = await loadReview().catch(() => null);
    setWaiting(module === null);
    if (module) review(module.reviewed(t, form, sync.state.draft));
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    check();
  };
  const again = lost ?? (isWaiting ? check : null);
  return (
    <form class="stack stack-32" id={FORM_ID} onSubmit={submit} noValidate>
      <Notices t={t} form={form} draft={draft} />
      {errors.length > 0 && reviewing.module && <reviewing.module.ErrorSummary t={t} errors={errors} />}
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
        errorOf={(name) => errors.find((error) => error.name === name)?.said}
        proposalId={state.server?.id ?? null}
        saved={() => savedDraft(t, form, sync)}
      />
      <div class="row">
        <button class="btn" type="submit" disabled={!live || state.conflict !== null}>
          {t('form.review')}
        </button>
        <Discard t={t} state={state} sync={sync} />
      </div>
      {again && <Lost t={t} again={again} />}
      <SaveStatus t={t} form={form} state={state} isSignedIn={draft.isSignedIn} />
    </form>
  );
}

type PartProps = NewProps & Pick<WritingProps, 'draft'>;

/** Minutes before the end of the phase at which those who write are told of it; sooner than any warning. */
const NEAR_END_MS = 16 * 60_000;
/** Timers hold at most 2^31 ms; nobody keeps a page open that long. */
const LONGEST_TIMER_MS = 2_000_000_000;

/** Whether the phase is about to end, or has ended in front of those who write. */
function useNearEnd(endsAt: string | null): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const left = endsAt === null ? LONGEST_TIMER_MS : Date.parse(endsAt) - Date.now() - NEAR_END_MS;
    if (left >= LONGEST_TIMER_MS) return;
    const timer = setTimeout(() => setNear(true), Math.max(0, left));
    return () => clearTimeout(timer);
  }, [endsAt]);
  return isNear;
}

/** What one should know before one writes on: the end of the phase, a draft that is gone, other drafts. */
function Notices({ t, form, draft: { sync, state, others } }: PartProps) {
  const ending = useModule(loadEnding, useNearEnd(form.gate.phase?.endsAt ?? null));
  const extras = useModule(loadExtras, others.length > 0 || state.isGone || state.discarded !== null);
  return (
    <>
      <div class="notices stack" role="status">
        {ending.module && <ending.module.EndingNote t={t} form={form} />}
        {extras.module && <extras.module.EndedNotes t={t} state={state} sync={sync} />}
      </div>
      {extras.module && <extras.module.OtherDrafts {...{ t, form, state, sync, others }} />}
    </>
  );
}

/** Titles of so many characters say enough to look for others. */
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
