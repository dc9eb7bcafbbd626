/** The rule of a vote in sentences, as voters read it before the vote and officials before they fix it. Types only. */
import type { Translate } from '../platform/format.ts';
import type { TaxonomyId } from '../platform/ids.ts';
import type { BudgetSettings } from './settings.ts';

type Rule = Omit<BudgetSettings, 'moreInformation' | 'reminderHours' | 'currency'>;

/** What sentences are made with. */
interface Saying {
  /** Words of `budgetsWords` that start with `rule.`. */
  readonly t: Translate;
  readonly categoryName: (id: TaxonomyId) => string;
  /** Envelopes of the component, where they are known: with one alone nothing is said of choosing among them. */
  readonly envelopes?: number;
}

/** What a ballot may say. */
export function ballotInWords(rule: Rule, { t, categoryName, envelopes = 2 }: Saying): readonly string[] {
  const { ballotKind, minimumShare, minimumProjects, maximumProjects, points, pointsPerProject } = rule;
  return [
    t(`rule.ballot.${ballotKind}`, { points }),
    ...(envelopes > 1 ? [t(`rule.choice.${rule.envelopeChoice}`)] : []),
    ...(minimumProjects > 1 ? [t('rule.minimum', { count: minimumProjects })] : []),
    ...(maximumProjects > 0 ? [t('rule.maximum', { count: maximumProjects })] : []),
    ...(ballotKind === 'envelope' && minimumShare > 0 ? [t('rule.share', { share: minimumShare })] : []),
    ...(ballotKind === 'points' && pointsPerProject > 0 ? [t('rule.points-each', { count: pointsPerProject })] : []),
    ...rule.categoryLimits.flatMap(({ categoryId, minimum, maximum }) => {
      const category = categoryName(categoryId);
      return [
        ...(minimum > 0 ? [t('rule.category-at-least', { category, count: minimum })] : []),
        ...(maximum !== null ? [t('rule.category-at-most', { category, count: maximum })] : []),
      ];
    }),
  ];
}

/** How winners follow from ballots. */
export function winnersInWords(rule: Rule, { t }: Pick<Saying, 't'>): readonly string[] {
  const { ballotKind, allocationRule, utility, completion, ties } = rule;
  const isShared = allocationRule === 'equal-shares';
  const criteria = [...ties.map((tie) => t(`rule.tie.${tie}`)), t('rule.tie.number')].join(', ');
  return [
    t(`rule.winners.${allocationRule}`),
    ...(ballotKind === 'points' || ballotKind === 'ranking' ? [t(`rule.counts.${ballotKind}`)] : []),
    ...(isShared ? [t(`rule.utility.${utility}`), t(`rule.completion.${completion}`)] : []),
    t('rule.ties', { criteria }),
  ];
}

/** The whole rule, a sentence each. */
export const ruleInWords = (rule: Rule, saying: Saying): readonly string[] => [
  ...ballotInWords(rule, saying),
  ...winnersInWords(rule, saying),
];
