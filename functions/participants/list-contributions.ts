import { participants } from '../../shared/participants/contract.ts';
import type { Contribution } from '../platform/contributions.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import type { AccountSlots } from './slots.ts';

/** Contributions of each kind that one answer holds; the page about the participant has those that everybody can read. */
const MOST = 100;

const newest = (all: readonly Contribution[]) => ({ items: [...all.slice(0, MOST)], total: all.length });

/** Own proposals, drafts included, and own comments. Indexes may lag behind a write by a moment. */
export const listContributions = ({ proposalsOf, commentsOf }: AccountSlots) =>
  handle(participants.listContributions, async ({ actor }, services) => {
    const { participantId } = personOf(actor);
    const [proposals, comments] = await Promise.all([
      proposalsOf(services, participantId),
      commentsOf(services, participantId),
    ]);
    return { proposals: newest(proposals), comments: newest(comments) };
  });
