import { describe, expect, it } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { checkWithNag, validatedStacksOf } from './stacks.ts';
import { newOutdir } from './synth-folder.ts';

/** What stages say that are neither of the two below. */
const SAYS_MUCH = {
  stage: 'prod',
  webAcl: 'false',
  locales: 'nl,fr',
  hstsSubdomains: 'true',
  smsMonthlyUsd: '25',
  warmWrites: '12000',
  warmReads: '24000',
  voteConcurrency: '400',
  publishers: '60',
  mailsPerSecond: '100',
  firstAdministrator: 'ada@example.fr',
};

describe('cdk-nag, and what CDK itself validates', () => {
  it.each([
    ['a dev stage without any context', {}],
    [
      'a prod stage with a domain',
      { stage: 'prod', domain: 'participez.example.fr', hostedZoneId: 'Z1', hostedZoneName: 'example.fr' },
    ],
    ['a prod stage that says much, without a web ACL', SAYS_MUCH],
  ])('find nothing in %s that has no reason beside it', (_, context) => {
    expect(() => checkWithNag(validatedStacksOf(context).app)).not.toThrow();
  });

  it('still find what nobody has given a reason for', () => {
    const app = new App({ outdir: newOutdir() });
    new Queue(new Stack(app, 'Careless'), 'Queue');
    expect(() => checkWithNag(app)).toThrow();
  });
});
