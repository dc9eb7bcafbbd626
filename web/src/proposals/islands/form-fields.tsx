import type { Translate } from '../../../../shared/platform/format.ts';
import type { TaxonomyId } from '../../../../shared/platform/ids.ts';
import { visibleLength } from '../../../../shared/platform/visible-length.ts';
import type { ProposalSettings } from '../../../../shared/proposals/settings.ts';
import type { TaxonomyOption } from '../../../../shared/proposals/views.ts';
import { controlProps, Field } from '../../platform/island-field.tsx';
import type { Draft } from './draft-memory.ts';
import type { FormError } from './form-errors.ts';

export interface FieldsProps {
  readonly t: Translate;
  readonly settings: ProposalSettings;
  readonly themes: readonly TaxonomyOption[];
  readonly territories: readonly TaxonomyOption[];
  readonly draft: Draft;
  readonly errors: readonly FormError[];
  readonly change: (change: Partial<Draft>) => void;
}

/** First level and, below each, the second. */
const rowsOf = (options: readonly TaxonomyOption[]) =>
  options.flatMap((option) => [
    { option, isChild: false },
    ...option.children.map((child) => ({ option: child, isChild: true })),
  ]);

/** How far a text is from its bounds, in words that change while one types. */
function LengthHelp({ t, text, min, max }: { t: Translate; text: string; min: number; max: number }) {
  const length = visibleLength({ format: 'markdown', text });
  if (length < min) return t('form.missing', { count: min - length });
  return length > max ? t('form.over', { count: length - max }) : t('form.left', { count: max - length });
}

/** The fields of a proposal, in the order in which they are thought of. */
export function Fields(props: FieldsProps) {
  const { t, settings, draft, errors, change } = props;
  const errorOf = (name: FormError['name']) => errors.find((error) => error.name === name)?.said;
  const { titleMinLength, titleMaxLength, bodyMinLength, bodyMaxLength } = settings;
  return (
    <>
      <Field id="proposal-title" label={t('form.title')} help={t('form.title-help')} error={errorOf('title')}>
        {(control) => (
          <>
            <input
              {...control}
              class="input"
              name="title"
              type="text"
              value={draft.title}
              onInput={(event) => change({ title: event.currentTarget.value })}
            />
            <span class="help">
              <LengthHelp t={t} text={draft.title} min={titleMinLength} max={titleMaxLength} />
            </span>
          </>
        )}
      </Field>
      {props.themes.length > 0 && <Themes {...props} error={errorOf('theme')} />}
      {props.territories.length > 0 && <Territories {...props} error={errorOf('territory')} />}
      <Field
        id="proposal-body"
        label={t('form.body')}
        help={t('form.body-help', { min: bodyMinLength, max: bodyMaxLength })}
        error={errorOf('body')}
      >
        {(control) => (
          <>
            <textarea
              {...control}
              class="input"
              name="body"
              rows={12}
              value={draft.body}
              onInput={(event) => change({ body: event.currentTarget.value })}
            />
            <span class="help">
              <LengthHelp t={t} text={draft.body} min={bodyMinLength} max={bodyMaxLength} />
            </span>
          </>
        )}
      </Field>
      <details class="fold">
        <summary>{t('form.markdown')}</summary>
        <ul class="small">
          {['bold', 'italic', 'list', 'heading', 'link'].map((what) => (
            <li key={what}>{t(`form.markdown.${what}`)}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

type ChoiceProps = FieldsProps & { readonly error: string | undefined };

function Themes({ t, settings, themes, draft, change, error }: ChoiceProps) {
  const control = controlProps('proposal-theme', false, error);
  const choice = (id: TaxonomyId | null, name: string, isChild: boolean, lang?: string) => (
    <label class={isChild ? 'choice choice--child' : 'choice'} key={id}>
      <input
        type="radio"
        name="theme"
        value={id ?? ''}
        checked={draft.themeId === id}
        onChange={() => change({ themeId: id })}
      />
      <span lang={lang}>{name}</span>
    </label>
  );
  return (
    <fieldset
      class={error ? 'field field--bad' : 'field'}
      id={control.id}
      tabIndex={-1}
      aria-describedby={control['aria-describedby']}
    >
      <legend>{t('form.theme')}</legend>
      {error && (
        <span class="error" id="proposal-theme-error">
          {error}
        </span>
      )}
      {rowsOf(themes).map(({ option: { id, name }, isChild }) => choice(id, name.text, isChild, name.locale))}
      {!settings.themeRequired && choice(null, t('form.no-theme'), false)}
    </fieldset>
  );
}

function Territories({ t, territories, draft, change, error }: ChoiceProps) {
  const rows = rowsOf(territories);
  const choose = (value: string) =>
    change({ territoryId: rows.find(({ option }) => option.id === value)?.option.id ?? null });
  return (
    <Field id="proposal-territory" label={t('form.territory')} help={t('form.territory-help')} error={error}>
      {(control) => (
        <select
          {...control}
          class="input"
          name="territory"
          value={draft.territoryId ?? ''}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">{t('form.no-territory')}</option>
          {rows.map(({ option: { id, name }, isChild }) => (
            <option key={id} value={id} lang={name.locale}>
              {isChild ? `\u2003${name.text}` : name.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
