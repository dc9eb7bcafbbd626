import { formatMoney } from '../../../../shared/budgets/format-money.ts';
import { dateLocale, formatDay } from '../../../../shared/platform/format.ts';
import type { Estimate } from '../../../../shared/studies/study.ts';
import { useOffice } from '../context.ts';

/** Costs and days as the back office writes them. */
export function useMoney(currency: string) {
  const { locale } = useOffice();
  const amount = (value: number) => formatMoney(value, currency, dateLocale(locale));
  return {
    range: ({ low, high }: Estimate) => (low === high ? amount(low) : `${amount(low)} – ${amount(high)}`),
    /** @param day `2027-01-31`: a day anywhere, not a moment */
    day: (day: string) => formatDay(`${day}T12:00:00.000Z`, locale, 'UTC'),
  };
}
