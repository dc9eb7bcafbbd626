import { describe, expect, it } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { checkWithNag, stacksOf } from './stacks.ts';
import { newOutdir } from './synth-folder.ts';

describe('cdk-nag', () => {
  it.each([
    ['a dev stage without any context', {}],
    [
      'a prod stage with a domain',
      { stage: 'prod', domain: 'participez.example.fr', hostedZoneId: 'Z1', hostedZoneName: 'example.fr' },
    ],
  ])('finds nothing in %s that has no reason beside it', (_, context) => {
    expect(() => checkWithNag(stacksOf(context).app)).not.toThrow();
  });

  it('still finds what nobody has given a reason for', () => {
    const app = new App({ outdir: newOutdir() });
    new Queue(new Stack(app, 'Careless'), 'Queue');
    expect(() => checkWithNag(app)).toThrow();
  });
});
