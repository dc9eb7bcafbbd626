import { describe, expect, it } from '@jest/globals';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { checkWithNag, stacksOf } from './stacks.ts';

describe('cdk-nag', () => {
  it.each([
    ['a dev stage without any context', {}],
    [
      'a prod stage with a domain',
      { stage: 'prod', domain: 'participez.example.fr', hostedZoneId: 'Z1', hostedZoneName: 'example.fr' },
    ],
  ])('finds nothing in %s that has no reason beside it', (_, context) => {
    expect(() => checkWithNag(stacksOf(context))).not.toThrow();
  });

  it('still finds what nobody has given a reason for', () => {
    const stacks = stacksOf();
    new Queue(stacks.platform, 'Careless');
    expect(() => checkWithNag(stacks)).toThrow();
  });
});
