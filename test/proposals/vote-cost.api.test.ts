import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { put } from '../../functions/platform/db/write.ts';
import { openSession } from '../../functions/platform/session.ts';
import { Components } from '../../functions/spaces/entities.ts';
import { grantAuthorization } from '../../functions/verifications/grant.ts';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { Requirements } from '../../shared/verifications/requirement.ts';
import { cookieOf } from '../participants/mailed.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { meter, type Usage } from '../support/write-units.ts';
import { aConsultation, aProposal, type Consultation } from './a-consultation.ts';

/** Vote, note and mail in a transaction, two participations before it. */
const CONFIRMED_UNITS = 11;
const VOTE = '/api/components/{componentId}/proposals/{proposalId}/vote';

let platform: TestPlatform;
let table: { usage(): Usage };
let author: { cookie: string };
let slugs = 0;

beforeAll(async () => {
  platform = await startTestPlatform();
  author = await platform.participant();
  table = meter(platform.cloud.clients.dynamodb);
});
afterAll(() => platform.close());

const cast = async ({ componentId }: Consultation, proposalId: ProposalId, cookie: string, choice = 'support') => {
  table.usage();
  const answer = await platform.call(`PUT ${VOTE}`, { params: { componentId, proposalId }, body: { choice }, cookie });
  expect(answer.status).toBe(200);
  return table.usage();
};

/** Two proposals in which somebody has voted before: the function is warm. */
async function aVote(settings: Readonly<Record<string, unknown>>) {
  const consultation = await aConsultation(platform, { slug: `cost-${++slugs}`, settings });
  const [first, second] = [
    await aProposal(platform, consultation, author.cookie),
    await aProposal(platform, consultation, author.cookie),
  ];
  const choice = settings.voteKind === 'opinion' ? 'agree' : 'support';
  await cast(consultation, first, (await platform.participant()).cookie, choice);
  await cast(consultation, second, (await platform.participant()).cookie, choice);
  const { cookie } = await platform.participant();
  return { consultation, first, second, cookie };
}

describe('a vote', () => {
  it('without a limit is one conditional put of two units, index included', async () => {
    const { consultation, first, second, cookie } = await aVote({});
    await cast(consultation, first, cookie);
    const usage = await cast(consultation, second, cookie);
    expect(usage.requests).toEqual({ GetItem: 2, PutItem: 1 });
    expect(usage.writeUnits).toBe(2);
  });

  it('with a limit is one transaction with the ballot, within seven units', async () => {
    const { consultation, first, second, cookie } = await aVote({ voteLimit: 3 });
    await cast(consultation, first, cookie);
    const usage = await cast(consultation, second, cookie);
    expect(usage.requests).toEqual({ GetItem: 3, TransactWriteItems: 1 });
    expect(usage.writeUnits).toBe(5);
  });

  it.each([
    ['without a limit', {}, 4],
    ['with a limit', { voteLimit: 3 }, 7],
  ])('of somebody new %s costs a unit more in each of two places, apart from the vote', async (_, settings, units) => {
    const { consultation, first, cookie } = await aVote(settings);
    const { requests, writeUnits } = await cast(consultation, first, cookie);
    expect(requests.BatchGetItem).toBe(1);
    expect(requests.TransactWriteItems ?? 0).toBe(units === 7 ? 1 : 0);
    expect(writeUnits).toBe(units);
  });

  it('that is confirmed by mail costs more once; the second reads a key, and later ones nothing', async () => {
    const { consultation, first, second, cookie } = await aVote({ confirmsVotes: true, voteKind: 'opinion' });
    const confirmed = await cast(consultation, first, cookie, 'agree');
    expect(confirmed.requests).toMatchObject({ TransactWriteItems: 1 });
    expect(confirmed.writeUnits).toBe(CONFIRMED_UNITS);
    expect((await cast(consultation, second, cookie, 'agree')).requests).toEqual({ GetItem: 3, PutItem: 1 });
    const later = await cast(consultation, first, cookie, 'disagree');
    expect([later.requests, later.writeUnits]).toEqual([{ GetItem: 2, PutItem: 1 }, 2]);
  });

  it('that asks for a verification reads one partition more, for whoever has verified', async () => {
    const { consultation, first, second, cookie } = await aVote({});
    const { id } = await platform.participant();
    const requirements = Requirements.parse({ vote: { methods: [{ method: 'desk' }] } });
    await platform.services.db.write(put(Components, { ...consultation.component, requirements }));
    platform.clock.advance(6);
    const verified = cookieOf(await openSession(platform.services, { id }));
    const proof = { person: 'a card', bornOn: null, territoryId: null };
    await grantAuthorization(platform.services, { participantId: id, method: 'desk' }, proof);
    await cast(consultation, first, verified);
    const usage = await cast(consultation, second, verified);
    expect(usage.requests).toEqual({ GetItem: 3, Query: 1, PutItem: 1 });
    expect(usage.writeUnits).toBe(2);
    const refused = await platform.call(`PUT ${VOTE}`, {
      params: { componentId: consultation.componentId, proposalId: first },
      body: { choice: 'support' },
      cookie,
    });
    expect([refused.body.code, table.usage().writeUnits]).toEqual(['verification.required', 0]);
  });

  it('that changes its choice is one put again, and the same once more never a second vote', async () => {
    const { consultation, first, cookie } = await aVote({ voteKind: 'opinion' });
    await cast(consultation, first, cookie, 'agree');
    expect(await cast(consultation, first, cookie, 'disagree')).toMatchObject({
      requests: { GetItem: 2, PutItem: 1 },
      writeUnits: 2,
    });
    const again = await cast(consultation, first, cookie, 'disagree');
    expect(again.requests).toEqual({ GetItem: 2, PutItem: 1, UpdateItem: 1 });
  });
});
