import { useMemo } from 'preact/hooks';
import type { Process } from '../../../../shared/spaces/process.ts';
import type { TemplateSummary } from '../../../../shared/spaces/process-template.ts';
import { api } from '../../platform/api.ts';
import type { Result } from '../../platform/problem.ts';
import { together } from '../answer.ts';
import { useOffice } from '../context.ts';
import { FormBox } from '../forms/FormBox.tsx';
import { useForm } from '../forms/form.ts';
import { LanguageBar, LocalizedField } from '../forms/LocalizedField.tsx';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { DayFields } from './DayFields.tsx';
import type { StepProps } from './Guide.tsx';
import type { GuideState, QuestionDraft } from './guide-state.ts';
import { draftFrom, draftOfProcess, isInDays } from './question-draft.ts';
import { saveQuestion } from './save-question.ts';

interface Known {
  readonly template: TemplateSummary;
  /** As it is stored, where it exists already. */
  readonly process: Process | null;
}

async function load({ template, processId }: GuideState): Promise<Result<Known>> {
  const stored: Promise<Result<Process | null>> =
    processId === null ? Promise.resolve({ ok: true, data: null }) : api.spaces.readProcess({ params: { processId } });
  const answer = await together<[{ items: TemplateSummary[] }, Process | null]>(
    api.spaces.listProcessTemplates(),
    stored,
  );
  if (!answer.ok) return answer;
  const [{ items }, process] = answer.data;
  const found = items.find(({ name }) => name === template) ?? items[0];
  if (found) return { ok: true, data: { template: found, process } };
  return { ok: false, problem: { code: 'request.not-found', status: 404, facts: {}, fields: [], retryAfter: null } };
}

function QuestionForm({ known, guide, change, goTo }: StepProps & { readonly known: Known }) {
  const { t, organization, languages, publicLocale: language } = useOffice();
  const { timeZone } = organization;
  const { template, process } = known;
  const initial = useMemo(
    () =>
      process
        ? draftOfProcess(process, timeZone)
        : (guide.draft ?? draftFrom(template, { languages, language, timeZone, now: new Date().toISOString() })),
    [],
  );
  const form = useForm<QuestionDraft, Process>({
    initial,
    isKept: true,
    save: (draft) => saveQuestion(draft, { template: template.name, key: guide.key, process, timeZone }),
    onSaved: ({ id }, draft) => goTo('preview', { processId: id, draft }),
  });
  const { value } = form;
  const write = (patch: Partial<QuestionDraft>) => {
    form.change(patch);
    change({ draft: { ...value, ...patch }, step: 'question' });
  };
  const phases = process?.phases ?? template.phases;
  const hasDays = process === null || isInDays(process.phases, timeZone);
  return (
    <FormBox form={form} save={t(process ? 'guide.question.save' : 'guide.question.make')}>
      {languages.length > 1 && <LanguageBar texts={[value.title, value.question, value.description, value.decision]} />}
      <section class="stack stack-24 fields">
        <LocalizedField
          pointer="/question"
          label={t('process.question')}
          help={t('guide.question.help')}
          lines={2}
          value={value.question}
          onChange={(question) => write({ question })}
        />
        <LocalizedField
          pointer="/title"
          label={t('guide.question.name')}
          help={t('guide.question.name.help')}
          value={value.title}
          onChange={(title) => write({ title })}
        />
        <LocalizedField
          pointer="/description"
          label={t('process.description')}
          help={t('guide.question.gaps.help')}
          isOptional={true}
          lines={7}
          value={value.description}
          onChange={(description) => write({ description })}
        />
        <LocalizedField
          pointer="/decision"
          label={t('process.decision')}
          help={t('guide.question.gaps.help')}
          isOptional={true}
          lines={3}
          value={value.decision}
          onChange={(decision) => write({ decision })}
        />
      </section>
      {hasDays ? (
        <DayFields draft={value} phases={phases} change={write} />
      ) : (
        <p class="note">{t('guide.days.elsewhere')}</p>
      )}
    </FormBox>
  );
}

/** Step 3: the question and its dates. Going on makes the consultation, unpublished; coming back changes it. */
export function QuestionStep(props: StepProps) {
  const { t } = useOffice();
  const { guide } = props;
  const loaded = useLoaded(`${guide.template} ${guide.processId}`, () => load(guide));
  return (
    <>
      <div class="stack stack-8">
        <h2>{t('guide.question.title')}</h2>
        <p class="muted">{t('guide.question.text')}</p>
      </div>
      <WhenLoaded loaded={loaded}>{(known) => <QuestionForm {...props} known={known} />}</WhenLoaded>
    </>
  );
}
