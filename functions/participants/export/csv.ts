import { stringify } from 'csv-stringify/sync';
import type { PersonalTable } from '../../platform/contributions.ts';

/**
 * A table as CSV after RFC 4180, in UTF-8 with a byte order mark, without which spreadsheets read accents wrongly. A
 * text that a spreadsheet would run as a formula gets an apostrophe before it; numbers are written by us and stay.
 */
export const toCsv = ({ columns, rows }: Pick<PersonalTable, 'columns' | 'rows'>): string =>
  stringify(
    rows.map((row) => row.map((value) => (typeof value === 'boolean' ? String(value) : value))),
    {
      header: true,
      columns: [...columns],
      bom: true,
      record_delimiter: 'windows',
      escape_formulas: true,
      cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
    },
  );
