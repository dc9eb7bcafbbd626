import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { readSettings } from '../../infra/settings.ts';
import { templateOf } from './stacks.ts';

const TABLE = 'AWS::DynamoDB::GlobalTable';

describe('a stage that is made ready for a peak', () => {
  const template = templateOf({
    warmWrites: '12000',
    warmReads: '24000',
    voteConcurrency: '400',
    signInConcurrency: '150',
    apiPerSecond: '8000',
    publishers: '60',
    tallySeconds: '4',
    mailsPerSecond: '100',
  });

  it('has its table and both indexes warm', () => {
    const warm = { WarmThroughput: { WriteUnitsPerSecond: 12_000, ReadUnitsPerSecond: 24_000 } };
    template.hasResourceProperties(TABLE, {
      ...warm,
      GlobalSecondaryIndexes: [Match.objectLike(warm), Match.objectLike(warm)],
    });
  });

  it.each([
    ['Voting', 400],
    ['Participants', 150],
  ])('keeps environments for %s', (description, environments) => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: description,
      ReservedConcurrentExecutions: environments,
    });
  });

  it('lets more calls through, publishes more pages at once and sends more mails', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: Match.objectLike({ ThrottlingRateLimit: 8_000, ThrottlingBurstLimit: 8_000 }),
    });
    // The urgent lane has four tenths of a hundred mails a second, unless newsletters are given less.
    for (const most of [60, 5])
      template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
        ScalingConfig: { MaximumConcurrency: most },
      });
  });

  it('tells the writer of sums how long the CDN may keep them', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Tallies of votes as files',
      Environment: { Variables: Match.objectLike({ TALLY_SECONDS: '4' }) },
    });
  });
});

describe('a stage of which nothing is said', () => {
  const template = templateOf({});

  it('is neither warmed nor keeps environments for sign-in', () => {
    template.hasResourceProperties(TABLE, { WarmThroughput: Match.absent() });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Participants',
      ReservedConcurrentExecutions: Match.absent(),
    });
  });

  it.each([[{ warmWrites: '3999' }], [{ warmReads: '11999' }], [{ tallySeconds: '0' }], [{ publishers: '1' }]])(
    'refuses %j, which AWS would refuse later',
    (context) => {
      expect(() => readSettings((name) => new Map(Object.entries(context)).get(name), '1.2.3')).toThrow();
    },
  );
});
