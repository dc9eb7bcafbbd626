import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { Notifications } from '../functions/notifications/entities.ts';
import { Participants, RateLimits, Sessions } from '../functions/platform/entities.ts';
import { PushDeliveries, PushEndpoints, PushSubscriptions } from '../functions/push/entities.ts';
import { Organizations } from '../functions/spaces/entities.ts';
import { push } from '../shared/push/contract.ts';
import { FIVE_MINUTES } from './platform/alarms.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';
import { QueueWorker } from './platform/queue-worker.ts';

/** Devices that push services refused within five minutes: our key pair or our clock is wrong, not a device. */
const REFUSALS = 20;

/** Devices with notifications, and tests of them: the function asks a push service itself, and tells what it said. */
export class PushFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', {
      platform,
      bundle: 'push',
      description: 'Devices with notifications',
      // A push service may take ten seconds.
      timeout: 20,
    });
    platform.table.grantEntities(main, {
      read: [Organizations],
      write: [PushSubscriptions, PushEndpoints, RateLimits],
    });
    platform.secrets.grant(main, 'push');
    platform.api.serve(main, ...Object.values(push));
  }
}

/** Tells devices of notifications. */
export function makePushes(scope: Construct, { stage, table, secrets }: Platform): QueueWorker {
  const pushes = new QueueWorker(scope, 'Pushes', {
    stage,
    bundle: 'pushes',
    description: 'Pushes to devices',
    variable: 'PUSHES_QUEUE_URL',
    runbook: 'pushes',
    memorySize: 512,
    timeout: 60,
    batchSize: 5,
    windowSeconds: 0,
    maxConcurrency: 10,
    lateAfterSeconds: 1800,
  });
  table.grantEntities(pushes.fn, {
    read: [Organizations, Participants, Sessions, Notifications],
    write: [PushSubscriptions, PushEndpoints, PushDeliveries],
  });
  secrets.grant(pushes.fn, 'push');
  // A device whose push service is busy comes again by itself.
  pushes.grantSend(pushes.fn);
  stage.alarms.raise(pushes, 'Refused', {
    metric: new Metric({
      namespace: 'Parvis',
      metricName: 'PushRefused',
      dimensionsMap: { Stage: stage.settings.stage },
      statistic: 'sum',
      period: FIVE_MINUTES,
    }),
    threshold: REFUSALS,
    says: `Push services refused ${REFUSALS} devices within five minutes.`,
    runbook: 'pushes',
  });
  return pushes;
}
