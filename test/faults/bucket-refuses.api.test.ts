/** The bucket does not answer: what people wrote is safe, what cannot be read is said, and files are made up for. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import { tallies } from '../../functions/consumers/tallies.ts';
import { localContext } from '../../functions/local/runtime.ts';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { aConsultation, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { inject, stopAll } from './injected.ts';

let platform: TestPlatform;
let consultation: Consultation;
let proposalId: ProposalId;
beforeAll(async () => {
  platform = await startTestPlatform();
  consultation = await aConsultation(platform);
  const { cookie } = await platform.participant();
  proposalId = await aProposal(platform, consultation, cookie);
  await platform.settle();
});
afterEach(stopAll);
afterAll(() => platform.close());

const isDown = () => inject(platform.cloud.clients.s3, { fault: 'timed out', depth: 'call', strikes: () => true });
const vote = async () => {
  const { cookie } = await platform.participant();
  const { status } = await platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/vote', {
    params: { componentId: consultation.componentId, proposalId },
    body: { choice: 'support' },
    cookie,
  });
  return status;
};
const shown = async () => {
  const file = await platform.services.files.site.get(`tallies/proposals/${proposalId}.json`);
  return JSON.parse(new TextDecoder().decode(file?.body)).support;
};

describe('a bucket that does not answer', () => {
  it('costs nobody a vote; the tally is written when it answers again', async () => {
    // The secret of a vote is in a bucket too: a function that has it needs the bucket no more.
    expect(await vote()).toBe(200);
    await platform.settle();
    const before = await shown();
    const down = isDown();
    expect(await vote()).toBe(200);
    await platform.settle();
    const event = { Records: [{ messageId: 'again', body: JSON.stringify({ group: proposalId }) }] };
    const run = () => tallies(platform.services)(event as unknown as SQSEvent, localContext('tallies'));
    // The message is given back, not taken for done.
    expect(await run()).toEqual({ batchItemFailures: [{ itemIdentifier: 'again' }] });
    down.stop();
    expect(await shown()).toBe(before);
    expect(await run()).toEqual({ batchItemFailures: [] });
    expect(await shown()).toBe(before + 1);
  });

  it('is told with the seconds to wait to whoever asks for a list', async () => {
    // A list is kept for some seconds.
    platform.clock.advance(600);
    isDown();
    const { componentId } = consultation;
    const list = await platform.call('GET /api/public/components/{componentId}/proposals', { params: { componentId } });
    expect(list).toMatchObject({
      status: 503,
      headers: { 'retry-after': '2' },
      body: { code: 'internal.unavailable' },
    });
  });
});
