import type { StateId } from '../../../../shared/platform/ids.ts';
import type { Localized } from '../../../../shared/platform/locale.ts';
import type { Standing } from '../../../../shared/proposals/states.ts';
import { useOffice } from '../context.ts';
import type { AnswerTemplate, OwnState } from './own-states.ts';

/** A decision: a built-in state, or one of the component with what it means. */
export interface Decision {
  readonly state: Standing;
  readonly stateId: StateId | null;
}

const BUILT_IN = ['evaluating', 'accepted', 'rejected'] as const;

interface DecisionChoiceProps {
  /** Name of the radio buttons, and `id` of the first. */
  readonly name: string;
  readonly id: string;
  readonly value: Decision | null;
  readonly states: readonly OwnState[];
  readonly onChange: (decision: Decision) => void;
}

/** What was decided: built-in states first, then those of the component. */
export function DecisionChoice({ name, id, value, states, onChange }: DecisionChoiceProps) {
  const { t, textOf } = useOffice();
  return (
    <>
      {BUILT_IN.map((state, index) => (
        <label key={state} class="choice">
          <input
            type="radio"
            name={name}
            {...(index === 0 ? { id } : {})}
            checked={value?.state === state && value.stateId === null}
            onChange={() => onChange({ state, stateId: null })}
          />
          <span>
            {t(`proposal.state.${state}`)}
            <small>{t(`answer.${state}.help`)}</small>
          </span>
        </label>
      ))}
      {states.map((own) => (
        <label key={own.id} class="choice">
          <input
            type="radio"
            name={name}
            checked={value?.stateId === own.id}
            onChange={() => onChange({ state: own.standing, stateId: own.id })}
          />
          <span>
            {textOf(own.name)}
            <small>{t(`answer.${own.standing}.help`)}</small>
          </span>
        </label>
      ))}
    </>
  );
}

interface TemplateChoiceProps {
  readonly id: string;
  readonly templates: readonly AnswerTemplate[];
  readonly onChoose: (text: Localized) => void;
}

/** Prepared texts to begin with; shown only where there are some. */
export function TemplateChoice({ id, templates, onChoose }: TemplateChoiceProps) {
  const { t } = useOffice();
  if (templates.length === 0) return null;
  const choose = (select: HTMLSelectElement) => {
    const template = templates[Number(select.value)];
    if (select.value !== '' && template) onChoose(template.text);
    // Ready for another one: what was put in stands in the text, not here.
    select.value = '';
  };
  return (
    <div class="field">
      <label for={id}>{t('answer.template')}</label>
      <p class="help" id={`${id}-help`}>
        {t('answer.template.help')}
      </p>
      <select
        class="input input--s"
        id={id}
        aria-describedby={`${id}-help`}
        value=""
        onChange={(event) => choose(event.currentTarget)}
      >
        <option value="">{t('answer.template.none')}</option>
        {templates.map(({ name }, index) => (
          <option key={index} value={String(index)}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
