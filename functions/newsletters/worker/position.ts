import { SUBSCRIPTION_SHARDS, WORK_PARTS } from '../entities.ts';

/** Where a worker is among the subscriptions: in a part of the work, at a shard of it, at a page of that. */
export interface Position {
  readonly part: number;
  readonly shard: number;
  readonly cursor: string | null;
}

const SHARDS_A_PART = SUBSCRIPTION_SHARDS / WORK_PARTS;

/** Where each part of the work begins. */
export const beginnings = (): Position[] =>
  Array.from({ length: WORK_PARTS }, (_, part) => ({ part, shard: part * SHARDS_A_PART, cursor: null }));

/** Where to go on after a page; `null`: the part is done. @param next cursor of the following page of the same shard */
export function afterPage({ part, shard }: Position, next: string | null): Position | null {
  if (next !== null) return { part, shard, cursor: next };
  const following = shard + 1;
  return following < (part + 1) * SHARDS_A_PART ? { part, shard: following, cursor: null } : null;
}
