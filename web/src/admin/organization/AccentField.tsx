import { useEffect, useRef } from 'preact/hooks';
import { useOffice } from '../context.ts';
import { Field } from '../forms/Field.tsx';

const COLOR = /^#[0-9a-f]{6}$/i;

/** The color as it is chosen, and as text and buttons will bear it: darkened or lightened until it can be read. */
function Swatch({ color, theme }: { readonly color: string; readonly theme: 'light' | 'dark' }) {
  const { t } = useOffice();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A rule of its own sheet cannot know the color, and the page's policy allows no style attribute in markup.
    if (COLOR.test(color)) box.current?.style.setProperty('--org', color);
  }, [color]);
  return (
    <div class="swatch" data-theme={theme} ref={box}>
      <span />
      <b>{t(theme === 'light' ? 'organization.accent.light' : 'organization.accent.dark')}</b>
    </div>
  );
}

interface AccentFieldProps {
  readonly value: string;
  readonly onChange: (color: string) => void;
}

/** Accent color: any color will do, the preview shows what is made of it. */
export function AccentField({ value, onChange }: AccentFieldProps) {
  const { t } = useOffice();
  return (
    <div class="stack stack-8">
      <Field pointer="/accentColor" label={t('organization.accent')} help={t('organization.accent.help')}>
        {(control) => (
          <div class="row">
            <input
              class="color"
              type="color"
              aria-label={t('organization.accent.pick')}
              value={COLOR.test(value) ? value.toLowerCase() : '#000000'}
              onInput={(event) => onChange(event.currentTarget.value)}
            />
            <input
              {...control}
              class="input input--narrow"
              type="text"
              value={value}
              spellcheck={false}
              autoComplete="off"
              onInput={(event) => onChange(event.currentTarget.value)}
            />
          </div>
        )}
      </Field>
      <div class="side-by-side">
        <Swatch color={value} theme="light" />
        <Swatch color={value} theme="dark" />
      </div>
    </div>
  );
}
