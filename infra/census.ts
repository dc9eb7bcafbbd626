import type { Construct } from 'constructs';
import { Taxonomies } from '../functions/spaces/entities.ts';
import { Censuses, CensusFiles, CensusParts, CensusUploads } from '../functions/verifications/census/entities.ts';
import { VerificationMethods } from '../functions/verifications/entities.ts';
import { letRecord } from './platform/audit-records.ts';
import type { FeatureFunction } from './platform/feature-function.ts';
import type { Platform } from './platform/platform.ts';
import { QueueWorker } from './platform/queue-worker.ts';

/** Files of people, below what the bucket empties after a day. */
export const CENSUS = 'census/';
/** Reports of refused lines, which name nobody. */
const REPORTS = 'exports/census/';

/** Grants what the API does with the census: it takes files, looks people up, and signs addresses of reports. */
export function grantCensus(fn: FeatureFunction, { table, files }: Platform): void {
  table.grantEntities(fn, { read: [CensusParts], write: [Censuses, CensusUploads, CensusFiles] });
  files.data.grantFiles(fn, { read: [CENSUS, REPORTS], write: [CENSUS] });
}

/** The worker of the census: as long as a function may run, and then again. */
export function makeCensus(scope: Construct, { stage, table, files, secrets }: Platform): QueueWorker {
  const census = new QueueWorker(scope, 'Census', {
    stage,
    bundle: 'census',
    description: 'Uploads of the census',
    variable: 'CENSUS_QUEUE_URL',
    runbook: 'census',
    memorySize: 1769,
    timeout: 900,
    batchSize: 1,
    windowSeconds: 0,
    // What a former version leaves is removed while the next one may be read.
    maxConcurrency: 2,
    lateAfterSeconds: 3600,
  });
  table.grantEntities(census.fn, {
    read: [Taxonomies, VerificationMethods],
    write: [Censuses, CensusParts, CensusUploads, CensusFiles],
  });
  letRecord(census.fn, table, 'PutItem');
  files.data.grantFiles(census.fn, { read: [CENSUS], write: [CENSUS, REPORTS], remove: [CENSUS] });
  secrets.grant(census.fn, 'verification');
  census.grantSend(census.fn);
  return census;
}
