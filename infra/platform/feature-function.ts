import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { FIVE_MINUTES } from './alarms.ts';
import { FunctionRole } from './function-role.ts';
import type { Stage } from './stage.ts';

export interface FeatureFunctionProps {
  readonly stage: Stage;
  /** Name of the bundle; two functions may run the same one under different roles. */
  readonly bundle: string;
  readonly description: string;
  /** MB; processing power grows with it, one whole processor at 1,769. @default 512 */
  readonly memorySize?: number;
  /** Seconds. @default 15 */
  readonly timeout?: number;
  /** MB of the disk that lasts as long as the function stays warm, 10,240 at most. @default 512 */
  readonly diskSize?: number;
  /** Kept for this function alone, and the most it may have. @default none */
  readonly reservedConcurrency?: number;
  /** Errors in five minutes that raise the alarm. @default 1 */
  readonly errors?: number;
}

/** A function with a role and a log group of its own: it may do what it is granted, and nothing else. */
export class FeatureFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly role: FunctionRole;

  constructor(scope: Construct, id: string, props: FeatureFunctionProps) {
    super(scope, id);
    const { stage, bundle, description, reservedConcurrency, diskSize } = props;
    this.role = new FunctionRole(this, 'Role');
    const logGroup = new LogGroup(this, 'Logs', {
      retention: stage.settings.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    logGroup.grantWrite(this.role);
    this.lambda = new LambdaFunction(this, 'Function', {
      code: stage.codeOf(bundle),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      description,
      role: this.role,
      logGroup,
      tracing: Tracing.ACTIVE,
      memorySize: props.memorySize ?? 512,
      timeout: Duration.seconds(props.timeout ?? 15),
      environment: stage.environment,
      ...(diskSize === undefined ? {} : { ephemeralStorageSize: Size.mebibytes(diskSize) }),
      ...(reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: reservedConcurrency }),
    });
    acknowledge(this.role, 'IAM5[Resource::*]', 'X-Ray takes traces for no resource: its two actions know only *.');
    stage.alarms.raise(this, 'Errors', {
      metric: this.lambda.metricErrors({ period: FIVE_MINUTES }),
      threshold: props.errors ?? 1,
      says: `The function "${description}" failed.`,
      runbook: 'function-errors',
    });
  }

  /** Lets the function do something. */
  allow(statement: PolicyStatement): void {
    this.role.addToPrincipalPolicy(statement);
  }

  /** Tells the function something by its environment. */
  tell(name: string, value: string): void {
    this.lambda.addEnvironment(name, value);
  }
}
