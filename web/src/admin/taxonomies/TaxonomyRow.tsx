import { useState } from 'preact/hooks';
import type { Process } from '../../../../shared/spaces/process.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import { useOffice } from '../context.ts';
import { isWritten } from '../forms/texts.ts';
import { languageName } from '../language.ts';
import { OutlinePanel } from './OutlinePanel.tsx';

interface TaxonomyRowProps {
  readonly taxonomy: Taxonomy;
  /** The one consultation that offers it; none: all do, or what is above it says. */
  readonly onlyIn: Process | undefined;
  /** Items of the second level below it: while there are any it cannot be removed. */
  readonly below: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (step: -1 | 1) => void;
  readonly onChange: () => void;
  readonly onRemove: () => void;
  readonly onAdd: (() => void) | undefined;
}

/** One theme or territory with what can be done with it; removing says first what will happen. */
export function TaxonomyRow({ taxonomy, onlyIn, below, isFirst, isLast, ...on }: TaxonomyRowProps) {
  const { onMove, onChange, onRemove, onAdd } = on;
  const { t, textOf, languages, locale } = useOffice();
  const [isAsking, setAsking] = useState(false);
  const [hasOutline, setOutline] = useState(false);
  const name = textOf(taxonomy.name);
  const missing = languages.filter((tag) => !isWritten(taxonomy.name, tag)).map((tag) => languageName(tag, locale));
  const button = (word: 'up' | 'down' | 'change' | 'add-below' | 'remove', press: () => void) => (
    <button
      class="btn btn--quiet btn--s"
      type="button"
      onClick={press}
      aria-label={t(`taxonomy.${word}.label`, { name })}
    >
      {t(`taxonomy.${word}`)}
    </button>
  );
  return (
    <div class="stack stack-8">
      <div class="row between">
        <div>
          <b>{name}</b>
          {onlyIn && (
            <>
              {' '}
              <span class="tag">
                <span class="sr">{t('taxonomy.only-in')} </span>
                {textOf(onlyIn.title)}
              </span>
            </>
          )}
          {missing.length > 0 && <p class="muted tiny">{t('taxonomy.missing', { languages: missing.join(', ') })}</p>}
        </div>
        <div class="row-links">
          {!isFirst && button('up', () => onMove(-1))}
          {!isLast && button('down', () => onMove(1))}
          {button('change', onChange)}
          {onAdd && button('add-below', onAdd)}
          {taxonomy.kind === 'territory' && (
            <button
              class="btn btn--quiet btn--s"
              type="button"
              aria-expanded={hasOutline}
              aria-label={t('outline.open.label', { name })}
              onClick={() => setOutline(!hasOutline)}
            >
              {t('outline.open')}
            </button>
          )}
          {button('remove', () => setAsking(true))}
        </div>
      </div>
      {hasOutline && <OutlinePanel territory={taxonomy} />}
      {isAsking && (
        <div class="note note--alert stack stack-8" role="alert">
          <p>
            {below > 0 ? t('taxonomy.remove.below', { count: below, name }) : t('taxonomy.remove.effect', { name })}
          </p>
          <div class="row">
            {below === 0 && (
              <button
                class="btn btn--danger btn--s"
                type="button"
                onClick={() => {
                  setAsking(false);
                  onRemove();
                }}
              >
                {t('taxonomy.remove.confirm', { name })}
              </button>
            )}
            <button class="btn btn--2 btn--s" type="button" onClick={() => setAsking(false)}>
              {t('taxonomy.remove.keep')}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
