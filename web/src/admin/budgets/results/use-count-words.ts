import { formatMoney } from '../../../../../shared/budgets/format-money.ts';
import type { Saying } from '../../../../../shared/budgets/results/explain.ts';
import type { MessageValues } from '../../../../../shared/platform/format.ts';
import { useOffice } from '../../context.ts';

/** Words that the page of a result has too: steps, channels, stages of realization. */
export function useCountWords() {
  const { find, number, locale } = useOffice();
  const say = (key: string, values?: MessageValues) => find(key, values) ?? key;
  const moneyIn = (currency: string) => (amount: bigint | number) => formatMoney(amount, currency, locale);
  const saying = (currency: string, nameOf: Saying['nameOf']): Saying => ({
    t: say,
    money: moneyIn(currency),
    number,
    unit: 'vote',
    nameOf,
  });
  return { say, moneyIn, saying };
}
