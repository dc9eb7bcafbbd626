import { strToU8, type Zippable, zipSync } from 'fflate';
import { participantsWords } from '../../../shared/participants/words.ts';
import { formatMoment } from '../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { translator } from '../../../shared/platform/messages.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import type { PersonalTable } from '../../platform/contributions.ts';
import { toCsv } from './csv.ts';

/** What the explanation in the archive needs to know. */
export interface ArchiveFacts {
  readonly organization: string;
  readonly locale: InterfaceLocale;
  readonly timeZone: string;
  readonly madeAt: Instant;
}

const isDescribed = (key: string): key is keyof (typeof participantsWords)['en'] & string =>
  Object.hasOwn(participantsWords.en, key);

/** What is what in the archive, in the language of its owner; lines end as Windows' editor wants them. */
function readme(tables: readonly PersonalTable[], facts: ArchiveFacts): string {
  const { organization, locale, timeZone, madeAt } = facts;
  const t = translator(participantsWords, locale);
  const files = tables.map(({ name, rows }) => {
    const key = `export.file.${name}`;
    const words = isDescribed(key) ? ` – ${t(key)}` : '';
    return `${name}.csv${words} ${t('export.rows', { count: rows.length })}`;
  });
  const parts = [
    t('export.title', { organization }),
    t('export.made-at', { moment: formatMoment(madeAt, locale, timeZone) }),
    t('export.contains'),
    ...files,
    t('export.format'),
    t('export.formulas'),
    t('export.missing'),
  ];
  return `\ufeff${parts.join('\r\n\r\n')}\r\n`;
}

/** The ZIP archive: one CSV file a table, and a text that explains them. The same data give the same bytes. */
export function archiveOf(tables: readonly PersonalTable[], facts: ArchiveFacts): Uint8Array {
  const files: Zippable = { 'README.txt': strToU8(readme(tables, facts)) };
  for (const table of tables) files[`${table.name}.csv`] = strToU8(toCsv(table));
  return zipSync(files, { level: 6, mtime: new Date(facts.madeAt) });
}
