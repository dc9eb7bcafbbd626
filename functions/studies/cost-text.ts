import { formatMoney } from '../../shared/budgets/format-money.ts';
import { dateLocale } from '../../shared/platform/format.ts';
import type { Estimate } from '../../shared/studies/study.ts';

/** A cost in words, in the language of a page: one amount where both ends are the same. */
export function costText({ low, high }: Estimate, currency: string, locale: string): string {
  const amount = (cents: number) => formatMoney(cents, currency, dateLocale(locale));
  return low === high ? amount(low) : `${amount(low)} – ${amount(high)}`;
}
