import { isPublic } from '../../shared/proposals/rules.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Process } from '../../shared/spaces/process.ts';
import { Tallies } from '../platform/entities.ts';
import { type Change, on } from '../platform/stream/change.ts';
import { type CardJob, count, type LookJob, type Reactions, type TallyJob } from '../platform/stream/reactions.ts';
import { Components, Processes } from '../spaces/entities.ts';
import { FinalCounts, Proposals, RecountMarks, Recounts, References, Votes } from './entities.ts';
import { newsOfChange } from './news.ts';
import type { ProposalItem } from './proposal.ts';
import { countsOfVote } from './vote-counts.ts';

/** The proposal of a change that readers can see, before or after it; drafts concern nobody. */
function publicOne({ before, after }: Change<ProposalItem>): ProposalItem | undefined {
  return [after, before].find((proposal) => proposal !== undefined && isPublic(proposal.state));
}
const ifPublic =
  <J>(jobOf: (proposal: ProposalItem) => J) =>
  (change: Change<ProposalItem>): J[] => {
    const proposal = publicOne(change);
    return proposal === undefined ? [] : [jobOf(proposal)];
  };

/** The author of a proposal that was published just now takes part; a draft is nobody's part yet. */
function newAuthor({ before, after }: Change<ProposalItem>): TallyJob[] {
  const isNew = after !== undefined && isPublic(after.state) && !(before !== undefined && isPublic(before.state));
  return isNew && after.authorId !== null ? [{ author: after.authorId, resource: after.id }] : [];
}

/** What was just published or changed is looked at by a program; imported texts were looked at elsewhere. */
function newText({ before, after }: Change<ProposalItem>): LookJob[] {
  if (after === undefined || after.externalId !== null || after.isOfficial || !isPublic(after.state)) return [];
  const isSame = before !== undefined && before.state !== 'draft' && before.body.text === after.body.text;
  return isSame ? [] : [{ resourceId: after.id, commentId: null, isNew: true }];
}

/** The picture of shared links says the title; it goes with the proposal. */
function newCard({ before, after }: Change<ProposalItem>): CardJob[] {
  const shown = (proposal: ProposalItem | undefined) =>
    proposal !== undefined && isPublic(proposal.state) ? proposal.title : undefined;
  const id = (after ?? before)?.id;
  return id === undefined || shown(before) === shown(after) ? [] : [{ proposalId: id }];
}

/** What of a component decides how its votes are told: hidden in which phases, and which number of them is enough. */
function toldOf({ kind, settings, phaseSettings }: Component): string {
  if (kind !== 'proposals') return '';
  const { supportThreshold, closesAtThreshold } = settings;
  const hidden = Object.entries(phaseSettings).filter(([, { countsHidden }]) => countsHidden === true);
  return JSON.stringify([supportThreshold ?? 0, closesAtThreshold ?? false, hidden.map(([phase]) => phase).sort()]);
}

/** Phases in which one votes: when they change, a vote may be over, or open again. */
const votingOf = ({ kind, phaseSettings }: Component): string =>
  kind === 'proposals'
    ? JSON.stringify(Object.entries(phaseSettings).map(([phase, { voting }]) => [phase, voting]))
    : '';
const datesOf = ({ phases, activePhaseId }: Process): string =>
  JSON.stringify([activePhaseId, phases.map(({ id, startsAt, endsAt }) => [id, startsAt, endsAt])]);

/**
 * What follows from changes of proposals and votes. Lists, the process page and the home page are not named here: they
 * show what the index holds, so the indexer publishes them once it is written.
 */
export const proposalsReactions: Reactions = {
  counters: [
    count(Votes, ({ proposalId, shard, ...vote }) => ({
      group: proposalId,
      subject: 'votes',
      shard,
      counts: countsOfVote(vote),
    })),
    count(RecountMarks, ({ proposalId, shard, id }) => ({
      group: proposalId,
      subject: 'votes',
      shard,
      counts: {},
      mark: id,
    })),
    count(References, ({ proposalId }) => ({
      group: proposalId,
      subject: 'references',
      shard: 0,
      counts: { total: 1 },
    })),
  ],
  pages: [
    on(
      Proposals,
      ifPublic(({ pagePath }) => ({ page: pagePath })),
    ),
    on(Proposals, (change) => {
      const proposal = publicOne(change);
      // Its path is that of `changesPathOf`; here nothing is known of the space but the path of its page.
      return proposal?.editedAt || proposal?.answerChangedAt ? [{ page: `${proposal.pagePath}changes/` }] : [];
    }),
    on(References, ({ before, after }) =>
      [after ?? before].flatMap((reference) => (reference ? [{ page: reference.pagePath }] : [])),
    ),
    // Every page of the vote says that its counts are final.
    on(FinalCounts, ({ after }) => (after === undefined ? [] : [{ component: after.componentId }])),
  ],
  moderation: [on(Proposals, newText)],
  cards: [on(Proposals, newCard)],
  recounts: [
    on(Recounts, ({ before, after }) =>
      after !== undefined && after.startedAt !== before?.startedAt
        ? [{ componentId: after.componentId, startedAt: after.startedAt }]
        : [],
    ),
    // Told by whoever changed the dates, and by the job that follows them each minute: a vote has ended, or goes on.
    on(Processes, ({ before, after }) =>
      before !== undefined && after !== undefined && datesOf(before) !== datesOf(after) ? [{ process: after.id }] : [],
    ),
    on(Components, ({ before, after }) =>
      before !== undefined && after !== undefined && votingOf(before) !== votingOf(after)
        ? [{ component: after.id }]
        : [],
    ),
  ],
  notices: [on(Proposals, newsOfChange)],
  index: [
    on(
      Proposals,
      ifPublic(({ componentId, id }) => ({ componentId, proposalId: id })),
    ),
  ],
  uploads: [
    // Files of what is hidden are withheld until it is shown again.
    on(Proposals, ({ before, after }) =>
      after !== undefined && (before?.state === 'hidden') !== (after.state === 'hidden') ? [{ placed: after.id }] : [],
    ),
    on(Proposals, ({ before, after }) => (before !== undefined && after === undefined ? [{ gone: before.id }] : [])),
  ],
  tallies: [
    on(
      Proposals,
      ifPublic(({ id }) => ({ group: id })),
    ),
    on(Proposals, newAuthor),
    on(Components, ({ before, after }) =>
      before !== undefined && after !== undefined && toldOf(before) !== toldOf(after) ? [{ component: after.id }] : [],
    ),
    on(Processes, ({ before, after }) =>
      before !== undefined && after !== undefined && before.activePhaseId !== after.activePhaseId
        ? [{ process: after.id }]
        : [],
    ),
    // Figures of mails are read from the table alone.
    on(Tallies, ({ before, after }) =>
      [after ?? before].flatMap((tally) => (tally && tally.subject !== 'mails' ? [{ group: tally.group }] : [])),
    ),
  ],
};
