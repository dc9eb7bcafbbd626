/** Steps of a count as sentences. Browsers say them too. */
import type { Translate } from '../../platform/format.ts';
import type { Fraction } from '../counting/rational.ts';
import type { Step } from '../counting/step.ts';

/** What it takes to say a step. */
export interface Saying {
  readonly t: Translate;
  readonly money: (amount: bigint) => string;
  readonly number: (value: number) => string;
  /** What a ballot gives a project: a vote, or points. */
  readonly unit: 'vote' | 'point';
  /** How a project is called, such as `no. 12`. */
  readonly nameOf: (projectId: string) => string;
}

/** The nearest whole amount; half goes up. */
export const rounded = ({ n, d }: Fraction): bigint => (2n * BigInt(n) + BigInt(d)) / (2n * BigInt(d));

type Of<K extends Step['kind']> = Extract<Step, { readonly kind: K }>;
const list = (names: readonly string[]) => names.join(', ');

function boughtWords({ t, money, number, unit }: Saying, step: Of<'bought'>): string {
  const { cost, payers, inFull, price, paidByOthers, left } = step;
  const values = {
    cost: money(BigInt(cost)),
    payers,
    price: money(rounded(price)),
    left: money(BigInt(left)),
    unit,
  };
  if (inFull === payers) return t('step.bought', values);
  const others = payers - inFull;
  return t('step.bought-mixed', {
    ...values,
    full: number(inFull),
    others,
    rest: money(rounded(paidByOthers)),
  });
}

function passedWords({ t, money, number }: Saying, { cost, votes, left, reason, money: had }: Of<'passed'>): string {
  return t(`step.passed.${reason}`, {
    cost: money(BigInt(cost)),
    votes: number(Number(votes)),
    left: money(BigInt(left)),
    money: money(had === null ? 0n : rounded(had)),
  });
}

/** Share that every voter begins with. */
export function shareWords({ t, money }: Saying, { share, voters, raised, reason }: Of<'share'>): string {
  const values = { voters, share: money(rounded(share)), raised };
  return reason === 'equal' || raised === 0 ? t('step.share', values) : t('step.share-raised', values);
}

/** A step in words, with the tie that it has broken. */
export function stepWords(saying: Saying, step: Step): string {
  const { t, money, number, nameOf } = saying;
  if (step.kind === 'share') return shareWords(saying, step);
  if (step.kind === 'passed') return passedWords(saying, step);
  const values = { cost: money(BigInt(step.cost)), left: money(BigInt(step.left)), votes: number(Number(step.votes)) };
  const said =
    step.kind === 'bought'
      ? boughtWords(saying, step)
      : step.kind === 'carried'
        ? t('step.carried', { ...values, load: money(rounded(step.load)), supporters: step.supporters })
        : t(step.isCompletion ? 'step.completed' : `step.taken-${step.by}`, values);
  return step.tiedWith.length === 0 ? said : `${said} ${t('step.tie', { others: list(step.tiedWith.map(nameOf)) })}`;
}

/** The step that decided about each project: the last that names it. */
export const decisive = (steps: readonly Step[]): ReadonlyMap<string, Step> =>
  new Map(steps.flatMap((step) => (step.kind === 'share' ? [] : [[step.projectId, step] as const])));
