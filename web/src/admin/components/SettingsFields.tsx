import type { ComponentKind } from '../../../../shared/spaces/contract.ts';
import { useOffice } from '../context.ts';
import { FieldErrors, SelectField, TextField } from '../forms/Field.tsx';
import { useFields } from '../forms/form.ts';
import { LocalizedField } from '../forms/LocalizedField.tsx';
import { fieldId } from '../forms/problems.ts';
import { asLocalized, asNumber, asText, type Setting, type Settings } from './setting-schema.ts';

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

function SettingField(props: SettingFieldProps) {
  const { kind, setting, value, onChange } = props;
  const words = useSettingWords(kind);
  const field = { pointer: `/settings/${setting.name}`, label: words.label(setting), help: words.help(setting) };
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

/** Controls for the settings of a component, made from the JSON Schema of its manifest. */
export function SettingsFields({ kind, settings, values, onChange }: SettingsFieldsProps) {
  const words = useSettingWords(kind);
  // Numbers that need no help stand side by side: shortest and longest, for instance.
  const isShort = (setting: Setting) => setting.kind === 'integer' && words.help(setting) === undefined;
  return (
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
  );
}
