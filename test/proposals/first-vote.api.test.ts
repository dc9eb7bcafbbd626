import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aConsultation, aProposal, type Consultation } from './a-consultation.ts';

const VOTE = '/api/components/{componentId}/proposals/{proposalId}/vote';

let platform: TestPlatform;
let author: { cookie: string };
let slugs = 0;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  author = await platform.participant();
});
afterAll(() => platform.close());

async function aVote(settings: Readonly<Record<string, unknown>>) {
  const consultation = await aConsultation(platform, { slug: `first-${++slugs}`, settings });
  const proposals = await Promise.all([1, 2, 3].map(() => aProposal(platform, consultation, author.cookie)));
  const email = `voter${slugs}@example.org`;
  const voter = await platform.participant({ email });
  return { consultation, proposals, ...voter, email };
}
const call = (method: string, { componentId }: Consultation, proposalId: ProposalId | undefined, cookie: string) =>
  platform.call(`${method} ${VOTE}`, {
    params: { componentId, proposalId: proposalId ?? '' },
    ...(method === 'PUT' ? { body: { choice: 'support' } } : {}),
    cookie,
  });
const mailsTo = async (email: string) => {
  await platform.settle();
  return platform.mails().filter(({ to }) => JSON.stringify(to).includes(email));
};

describe('a first vote', () => {
  it.each([
    ['without a limit', {}],
    ['with a limit', { voteLimit: 3 }],
    ['with a minimum', { voteMinimum: 2 }],
  ])('%s is confirmed by one mail, whatever follows it', async (_, settings) => {
    const { consultation, proposals, cookie, email } = await aVote({ confirmsVotes: true, ...settings });
    // Two windows at once, another vote, a repetition; all taken back and cast again.
    const [one, two, three] = proposals;
    const both = await Promise.all([call('PUT', consultation, one, cookie), call('PUT', consultation, two, cookie)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    await call('PUT', consultation, three, cookie);
    await call('PUT', consultation, three, cookie);
    for (const proposalId of proposals) await call('DELETE', consultation, proposalId, cookie);
    expect((await call('PUT', consultation, one, cookie)).status).toBe(200);
    const [mail, ...others] = await mailsTo(email);
    expect(others).toEqual([]);
    expect(mail?.text).toContain('21 November 2026 at 10:00');
    expect(mail?.text).toContain(`/f/${consultation.componentId}/`);
    expect(mail?.text).not.toContain(String(one));
  });

  it('that is refused is confirmed to nobody, and a component that confirms none sends none', async () => {
    const silent = await aVote({});
    await call('PUT', silent.consultation, silent.proposals[0], silent.cookie);
    expect(await mailsTo(silent.email)).toEqual([]);
    const limited = await aVote({ confirmsVotes: true, voteLimit: 1 });
    const another = await aVote({ confirmsVotes: true });
    expect((await call('PUT', limited.consultation, another.proposals[0], limited.cookie)).status).toBe(404);
    expect(await mailsTo(limited.email)).toEqual([]);
  });
});
