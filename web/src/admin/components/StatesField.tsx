import { STANDINGS, STATE_COLORS } from '../../../../shared/proposals/state-colors.ts';
import type { StateColor } from '../../../../shared/proposals/states.ts';
import { useOffice } from '../context.ts';
import { SelectField } from '../forms/Field.tsx';
import { LocalizedField } from '../forms/LocalizedField.tsx';
import { newStateId, type OwnState, statesIn } from '../proposals/own-states.ts';
import { StateMark } from '../proposals/StateMark.tsx';
import { ListEditor } from './ListEditor.tsx';

interface StateFieldsProps {
  readonly state: OwnState;
  readonly index: number;
  readonly change: (patch: Partial<OwnState>) => void;
  readonly remove: () => void;
}

function ColorChoice({ state, index, change }: Omit<StateFieldsProps, 'remove'>) {
  const { t } = useOffice();
  const choose = (color: StateColor) => change({ color });
  return (
    <fieldset class="field">
      <legend>{t('states.color')}</legend>
      <div class="colors">
        {STATE_COLORS.map((color) => (
          <label key={color} class="color-choice">
            <input
              type="radio"
              name={`state-color-${index}`}
              checked={state.color === color}
              onChange={() => choose(color)}
            />
            <span class={`state state--${color}`}>{t(`color.${color}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function StateFields({ state, index, change, remove }: StateFieldsProps) {
  const { t, textOf, locale } = useOffice();
  const number = index + 1;
  const name = textOf(state.name) || t('states.number', { number });
  const pointer = `/settings/states/${index}`;
  return (
    <li>
      <fieldset class="panel stack">
        <legend class="sr">{t('states.legend', { number, name })}</legend>
        <LocalizedField
          pointer={`${pointer}/name`}
          label={t('states.name')}
          fullLabel={t('states.name.of', { number })}
          value={state.name}
          onChange={(changed) => change({ name: changed })}
        />
        <SelectField
          pointer={`${pointer}/standing`}
          label={t('states.standing')}
          value={state.standing}
          onChange={(chosen) => change({ standing: STANDINGS.find((one) => one === chosen) ?? state.standing })}
          options={STANDINGS.map((standing) => ({ value: standing, label: t(`states.standing.${standing}`) }))}
        />
        <ColorChoice state={state} index={index} change={change} />
        <div class="row between">
          <p>
            <span class="muted">{t('states.sample')}</span>{' '}
            <StateMark state={state.standing} own={{ name: { [locale]: name }, color: state.color }} />
          </p>
          <button class="btn btn--quiet btn--s" type="button" onClick={remove}>
            {t('states.remove', { name })}
          </button>
        </div>
      </fieldset>
    </li>
  );
}

interface StatesFieldProps {
  readonly label: string;
  readonly help: string | undefined;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** States of the component's own: name, color, meaning. */
export function StatesField({ label, help, value, onChange }: StatesFieldProps) {
  const { t } = useOffice();
  const states = statesIn({ states: value });
  const change = (index: number, patch: Partial<OwnState>) =>
    onChange(states.map((state, at) => (at === index ? { ...state, ...patch } : state)));
  const color = STATE_COLORS[(states.length + 1) % STATE_COLORS.length] ?? 'blue';
  const add = () => onChange([...states, { id: newStateId(), name: {}, color, standing: 'evaluating' }]);
  return (
    <ListEditor
      pointer="/settings/states"
      label={label}
      help={help}
      items={states}
      none={t('states.none')}
      add={{ label: t('states.add'), act: add }}
    >
      {(state, index) => (
        <StateFields
          key={state.id}
          state={state}
          index={index}
          change={(patch) => change(index, patch)}
          remove={() => onChange(states.filter((_, at) => at !== index))}
        />
      )}
    </ListEditor>
  );
}
