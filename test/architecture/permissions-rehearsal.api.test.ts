/** The rehearsal of permissions itself: what it hears, and that it would say so if a function lacked a grant. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AwsCall } from '../permissions/aws-call.ts';
import { judge, requestOf } from '../permissions/judge.ts';
import { ROLES } from '../permissions/place.ts';
import { patternOf, recordCalls } from '../permissions/record.ts';
import { Roles } from '../permissions/roles.ts';
import { aConsultation, aProposal } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

const VOTE = 'PUT /api/components/{componentId}/proposals/{proposalId}/vote';

describe('the rehearsal of permissions', () => {
  const roles = Roles.parse(JSON.parse(readFileSync(ROLES, 'utf8')));
  const heard: AwsCall[] = [];
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await startTestPlatform();
    const { within } = recordCalls(platform.cloud, (call) => heard.push(AwsCall.parse(call)));
    const consultation = await aConsultation(platform, { settings: { voteLimit: 3 } });
    const { cookie } = await platform.participant();
    const proposalId = await aProposal(platform, consultation, cookie);
    const params = { componentId: consultation.componentId, proposalId };
    await within(VOTE, () => platform.call(VOTE, { params, body: { choice: 'support' }, cookie }));
  });
  afterAll(() => platform.close());

  it('hears each write of a transaction, with the partition that it touches', () => {
    const writes = heard.filter(({ action }) => /PutItem|UpdateItem/.test(action)).map(({ on }) => on);
    expect(writes).toContainEqual({ kind: 'table', keys: [expect.stringMatching(/^PROPOSAL-VOTES#/)] });
    expect(writes).toContainEqual({ kind: 'table', keys: [expect.stringMatching(/^PROPOSAL-BALLOT#/)] });
  });

  it('finds nothing denied to the function that votes', async () => {
    const { denied, functions } = await judge(heard, roles);
    expect(denied).toEqual([]);
    expect(functions).toEqual(['ProposalsVote']);
  });

  it('finds the same calls denied to the function that serves all else of proposals', async () => {
    const callers = { ...roles.callers, [VOTE]: 'ProposalsMain' };
    const { denied } = await judge(heard, { ...roles, callers });
    expect(denied.some((line) => /^ProposalsMain may not .*PROPOSAL-VOTES#/.test(line))).toBe(true);
  });

  it('finds it out when one statement is taken from a role', async () => {
    const vote = roles.functions.ProposalsVote;
    if (vote === undefined) throw new Error('no function votes');
    const statements = vote.statements.filter(({ Action }) => !Action.includes('dynamodb:PutItem'));
    const functions = { ...roles.functions, ProposalsVote: { ...vote, statements } };
    const { denied } = await judge(heard, { ...roles, functions });
    expect(denied.length).toBeGreaterThan(0);
  });

  it('denies a read without a key, a scan, and a queue that a function was not told of', async () => {
    const call = { caller: VOTE, test: '' };
    const { denied } = await judge(
      [
        { ...call, action: 'dynamodb:GetItem', on: { kind: 'table', keys: [] } },
        { ...call, action: 'dynamodb:Scan', on: { kind: 'table', keys: [] } },
        { ...call, action: 'sqs:SendMessage', on: { kind: 'queue', queue: 'mail' } },
      ],
      roles,
    );
    expect(denied).toHaveLength(3);
  });

  it('knows the function behind every route, queue and stream reader', () => {
    const unknown = Object.entries(roles.callers).filter(([, fn]) => roles.functions[fn] === undefined);
    expect(unknown).toEqual([]);
    expect(requestOf({ caller: 'queue:nobody', action: 'x', on: { kind: 'mail' }, test: '' }, roles)).toMatch(
      /no function/,
    );
  });

  it('takes ids for what they are, and words of keys for words', () => {
    expect(patternOf('PARTICIPANT-PROPOSALS#ptp_01KAHJ5Z0000000000000000AA')).toBe('PARTICIPANT-PROPOSALS#ptp_x');
    expect(patternOf('PROPOSAL-VOTES#prp_01KAHJ5Z0000000000000000AA#15')).toBe('PROPOSAL-VOTES#prp_x#0');
  });
});
