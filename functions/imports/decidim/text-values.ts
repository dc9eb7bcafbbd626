import type { LineCode } from '../../../shared/imports/exchange.ts';
import type { Localized } from '../../../shared/platform/locale.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import type { Texts } from '../files/cells.ts';

/** Something about a line, by column. */
export interface Remark {
  readonly column: string;
  readonly code: LineCode;
  readonly isRefused: boolean;
  readonly value: string;
}

/** Ids tell the time in milliseconds since 1970 and cannot tell an earlier one. */
const EARLIEST = '1970-01-01T00:00:00.000Z';
const LATEST = '9999-12-31T23:59:59.000Z';
/** `2020-05-26 22:39:50 UTC`, `2020-05-26T22:39:50.123Z`, `2020-05-26 22:39:50 +0200`, `2020-05-26`. */
const TIME = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))? ?(UTC|Z|[+-]\d{2}:?\d{2})?$/;
/** `title/fr`; what machines have translated (`title/machine_translations/en`) is nobody's text. */
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** A time as Decidim's files have it: whole seconds, UTC. */
export const timeText = (instant: Instant | null): string | null =>
  instant === null ? null : `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;

/** Reads the cells of one row; what cannot be read is remarked, and the row is then refused. */
export class RowReader {
  readonly #texts: Texts;
  readonly remarks: Remark[] = [];

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /** The first of some columns that says something; older files have other names for the same. */
  text(...columns: readonly string[]): string {
    for (const column of columns) {
      const text = this.#texts.get(column)?.trim() ?? '';
      if (text !== '') return text;
    }
    return '';
  }

  has(column: string): boolean {
    return this.#texts.has(column);
  }

  /** Texts of a column by language, those that say something. */
  localized(column: string): Localized {
    const texts: Record<string, string> = {};
    for (const [name, text] of this.#texts) {
      if (!name.startsWith(`${column}/`) || text.trim() === '') continue;
      const language = name.slice(column.length + 1);
      if (LANGUAGE.test(language)) texts[language] = text.trim();
    }
    return texts;
  }

  refuse(column: string, code: LineCode, value = this.#texts.get(column) ?? ''): void {
    this.#remark(column, code, true, value);
  }

  notice(column: string, code: LineCode, value = this.#texts.get(column) ?? ''): void {
    this.#remark(column, code, false, value);
  }

  /** A time, cut to whole seconds as Decidim's files are: all forms of one file then say the same. */
  time(column: string): Instant | null {
    const text = this.text(column);
    if (text === '') return null;
    const [, day, time = '00:00:00', zone = 'Z'] = TIME.exec(text) ?? [];
    const offset = zone === 'UTC' ? 'Z' : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
    const milliseconds = day === undefined ? Number.NaN : Date.parse(`${day}T${time}${offset}`);
    if (Number.isNaN(milliseconds)) {
      this.refuse(column, 'not-a-time');
      return null;
    }
    const instant = new Date(Math.floor(milliseconds / 1000) * 1000).toISOString();
    if (instant >= EARLIEST && instant <= LATEST) return instant;
    this.refuse(column, 'out-of-range');
    return null;
  }

  /** A whole number of at least zero; nothing is zero. */
  count(...columns: readonly string[]): number {
    const column = columns.find((name) => this.text(name) !== '');
    if (column === undefined) return 0;
    const number = Number(this.text(column));
    if (Number.isSafeInteger(number) && number >= 0) return number;
    this.refuse(column, Number.isFinite(number) ? 'out-of-range' : 'not-a-number');
    return 0;
  }

  /** A number within bounds. */
  number(column: string, least: number, most: number): number | null {
    const text = this.text(column);
    if (text === '') return null;
    const number = Number(text.replace(',', '.'));
    if (number >= least && number <= most) return number;
    this.refuse(column, Number.isNaN(number) ? 'not-a-number' : 'out-of-range');
    return null;
  }

  boolean(column: string): boolean {
    const text = this.text(column).toLowerCase();
    if (text === '' || text === 'false' || text === '0') return false;
    if (text === 'true' || text === '1') return true;
    this.refuse(column, 'not-a-boolean');
    return false;
  }

  #remark(column: string, code: LineCode, isRefused: boolean, value: string): void {
    this.remarks.push({ column, code, isRefused, value: value.slice(0, 80) });
  }
}
