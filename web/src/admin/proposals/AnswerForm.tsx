import type { Localized } from '../../../../shared/platform/locale.ts';
import type { OfficialAnswer, Proposal } from '../../../../shared/proposals/contract.ts';
import { instantToLocal, localToInstant } from '../../../../shared/spaces/zoned.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { FieldErrors } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { useFields, useForm } from '../forms/form.ts';
import { LanguageBar, LocalizedField, MarkdownHelp } from '../forms/LocalizedField.tsx';
import { MomentField } from '../forms/MomentField.tsx';
import { refused } from '../forms/problems.ts';
import { writtenIn } from '../forms/texts.ts';

const STATES = ['evaluating', 'accepted', 'rejected'] as const satisfies readonly OfficialAnswer['state'][];

interface AnswerDraft {
  readonly state: OfficialAnswer['state'] | '';
  readonly text: Localized;
  /** Value of a `datetime-local` control; empty: now. */
  readonly answeredAt: string;
}

function StateChoice({
  value,
  onChange,
}: {
  readonly value: AnswerDraft['state'];
  readonly onChange: (state: OfficialAnswer['state']) => void;
}) {
  const { t } = useOffice();
  const { register } = useFields();
  register({ pointer: '/state', label: t('answer.state') });
  return (
    <fieldset class="field">
      <legend>{t('answer.state')}</legend>
      <FieldErrors pointer="/state" id="f-state-error" />
      {STATES.map((state, index) => (
        <label key={state} class="choice">
          <input
            type="radio"
            name="state"
            {...(index === 0 ? { id: 'f-state' } : {})}
            checked={value === state}
            onChange={() => onChange(state)}
          />
          <span>
            {t(`proposal.state.${state}`)}
            <small>{t(`answer.${state}.help`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

const draftOf = (answer: OfficialAnswer | null, timeZone: string): AnswerDraft => ({
  state: answer?.state ?? '',
  text: answer?.text ?? {},
  answeredAt: answer ? instantToLocal(answer.answeredAt, timeZone) : '',
});

/** What the API is sent; without a state it is sent as it is and refused beside the field. */
const stateOf = (state: AnswerDraft['state']) => STATES.find((one) => one === state);

/** Form of the official answer: state, text in each language, date. */
export function AnswerForm({
  proposal,
  onSaved,
}: {
  readonly proposal: Proposal;
  readonly onSaved: (proposal: Proposal) => void;
}) {
  const { t, organization } = useOffice();
  const { timeZone } = organization;
  const { id: proposalId, componentId } = proposal;
  const form = useForm({
    initial: draftOf(proposal.answer, timeZone),
    save: async ({ state, text, answeredAt }) => {
      const chosen = stateOf(state);
      if (!chosen) return refused('/state', 'choice.required');
      const date = answeredAt === '' ? {} : { answeredAt: localToInstant(answeredAt, timeZone) ?? answeredAt };
      const body = { state: chosen, text: writtenIn(text), ...date };
      return api.proposals.answer({ params: { componentId, proposalId }, body });
    },
    onSaved: (saved: Proposal, sent) => {
      form.restart(draftOf(saved.answer, timeZone), sent);
      onSaved(saved);
    },
  });
  const { value, change } = form;
  return (
    <FormBox form={form} save={t(proposal.answer ? 'answer.change' : 'answer.save')}>
      <StateChoice value={value.state} onChange={(state) => change({ state })} />
      <LanguageBar texts={[value.text]} />
      <div class="stack stack-24">
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
      </div>
    </FormBox>
  );
}
