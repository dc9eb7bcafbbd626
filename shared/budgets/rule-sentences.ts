/** The rules of a vote in sentences: how one votes, and how winners follow. For pages, papers and screens alike. */
import type { Translate } from '../platform/format.ts';
import type { CategoryLimit, TieBreak } from './settings.ts';
import type { BudgetGate } from './views.ts';
import type { budgetsWords } from './words.ts';

type Says = Translate<keyof typeof budgetsWords.en>;
type Settings = BudgetGate['settings'];

interface Around {
  readonly t: Says;
  readonly locale: string;
  readonly settings: Settings;
  /** Envelopes that there are: of one alone nothing needs to be said. */
  readonly envelopes: number;
}

const list = (locale: string, parts: readonly string[]) =>
  new Intl.ListFormat(locale, { type: 'unit', style: 'long' }).format(parts);

function categorySentences(t: Says, name: string | undefined, { minimum, maximum }: CategoryLimit): string[] {
  if (name === undefined) return [];
  return [
    ...(minimum > 0 ? [t('rule.category-at-least', { category: name, count: minimum })] : []),
    ...(maximum === null ? [] : [t('rule.category-at-most', { category: name, count: maximum })]),
  ];
}

/**
 * What a ballot may say, sentence by sentence.
 *
 * @param categories names by id; a limit of one that is no longer there is left out
 */
export function howToVote(
  { t, settings, envelopes }: Around,
  categories: Readonly<Record<string, string>>,
): readonly string[] {
  const { ballotKind, envelopeChoice, minimumShare, minimumProjects, maximumProjects } = settings;
  const { points, pointsPerProject, categoryLimits } = settings;
  const isMany = envelopes > 1;
  const limits = categoryLimits.flatMap((limit) => categorySentences(t, categories[limit.categoryId], limit));
  return [
    t(`rule.ballot.${ballotKind}`, { points }),
    ...(isMany ? [t(`rule.choice.${envelopeChoice}`)] : []),
    ...(ballotKind === 'envelope' && minimumShare > 0 ? [t('rule.share', { share: minimumShare })] : []),
    ...(minimumProjects > 1 ? [t('rule.minimum', { count: minimumProjects })] : []),
    ...(maximumProjects > 0 ? [t('rule.maximum', { count: maximumProjects })] : []),
    ...(ballotKind === 'points' && pointsPerProject > 0 ? [t('rule.points-each', { count: pointsPerProject })] : []),
    ...limits,
    ...(isMany && envelopeChoice !== 'one' ? [t('rule.each-envelope')] : []),
  ];
}

const tieWords = (t: Says, ties: readonly TieBreak[]): string[] => [
  ...ties.map((tie) => t(`winners.tie.${tie}`)),
  t('winners.tie.number'),
];

/** How winners follow from ballots, sentence by sentence. */
export function howWinnersAreFound({ t, locale, settings, envelopes }: Around): readonly string[] {
  const { allocationRule, utility, completion, ties } = settings;
  return [
    t(`winners.${allocationRule}`),
    ...(allocationRule === 'equal-shares'
      ? [t(`winners.utility.${utility}`), t(`winners.completion.${completion}`)]
      : []),
    t('winners.ties', { criteria: list(locale, tieWords(t, ties)) }),
    ...(envelopes > 1 ? [t('winners.each')] : []),
  ];
}
