import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { templateOf } from '../infra/stacks.ts';

const template = templateOf({ smsMonthlyUsd: '25' });

describe('texts to telephones', () => {
  it('are sent by the texter alone, which may send to nothing that has an ARN', () => {
    const roles = template.findResources('AWS::IAM::Role', {
      Properties: {
        Policies: Match.arrayWith([
          Match.objectLike({
            PolicyDocument: {
              Statement: Match.arrayWith([{ Action: 'sns:Publish', Effect: 'Allow', NotResource: 'arn:*:sns:*:*:*' }]),
            },
          }),
        ]),
      },
    });
    expect(Object.keys(roles)).toEqual([expect.stringMatching(/^WorkersTexterWorkerRole/)]);
    const all = JSON.stringify(template.findResources('AWS::IAM::Role'));
    expect(all.match(/sns:Publish/g)).toHaveLength(1);
  });

  it.each([
    ['most of the day’s budget is spent', 'SmsBudgetPercent', 80],
    ['many could not be handed over', 'SmsFailed', 20],
    ['the month has cost what the stage allows', 'SMSMonthToDateSpentUSD', 25],
  ])('wake somebody when %s', (_, MetricName, Threshold) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName, Threshold });
  });
});
