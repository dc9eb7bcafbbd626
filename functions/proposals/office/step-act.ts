import type { ParticipantId, ProposalId } from '../../../shared/platform/ids.ts';
import { proposals } from '../../../shared/proposals/contract.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { patch, put } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { replacedAnswer } from '../answer-versions.ts';
import { Proposals } from '../entities.ts';
import type { ProposalItem } from '../proposal.ts';
import { anySpace, pagePathOf, type Space } from '../space.ts';
import { voteGates } from '../vote-gate.ts';
import { type ActItem, actOf, toAct } from './acts.ts';
import { outcomeOf } from './bulk-change.ts';
import { BulkActs, BulkChanges, BulkParts, Changeable } from './entities.ts';

type Change = ItemOf<typeof BulkChanges>;
type Outcome = 'changed' | 'already' | 'refused' | 'restored' | 'kept';

const AT_ONCE = 8;
/** A proposal that others keep changing is given up after so many tries; the step is then asked for again. */
const TRIES = 8;

/** Changes a proposal that is still as it was read, and writes what it was before: both or neither, and once. */
async function changeOne(
  services: Services,
  act: ActItem,
  space: Space,
  proposal: ProposalItem,
  changes: Partial<Changeable>,
): Promise<boolean> {
  const { id: proposalId } = proposal;
  const version = proposal.version + 1;
  const updatedAt = services.now();
  const replaced = replacedAnswer(proposal, changes, { at: updatedAt, by: act.by });
  const { changed } = await services.db.transact(
    patch(
      Proposals,
      { id: proposalId },
      { ...changes, ...replaced.changes, version, updatedAt, pagePath: pagePathOf(space, proposalId) },
      { when: [{ attribute: 'version', op: '=', value: proposal.version }], otherwise: 'unchanged' },
    ),
    put(
      BulkChanges,
      {
        actId: act.id,
        part: act.nextPart,
        proposalId,
        before: Changeable.parse(proposal),
        version,
        isUndone: false,
        expiresAt: act.expiresAt,
      },
      { when: 'absent', otherwise: 'unchanged' },
    ),
    ...replaced.writes,
  );
  voteGates.forget(services, proposalId);
  return changed;
}

/** Carries an act out on one proposal. Done twice, or by two windows at once, it is done once and said so by both. */
async function perform(services: Services, act: ActItem, space: Space, proposalId: ProposalId): Promise<Outcome> {
  const key = { actId: act.id, part: act.nextPart, proposalId };
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const proposal = await services.db.get(Proposals, { id: proposalId });
    // Read after the proposal: what it is now may be what this act has made of it.
    if ((await services.db.get(BulkChanges, key)) !== undefined) return 'changed';
    const outcome =
      proposal === undefined
        ? ({ kind: 'refused' } as const)
        : outcomeOf(proposal, act.componentId, act.change, act.createdAt);
    if (proposal === undefined || outcome.kind !== 'changed') return outcome.kind === 'already' ? 'already' : 'refused';
    if (await changeOne(services, act, space, proposal, outcome.changes)) return 'changed';
  }
  throw new Problem('internal.unavailable', { retryAfter: 1 });
}

/** What a proposal gets back, and the answer that is replaced by it. */
async function givenBack(services: Services, { proposalId, before, version }: Change, by: ParticipantId) {
  const updatedAt = services.now();
  const proposal = await services.db.get(Proposals, { id: proposalId });
  const replaced =
    proposal?.version === version
      ? replacedAnswer(proposal, before, { at: updatedAt, by })
      : { writes: [], changes: {} };
  return { writes: replaced.writes, changes: { ...before, ...replaced.changes, version: version + 1, updatedAt } };
}

/** Gives a proposal back what it was, if nobody has changed it since. Done twice it is done once. */
async function restore(services: Services, change: Change, by: ParticipantId): Promise<Outcome> {
  const { actId, part, proposalId, version } = change;
  const key = { actId, part, proposalId };
  const { writes, changes } = await givenBack(services, change, by);
  const { changed } = await services.db.transact(
    patch(Proposals, { id: proposalId }, changes, {
      when: [{ attribute: 'version', op: '=', value: version }],
      otherwise: 'unchanged',
    }),
    patch(
      BulkChanges,
      key,
      { isUndone: true },
      { when: [{ attribute: 'isUndone', op: '=', value: false }], otherwise: 'unchanged' },
    ),
    ...writes,
  );
  voteGates.forget(services, proposalId);
  if (changed) return 'restored';
  const now = await services.db.get(BulkChanges, key);
  return now?.isUndone ? 'restored' : 'kept';
}

async function outcomesOf(services: Services, act: ActItem): Promise<readonly Outcome[]> {
  const { id: actId, nextPart: part } = act;
  if (act.status === 'undoing') {
    const changes = await services.db.all(BulkChanges, { actId }, { startsWith: `PART#${part}#` });
    return inParallel(changes, AT_ONCE, (change) => restore(services, change, act.by));
  }
  const { ids } = await services.db.require(BulkParts, { actId, part }, 'bulk-act.not-found');
  const space = await anySpace(services, act.componentId);
  return inParallel(ids, AT_ONCE, (id) => perform(services, act, space, id));
}

/** What an act is after the part that it stood at. */
function afterPart(act: ActItem, outcomes: readonly Outcome[]): Partial<ActItem> {
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  const nextPart = act.nextPart + 1;
  const isOver = nextPart >= act.parts;
  const over = act.status === 'undoing' ? 'undone' : 'done';
  return {
    nextPart,
    status: isOver ? over : act.status,
    progress: act.progress + outcomes.length,
    changed: act.changed + count('changed'),
    already: act.already + count('already'),
    refused: act.refused + count('refused'),
    restored: act.restored + count('restored'),
    kept: act.kept + count('kept'),
  };
}

/**
 * Carries the next part of an act out, or of its undoing. Where two windows do the same part at once, each proposal is
 * changed once, and one of them counts it. With nothing left it changes nothing.
 */
export const stepAct = handle(proposals.stepAct, async ({ params }, services) => {
  const act = await actOf(services, params);
  if (act.status === 'done' || act.status === 'undone') return toAct(act);
  const changes = afterPart(act, await outcomesOf(services, act));
  const { changed } = await services.db.write(
    patch(BulkActs, act, changes, {
      when: [
        { attribute: 'nextPart', op: '=', value: act.nextPart },
        { attribute: 'status', op: '=', value: act.status },
      ],
      otherwise: 'unchanged',
    }),
  );
  return toAct(changed ? { ...act, ...changes } : await actOf(services, params));
});

/** Begins to undo an act; the steps that follow do. One that is not finished is finished first. */
export const undoAct = handle(proposals.undoAct, async ({ params }, services) => {
  const act = await actOf(services, params);
  if (act.status === 'undoing' || act.status === 'undone') return toAct(act);
  const status = act.parts === 0 ? 'undone' : 'undoing';
  await services.db.write(
    patch(
      BulkActs,
      act,
      { status, nextPart: 0, progress: 0, total: act.changed },
      { when: [{ attribute: 'status', op: '=', value: 'done' }], otherwise: 'bulk-act.in-progress' },
    ),
  );
  return toAct(await actOf(services, params));
});
