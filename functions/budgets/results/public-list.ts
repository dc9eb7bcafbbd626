import { createHash } from 'node:crypto';
import { unitOf } from '../../../shared/budgets/counting/rule.ts';
import type { Envelope } from '../../../shared/budgets/envelope.ts';
import type { Project } from '../../../shared/budgets/project.ts';
import { leafHash, rootOf, toHex } from '../../../shared/budgets/results/merkle.ts';
import {
  leavesOf,
  PUBLISHED_FORMAT,
  PUBLISHED_VERSION,
  type PublishedBallot,
  type PublishedBallots,
  type PublishedElection,
  type PublishedEnvelope,
  type PublishedRule,
} from '../../../shared/budgets/results/published.ts';
import type { BudgetSettings } from '../../../shared/budgets/settings.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import type { Component } from '../../../shared/spaces/component.ts';
import type { BudgetCatalogue } from '../catalogue.ts';
import type { CastBallot } from './read-ballots.ts';

interface Vote {
  readonly component: Pick<Component, 'id' | 'name'>;
  readonly settings: BudgetSettings;
  readonly catalogue: BudgetCatalogue;
  readonly ballots: readonly CastBallot[];
  readonly sealedAt: Instant;
}

/** The rule of a component, as it was fixed before the vote. */
export const ruleOf = ({ allocationRule, utility, completion, ties, currency }: BudgetSettings): PublishedRule => ({
  allocation: allocationRule,
  utility,
  completion,
  ties: [...ties, 'number'],
  unit: Number(unitOf(currency)),
});

/** Places of a ranking: as many as a ballot may hold, so that ranking fewer costs nothing. */
function placesIn({ ballotKind, maximumProjects }: BudgetSettings, projects: readonly Project[]): number | null {
  if (ballotKind !== 'ranking') return null;
  return maximumProjects > 0 ? maximumProjects : projects.filter(({ state }) => state === 'published').length;
}

/** Drafts were never voted on, unless a ballot says otherwise. */
function votedOn({ catalogue, ballots }: Vote): readonly Project[] {
  const named = new Set(
    ballots.flatMap(({ content }) => content.flatMap((one) => one.choices)).map((c) => c.projectId),
  );
  return catalogue.projects.filter(({ id, state }) => state !== 'draft' || named.has(id));
}

function publishedEnvelope(
  { id, title, total }: Envelope,
  all: readonly Project[],
  settings: BudgetSettings,
): PublishedEnvelope {
  const own = all.filter(({ envelopeId }) => envelopeId === id);
  const projects = own.map((project) => ({
    id: project.id,
    number: project.number,
    title: project.title,
    cost: project.cost,
    isWithdrawn: project.state !== 'published',
  }));
  return { id, title, total, places: placesIn(settings, own), projects };
}

function electionIn(vote: Vote): PublishedElection {
  const projects = votedOn(vote);
  return {
    format: PUBLISHED_FORMAT,
    version: PUBLISHED_VERSION,
    componentId: vote.component.id,
    title: vote.component.name,
    currency: vote.settings.currency,
    ballotKind: vote.settings.ballotKind,
    rule: ruleOf(vote.settings),
    sealedAt: vote.sealedAt,
    envelopes: vote.catalogue.envelopes.map((envelope) => publishedEnvelope(envelope, projects, vote.settings)),
  };
}

/** @throws Error when a ballot names a project that is not there: it must not be left out in silence */
function publishedBallot(
  { receipt, content }: CastBallot,
  numbers: ReadonlyMap<string, number>,
  hasPoints: boolean,
): PublishedBallot {
  const choices = content.flatMap((one) => one.choices);
  const projects = choices.map(({ projectId }) => {
    const number = numbers.get(projectId);
    if (number === undefined) throw new Error(`a ballot names ${projectId}, which is no project`);
    return number;
  });
  return { receipt, projects, ...(hasPoints ? { points: choices.map(({ points }) => points ?? 0) } : {}) };
}

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** The list of all ballots with its root. The same ballots give the same list, byte for byte. */
export function publicList(vote: Vote): PublishedBallots {
  const election = electionIn(vote);
  const numbers = new Map(vote.catalogue.projects.map(({ id, number }) => [id, number]));
  const hasPoints = vote.settings.ballotKind === 'points';
  const ballots = vote.ballots.map((ballot) => publishedBallot(ballot, numbers, hasPoints));
  const leaves = leavesOf({ election, ballots }).map((leaf) => leafHash(sha256, Buffer.from(leaf, 'utf8')));
  return { election, ballots, root: toHex(rootOf(sha256, leaves)), winners: null };
}
