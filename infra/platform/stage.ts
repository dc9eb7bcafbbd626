import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Settings } from '../settings.ts';
import type { Alarms } from './alarms.ts';

/** What every function of a stage has in common. */
export interface Stage {
  readonly settings: Settings;
  /** Bundle of `functions/**\/<name>.lambda.ts`, as scripts/build-functions.ts names it. */
  readonly codeOf: (bundle: string) => Code;
  readonly alarms: Alarms;
  /** Variables of every function. */
  readonly environment: Readonly<Record<string, string>>;
}
