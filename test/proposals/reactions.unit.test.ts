import { describe, expect, it } from '@jest/globals';
import type { Entity } from '../../functions/platform/db/entity.ts';
import { newId } from '../../functions/platform/services.ts';
import type { Reaction } from '../../functions/platform/stream/change.ts';
import { FinalCounts, Proposals, Votes } from '../../functions/proposals/entities.ts';
import { newDraft, type ProposalItem } from '../../functions/proposals/proposal.ts';
import { proposalsReactions } from '../../functions/proposals/reactions.ts';
import { Components, Processes } from '../../functions/spaces/entities.ts';

const draft = newDraft({
  id: newId('proposal'),
  componentId: newId('component'),
  authorId: newId('participant'),
  locale: 'en',
  title: 'A title',
  body: { format: 'markdown', text: 'A text' },
  themeId: null,
  territoryId: null,
  createdAt: '2026-11-21T09:00:00.000Z',
  pagePath: '/processes/climate/f/cmp_1/proposals/prp_1/',
});
const published: ProposalItem = { ...draft, state: 'published', publishedAt: draft.createdAt };

/** Jobs of all reactions to a change. */
function jobsAfter(entity: Entity, before: unknown, after: unknown): unknown[] {
  const { pages = [], index = [], tallies = [], recounts = [] } = proposalsReactions;
  const all: readonly Reaction<unknown>[] = [...pages, ...index, ...tallies, ...recounts];
  const change = { entity, before, after, partition: 'p', sequenceNumber: '1' };
  return all.filter((one) => one.entity === entity).flatMap((one) => one.react(change));
}

const ALL = [{ page: draft.pagePath }, { componentId: draft.componentId, proposalId: draft.id }, { group: draft.id }];

describe('what follows from a change of a proposal', () => {
  it('is nothing as long as it is a draft', () => {
    expect(jobsAfter(Proposals, undefined, draft)).toEqual([]);
    expect(jobsAfter(Proposals, draft, { ...draft, title: 'Another' })).toEqual([]);
    expect(jobsAfter(Proposals, draft, undefined)).toEqual([]);
  });

  it('is its page, its entry and its sums once it is public, and when it is gone; its author takes part, once', () => {
    const author = { author: draft.authorId, resource: draft.id };
    expect(jobsAfter(Proposals, draft, published)).toEqual([...ALL, author]);
    expect(jobsAfter(Proposals, undefined, { ...published, authorId: null })).toEqual(ALL);
    expect(jobsAfter(Proposals, published, { ...published, state: 'withdrawn' })).toEqual(ALL);
    expect(jobsAfter(Proposals, published, undefined)).toEqual(ALL);
  });
});

describe('the end of a vote', () => {
  const phase = { id: newId('phase'), startsAt: '2026-11-01T00:00:00.000Z', endsAt: '2026-12-01T00:00:00.000Z' };
  const process = { id: newId('process'), title: { en: 'Climate' }, phases: [phase], activePhaseId: phase.id };
  const component = { id: draft.componentId, kind: 'proposals', settings: {}, phaseSettings: {} };

  it('is looked for when dates change, and when the minute finds that a phase is over; not when words change', () => {
    const later = { ...process, phases: [{ ...phase, endsAt: '2026-12-20T00:00:00.000Z' }] };
    expect(jobsAfter(Processes, process, later)).toEqual([{ process: process.id }]);
    expect(jobsAfter(Processes, process, { ...process, activePhaseId: null })).toContainEqual({ process: process.id });
    expect(jobsAfter(Processes, process, { ...process, title: { en: 'Water' } })).toEqual([]);
  });

  it('is looked for when a phase is given voting, or loses it', () => {
    const without = { ...component, phaseSettings: { [phase.id]: { voting: false } } };
    expect(jobsAfter(Components, component, without)).toEqual([{ component: component.id }]);
    expect(jobsAfter(Components, component, { ...component, name: { en: 'Ideas' } })).toEqual([]);
    expect(jobsAfter(Components, undefined, without)).toEqual([]);
  });

  it('has every page of the vote published once its count is final', () => {
    const final = { componentId: component.id, endedAt: phase.endsAt, countedAt: phase.endsAt };
    expect(jobsAfter(FinalCounts, undefined, final)).toEqual([{ component: component.id }]);
    expect(jobsAfter(FinalCounts, final, undefined)).toEqual([]);
  });
});

describe('what a vote counts', () => {
  it('is one for its choice, in the shard that its partition is', () => {
    const [counter] = (proposalsReactions.counters ?? []).filter(({ entity }) => entity === Votes);
    const vote = { proposalId: draft.id, shard: 7, voterKey: 'k', choice: 'mixed', hour: '', isCounted: true };
    expect(counter?.count(vote)).toEqual({
      group: draft.id,
      subject: 'votes',
      shard: 7,
      counts: { mixed: 1 },
    });
  });
});
