import type { Construct } from 'constructs';
import { Participants, RoleGrants, Sessions } from '../../functions/platform/entities.ts';
import { letRecord } from './audit-records.ts';
import { FeatureFunction, type FeatureFunctionProps } from './feature-function.ts';
import type { Platform } from './platform.ts';

export interface ApiFunctionProps extends Omit<FeatureFunctionProps, 'stage'> {
  readonly platform: Pick<Platform, 'stage' | 'table' | 'secrets'>;
}

/** A function of the API: it may find out who asks, from the session cookie or the operator's token. */
export class ApiFunction extends FeatureFunction {
  constructor(scope: Construct, id: string, { platform, ...props }: ApiFunctionProps) {
    super(scope, id, { ...props, stage: platform.stage });
    platform.table.grantEntities(this, { read: [Sessions, Participants, RoleGrants] });
    platform.secrets.grant(this, 'origin', 'session', 'operator');
    // What staff does is noted by the dispatcher, and its outcome afterwards; no function of the API takes a note away.
    letRecord(this, platform.table, 'PutItem', 'UpdateItem');
  }
}
