import { stringify } from 'csv-stringify/sync';
import type { LineProblem } from '../../../shared/imports/exchange.ts';
import { importsWords } from '../../../shared/imports/words.ts';
import { translator } from '../../../shared/platform/messages.ts';
import type { Services } from '../../platform/services.ts';
import { guarded } from '../files/cells.ts';
import { type ExchangeItem, PRIVATE, reportKey } from './exchange.ts';

/** Lines of one report; beyond that something is wrong with the file itself, and the first ones tell what. */
const MOST_LINES = 50_000;
const BYTE_ORDER_MARK = '\ufeff';

/** The words of some lines, in the language of who imports. */
function wordsOf(lines: readonly LineProblem[], { locale }: ExchangeItem): string {
  const t = translator(importsWords, locale);
  const rows = lines.map(({ line, column, code, value, isRefused }) => [
    line,
    guarded(column),
    isRefused ? t('export.report.refused') : t('export.report.taken'),
    t(`export.line.${code}`),
    guarded(value),
  ]);
  return stringify(rows, { delimiter: ';' });
}

function headOf({ locale }: ExchangeItem): string {
  const t = translator(importsWords, locale);
  const names = [t('export.report.line'), t('export.report.column'), t('export.report.what')];
  return (
    BYTE_ORDER_MARK + stringify([[...names, t('export.report.why'), t('export.report.value')]], { delimiter: ';' })
  );
}

/** Adds lines to the report of an import, which spreadsheets open. @param before lines that it has already */
export async function addToReport(
  { files }: Pick<Services, 'files'>,
  item: ExchangeItem,
  lines: readonly LineProblem[],
  before: number,
): Promise<void> {
  const some = lines.slice(0, Math.max(0, MOST_LINES - before));
  if (some.length === 0) return;
  const known = before === 0 ? undefined : await files.data.get(reportKey(item));
  const text = known === undefined ? headOf(item) : Buffer.from(known.body).toString('utf8');
  await files.data.put(reportKey(item), text + wordsOf(some, item), {
    contentType: 'text/csv; charset=utf-8',
    ...PRIVATE,
  });
}
