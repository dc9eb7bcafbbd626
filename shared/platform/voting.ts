import * as z from 'zod';

/** Partitions of one proposal's votes: below 16,000 votes a second none of them is hot. */
export const VOTE_SHARDS = 16;
export const Shard = z
  .int()
  .min(0)
  .max(VOTE_SHARDS - 1);
export type Shard = z.infer<typeof Shard>;

/** HMAC-SHA-256 of a participant with the secret of a vote, as 64 hexadecimal digits. */
export const VoterKey = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'VoterKey'>();
export type VoterKey = z.infer<typeof VoterKey>;

/** The partition of a voter's votes, from the first digit of the key: uniform, since the key is an HMAC. */
export const shardOf = (voterKey: VoterKey): Shard => Number.parseInt(voterKey.slice(0, 1), 16);
