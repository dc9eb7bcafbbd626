import type { Fraction } from '../../shared/budgets/counting/rational.ts';
import type { Outcome, PassedStep, Step } from '../../shared/budgets/counting/step.ts';
import { decimalText } from '../../shared/budgets/pabulib/decimal.ts';

/** How sums are written: `scale` smallest units make one of the currency. */
export interface Money {
  readonly scale: bigint;
  readonly currency: string;
}

const sum = (amount: bigint | string, { scale, currency }: Money): string =>
  `${decimalText(BigInt(amount), scale)} ${currency}`.trim();

/** A sum that need not be whole, rounded to hundredths for reading; the count itself is exact. */
function rounded({ n, d }: Fraction, { scale, currency }: Money): string {
  const whole = BigInt(d) * scale;
  const hundredths = (BigInt(n) * 200n + whole) / (whole * 2n);
  const behind = hundredths % 100n === 0n ? '' : `.${(hundredths % 100n).toString().padStart(2, '0')}`;
  return `${hundredths / 100n}${behind} ${currency}`.trim();
}

const WHY_SHARE = {
  equal: '',
  exhausted: ' (raised until nothing more fits)',
  'next-too-dear': ' (once more, and the winners would cost more than the envelope)',
  'no-gain': ' (not raised: that would spend less)',
} as const;

function whyNot({ reason, left, money }: PassedStep, in_: Money): string {
  if (reason === 'no-votes') return 'nobody chose it';
  if (reason === 'stopped') return 'the rule had ended';
  if (money !== null) return `its supporters have ${rounded(money, in_)} left`;
  return `${sum(left, in_)} are left`;
}

const level = (others: readonly string[]): string => (others.length === 0 ? '' : ` (level with ${others.join(', ')})`);

/** A step in a sentence. */
export function stepWords(step: Step, money: Money): string {
  if (step.kind === 'share') {
    const raised = step.raised === 0 ? '' : `, raised ${step.raised} times`;
    return `${step.voters} voters have ${rounded(step.share, money)} each${raised}${WHY_SHARE[step.reason]}`;
  }
  const about = `${step.projectId} (${step.votes} votes, ${sum(step.cost, money)})`;
  if (step.kind === 'passed') return `- ${about} is not taken: ${whyNot(step, money)}`;
  const behind = `${level(step.tiedWith)}; ${sum(step.left, money)} are left`;
  if (step.kind === 'taken') return `+ ${about} is taken${step.isCompletion ? ' from what is left' : ''}${behind}`;
  if (step.kind === 'carried')
    return `+ ${about} is taken when everybody was given ${rounded(step.load, money)}${behind}`;
  const others = step.payers - step.inFull;
  const rest = others === 0 ? '' : `, ${rounded(step.paidByOthers, money)} from ${others} who have no more`;
  return `+ ${about} is paid by ${step.payers} voters, ${rounded(step.price, money)} each${rest}${behind}`;
}

/** All steps, and what came of them. */
export function outcomeWords(outcome: Outcome, money: Money): string {
  const end =
    outcome.kind === 'decided'
      ? `${outcome.winners.length} winners for ${sum(outcome.totalCost, money)}: ${outcome.winners.join(', ')}`
      : tieWords(outcome.among);
  return [...outcome.steps.map((step) => stepWords(step, money)), '', end].join('\n');
}

/** That the rule for ties does not decide. */
export const tieWords = (among: readonly string[]): string =>
  `Undecided: ${among.join(', ')} are level. Say with --ties what decides, for example order:${among.join(',')}`;
