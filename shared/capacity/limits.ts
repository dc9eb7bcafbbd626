/**
 * What AWS gives to an account, and what cannot be had at all. How Lambda scales was looked up in AWS's documentation in
 * November 2026; the other defaults and the codes are as the authors knew them: Service Quotas has the last word.
 */
export interface Quota {
  readonly service: string;
  readonly name: string;
  /** Code in Service Quotas; null: look for the name there. */
  readonly code: string | null;
  readonly value: number;
  readonly unit: string;
}

/** Quotas that can be raised, with their defaults. A new account may have less: look before you count on one. */
export const QUOTAS = {
  concurrency: {
    service: 'lambda',
    name: 'Concurrent executions',
    code: 'L-B99A9384',
    value: 1_000,
    unit: 'environments at once in a region, of all functions',
  },
  apiRate: {
    service: 'apigateway',
    name: 'Throttle rate',
    code: 'L-8A5B8E43',
    value: 10_000,
    unit: 'requests a second in a region (5,000 in some)',
  },
  tableWrites: {
    service: 'dynamodb',
    name: 'Table-level write throughput limit',
    code: 'L-AB614373',
    value: 40_000,
    unit: 'write units a second of a table',
  },
  tableReads: {
    service: 'dynamodb',
    name: 'Table-level read throughput limit',
    code: 'L-CF0CBE56',
    value: 40_000,
    unit: 'read units a second of a table',
  },
  mailRate: {
    service: 'ses',
    name: 'Sending rate',
    code: 'L-CDEF9B6B',
    value: 14,
    unit: 'mails a second (1 in the sandbox)',
  },
  mailsADay: {
    service: 'ses',
    name: 'Sending quota',
    code: 'L-804C8AE8',
    value: 50_000,
    unit: 'mails in 24 hours (200 in the sandbox)',
  },
  cdnRequests: {
    service: 'cloudfront',
    name: 'Requests per second per distribution',
    code: null,
    value: 250_000,
    unit: 'requests a second',
  },
} as const satisfies Readonly<Record<string, Quota>>;

/** What no quota raises. */
export const LIMITS = {
  /** New environments of one function in any ten seconds. */
  environmentsPerTenSeconds: 1_000,
  /** Calls a second that one unit of concurrency may answer, however short they are. */
  callsPerEnvironment: 10,
  /** Concurrency that AWS keeps unreserved in each account. */
  unreserved: 100,
  partitionWrites: 1_000,
  partitionReads: 3_000,
  /** Partitions that one proposal's votes are spread over: `shared/platform/voting.ts`. */
  votePartitions: 16,
  /** What a table on demand takes at once when nobody has warmed it. */
  coldWrites: 4_000,
  coldReads: 12_000,
  /** A table on demand has doubled its previous peak after this time, in seconds. */
  doublingSeconds: 1_800,
  /** Batches that are read of one shard of the stream at once. */
  batchesPerShard: 10,
  /** Records in one batch of the counters. */
  batchRecords: 1_000,
  /** Seconds in which a batch is gathered. */
  batchWindowSeconds: 1,
  /** Reads a second of one prefix in S3. */
  bucketReads: 5_500,
} as const;
