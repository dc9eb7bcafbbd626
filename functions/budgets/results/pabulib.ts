import { unitOf } from '../../../shared/budgets/counting/rule.ts';
import type { VoteType } from '../../../shared/budgets/pabulib/fields.ts';
import { pabulibLines, pabulibRuleOf, type VoteToWrite } from '../../../shared/budgets/pabulib/write.ts';
import {
  type PublishedBallot,
  type PublishedBallots,
  type PublishedEnvelope,
  pabulibPath,
} from '../../../shared/budgets/results/published.ts';
import { asRule } from '../../../shared/budgets/results/recount.ts';
import { type Localized, localize } from '../../../shared/platform/locale.ts';
import type { Organization } from '../../../shared/spaces/organization.ts';
import type { Services } from '../../platform/services.ts';
import { type BudgetSpace, settingsOf } from '../space.ts';
import { endOfVote } from './end-of-vote.ts';
import { writePublicText } from './files.ts';

const VOTE_TYPES: Readonly<Record<PublishedBallots['election']['ballotKind'], VoteType>> = {
  envelope: 'approval',
  number: 'approval',
  points: 'cumulative',
  ranking: 'ordinal',
};

/** The format wants a country, which the platform is not told: the time zone says it. */
const COUNTRIES: Readonly<Record<string, string>> = {
  'Europe/Amsterdam': 'Netherlands',
  'Europe/Brussels': 'Belgium',
  'Europe/London': 'United Kingdom',
  'Europe/Luxembourg': 'Luxembourg',
  'Europe/Zurich': 'Switzerland',
  'America/Toronto': 'Canada',
};

/** A ballot of the envelope, without projects that were withdrawn. */
function voteOf({ receipt, projects, points }: PublishedBallot, own: ReadonlySet<number>): VoteToWrite {
  const choices = projects.flatMap((number, at) =>
    own.has(number) ? [{ projectId: String(number), points: points?.[at] ?? null }] : [],
  );
  return { voterId: receipt, choices };
}

interface Of {
  readonly list: PublishedBallots;
  readonly space: BudgetSpace;
  readonly organization: Organization;
}

function datesOf({ process }: BudgetSpace, sealedAt: string) {
  const starts = process.phases.map(({ startsAt }) => startsAt).sort();
  return { dateBegin: (starts[0] ?? sealedAt).slice(0, 10), dateEnd: sealedAt.slice(0, 10) };
}

/** An envelope in the Pabulib format. Projects are named by number, ballots by receipt; who won is not in it. */
export function pabulibText({ list, space, organization }: Of, envelope: PublishedEnvelope): string {
  const { election, ballots } = list;
  const { locales, defaultLocale, name, timeZone } = organization;
  const said = (texts: Localized) => localize(texts, defaultLocale, locales[0] ?? defaultLocale).text;
  const voteType = VOTE_TYPES[election.ballotKind];
  const projects = envelope.projects.filter(({ isWithdrawn }) => !isWithdrawn);
  const own = new Set(projects.map(({ number }) => number));
  const { minimumProjects, maximumProjects, points } = settingsOf(space);
  const ends = endOfVote(space, election.sealedAt) ?? election.sealedAt;
  return [
    ...pabulibLines({
      description: `${said(election.title)}, ${said(envelope.title)}`,
      country: COUNTRIES[timeZone] ?? 'France',
      unit: said(name),
      instance: ends.slice(0, 4),
      ...datesOf(space, ends),
      language: defaultLocale,
      currency: election.currency,
      scale: unitOf(election.currency),
      budget: BigInt(envelope.total),
      voteType,
      rule: pabulibRuleOf(asRule(election.rule), voteType),
      minLength: minimumProjects,
      maxLength: maximumProjects === 0 ? undefined : maximumProjects,
      maxSumPoints: points,
      projects: projects.map(({ number, cost, title }) => ({
        id: String(number),
        cost: BigInt(cost),
        name: said(title),
      })),
      votes: ballots.map((ballot) => voteOf(ballot, own)),
    }),
  ].join('');
}

/** Writes the file of each envelope. */
export async function writePabulib(services: Services, of: Of): Promise<void> {
  const { componentId, envelopes } = of.list.election;
  for (const envelope of envelopes)
    await writePublicText(services, pabulibPath(componentId, envelope.id), pabulibText(of, envelope));
}
