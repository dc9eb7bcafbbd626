import type { HistoryEntry, TextPart } from '../../../../shared/platform/text-history.ts';
import { textsBefore } from '../../../../shared/platform/texts.ts';
import { useOffice } from '../context.ts';
import { languageName } from '../language.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import type { HistoryProps } from './HistoryPanel.tsx';

/** What a field is called: the last of its names that is a word, then its language. */
function useFieldName() {
  const { find, locale } = useOffice();
  return (field: string): string => {
    const parts = field.split('.');
    const language = languageName(parts.at(-1) ?? '', locale);
    const name = parts.at(-2) ?? '';
    const key = parts[0] === 'phases' ? `history.phase-${name}` : `history.field.${name}`;
    return `${find(key) ?? name} · ${language}`;
  };
}

/** A part of a text; few screen readers tell added text from other text, so words that only they read do. */
function Part({ kind, text }: TextPart) {
  const { t } = useOffice();
  if (kind === 'same') return <>{text}</>;
  const said = (
    <>
      <span class="sr">[{t(kind === 'added' ? 'history.added' : 'history.removed')} </span>
      {text}
      <span class="sr"> {t('history.end')}] </span>
    </>
  );
  return kind === 'added' ? <ins>{said}</ins> : <del>{said}</del>;
}

interface EntryProps {
  readonly entry: HistoryEntry;
  readonly onRestore: () => void;
}

function Entry({ entry: { at, by, changes }, onRestore }: EntryProps) {
  const { t, moment } = useOffice();
  const nameOf = useFieldName();
  const when = moment(at);
  return (
    <li class="stack">
      <h3>{when}</h3>
      <p class="muted">{by === null ? t('history.by-command') : (by.name ?? t('history.by-deleted'))}</p>
      <dl class="stack stack-8">
        {changes.map(({ field, parts }) => (
          <div key={field}>
            <dt class="small muted">{nameOf(field)}</dt>
            <dd class="changed" lang={field.slice(field.lastIndexOf('.') + 1)} dir="auto">
              {parts.map((part, index) => (
                <Part key={index} {...part} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <button
          class="btn btn--2 btn--s"
          type="button"
          aria-label={t('history.restore-of', { date: when })}
          onClick={onRestore}
        >
          {t('history.restore')}
        </button>
      </p>
    </li>
  );
}

/** Changes of the texts of a form, the newest first, each with a way back to what was there before. */
export function HistoryList({ version, now, read, restore }: HistoryProps) {
  const { t, announce } = useOffice();
  const loaded = useLoaded(`history ${version}`, read);
  return (
    <WhenLoaded loaded={loaded}>
      {({ items }) =>
        items.length === 0 ? (
          <p class="muted">{t('history.none')}</p>
        ) : (
          <>
            <p class="help">{t('history.help')}</p>
            <ol class="list">
              {items.map((entry, index) => (
                <Entry
                  key={entry.at}
                  entry={entry}
                  onRestore={() => {
                    restore(textsBefore(now, items, index));
                    announce(t('history.restored'));
                  }}
                />
              ))}
            </ol>
          </>
        )
      }
    </WhenLoaded>
  );
}
