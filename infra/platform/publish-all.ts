import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { QueueWorker } from './queue-worker.ts';

export interface PublishAllProps {
  readonly publisher: QueueWorker;
  /** Changes when the templates do. */
  readonly build: string;
  /** What must be there before pages are published: their assets. */
  readonly after: readonly IConstruct[];
}

/** Has every page published again, at the first deployment and whenever templates have changed. */
export class PublishAll extends Construct {
  constructor(scope: Construct, id: string, { publisher, build, after }: PublishAllProps) {
    super(scope, id);
    const send = {
      service: 'SQS',
      action: 'sendMessage',
      parameters: { QueueUrl: publisher.queue.queueUrl, MessageBody: JSON.stringify({ all: true }) },
      physicalResourceId: PhysicalResourceId.of(build),
    };
    const message = new AwsCustomResource(this, 'Message', {
      onCreate: send,
      onUpdate: send,
      installLatestAwsSdk: false,
      policy: AwsCustomResourcePolicy.fromStatements([
        new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [publisher.queue.queueArn] }),
      ]),
    });
    message.node.addDependency(publisher, ...after);
    const because = 'Function of the CDK library: it sends one message while a deployment runs, and only then.';
    for (const sender of Stack.of(this).node.children.filter(({ node }) => node.id.startsWith('AWS679'))) {
      acknowledge(sender, 'L1', because);
      acknowledge(
        sender,
        'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
        because,
      );
    }
  }
}
