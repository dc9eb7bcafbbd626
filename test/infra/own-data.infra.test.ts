import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { grantsOf } from './policies.ts';
import { templateOf } from './stacks.ts';

const template = templateOf();

describe('files of people’s own data', () => {
  it('are removed after eight days, whatever else forgets them', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ Prefix: 'exports/', ExpirationInDays: 8, Status: 'Enabled' })]),
      },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    });
  });

  it('are written by their worker, read by who signs their addresses, removed with an account, and by nobody else', () => {
    const users = grantsOf(template)
      .filter(({ resources }) => resources.some((resource) => resource.includes('/exports/')))
      .flatMap(({ fn, actions }) => actions.map((action) => `${fn} ${action}`));
    // Imports and exports of whole components, and reports of a census, have prefixes of their own below it.
    const others = /^(ImportsMain|WorkersExchangerWorker|VerificationsMain|WorkersCensusWorker)$/;
    const ofPeople = users.filter((user) => !others.test(user.split(' ')[0] ?? ''));
    expect(ofPeople.toSorted()).toEqual([
      'ParticipantsMain s3:GetObject',
      'WorkersEraserWorker s3:DeleteObject',
      'WorkersExporterWorker s3:DeleteObject',
      'WorkersExporterWorker s3:PutObject',
    ]);
    const theirs = grantsOf(template)
      .filter(({ fn }) => others.test(fn))
      .flatMap(({ resources }) => resources.filter((resource) => resource.includes('/exports/')));
    expect(theirs.filter((resource) => !/\/exports\/(exchanges|census)\/\*$/.test(resource))).toEqual([]);
  });
});
