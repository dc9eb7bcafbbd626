import type { MessageValues } from '../../../../shared/platform/format.ts';
import type { CensusColumn, RefusedLine } from '../../../../shared/verifications/census-upload.ts';
import { useOffice } from '../context.ts';

/** Words of columns and refused lines, which the report has too. */
export function useCensusWords() {
  const { find } = useOffice();
  const say = (key: string, values?: MessageValues): string => find(key, values) ?? key;
  return {
    columnName: (column: CensusColumn): string => say(`export.census.column.${column}`),
    why: ({ code }: Pick<RefusedLine, 'code'>): string => say(`export.census.line.${code}`),
    /** Why a file was refused as a whole; facts name columns by their keys. */
    failureText: (code: string, facts: Readonly<Record<string, string | number>>): string => {
      const named = String(facts.columns ?? facts.column ?? '').split(',');
      const columns = named.map((column) => find(`export.census.column.${column}`) ?? column).join(', ');
      return say(`verification-census.failure.${code}`, { ...facts, columns });
    },
  };
}
