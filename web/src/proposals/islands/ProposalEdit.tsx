import { useEffect, useState } from 'preact/hooks';
import { formatMoment, type Translate } from '../../../../shared/platform/format.ts';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import { editEnd, mayEdit } from '../../../../shared/proposals/edit-rules.ts';
import type { Proposal } from '../../../../shared/proposals/proposal.ts';
import { problemWords } from '../../platform/island.ts';
import { DraftConflict } from './DraftConflict.tsx';
import { whenWords } from './DraftNotes.tsx';
import { draftOf, isSame } from './draft-memory.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { type FormError, formErrors } from './form-errors.ts';
import { Fields } from './form-fields.tsx';
import { reviewed } from './form-review.ts';
import { Sections } from './form-sections.tsx';
import { KeptText } from './KeptText.tsx';
import type { ProposalFormProps } from './ProposalForm.tsx';
import { ProposalPreview } from './ProposalPreview.tsx';
import { type EditState, useEdit, useSendEdit } from './use-edit.ts';

interface EditProps {
  readonly t: Translate;
  readonly form: ProposalFormProps;
  readonly proposalId: ProposalId;
}

const gateOf = ({ gate }: ProposalFormProps, proposal: Proposal) => ({
  proposal,
  settings: gate.settings,
  creation: gate.creation,
  phaseEndsAt: gate.phase?.endsAt ?? null,
});

/** Changes a published proposal through the same form. What is written stays on the device until it is published. */
export function ProposalEdit({ t, form, proposalId }: EditProps) {
  const edit = useEdit(t, form, proposalId);
  const { state, problem, name, load } = edit;
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [isPreview, setPreview] = useState(false);
  const page = `${form.listPath}proposals/${proposalId}/`;
  const sending = useSendEdit(form, t, edit, (problems) => {
    setPreview(false);
    setErrors(formErrors(t, problems));
  });
  // Whichever text is chosen, it is read over again.
  const disagrees = state?.theirs != null;
  useEffect(() => {
    if (disagrees) setPreview(false);
  }, [disagrees]);
  // The heading of the page speaks of a new proposal.
  useEffect(() => {
    const heading = document.querySelector('h1');
    if (heading) heading.textContent = t('form.edit-title');
  }, [t]);

  if (sending.isDone) return <Edited t={t} page={page} />;
  if (problem) return <Refused t={t} page={page} said={problemWords(t, problem)} />;
  if (!state) {
    return (
      <p class="row">
        <button class="btn" type="button" onClick={load}>
          {t('form.edit-sign-in')}
        </button>
      </p>
    );
  }
  const allowed = mayEdit(gateOf(form, state.proposal), new Date().toISOString());
  const refusal = sending.problem?.code ?? (allowed.allowed ? null : allowed.problem);
  if (refusal === 'proposal.edit-closed' || refusal === 'proposal.not-editable') {
    return (
      <div class="stack stack-24">
        <Refused t={t} page={page} said={t(`problem.${refusal}`)} />
        {state.changedAt !== null && <KeptText t={t} draft={state.draft} locale={form.locale} />}
      </div>
    );
  }
  if (isPreview && !disagrees) {
    return (
      <ProposalPreview
        t={t}
        form={form}
        kind="edit"
        draft={state.draft}
        proposalId={proposalId}
        name={name}
        isBusy={sending.isBusy}
        problem={sending.problem}
        act={sending.send}
        change={() => setPreview(false)}
      />
    );
  }
  const review = (found: readonly FormError[]) => {
    setErrors(found);
    setPreview(found.length === 0);
  };
  return <Editing t={t} form={form} edit={edit} state={state} errors={errors} review={review} page={page} />;
}

interface EditingProps extends Omit<EditProps, 'proposalId'> {
  readonly edit: ReturnType<typeof useEdit>;
  readonly state: EditState;
  readonly errors: readonly FormError[];
  readonly review: (errors: readonly FormError[]) => void;
  readonly page: string;
}

function Editing({ t, form, edit, state, errors, review, page }: EditingProps) {
  const { draft, proposal, theirs, changedAt } = state;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    review(reviewed(t, form, draft));
  };
  const isChanged = !isSame(draft, draftOf(proposal));
  return (
    <form class="stack stack-32" onSubmit={submit} noValidate>
      <TimeLeft t={t} form={form} proposal={proposal} />
      {errors.length > 0 && <ErrorSummary t={t} errors={errors} />}
      {theirs && (
        <DraftConflict
          t={t}
          form={form}
          said={t('form.conflict-account')}
          mine={draft}
          theirs={draftOf(theirs)}
          theirsAt={theirs.updatedAt}
          takeTheirs={() => edit.choose(draftOf(theirs))}
          keepMine={() => edit.choose(draft)}
        />
      )}
      <Fields
        t={t}
        settings={form.gate.settings}
        themes={form.themes}
        territories={form.territories}
        draft={draft}
        errors={errors}
        change={edit.change}
      />
      <Sections
        t={t}
        form={form}
        draft={draft}
        change={edit.change}
        errorOf={(name) => errors.find((error) => error.name === name)?.said}
        proposalId={proposal.id}
        saved={async () => proposal.id}
      />
      <div class="row">
        <button class="btn" type="submit" disabled={!isChanged || theirs !== null}>
          {t('form.review')}
        </button>
        <a class="btn btn--quiet" href={page}>
          {t('form.edit-leave')}
        </a>
      </div>
      <p class="small muted" role="status">
        {changedAt && isChanged && t('form.edit-kept', { when: whenWords(t, changedAt, form) })}
      </p>
    </form>
  );
}

function TimeLeft({ t, form, proposal }: Omit<EditProps, 'proposalId'> & { readonly proposal: Proposal }) {
  const end = editEnd(gateOf(form, proposal));
  if (!end) return <p class="note">{t('form.edit-open')}</p>;
  return <p class="note">{t('form.edit-until', { date: formatMoment(end, form.locale, form.timeZone) })}</p>;
}

interface EndProps {
  readonly t: Translate;
  readonly page: string;
}

function Refused({ t, page, said }: EndProps & { readonly said: string }) {
  return (
    <div class="stack stack-16">
      <div role="alert">
        <p class="note note--alert">{said}</p>
      </div>
      <p>
        <a href={page}>{t('form.go')}</a>
      </p>
    </div>
  );
}

function Edited({ t, page }: EndProps) {
  return (
    <div class="note note--ok stack stack-8" role="status">
      <p>
        <b>{t('form.edited')}</b> {t('form.edited-means')}
      </p>
      <p>
        <a href={page}>{t('form.go')}</a>
      </p>
    </div>
  );
}
