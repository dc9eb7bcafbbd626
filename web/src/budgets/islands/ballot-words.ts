/** Says why something does not fit on a ballot, with names and amounts. */

import type { BallotProblem } from '../../../../shared/budgets/ballot-left.ts';
import { formatMoney } from '../../../../shared/budgets/format-money.ts';
import type { CatalogueFile } from '../../../../shared/budgets/views.ts';
import type { MessageValues, Translate } from '../../../../shared/platform/format.ts';
import type { EnvelopeId, ProjectId } from '../../../../shared/platform/ids.ts';
import { type Localized, localize } from '../../../../shared/platform/locale.ts';

/** What the parts of a ballot speak with. */
export interface Speaker {
  readonly t: Translate;
  readonly locale: string;
  readonly defaultLocale: string;
  readonly catalogue: CatalogueFile;
}

const shown = ({ locale, defaultLocale }: Speaker, texts: Localized | undefined): string =>
  localize(texts ?? {}, locale, defaultLocale).text;

/** An amount of the vote. */
export const money = ({ catalogue, locale }: Speaker, amount: number): string =>
  formatMoney(amount, catalogue.currency, locale);

export const projectTitle = (speaker: Speaker, id: ProjectId | null): string =>
  shown(speaker, speaker.catalogue.projects.find((project) => project.id === id)?.title);

export const envelopeTitle = (speaker: Speaker, id: EnvelopeId | null): string =>
  shown(speaker, speaker.catalogue.envelopes.find((envelope) => envelope.id === id)?.title);

const AMOUNTS: readonly string[] = ['over', 'left', 'total', 'spent', 'missing', 'cost'];

/** Facts as words need them: amounts written out, ids by their names. `minimum` of `below-share` is an amount too. */
function valuesOf(speaker: Speaker, { code, facts, projectId }: BallotProblem): MessageValues {
  const written = Object.entries(facts).map(([name, value]): [string, string | number] => {
    const isAmount = AMOUNTS.includes(name) || (code === 'budget.below-share' && name === 'minimum');
    if (isAmount && typeof value === 'number') return [name, money(speaker, value)];
    return [name, value ?? ''];
  });
  const category = shown(speaker, speaker.catalogue.categories[String(facts.categoryId ?? '')]);
  return { ...Object.fromEntries(written), category, title: projectTitle(speaker, projectId) };
}

const SAID_OF_BALLOT: readonly string[] = [
  'empty',
  'over-envelope',
  'below-share',
  'too-many-projects',
  'too-few-projects',
  'category-too-many',
  'category-too-few',
  'points-over',
  'points-missing',
  'project-points-over',
  'project-withdrawn',
  'envelopes-too-many',
  'envelopes-missing',
  'not-resident',
];

const nameOf = ({ code }: BallotProblem): string => code.slice('budget.'.length);

/** What is wrong with a ballot that is to be cast. */
export function problemOfBallot(speaker: Speaker, problem: BallotProblem): string {
  const name = nameOf(problem);
  const key = SAID_OF_BALLOT.includes(name) ? name : 'other';
  return speaker.t(`ballot.problem.${key}`, valuesOf(speaker, problem));
}

/** Why one project more does not fit. @param other envelope that was chosen in already */
export const whyWords = (speaker: Speaker, problem: BallotProblem, other: EnvelopeId | null): string =>
  speaker.t(`basket.why.${nameOf(problem)}`, { ...valuesOf(speaker, problem), other: envelopeTitle(speaker, other) });
