/** Acts on many proposals: forecast, writing down, steps, undoing. */
import type { BulkActId, ComponentId, ProposalId } from '../../../shared/platform/ids.ts';
import { addSeconds } from '../../../shared/platform/time.ts';
import { proposals } from '../../../shared/proposals/contract.ts';
import { BulkAct, type BulkForecast } from '../../../shared/proposals/office.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { put } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { idempotentId } from '../../platform/idempotent-id.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { personOf } from '../../platform/person.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { anySpace } from '../space.ts';
import { enforceChange, outcomeOf } from './bulk-change.ts';
import { BulkActs, BulkParts } from './entities.ts';
import { idsOf, proposalsOf } from './selection.ts';

export type ActItem = ItemOf<typeof BulkActs>;

/** Proposals that one step changes: some seconds at most. */
const A_PART = 50;
const AT_ONCE = 8;
/** As long as an act can be undone: what was before is forgotten then. */
const KEPT_SECONDS = 24 * 3600;

/** An act as the API tells it. */
export const toAct = (item: ActItem): BulkAct => BulkAct.parse(item);

/** An act of a component that can still be carried out or undone. @throws Problem `bulk-act.not-found` */
export async function actOf(
  { db, now }: Pick<Services, 'db' | 'now'>,
  { componentId, actId }: { readonly componentId: ComponentId; readonly actId: BulkActId },
): Promise<ActItem> {
  const act = await db.require(BulkActs, { componentId, id: actId }, 'bulk-act.not-found');
  // The table drops what has expired when it has the time to.
  if (act.expiresAt <= now()) throw new Problem('bulk-act.not-found');
  return act;
}

/** Says what an act would do, by what the proposals are now. */
export const forecastAct = handle(proposals.forecastAct, async ({ params: { componentId }, body, actor }, services) => {
  const space = await anySpace(services, componentId);
  await enforceChange(services, space, body.change);
  const ids = await idsOf(services, componentId, body.selection, actor);
  const forecast: BulkForecast = { total: ids.length, changes: 0, already: 0, refused: 0 };
  const found = await proposalsOf(services, ids);
  for (const proposal of found) {
    const { kind } = outcomeOf(proposal, componentId, body.change, services.now());
    forecast[kind === 'changed' ? 'changes' : kind] += 1;
  }
  return { ...forecast, refused: forecast.refused + ids.length - found.length };
});

async function writeParts({ db }: Services, actId: BulkActId, ids: readonly ProposalId[], expiresAt: string) {
  const parts = Array.from({ length: Math.ceil(ids.length / A_PART) }, (_, part) => part);
  await inParallel(parts, AT_ONCE, (part) =>
    db.write(
      put(
        BulkParts,
        { actId, part, ids: ids.slice(part * A_PART, (part + 1) * A_PART), expiresAt },
        { when: 'absent', otherwise: 'unchanged' },
      ),
    ),
  );
  return parts.length;
}

/**
 * Writes an act down: which proposals it is about is settled now, whatever a filter finds later. Nothing is changed yet;
 * the same Idempotency-Key gives the same act.
 */
export const createAct = handle(proposals.createAct, async (request, services) => {
  const { params, body, actor, idempotencyKey } = request;
  const { componentId } = params;
  const id = idempotentId('bulkAct', services, actor, idempotencyKey);
  const known = await services.db.get(BulkActs, { componentId, id });
  if (known !== undefined) return toAct(known);
  const space = await anySpace(services, componentId);
  await enforceChange(services, space, body.change);
  const ids = await idsOf(services, componentId, body.selection, actor);
  const createdAt = services.now();
  const expiresAt = addSeconds(createdAt, KEPT_SECONDS);
  const parts = await writeParts(services, id, ids, expiresAt);
  const act: ActItem = {
    id,
    componentId,
    change: body.change,
    status: parts === 0 ? 'done' : 'running',
    total: ids.length,
    progress: 0,
    changed: 0,
    already: 0,
    refused: 0,
    restored: 0,
    kept: 0,
    createdAt,
    expiresAt,
    by: personOf(actor).participantId,
    parts,
    nextPart: 0,
  };
  const { changed } = await services.db.write(put(BulkActs, act, { when: 'absent', otherwise: 'unchanged' }));
  return toAct(changed ? act : await services.db.require(BulkActs, { componentId, id }, 'bulk-act.not-found'));
});

/** Acts that can still be carried out or undone, newest first. */
export const listActs = handle(proposals.listActs, async ({ params: { componentId } }, { db, now }) => {
  const acts = await db.all(BulkActs, { componentId });
  const at = now();
  const items = acts
    .filter(({ expiresAt }) => expiresAt > at)
    .sort((one, other) => (one.createdAt > other.createdAt ? -1 : 1));
  return { items: items.map(toAct) };
});
