/** Amounts as people type them. Pure and exact: no float ever holds one. */
import { moneyDigits } from './format-money.ts';

/** What is wrong with what was typed. */
export type MoneyProblem = 'empty' | 'not-a-number' | 'too-many-decimals' | 'too-big' | 'negative';
/** An amount in the smallest unit, or why it is none. */
export type TypedMoney =
  | { readonly ok: true; readonly amount: number }
  | { readonly ok: false; readonly problem: MoneyProblem };

/** As `Amount` in money.ts has it. */
const MOST = 1_000_000_000_000;
/** Digits alone, or in groups of three. */
const WHOLE = /^(?:\d*|\d{1,3}(?:[.,]\d{3})+)$/;
const wrong = (problem: MoneyProblem): TypedMoney => ({ ok: false, problem });

/** The mark that stands before decimals; a single mark with three digits behind it stands between thousands. */
function decimalMark(text: string, digits: number): string {
  const [comma, point] = [text.lastIndexOf(','), text.lastIndexOf('.')];
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
  const mark = comma >= 0 ? ',' : point >= 0 ? '.' : '';
  if (mark === '') return '';
  const parts = text.split(mark);
  const areThousands = parts.slice(1).every((part) => part.length === 3) && /^[1-9]\d{0,2}$/.test(parts[0] ?? '');
  return parts.length > 2 || (areThousands && digits < 3) ? '' : mark;
}

/**
 * Reads `12 500,50 €`, `12,500.50`, `12500.5` or `12.500` as an amount in the smallest unit of the currency.
 *
 * @param currency says how many decimals there are: two, or none
 */
export function parseMoney(typed: string, currency: string): TypedMoney {
  const text = typed
    .replace(/[\s'’\u00a0\u202f]/g, '')
    .replace(/^[€$£]|[€$£]$/g, '')
    .replace(/^[A-Z]{3}(?=\d)|(?<=\d)[A-Za-z]{1,4}$/g, '');
  if (text === '') return wrong('empty');
  if (/^[-−]/.test(text)) return wrong('negative');
  const digits = moneyDigits(currency);
  const mark = decimalMark(text, digits);
  const [whole = '', decimals = '', ...more] = mark === '' ? [text] : text.split(mark);
  const units = whole.replaceAll(/[.,]/g, '');
  if (more.length > 0 || !WHOLE.test(whole) || !/^\d*$/.test(decimals) || units + decimals === '')
    return wrong('not-a-number');
  if (decimals.length > digits && /[1-9]/.test(decimals.slice(digits))) return wrong('too-many-decimals');
  const amount = BigInt(units + decimals.slice(0, digits).padEnd(digits, '0'));
  return amount > BigInt(MOST) ? wrong('too-big') : { ok: true, amount: Number(amount) };
}

/** An amount as the field shows it: digits and, where there are any, decimals; no currency. */
export function writeMoney(amount: number, currency: string, locale: string): string {
  const digits = moneyDigits(currency);
  const text = String(amount).padStart(digits + 1, '0');
  const whole = digits === 0 ? text : text.slice(0, -digits);
  const rest = digits === 0 ? '' : text.slice(-digits);
  const grouped = BigInt(whole).toLocaleString(locale);
  if (/^0*$/.test(rest)) return grouped;
  return `${grouped}${(1.5).toLocaleString(locale).includes(',') ? ',' : '.'}${rest}`;
}
