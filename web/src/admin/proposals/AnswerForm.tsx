import type { Localized } from '../../../../shared/platform/locale.ts';
import type { Proposal } from '../../../../shared/proposals/proposal.ts';
import { instantToLocal, localToInstant } from '../../../../shared/spaces/zoned.ts';
import { api } from '../../platform/api.ts';
import type { Settings } from '../components/setting-schema.ts';
import { useOffice } from '../context.ts';
import { FieldErrors } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { useFields, useForm } from '../forms/form.ts';
import { LanguageBar, LocalizedField, MarkdownHelp } from '../forms/LocalizedField.tsx';
import { MomentField } from '../forms/MomentField.tsx';
import { refused } from '../forms/problems.ts';
import { writtenIn } from '../forms/texts.ts';
import { AnswerPreview } from './AnswerPreview.tsx';
import { type Decision, DecisionChoice, TemplateChoice } from './answer-choice.tsx';
import { type OwnState, statesIn, templatesIn } from './own-states.ts';
import { withTemplate } from './with-template.ts';

interface AnswerDraft {
  readonly decision: Decision | null;
  readonly text: Localized;
  /** Value of a `datetime-local` control; empty: now. */
  readonly answeredAt: string;
}

interface StateChoiceProps {
  readonly value: Decision | null;
  readonly states: readonly OwnState[];
  readonly onChange: (decision: Decision) => void;
}

function StateChoice(choice: StateChoiceProps) {
  const { t } = useOffice();
  const { register } = useFields();
  register({ pointer: '/state', label: t('answer.state') });
  return (
    <fieldset class="field">
      <legend>{t('answer.state')}</legend>
      <FieldErrors pointer="/state" id="f-state-error" />
      <DecisionChoice name="state" id="f-state" {...choice} />
    </fieldset>
  );
}

const draftOf = ({ answer, stateId }: Proposal, timeZone: string): AnswerDraft => ({
  decision: answer && { state: answer.state, stateId },
  text: answer?.text ?? {},
  answeredAt: answer ? instantToLocal(answer.answeredAt, timeZone) : '',
});

/** The preview, in the language that the form shows. */
function Shown({ draft, states }: { readonly draft: AnswerDraft; readonly states: readonly OwnState[] }) {
  const { t, organization } = useOffice();
  const { language } = useFields();
  const { decision, text, answeredAt } = draft;
  const date = localToInstant(answeredAt, organization.timeZone) ?? new Date().toISOString();
  return (
    <details class="fold">
      <summary>{t('answer.preview')}</summary>
      <AnswerPreview decision={decision} text={text} answeredAt={date} language={language} states={states} />
    </details>
  );
}

interface AnswerFormProps {
  readonly proposal: Proposal;
  /** Settings of the component: its states, and texts to begin with. */
  readonly settings: Settings;
  readonly onSaved: (proposal: Proposal) => void;
}

/** Form of the official answer: state, text in each language, date. */
export function AnswerForm({ proposal, settings, onSaved }: AnswerFormProps) {
  const { t, organization } = useOffice();
  const { timeZone } = organization;
  const { id: proposalId, componentId } = proposal;
  const states = statesIn(settings);
  const form = useForm({
    initial: draftOf(proposal, timeZone),
    save: async ({ decision, text, answeredAt }) => {
      if (!decision) return refused('/state', 'choice.required');
      const date = answeredAt === '' ? {} : { answeredAt: localToInstant(answeredAt, timeZone) ?? answeredAt };
      const body = { ...decision, text: writtenIn(text), ...date };
      return api.proposals.answer({ params: { componentId, proposalId }, body });
    },
    onSaved: (saved: Proposal, sent) => {
      form.restart(draftOf(saved, timeZone), sent);
      onSaved(saved);
    },
  });
  const { value, change } = form;
  return (
    <FormBox form={form} save={t(proposal.answer ? 'answer.change' : 'answer.save')}>
      <StateChoice value={value.decision} states={states} onChange={(decision) => change({ decision })} />
      <LanguageBar texts={[value.text]} />
      <div class="stack stack-24">
        <TemplateChoice
          id="f-template"
          templates={templatesIn(settings)}
          onChoose={(prepared) => change({ text: withTemplate(value.text, prepared) })}
        />
        <LocalizedField
          pointer="/text"
          label={t('answer.text')}
          help={t('answer.text.help')}
          lines={8}
          value={value.text}
          onChange={(text) => change({ text })}
        />
        <MarkdownHelp />
        <MomentField
          pointer="/answeredAt"
          label={t('answer.date')}
          help={t('answer.date.help')}
          value={value.answeredAt}
          onChange={(answeredAt) => change({ answeredAt })}
        />
        <Shown draft={value} states={states} />
      </div>
    </FormBox>
  );
}
