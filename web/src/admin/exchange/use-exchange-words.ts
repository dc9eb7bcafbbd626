import type { LineProblem } from '../../../../shared/imports/exchange.ts';
import type { ImportsWord } from '../../../../shared/imports/words.ts';
import type { MessageValues } from '../../../../shared/platform/format.ts';
import { useOffice } from '../context.ts';

/** Words of imports and exports, which come with their panel. */
export function useExchangeWords() {
  const { find } = useOffice();
  const say = (key: ImportsWord, values?: MessageValues): string => find(key, values) ?? key;
  return {
    say,
    why: ({ code }: Pick<LineProblem, 'code'>): string => say(`export.line.${code}`),
  };
}
