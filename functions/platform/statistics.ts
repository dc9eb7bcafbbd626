import { sha256 } from './signing.ts';

/** Shards of a sum in `Statistics`. */
const STATISTIC_SHARDS = 16;

/** The shard in which something is counted, from its id: spread evenly, and the same when a write is tried again. */
export const statisticShard = (id: string): number => Number.parseInt(sha256(id).slice(0, 1), STATISTIC_SHARDS);
