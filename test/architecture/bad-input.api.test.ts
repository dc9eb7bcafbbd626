import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { allRoutes } from '../../shared/contracts.ts';
import { type AnyRoute, routeKey } from '../../shared/platform/contract.ts';
import { ProblemBody } from '../../shared/platform/problem.ts';
import type { Answer, TestPlatform } from '../support/platform.ts';
import { startTestPlatform } from '../support/platform.ts';

const UNKNOWN_ID: Readonly<Record<string, string>> = {
  processId: 'prc_01K00000000000000000000000',
  componentId: 'cmp_01K00000000000000000000000',
  proposalId: 'prp_01K00000000000000000000000',
  resourceId: 'prp_01K00000000000000000000000',
  commentId: 'cmt_01K00000000000000000000000',
  attachmentId: 'att_01K00000000000000000000000',
  taxonomyId: 'tax_01K00000000000000000000000',
  groupId: 'grp_01K00000000000000000000000',
  processGroupId: 'pgr_01K00000000000000000000000',
  previewLinkId: 'pvl_01K00000000000000000000000',
  template: 'consultation',
  spaceId: 'organization',
  decisionId: 'dec_01K00000000000000000000000',
  exchangeId: 'exc_01K00000000000000000000000',
  uploadId: 'cen_01K00000000000000000000000',
  participantId: 'ptp_01K00000000000000000000000',
  envelopeId: 'env_01K00000000000000000000000',
  projectId: 'prj_01K00000000000000000000000',
  batchId: 'bat_01K00000000000000000000000',
  conflictId: 'kcf_01K00000000000000000000000',
  noteId: 'stn_01K00000000000000000000000',
  newsletterId: 'nws_01K00000000000000000000000',
  mailId: 'eml_01K00000000000000000000000',
  kind: 'sign-in-code',
  pushId: 'psh_01K00000000000000000000000',
  link: '0',
  number: '1',
  part: '1',
};
const namesIn = (path: string) => path.match(/(?<=\{)\w+(?=\})/g) ?? [];
const paramsOf = ({ path }: AnyRoute, value?: string) =>
  Object.fromEntries(namesIn(path).map((name) => [name, value ?? UNKNOWN_ID[name] ?? 'missing']));
const named = (routes: readonly AnyRoute[]) => routes.map((route) => [routeKey(route), route] as const);

const guarded = named(allRoutes.filter(({ access }) => access !== 'public' && access !== 'anyone'));
const withSession = named(allRoutes.filter(({ access }) => access !== 'public'));
/** Their address is a signature that is judged as a whole, and mail programs send forms: test/notifications/mutes.api.test.ts. */
const isSigned = ({ problems }: AnyRoute) => problems?.includes('notification.link-invalid') === true;
const withBody = named(allRoutes.filter((route) => route.body !== undefined && !isSigned(route)));
const withParams = named(allRoutes.filter((route) => route.path.includes('{') && !isSigned(route)));

/** What the issue asks of every refusal: problem+json with a stable code, and nothing of our insides. */
function expectProblem(answer: Answer, status: number | readonly number[]): void {
  expect([status].flat()).toContain(answer.status);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  const problem = ProblemBody.parse(answer.body);
  expect(problem.status).toBe(answer.status);
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts:|at async|ZodError|stack/);
}

describe('bad input', () => {
  let platform: TestPlatform;
  let administrator: string;
  let participant: string;
  let writes: number;
  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
    administrator = (await platform.participant({ role: 'administrator' })).cookie;
    participant = (await platform.participant()).cookie;
    writes = await countItems();
  });
  afterAll(() => platform.close());

  const countItems = async () => {
    const { ScanCommand } = await import('@aws-sdk/client-dynamodb');
    const { Items = [] } = await platform.cloud.clients.dynamodb.send(
      new ScanCommand({ TableName: platform.services.config.tableName }),
    );
    // Counting requests against a limit, and noting what staff was refused, is no change of anything a person would see.
    return Items.filter(({ type }) => !['RateLimit', 'AuditRecord'].includes(type?.S ?? '')).length;
  };
  const cookieFor = ({ access }: AnyRoute) =>
    ['proposal.write', 'proposal.vote', 'budget.vote', 'comment.write', 'comment.vote'].includes(access)
      ? participant
      : administrator;

  it.each(guarded)('%s answers nobody without a session', async (key, route) => {
    const answer = await platform.call(key, { params: paramsOf(route), ...(route.body ? { body: {} } : {}) });
    expectProblem(answer, 401);
    expect(answer.body.code).toBe('session.required');
  });

  it.each(withSession)('%s refuses a forged session, and takes the cookie away', async (key, route) => {
    const forged = await new SignJWT({ sid: 'ses_01K00000000000000000000000' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode('not our secret, which nobody outside knows'));
    for (const cookie of [forged, 'garbage', `${participant.split('=')[1]}x`]) {
      const answer = await platform.call(key, {
        params: paramsOf(route),
        cookie: `parvis_session=${cookie}`,
        ...(route.body ? { body: {} } : {}),
      });
      expectProblem(answer, 401);
      expect(answer.body.code).toBe('session.invalid');
      expect(answer.cookies.join()).toMatch(/parvis_session=;.*Max-Age=0/);
    }
  });

  it.each(withSession)('%s refuses an operator token that is not ours', async (key, route) => {
    const answer = await platform.call(key, {
      params: paramsOf(route),
      headers: { authorization: 'Bearer guess' },
      ...(route.body ? { body: {} } : {}),
    });
    expectProblem(answer, 401);
  });

  it.each(withBody)('%s refuses text that is no JSON', async (key, route) => {
    const answer = await platform.call(key, { params: paramsOf(route), cookie: cookieFor(route), body: '{"title": ' });
    expectProblem(answer, 400);
    expect(answer.body.code).toBe('request.malformed');
  });

  it.each(withBody)('%s refuses a body that does not say it is JSON', async (key, route) => {
    const answer = await platform.call(key, {
      params: paramsOf(route),
      cookie: cookieFor(route),
      body: 'a=b',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expectProblem(answer, 415);
  });

  it.each(withBody)('%s says which fields are of a wrong type', async (key, route) => {
    for (const body of [
      [],
      'text',
      7,
      null,
      {
        title: { nested: [] },
        email: 4,
        body: false,
        state: {},
        choice: 9,
        weight: 'x',
        words: 3,
        leavesOutPapers: 'x',
      },
    ]) {
      const answer = await platform.call(key, {
        params: paramsOf(route),
        cookie: cookieFor(route),
        body: JSON.stringify(body),
      });
      expectProblem(answer, 422);
      expect(answer.body.fields.length).toBeGreaterThan(0);
    }
  });

  it.each(withBody)('%s refuses a body that is too large', async (key, route) => {
    const answer = await platform.call(key, {
      params: paramsOf(route),
      cookie: cookieFor(route),
      body: JSON.stringify({ text: 'x'.repeat((route.maxBytes ?? 100_000) + 1) }),
    });
    expectProblem(answer, 413);
  });

  it.each(withParams)('%s knows no made-up id', async (key, route) => {
    for (const made of ['x', '../..', 'prp_', "' OR 1=1", 'prp_01K00000000000000000000000\u0000']) {
      const answer = await platform.call(key, {
        params: paramsOf(route, made),
        cookie: cookieFor(route),
        ...(route.body ? { body: {} } : {}),
      });
      expectProblem(answer, 404);
    }
  });

  it('changed nothing, all in all', async () => {
    expect(await countItems()).toBe(writes);
  });
});
