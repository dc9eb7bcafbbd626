import type { ComponentKind } from '../../../../shared/spaces/component.ts';
import { useOffice } from '../context.ts';
import { FieldErrors, SelectField, TextField } from '../forms/Field.tsx';
import { useFields } from '../forms/form.ts';
import { LocalizedField } from '../forms/LocalizedField.tsx';
import { fieldId } from '../forms/problems.ts';
import { CategoryLimitsField } from './CategoryLimitsField.tsx';
import { StatesField } from './StatesField.tsx';
import { type GroupId, inGroups } from './setting-groups.ts';
import { asLocalized, asNumber, asText, type Setting, type Settings } from './setting-schema.ts';
import { TemplatesField } from './TemplatesField.tsx';
import { TiesField } from './TiesField.tsx';
import '../proposals/proposals.css';

interface SettingFieldProps {
  readonly kind: ComponentKind;
  readonly setting: Setting;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** Words for a setting: ours, else those of the schema. */
export function useSettingWords(kind: ComponentKind) {
  const { find } = useOffice();
  return {
    label: ({ name, description }: Setting) => find(`settings.${kind}.${name}.label`) ?? description,
    help: ({ name }: Setting) => find(`settings.${kind}.${name}.help`),
    choice: ({ name }: Setting, choice: string) => find(`settings.${kind}.${name}.${choice}`) ?? choice,
  };
}

/** A box to tick with its words beside it. */
function SwitchField({ kind, setting, value, onChange }: SettingFieldProps) {
  const words = useSettingWords(kind);
  const { register } = useFields();
  const pointer = `/settings/${setting.name}`;
  const help = words.help(setting);
  register({ pointer, label: words.label(setting) });
  return (
    <div>
      <label class="choice">
        <input
          id={fieldId(pointer)}
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>
          {words.label(setting)}
          {help && <small>{help}</small>}
        </span>
      </label>
      <FieldErrors pointer={pointer} id={`${fieldId(pointer)}-error`} />
    </div>
  );
}

/** Controls for settings of a shape of their own, by kind of component and name. */
const EDITORS: Readonly<Record<string, typeof StatesField>> = {
  'proposals.states': StatesField,
  'proposals.answerTemplates': TemplatesField,
  'budgets.categoryLimits': CategoryLimitsField,
  'budgets.ties': TiesField,
};
const editorOf = (kind: ComponentKind, { name }: Setting) => EDITORS[`${kind}.${name}`];

function SettingField(props: SettingFieldProps) {
  const { kind, setting, value, onChange } = props;
  const words = useSettingWords(kind);
  const field = { pointer: `/settings/${setting.name}`, label: words.label(setting), help: words.help(setting) };
  const Editor = editorOf(kind, setting);
  if (Editor) return <Editor label={field.label} help={field.help} value={value} onChange={onChange} />;
  if (setting.kind === 'boolean') return <SwitchField {...props} />;
  if (setting.kind === 'localized')
    return <LocalizedField {...field} lines={4} isOptional={true} value={asLocalized(value)} onChange={onChange} />;
  if (setting.kind === 'choice') {
    const options = setting.choices.map((choice) => ({ value: choice, label: words.choice(setting, choice) }));
    return <SelectField {...field} value={asText(value)} onChange={onChange} options={options} />;
  }
  if (setting.kind === 'integer') {
    const { min, max } = setting;
    const change = (text: string) => onChange(asNumber(text));
    return (
      <TextField {...field} type="number" narrow={true} min={min} max={max} value={asText(value)} onChange={change} />
    );
  }
  return setting.kind === 'text' ? <TextField {...field} value={asText(value)} onChange={onChange} /> : null;
}

interface SettingsFieldsProps {
  readonly kind: ComponentKind;
  readonly settings: readonly Setting[];
  readonly values: Settings;
  readonly onChange: (values: Settings) => void;
}

interface GroupProps extends SettingsFieldsProps {
  readonly id: GroupId;
}

/** Settings about one matter, below a heading and a sentence. */
function SettingGroup({ id, kind, settings, values, onChange }: GroupProps) {
  const { t } = useOffice();
  const words = useSettingWords(kind);
  // Numbers that need no help stand side by side: shortest and longest, for instance.
  const isShort = (setting: Setting) => setting.kind === 'integer' && words.help(setting) === undefined;
  return (
    <section class="setting-group stack" aria-labelledby={`h-settings-${id}`}>
      <div class="stack stack-8">
        <h3 id={`h-settings-${id}`}>{t(`settings.group.${id}`)}</h3>
        <p class="help">{t(`settings.group.${id}.help`)}</p>
      </div>
      <div class="settings fields">
        {settings.map((setting) => (
          <div key={setting.name} class={isShort(setting) ? '' : 'whole-row'}>
            <SettingField
              kind={kind}
              setting={setting}
              value={values[setting.name]}
              onChange={(value) => onChange({ ...values, [setting.name]: value })}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

/** Controls for the settings of a component, made from the JSON Schema of its manifest, by what they are about. */
export function SettingsFields({ kind, settings, ...rest }: SettingsFieldsProps) {
  const shown = settings.filter((setting) => setting.kind !== 'unknown' || editorOf(kind, setting) !== undefined);
  return (
    <div class="stack stack-48">
      {inGroups(kind, shown).map((group) => (
        <SettingGroup key={group.id} kind={kind} {...rest} {...group} />
      ))}
    </div>
  );
}
