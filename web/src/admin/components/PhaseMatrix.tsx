import type { ComponentKind } from '../../../../shared/spaces/component.ts';
import type { Phase } from '../../../../shared/spaces/process.ts';
import { useOffice } from '../context.ts';
import { FieldErrors } from '../forms/Field.tsx';
import { useFields } from '../forms/form.ts';
import { fieldId } from '../forms/problems.ts';
import { NO_PHASE, rowValues } from './component-draft.ts';
import { useSettingWords } from './SettingsFields.tsx';
import { asNumber, asText, type Setting, type Settings } from './setting-schema.ts';

/** Settings by phase, as a component stores them. */
type PhaseSettings = Readonly<Record<string, Settings>>;

interface CellProps {
  readonly id: string;
  /** Names the row and the column for those who cannot see them. */
  readonly label: string;
  readonly setting: Setting;
  readonly words: ReturnType<typeof useSettingWords>;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function CellControl({ id, label, setting, words, value, onChange }: CellProps) {
  if (setting.kind === 'boolean')
    return (
      <label>
        <span class="sr">{label}</span>
        <input
          id={id}
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      </label>
    );
  if (setting.kind === 'choice')
    return (
      <select
        id={id}
        class="input input--s"
        aria-label={label}
        value={asText(value)}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {setting.choices.map((choice) => (
          <option key={choice} value={choice}>
            {words.choice(setting, choice)}
          </option>
        ))}
      </select>
    );
  if (setting.kind !== 'integer' && setting.kind !== 'text') return null;
  const isNumber = setting.kind === 'integer';
  return (
    <input
      id={id}
      class="input input--s"
      type={isNumber ? 'number' : 'text'}
      aria-label={label}
      value={asText(value)}
      onInput={({ currentTarget }) => onChange(isNumber ? asNumber(currentTarget.value) : currentTarget.value)}
    />
  );
}

interface PhaseMatrixProps {
  readonly kind: ComponentKind;
  readonly settings: readonly Setting[];
  readonly phases: readonly Phase[];
  readonly activePhaseId: string | null;
  readonly values: PhaseSettings;
  readonly onChange: (values: PhaseSettings) => void;
}

/** What is open in which phase: a row for each phase and one for the time outside of all, a column for each setting. */
export function PhaseMatrix({ kind, settings, phases, activePhaseId, values, onChange }: PhaseMatrixProps) {
  const { t, textOf } = useOffice();
  const { register } = useFields();
  const words = useSettingWords(kind);
  const rows = [
    ...phases.map(({ id, title }) => ({ id, name: textOf(title), isNow: id === activePhaseId })),
    { id: NO_PHASE, name: t('matrix.no-phase'), isNow: activePhaseId === null },
  ];
  const shownIn = (row: string) => rowValues(settings, values, row, phases.length > 0);
  const change = (row: string, name: string, value: unknown) =>
    onChange({ ...values, [row]: { ...shownIn(row), [name]: value } });
  const cell = (row: (typeof rows)[number], setting: Setting) => {
    const pointer = `/phaseSettings/${row.id}/${setting.name}`;
    const label = t('matrix.cell', { setting: words.label(setting), phase: row.name });
    register({ pointer, label, measure: setting.kind === 'integer' ? 'number' : 'text' });
    return (
      <td key={setting.name}>
        <CellControl
          id={fieldId(pointer)}
          label={label}
          setting={setting}
          words={words}
          value={shownIn(row.id)[setting.name]}
          onChange={(value) => change(row.id, setting.name, value)}
        />
        <FieldErrors pointer={pointer} id={`${fieldId(pointer)}-error`} />
      </td>
    );
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section class="scroll" tabIndex={0} aria-labelledby="matrix-caption">
      <table class="table matrix">
        <caption id="matrix-caption">{t('matrix.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.phase')}</th>
            {settings.map((setting) => (
              <th key={setting.name} scope="col">
                {words.label(setting)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-on={row.isNow || undefined}>
              <th scope="row">
                {row.name}
                {row.isNow && <small>{t('matrix.now')}</small>}
              </th>
              {settings.map((setting) => cell(row, setting))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
