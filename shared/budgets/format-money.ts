/** Digits after the point of each currency that has no cents; all others have two. */
const WITHOUT_CENTS: readonly string[] = ['XPF', 'XOF'];

const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(locale: string, currency: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${currency} ${digits}`;
  const known =
    formatters.get(key) ??
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  formatters.set(key, known);
  return known;
}

/** Decimal digits of a currency: 2 for euros, 0 for CFP francs. */
export const moneyDigits = (currency: string): number => (WITHOUT_CENTS.includes(currency) ? 0 : 2);

/**
 * An amount as the language writes it, without decimals where it is whole: `12 500 €`. The digits come from the integer
 * itself, so that no float rounds them.
 *
 * @param amount integer, in the smallest unit of the currency
 */
export function formatMoney(amount: number | bigint, currency: string, locale: string): string {
  const digits = moneyDigits(currency);
  const unit = 10n ** BigInt(digits);
  const value = BigInt(amount);
  const size = value < 0n ? -value : value;
  const rest = size % unit;
  const shown = rest === 0n ? 0 : digits;
  const written = `${value < 0n ? '-' : ''}${size / unit}${shown === 0 ? '' : `.${String(rest).padStart(digits, '0')}`}`;
  // Exact: a text of digits is formatted as it stands. Older browsers read it as a number, which holds any amount here.
  return formatterOf(locale, currency, shown).format(written as `${number}`);
}
