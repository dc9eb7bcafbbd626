import { moneyDigits } from '../../../../shared/budgets/format-money.ts';
import { parseMoney } from '../../../../shared/budgets/money-input.ts';
import type { Result } from '../../platform/problem.ts';
import { TextField } from '../forms/Field.tsx';
import { refused } from '../forms/problems.ts';

interface MoneyFieldProps {
  readonly pointer: string;
  readonly label: string;
  readonly help?: string;
  readonly isOptional?: boolean;
  readonly currency: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** An amount as people type it, with its currency beside the label. */
export function MoneyField({ label, currency, ...field }: MoneyFieldProps) {
  return <TextField {...field} label={`${label} (${currency})`} narrow={true} />;
}

/** What is sent for an amount that was typed, or why it is none. @param isOptional nothing typed is nothing */
export function amountIn(typed: string, currency: string, pointer: string, isOptional = false): Result<number> {
  const read = parseMoney(typed, currency);
  if (read.ok) return { ok: true, data: read.amount };
  if (isOptional && read.problem === 'empty') return { ok: true, data: 0 };
  const hasCents = moneyDigits(currency) > 0;
  const code = read.problem === 'too-many-decimals' && !hasCents ? 'no-decimals' : read.problem;
  return refused(pointer, `budget.money.${code}`);
}
