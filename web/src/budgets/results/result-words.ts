import { formatMoney } from '../../../../shared/budgets/format-money.ts';
import type { Saying } from '../../../../shared/budgets/results/explain.ts';
import type { ResultEnvelopeView, ResultsPage } from '../../../../shared/budgets/results/views.ts';
import { budgetResultsWords } from '../../../../shared/budgets/results/words.ts';
import { formatNumber, translateCompiled } from '../../../../shared/platform/format.ts';
import { messagesFor } from '../../../../shared/platform/messages.ts';

/** How steps of a page are said. */
export function sayingOf(page: ResultsPage): Saying {
  // Keys follow from what was decided, so they are no longer typed.
  const t = translateCompiled(messagesFor(budgetResultsWords, page.locale, ''), page.locale);
  const projects = page.envelopes.flatMap((envelope) => envelope.projects);
  return {
    t,
    money: (amount) => formatMoney(amount, page.currency, page.locale),
    number: (value) => formatNumber(value, page.locale),
    unit: page.ballotKind === 'points' || page.ballotKind === 'ranking' ? 'point' : 'vote',
    nameOf: (id) => t('step.name', { number: projects.find((project) => project.id === id)?.number ?? 0 }),
  };
}

/** Width of a part of a whole, for SVG: `12.5%`. */
export const share = (part: number | bigint, whole: number | bigint): string =>
  `${Number(whole) === 0 ? 0 : Math.round((Number(part) / Number(whole)) * 10_000) / 100}%`;

/** Winners of an envelope, and the others. */
export const parted = ({ projects }: ResultEnvelopeView) => ({
  winners: projects.filter(({ rank }) => rank !== null),
  others: projects.filter(({ rank }) => rank === null),
});
