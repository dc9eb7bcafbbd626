/** What a run has used, in whole things; `price.ts` says what it costs. */
export interface Usage {
  writeUnits: number;
  readUnits: number;
  calls: number;
  gbSeconds: number;
  provisionedGbSeconds: number;
  apiCalls: number;
  cdnRequests: number;
  cdnGb: number;
  mails: number;
  queueCalls: number;
  bucketReads: number;
  bucketWrites: number;
}

/** Nothing used. */
export const noUsage = (): Usage => ({
  writeUnits: 0,
  readUnits: 0,
  calls: 0,
  gbSeconds: 0,
  provisionedGbSeconds: 0,
  apiCalls: 0,
  cdnRequests: 0,
  cdnGb: 0,
  mails: 0,
  queueCalls: 0,
  bucketReads: 0,
  bucketWrites: 0,
});

/** GB of memory of the functions, as infra/ sets them. */
export const MEMORY = { vote: 1, signIn: 0.5, reading: 0.5, views: 1.73, counters: 1, publisher: 1.73 } as const;

/** Milliseconds that a function of so much memory needs for work that takes `ms` on a whole processor. */
export const onShare = (ms: number, gb: number): number => ms * Math.max(1, 1.769 / (gb * 1.024));
