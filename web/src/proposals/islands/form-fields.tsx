import type { ComponentChildren } from 'preact';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { TaxonomyId } from '../../../../shared/platform/ids.ts';
import { visibleLength } from '../../../../shared/platform/visible-length.ts';
import type { ProposalGate, TaxonomyOption } from '../../../../shared/proposals/views.ts';
import { controlProps, Field } from '../../platform/island-field.tsx';
import type { Draft } from './draft-memory.ts';
import type { FormError } from './form-errors.ts';

export interface FieldsProps {
  readonly t: Translate;
  readonly settings: ProposalGate['settings'];
  readonly themes: readonly TaxonomyOption[];
  readonly territories: readonly TaxonomyOption[];
  readonly draft: Draft;
  readonly errors: readonly FormError[];
  readonly change: (change: Partial<Draft>) => void;
  /** What stands below the title. */
  readonly afterTitle?: ComponentChildren;
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

/** Characters from which browsers feel the letters that our font does not have: each key lays all of them out again. */
const LONG = 20_000;

interface BoundedProps {
  readonly t: Translate;
  readonly name: 'title' | 'body';
  readonly text: string;
  readonly help: string;
  readonly error: string | undefined;
  readonly bounds: { readonly min: number; readonly max: number };
  readonly write: (text: string) => void;
}

/** A text whose length has bounds: one line for the title, several for the idea. */
function BoundedText({ t, name, text, help, error, bounds, write }: BoundedProps) {
  const type = (event: InputEvent & { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
    write(event.currentTarget.value);
  return (
    <Field id={`proposal-${name}`} label={t(`form.${name}`)} help={help} error={error}>
      {(control) => (
        <>
          {name === 'title' ? (
            <input {...control} class="input" name={name} type="text" dir="auto" value={text} onInput={type} />
          ) : (
            <textarea
              {...control}
              class={text.length > LONG ? 'input input--long' : 'input'}
              name={name}
              rows={12}
              dir="auto"
              value={text}
              onInput={type}
            />
          )}
          <span class="help">
            <LengthHelp t={t} text={text} {...bounds} />
          </span>
        </>
      )}
    </Field>
  );
}

/** The fields of a proposal, in the order in which they are thought of. */
export function Fields(props: FieldsProps) {
  const { t, settings, draft, errors, change } = props;
  const errorOf = (name: FormError['name']) => {
    const own = errors.filter((error) => error.name === name).map(({ said }) => said);
    return own.length > 0 ? own.join(' ') : undefined;
  };
  const ofTitle = { min: settings.titleMinLength, max: settings.titleMaxLength };
  const ofBody = { min: settings.bodyMinLength, max: settings.bodyMaxLength };
  return (
    <>
      <BoundedText
        t={t}
        name="title"
        text={draft.title}
        help={t('form.title-help')}
        error={errorOf('title')}
        bounds={ofTitle}
        write={(title) => change({ title })}
      />
      {props.afterTitle}
      {props.themes.length > 0 && <Themes {...props} error={errorOf('theme')} />}
      {props.territories.length > 0 && <Territories {...props} error={errorOf('territory')} />}
      <BoundedText
        t={t}
        name="body"
        text={draft.body}
        help={t('form.body-help', ofBody)}
        error={errorOf('body')}
        bounds={ofBody}
        write={(body) => change({ body })}
      />
      <MarkdownHelp t={t} />
    </>
  );
}

function MarkdownHelp({ t }: { readonly t: Translate }) {
  return (
    <details class="fold">
      <summary>{t('form.markdown')}</summary>
      <ul class="small">
        {['bold', 'italic', 'list', 'heading', 'link'].map((what) => (
          <li key={what}>{t(`form.markdown.${what}`)}</li>
        ))}
      </ul>
    </details>
  );
}

type ChoiceProps = FieldsProps & { readonly error: string | undefined };

/** So many themes are shown at once. */
const THEMES_AT_ONCE = 10;

/** All themes where they are few; else the first level, with those below the one that is chosen. */
function themeRows(themes: readonly TaxonomyOption[], chosen: TaxonomyId | null) {
  const rows = rowsOf(themes);
  if (rows.length <= THEMES_AT_ONCE) return rows;
  const branch = themes.find(({ id, children }) => id === chosen || children.some((child) => child.id === chosen));
  return rows.filter(({ option, isChild }) => !isChild || branch?.children.includes(option));
}

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
      {themeRows(themes, draft.themeId).map(({ option: { id, name }, isChild }) =>
        choice(id, name.text, isChild, name.locale),
      )}
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
