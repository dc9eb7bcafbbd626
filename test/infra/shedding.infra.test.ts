/** What holds when too many come at once: rates, concurrency, queues and what becomes of what they give up. */

import { describe, expect, it } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { SESSION_COOKIE } from '../../functions/platform/session.ts';
import { PROBLEM_STATUS } from '../../shared/platform/problem.ts';
import { stacksOf } from './stacks.ts';
import { wholeTemplate } from './whole-template.ts';

const PEAK = {
  stage: 'prod',
  domain: 'participez.example.fr',
  mailsPerSecond: '50',
  firstAdministrator: 'ada@example.fr',
};
const { platform, edge } = stacksOf(PEAK);
const template = wholeTemplate(platform);
const properties = (type: string) =>
  Object.entries(template.findResources(type)).map(([id, resource]) => ({ id, ...resource.Properties }));

/** A hall: so many people behind one address, each with a telephone. */
const HALL = 300;
const FIVE_MINUTES = 300;

const Rate = z.object({
  Name: z.string(),
  Action: z.object({
    Block: z.object({
      CustomResponse: z.object({
        ResponseCode: z.literal(429),
        ResponseHeaders: z.array(z.object({ Name: z.string(), Value: z.string() })),
        CustomResponseBodyKey: z.string(),
      }),
    }),
  }),
  Statement: z.object({
    RateBasedStatement: z.object({
      Limit: z.number(),
      EvaluationWindowSec: z.literal(FIVE_MINUTES),
      AggregateKeyType: z.string(),
      CustomKeys: z.unknown().optional(),
    }),
  }),
});

describe('the web ACL', () => {
  if (edge === undefined) throw new Error('a prod stage has an edge stack');
  const [acl] = Object.values(Template.fromStack(edge).findResources('AWS::WAFv2::WebACL'));
  const rules: unknown[] = acl?.Properties.Rules;
  const rates = rules.flatMap((rule) => Rate.safeParse(rule).data ?? []);
  const rate = (name: string) => {
    const found = rates.find(({ Name }) => Name === name);
    if (found === undefined) throw new Error(`no rate ${name}`);
    return found.Statement.RateBasedStatement;
  };

  it('tells each caller that it refuses how long to wait, as the API would say it', () => {
    expect(rates.map(({ Name }) => Name)).toEqual(['SignInRate', 'SessionRate', 'Rate']);
    for (const { Action } of rates) {
      const { ResponseHeaders, CustomResponseBodyKey } = Action.Block.CustomResponse;
      expect(ResponseHeaders).toEqual([{ Name: 'Retry-After', Value: '60' }]);
      const body = JSON.parse(acl?.Properties.CustomResponseBodies[CustomResponseBodyKey].Content);
      expect(body).toMatchObject({ code: 'request.too-many', status: PROBLEM_STATUS['request.too-many'] });
    }
  });

  it('lets a hall of people behind one address read, sign in and vote', () => {
    // Forty requests a minute each; a code, a mistyped one and another try.
    expect(rate('Rate')).toMatchObject({ AggregateKeyType: 'IP' });
    expect(rate('Rate').Limit).toBeGreaterThanOrEqual(HALL * 40 * (FIVE_MINUTES / 60));
    expect(rate('SignInRate').Limit).toBeGreaterThanOrEqual(HALL * 5);
  });

  it('stops a session that runs wild by itself, whoever shares its address', () => {
    const session = rate('SessionRate');
    expect(session.AggregateKeyType).toBe('CUSTOM_KEYS');
    expect(session.CustomKeys).toMatchObject([{ Cookie: { Name: `__Host-${SESSION_COOKIE}` } }]);
    expect(session.Limit).toBeLessThan(rate('Rate').Limit / 10);
    // As fast as anybody votes down a list: two a second, each read before and after.
    expect(session.Limit).toBeGreaterThanOrEqual(2 * 3 * FIVE_MINUTES);
  });
});

describe('when more comes than can be done', () => {
  it('each kind of vote has concurrency of its own, and no other function may take or lose by it', () => {
    const reserved = properties('AWS::Lambda::Function').filter((fn) => fn.ReservedConcurrentExecutions !== undefined);
    expect(
      reserved.map(({ Description, ReservedConcurrentExecutions }) => [Description, ReservedConcurrentExecutions]),
    ).toEqual([
      ['Voting', 300],
      ['Ballots on budgets', 100],
    ]);
  });

  const mappings = properties('AWS::Lambda::EventSourceMapping').filter(
    ({ ScalingConfig, StartingPosition }) => ScalingConfig !== undefined || StartingPosition === undefined,
  );
  const timeouts = new Map(properties('AWS::Lambda::Function').map(({ id, Timeout }) => [id, Timeout]));
  const queues = new Map(properties('AWS::SQS::Queue').map((queue) => [queue.id, queue]));

  it.each(mappings.map((mapping) => [mapping.FunctionName.Ref.replace(/WorkerFunction.*/, ''), mapping] as const))(
    '%s works on a bounded number of batches, gives single messages back, and gives up to a watched queue',
    (_, mapping) => {
      expect(mapping.ScalingConfig?.MaximumConcurrency).toBeGreaterThanOrEqual(2);
      expect(mapping.ScalingConfig?.MaximumConcurrency).toBeLessThanOrEqual(20);
      expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      const queue = queues.get(mapping.EventSourceArn['Fn::GetAtt'][0]);
      // A message that a worker still holds must not come to another one.
      expect(queue?.VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeouts.get(mapping.FunctionName.Ref));
      expect(queue?.RedrivePolicy.maxReceiveCount).toBeGreaterThanOrEqual(3);
      const dead = queue?.RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0];
      expect(queues.get(dead)?.MessageRetentionPeriod).toBe(14 * 24 * 3600);
      const watching = properties('AWS::CloudWatch::Alarm').filter((alarm) => JSON.stringify(alarm).includes(dead));
      expect(watching.map(({ Threshold }) => Threshold)).toEqual([1]);
    },
  );

  it('sums are written by as large a batch as there is, once a second', () => {
    const tallies = mappings.find(({ FunctionName }) => /Tallies/.test(FunctionName.Ref));
    expect(tallies).toMatchObject({ BatchSize: 10_000, MaximumBatchingWindowInSeconds: 1 });
  });

  it('mails leave at the rate that SES has granted and not faster, each lane at its own', () => {
    const rates: Record<string, number> = Object.fromEntries(
      mappings.flatMap(({ FunctionName, ScalingConfig, BatchSize }) => {
        const fn = properties('AWS::Lambda::Function').find(({ id }) => id === FunctionName.Ref);
        const interval = Number(fn?.Environment.Variables.MAIL_INTERVAL_MS);
        if (!(interval > 0)) return [];
        // What one call may take, within the time that a worker has for it.
        expect(BatchSize * interval).toBeLessThanOrEqual(10_000);
        return [[fn?.Description, (1000 / interval) * ScalingConfig.MaximumConcurrency]];
      }),
    );
    expect(Object.keys(rates).toSorted()).toEqual([
      'Sender of codes',
      'Sender of mails',
      'Sender of newsletters and digests',
    ]);
    const most = Object.values(rates).reduce((sum, rate) => sum + rate, 0);
    expect(most).toBeLessThanOrEqual(50);
    expect(most).toBeGreaterThan(48);
    expect(rates['Sender of codes']).toBeGreaterThan(19);
  });
});
