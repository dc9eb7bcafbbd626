import { stringify } from 'csv-stringify/sync';
import * as z from 'zod';
import { translator } from '../../../shared/platform/messages.ts';
import { CENSUS_LINES_SHOWN, RefusedLine } from '../../../shared/verifications/census-upload.ts';
import { verificationsWords } from '../../../shared/verifications/words.ts';
import type { Services } from '../../platform/services.ts';
import { listKey, PRIVATE, reportKey, type UploadItem } from './upload.ts';

/** Lines of one report; beyond that something is wrong with the file itself, and the first ones tell what. */
export const MOST_LISTED = 100_000;
const BYTE_ORDER_MARK = '\ufeff';

/** What keeping a list changes of an upload. */
type Listed = Pick<UploadItem, 'lists' | 'listed' | 'refused' | 'refusedLines' | 'hasReport'>;

/** Lines that are told on the screen: the first ones of the file. */
const firstOf = (lines: readonly RefusedLine[]): RefusedLine[] =>
  lines.toSorted((one, other) => one.line - other.line).slice(0, CENSUS_LINES_SHOWN);

/**
 * Keeps refused lines until the report is made of all of them. The same list again is the same object.
 *
 * @param lines those that still go into the report; `count` may be larger
 */
export async function keepList(
  { files }: Pick<Services, 'files'>,
  item: UploadItem,
  lines: readonly RefusedLine[],
  count: number,
): Promise<Listed> {
  const body = JSON.stringify(lines);
  await files.data.put(listKey(item, item.lists), body, { contentType: 'application/json', ...PRIVATE });
  return {
    lists: item.lists + 1,
    listed: item.listed + lines.length,
    refused: item.refused + count,
    refusedLines: firstOf([...item.refusedLines, ...lines]),
    hasReport: item.hasReport || count > 0,
  };
}

async function allOf({ files }: Pick<Services, 'files'>, item: UploadItem): Promise<RefusedLine[]> {
  const all: RefusedLine[] = [];
  for (let list = 0; list < item.lists; list++) {
    const stored = await files.data.get(listKey(item, list));
    const lines = z.array(RefusedLine).parse(JSON.parse(Buffer.from(stored?.body ?? []).toString('utf8') || '[]'));
    for (const line of lines) all.push(line);
  }
  return all.sort((one, other) => one.line - other.line);
}

/** Makes the report of refused lines, which spreadsheets open: line, column, reason, and nothing that stands there. */
export async function makeReport(services: Pick<Services, 'files'>, item: UploadItem): Promise<void> {
  if (!item.hasReport) return;
  const t = translator(verificationsWords, item.locale);
  const head = [t('export.census.report.line'), t('export.census.report.column'), t('export.census.report.why')];
  const rows = (await allOf(services, item)).map(({ line, column, code }) => [
    line,
    column === null ? '' : t(`export.census.column.${column}`),
    t(`export.census.line.${code}`),
  ]);
  const left = item.refused - rows.length;
  const further = left > 0 ? [['', '', t('export.census.report.further', { count: left })]] : [];
  await services.files.data.put(
    reportKey(item),
    BYTE_ORDER_MARK + stringify([head, ...rows, ...further], { delimiter: ';' }),
    {
      contentType: 'text/csv; charset=utf-8',
      ...PRIVATE,
    },
  );
}
