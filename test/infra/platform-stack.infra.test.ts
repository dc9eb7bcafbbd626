import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { allRoutes } from '../../shared/contracts.ts';
import { type AnyRoute, routeKey } from '../../shared/platform/contract.ts';
import { stacksOf, templateOf } from './stacks.ts';
import { resourcesByStack } from './whole-template.ts';

const template = templateOf();
const resources = (type: string) => Object.entries(template.findResources(type));
const Named = z.object({ Properties: z.record(z.string(), z.unknown()) });
const propertiesOf = (type: string) =>
  resources(type).map(([id, resource]) => ({ id, ...Named.parse(resource).Properties }));

describe('the stack', () => {
  it('serves every route of the contracts once, and nothing else but what is not found', () => {
    const keys = propertiesOf('AWS::ApiGatewayV2::Route').map(
      (route) => z.object({ RouteKey: z.string() }).parse(route).RouteKey,
    );
    const NOT_FOUND = ['ANY /api/{proxy+}', '$default'];
    expect(keys).toEqual(expect.arrayContaining(NOT_FOUND));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    // Several methods of one path may be one route, whose function tells them apart.
    const anyOf = ({ path }: AnyRoute) => `ANY /api${path}`;
    expect(allRoutes.filter((route) => !keys.includes(routeKey(route)) && !keys.includes(anyOf(route)))).toEqual([]);
    const known = new Set(allRoutes.flatMap((route) => [routeKey(route), anyOf(route)]));
    expect(keys.filter((key) => !known.has(key) && !NOT_FOUND.includes(key))).toEqual([]);
  });

  it('casts votes with a function of its own', () => {
    const integrationOf = (key: string) =>
      z
        .object({ Target: z.unknown() })
        .parse(propertiesOf('AWS::ApiGatewayV2::Route').find((route) => 'RouteKey' in route && route.RouteKey === key))
        .Target;
    const vote = 'ANY /api/components/{componentId}/proposals/{proposalId}/vote';
    expect(JSON.stringify(integrationOf(vote))).toContain('ProposalsVote');
    expect(JSON.stringify(integrationOf('ANY /api/components/{componentId}/proposals/{proposalId}'))).toContain(
      'ProposalsMain',
    );
  });

  it('keeps the table recoverable, streamed, encrypted and free of expired items', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      GlobalSecondaryIndexes: [
        Match.objectLike({ IndexName: 'gsi1', Projection: { ProjectionType: 'ALL' } }),
        Match.objectLike({ IndexName: 'gsi2', Projection: { ProjectionType: 'ALL' } }),
      ],
      Replicas: [Match.objectLike({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } })],
    });
  });

  it('reads the stream with two functions, each of which can halve, give up and tell', () => {
    const Mapping = z.object({ FunctionName: z.object({ Ref: z.string() }) });
    const mappings = resources('AWS::Lambda::EventSourceMapping').filter(([id]) => id.startsWith('Stream'));
    expect(
      mappings.map(([, { Properties }]) => Mapping.parse(Properties).FunctionName.Ref.replace(/Function.*/, '')),
    ).toEqual(['StreamCountersReader', 'StreamRelayReader']);
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 1000,
      MaximumBatchingWindowInSeconds: 1,
      ParallelizationFactor: 10,
    });
    for (const [, { Properties }] of mappings) {
      expect(Properties).toMatchObject({
        BisectBatchOnFunctionError: true,
        ParallelizationFactor: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      });
    }
  });

  it('gives every queue a dead-letter queue, or is one that somebody watches', () => {
    const watched = JSON.stringify(template.findResources('AWS::CloudWatch::Alarm'));
    for (const queue of propertiesOf('AWS::SQS::Queue')) {
      const isWatchedDeadLetters =
        /DeadLetters|Unreadable/.test(queue.id) && watched.includes(`["${queue.id}","QueueName"]`);
      expect([queue.id, 'RedrivePolicy' in queue || isWatchedDeadLetters]).toEqual([queue.id, true]);
    }
  });

  it('runs every function on Node 24 and arm64, traced, with a log group of its own that ends', () => {
    const Logging = z.object({ LoggingConfig: z.object({ LogGroup: z.object({ Ref: z.string() }) }) });
    const functions = propertiesOf('AWS::Lambda::Function');
    for (const fn of functions) {
      expect(fn).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], TracingConfig: { Mode: 'Active' } });
    }
    const groups = functions.map((fn) => Logging.parse(fn).LoggingConfig.LogGroup.Ref);
    expect(new Set(groups).size).toBe(functions.length);
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
  });

  it('keeps every bucket private, encrypted and closed to plain HTTP', () => {
    template.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: Match.anyValue(),
    });
    for (const [, policy] of resources('AWS::S3::BucketPolicy')) {
      expect(JSON.stringify(policy)).toContain('"Bool":{"aws:SecureTransport":"false"}');
    }
  });

  it('links every alarm to a section of the runbook', () => {
    const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
    const sections = new Set(
      Array.from(runbook.matchAll(/^## (.+)$/gm), ([, title = '']) => title.toLowerCase().replaceAll(' ', '-')),
    );
    const alarms = propertiesOf('AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThan(25);
    for (const alarm of alarms) {
      const { AlarmDescription, AlarmActions } = z
        .object({ AlarmDescription: z.string(), AlarmActions: z.array(z.unknown()).min(1) })
        .parse(alarm);
      const anchor = /docs\/runbook\.md#([a-z-]+)$/.exec(AlarmDescription)?.[1] ?? AlarmDescription;
      expect([anchor, sections.has(anchor)]).toEqual([anchor, true]);
      expect(AlarmActions).toHaveLength(1);
    }
  });

  it('looks for phases that begin or end every minute', () => {
    template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 minute)', State: 'ENABLED' });
  });

  it('stays well below the limit of resources, and so does the stack inside it', () => {
    const counts = resourcesByStack(stacksOf().platform);
    expect(Object.keys(counts)).toContain('Features');
    expect(Object.entries(counts).filter(([, count]) => count > 450)).toEqual([]);
  });
});
