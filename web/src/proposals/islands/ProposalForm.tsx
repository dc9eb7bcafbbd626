import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import { textProblems } from '../../../../shared/proposals/rules.ts';
import type { ProposalGate, TaxonomyOption } from '../../../../shared/proposals/views.ts';
import { useLive, useWords, type Words } from '../../platform/island.ts';
import { type Closed as ClosedOpening, closedWords, useOpening } from '../../platform/island-gate.ts';
import { Discard, OfferNote, SaveStatus } from './DraftNotes.tsx';
import { isBlank } from './draft-memory.ts';
import { type FormError, formErrors } from './form-errors.ts';
import { Fields } from './form-fields.tsx';
import { MarkdownPreview } from './MarkdownPreview.tsx';
import { ProposalPreview, Published } from './ProposalPreview.tsx';
import { FORM_ID, useDraft } from './use-draft.ts';
import { usePublish } from './use-publish.ts';

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

/** Writes, previews and publishes a proposal; what is written is never lost. */
export function ProposalForm(form: ProposalFormProps) {
  const t = useWords(form);
  const opening = useOpening(form.gate.creation, form.gate.phase);
  const draft = useDraft(form.componentId, form);
  const { sync, state } = draft;
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const publishing = usePublish(form, t, sync, (problems) => setErrors(formErrors(t, problems)));
  const { step, setStep } = publishing;

  if (step === 'published') return <Published t={t} path={publishing.path} isLate={publishing.isLate} />;
  if (!opening.isOpen)
    return <Closed t={t} form={form} opening={opening} text={isBlank(state.draft) ? '' : state.draft.body} />;
  if (step === 'preview') {
    return (
      <ProposalPreview
        t={t}
        form={form}
        draft={state.draft}
        isPublishing={publishing.isBusy}
        problem={publishing.problem}
        publish={publishing.publish}
        change={() => setStep('edit')}
      />
    );
  }
  const review = (found: readonly FormError[]) => {
    setErrors(found);
    if (found.length === 0) setStep('preview');
  };
  return <Writing t={t} form={form} draft={draft} errors={errors} review={review} />;
}

interface WritingProps {
  readonly t: Translate;
  readonly form: ProposalFormProps;
  readonly draft: ReturnType<typeof useDraft>;
  readonly errors: readonly FormError[];
  readonly review: (errors: readonly FormError[]) => void;
}

function Writing({ t, form, draft, errors, review }: WritingProps) {
  const live = useLive();
  const { sync, state } = draft;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    review(formErrors(t, textProblems(state.draft, form.gate.settings)));
  };
  return (
    <form class="stack stack-32" id={FORM_ID} onSubmit={submit} noValidate>
      {errors.length > 0 && <ErrorSummary t={t} errors={errors} />}
      <OfferNote t={t} form={form} state={state} sync={sync} />
      <Fields
        t={t}
        settings={form.gate.settings}
        themes={form.themes}
        territories={form.territories}
        draft={state.draft}
        errors={errors}
        change={(change) => sync.change(change)}
      />
      <div class="row">
        <button class="btn" type="submit" disabled={!live}>
          {t('form.review')}
        </button>
        <Discard t={t} state={state} sync={sync} />
      </div>
      <SaveStatus t={t} form={form} state={state} isSignedIn={draft.isSignedIn} />
    </form>
  );
}

/** What is wrong, with links to the fields; takes the focus each time it is said anew. */
function ErrorSummary({ t, errors }: { readonly t: Translate; readonly errors: readonly FormError[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [errors]);
  return (
    <div class="errors" role="alert" aria-labelledby="errors" tabIndex={-1} ref={box}>
      <h2 id="errors">{t('form.errors', { count: errors.length })}</h2>
      <ul>
        {errors.map(({ name, control, said }) => (
          <li key={name}>
            <a href={`#${control}`}>{said}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ClosedProps {
  readonly t: Translate;
  readonly form: ProposalFormProps;
  readonly opening: ClosedOpening;
  /** What was written and not published. */
  readonly text: string;
}

function Closed({ t, form, opening, text }: ClosedProps) {
  return (
    <div class="stack stack-24">
      <p class="note">{closedWords(t, 'form', opening, form.gate.phase, form)}</p>
      <p>
        <a class="btn btn--2" href={form.listPath}>
          {t('form.to-list')}
        </a>
      </p>
      {text && (
        <section class="panel stack stack-16" aria-labelledby="written">
          <h2 id="written">{t('form.written')}</h2>
          <MarkdownPreview text={text} locale={form.locale} />
        </section>
      )}
    </div>
  );
}
