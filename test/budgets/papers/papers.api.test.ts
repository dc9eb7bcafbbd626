import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { BudgetBallots } from '../../../functions/budgets/entities.ts';
import { paperOfCode } from '../../../functions/budgets/papers/paper-of-code.ts';
import { BudgetCounts } from '../../../functions/budgets/results/entities.ts';
import { put } from '../../../functions/platform/db/write.ts';
import { VOTE_SHARDS } from '../../../shared/platform/voting.ts';
import { type Answer, startTestPlatform, type TestPlatform } from '../../support/platform.ts';
import { switchOn } from '../../verifications/a-verification.ts';
import { censusOf } from '../../verifications/census-uploads.ts';
import { aVote, choices, type Vote } from '../ballots/a-vote.ts';

let platform: TestPlatform;
let vote: Vote;
let manager: string;
let agents: string[];
let documents = 0;

beforeAll(async () => {
  platform = await startTestPlatform();
  await switchOn(platform, { desk: {} });
  vote = await aVote(platform, {
    slug: 'budget-2027',
    settings: { ballotKind: 'envelope' },
    requirements: {
      vote: { combine: 'any', methods: [{ method: 'desk', minimumAge: 16, territoryIds: [] }], withoutAccount: false },
    },
  });
  const spaceId = vote.process.id;
  const staff = async (role: 'agent' | 'process-administrator', displayName: string) =>
    (await platform.participant({ displayName, grants: [{ role, spaceId }] })).cookie;
  manager = await staff('process-administrator', 'Louise');
  agents = [await staff('agent', 'Agnes'), await staff('agent', 'Bruno'), await staff('agent', 'Chloe')];
});
afterAll(() => platform.close());

const [A, B, C] = [0, 1, 2].map((index) => () => agents[index] ?? '') as [() => string, () => string, () => string];
const at = (path: string) => path.replace('…', '/api/budgets/{componentId}/');
const call = (
  route: string,
  cookie: string | undefined,
  { body, number, ...rest }: Readonly<Record<string, unknown>> & { readonly number?: number } = {},
  { componentId } = vote,
): Promise<Answer> =>
  platform.call(at(route), {
    ...(cookie === undefined ? {} : { cookie }),
    params: { componentId, ...(number === undefined ? {} : { number: String(number) }), ...(rest.params ?? {}) },
    ...(body === undefined ? {} : { body }),
    ...(rest.query === undefined ? {} : { query: rest.query as Record<string, string> }),
  });

const aDocument = (bornOn = '1980-05-17') => ({
  kind: 'identity-card',
  number: `AB-${String(++documents).padStart(6, '0')}`,
  bornOn,
});
const present = (document: object) => ({ identified: { method: 'desk', document }, locale: 'fr' });
const mark = (cookie: string, document: object) => call('POST …paper-voters', cookie, { body: present(document) });
const enter = (cookie: string, number: number, reading: object, batchId: string | null = null) =>
  call('PUT …papers/{number}/entry', cookie, { number, body: { reading, batchId } });
const chosen = (...numbers: number[]) => ({ content: choices(vote, numbers), invalid: null });
const invalid = (reason: string) => ({ content: null, invalid: reason });
const code = (answer: Answer) => answer.body?.code ?? answer.status;
const report = async () => (await call('GET …paper-report', A())).body;
const ballots = async () => {
  const shards = Array.from({ length: VOTE_SHARDS }, (_, shard) => shard);
  const { componentId } = vote;
  const all = await Promise.all(shards.map((shard) => platform.services.db.all(BudgetBallots, { componentId, shard })));
  return all.flat();
};
async function pagesOf({ body }: Answer): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(Buffer.from(body.pdf, 'base64')));
  return (await extractText(document, { mergePages: false })).text;
}
/** First match in a line; who reads a PDF may take the gap that a J leaves for a space. */
const inLines = (page: string, wanted: RegExp) =>
  page
    .split('\n')
    .map((line) => line.replaceAll(' ', '').match(wanted)?.[0])
    .find((found) => found !== undefined) ?? '';
const codeIn = (page = '') => inLines(page, /(?<![0-9A-Z])[0-9A-Z]{12}(?![0-9A-Z])/);
const receiptIn = (page = '') => inLines(page, /(?<![0-9A-Z])(?:[0-9A-Z]{5}-){3}[0-9A-Z]{5}(?![0-9A-Z])/);

describe('printing', () => {
  it('gives numbers that go on from run to run, and each paper its own code and receipt', async () => {
    const first = await call('POST …paper-runs', manager, { body: { count: 3, locale: 'fr' } });
    expect(first).toMatchObject({ status: 201, body: { first: 1, last: 3, envelopeIds: [] } });
    const second = await call('POST …paper-runs', manager, { body: { count: 20, locale: 'en' } });
    expect(second.body).toMatchObject({ first: 4, last: 23 });
    expect((await call('GET …paper-runs', A())).body).toMatchObject({ printed: 23 });

    const printed = await call('GET …paper-runs/{runId}/pdf', manager, { params: { runId: first.body.id } });
    expect(printed.body).toMatchObject({ first: 1, last: 3, next: null, fileName: 'ballots-1-3-2026-11-21.pdf' });
    const pages = await pagesOf(printed);
    expect(pages).toHaveLength(3);
    expect(pages[0]).toContain('Vote des projets');
    for (const words of ['Projet 1', 'Projet 6', 'Cochez les projets', 'N° 1', '60 €'])
      expect(pages[0]?.replace(/\s/g, ' ')).toContain(words);
    expect(new Set(pages.map(codeIn)).size).toBe(3);
    expect(new Set(pages.map(receiptIn)).size).toBe(3);
    const again = await call('GET …paper-runs/{runId}/pdf', manager, { params: { runId: first.body.id } });
    expect((await pagesOf(again)).map(codeIn)).toEqual(pages.map(codeIn));
  });

  it('is for administrators of the process: agents hand out and enter', async () => {
    expect((await call('POST …paper-runs', A(), { body: { count: 1, locale: 'fr' } })).status).toBe(403);
    const { body } = await call('GET …paper-runs', A());
    const runId = body.items[0].id;
    expect((await call('GET …paper-runs/{runId}/pdf', A(), { params: { runId } })).status).toBe(403);
    expect((await call('GET …paper-runs', undefined)).status).toBe(401);
  });

  it('never gives a number twice to two who print at the same moment', async () => {
    const elsewhere = await aVote(platform, { slug: 'printing-race' });
    const admin = (await platform.participant({ role: 'administrator' })).cookie;
    const print = () => call('POST …paper-runs', admin, { body: { count: 10, locale: 'nl' } }, elsewhere);
    const answers = await Promise.all([print(), print(), print()]);
    for (const answer of answers) if (answer.status !== 201) expect(code(answer)).toBe('budget.changed-meanwhile');
    const runs = (await call('GET …paper-runs', admin, {}, elsewhere)).body.items as { first: number; last: number }[];
    expect(runs).toHaveLength(answers.filter(({ status }) => status === 201).length);
    for (const [index, { first }] of runs.entries()) expect(first).toBe(index * 10 + 1);
  });

  it('shows a specimen without a code, and says how to vote by the rule', async () => {
    const points = await aVote(platform, {
      slug: 'points',
      settings: { ballotKind: 'points', points: 7, pointsPerProject: 3 },
    });
    const admin = (await platform.participant({ role: 'administrator' })).cookie;
    const specimen = await call('GET …paper-specimen', admin, { query: { locale: 'en' } }, points);
    const [page = ''] = await pagesOf(specimen);
    expect(page).toContain('SPECIMEN');
    expect(page).toContain('You have 7 points to share');
    expect(page).toContain('at most 3 points');
  });

  it('makes the catalogue for everybody, and again only when it has changed', async () => {
    const ask = () => call('GET …catalogue.pdf', undefined, { query: { locale: 'en' } });
    const answer = await ask();
    expect(answer).toMatchObject({ status: 303 });
    const location = answer.headers.location ?? '';
    expect(location).toMatch(new RegExp(`^/budgets/${vote.componentId}/catalogue-en\\.pdf\\?v=`));
    const file = await platform.services.files.site.get(location.slice(1).replace(/\?.*$/, ''));
    expect(file?.contentType).toBe('application/pdf');
    const document = await getDocumentProxy(new Uint8Array(file?.body ?? []));
    const { text } = await extractText(document, { mergePages: true });
    for (const words of ['Catalogue of projects', '6. Project 6', 'Cost: €60', '6 projects, €100 to spend'])
      expect(text).toContain(words);
    expect(Buffer.from(file?.body ?? []).toString('latin1')).toContain('/StructTreeRoot');
    expect((await ask()).headers.location).toBe(location);
  });
});

describe('the desk', () => {
  it('marks who is handed a paper, once, and keeps them from voting online', async () => {
    const document = aDocument();
    const marked = await mark(A(), document);
    expect(marked).toMatchObject({ status: 200, body: { envelopeIds: vote.envelopeIds } });
    expect(code(await mark(B(), document))).toBe('budget.already-marked');
    expect((await ballots()).filter(({ content }) => content === null)).toHaveLength(1);
  });

  it('gives one of two desks a paper for the same person at the same moment', async () => {
    const document = aDocument();
    const codes = (await Promise.all([mark(A(), document), mark(B(), document), mark(C(), document)])).map(code);
    expect(codes.filter((one) => one === 200)).toHaveLength(1);
    expect(codes.filter((one) => one === 'budget.already-marked')).toHaveLength(2);
  });

  it('refuses who has voted online, and who the vote does not admit', async () => {
    const document = aDocument();
    const email = 'online@example.org';
    const { cookie } = await platform.participant({ displayName: 'Odile', email });
    const granted = await platform.call('POST /api/assistance/authorizations', {
      cookie: A(),
      body: { email, consent: 'spoken', document, territoryId: null },
    });
    expect(granted.status).toBe(200);
    const cast = await call('PUT …ballot', cookie, { body: { content: choices(vote, [1]), revision: null } });
    expect(cast.status).toBe(200);
    expect(code(await mark(A(), document))).toBe('budget.already-voted');
    const byAddress = { identified: { method: 'account', email }, locale: 'fr' };
    expect(code(await call('POST …paper-voters', A(), { body: byAddress }))).toBe('budget.already-voted');
    const unknown = { identified: { method: 'account', email: 'nobody@example.org' }, locale: 'fr' };
    expect(code(await call('POST …paper-voters', A(), { body: unknown }))).toBe('participant.not-found');
    expect(code(await mark(A(), aDocument('2015-01-01')))).toBe('verification.too-young');
  });

  it('lets somebody vote online again who gives the paper back unused, and takes its number out', async () => {
    const document = aDocument();
    const giveBack = () => call('POST …paper-voters/returns', B(), { body: present(document) });
    expect(code(await giveBack())).toBe('budget.not-marked');
    await mark(A(), document);
    expect((await giveBack()).status).toBe(204);
    expect(code(await giveBack())).toBe('budget.not-marked');
    expect((await mark(A(), document)).status).toBe(200);
    expect((await call('POST …papers/{number}/void', A(), { number: 20, body: { reason: 'unused' } })).body.state).toBe(
      'void',
    );
    expect(code(await enter(A(), 20, chosen(1)))).toBe('budget.paper-voided');
  });

  it('knows somebody by the census too, and gives who is not in it no paper', async () => {
    const known = await aVote(platform, {
      slug: 'by-census',
      requirements: {
        vote: {
          combine: 'any',
          methods: [{ method: 'census', minimumAge: null, territoryIds: [] }],
          withoutAccount: false,
        },
      },
    });
    await switchOn(platform, { desk: {}, census: { fields: ['family-name', 'birth-date'] } });
    const saved = await censusOf(platform).uploaded('family-name,birth-date\nMaréchal,1948-03-09\n');
    expect(saved.state).toBe('done');
    const admin = (await platform.participant({ role: 'administrator' })).cookie;
    const by = (given: object) => {
      const body = { identified: { method: 'census', given }, locale: 'fr' };
      return call('POST …paper-voters', admin, { body }, known);
    };
    expect(code(await by({ 'family-name': 'Nobody', 'birth-date': '1948-03-09' }))).toBe('verification.not-confirmed');
    const person = { 'family-name': 'marechal', 'birth-date': '1948-03-09' };
    expect((await by(person)).status).toBe(200);
    expect(code(await by(person))).toBe('budget.already-marked');
    const document = await call('POST …paper-voters', admin, { body: present(aDocument()) }, known);
    expect(code(document)).toBe('verification.required');
  });

  it('is closed when the vote is, and to who has no role here', async () => {
    const { cookie } = await platform.participant({ displayName: 'Gaston' });
    expect((await mark(cookie, aDocument())).status).toBe(403);
    const over = await aVote(platform, { slug: 'over', endsAt: '2026-11-20T00:00:00.000Z' });
    const admin = (await platform.participant({ role: 'administrator' })).cookie;
    const answer = await call('POST …paper-voters', admin, { body: present(aDocument()) }, over);
    expect(code(answer)).toBe('budget.voting-closed');
  });
});

describe('entering', () => {
  it('makes a ballot of what two agents have read alike, in whatever order they typed it', async () => {
    expect((await enter(A(), 1, chosen(1, 2))).body).toEqual({ number: 1, state: 'half' });
    expect((await call('GET …papers/{number}', B(), { number: 1 })).body).toMatchObject({
      state: 'half',
      isMine: false,
    });
    expect(JSON.stringify((await call('GET …papers/{number}', B(), { number: 1 })).body)).not.toContain('prj_');
    expect((await call('GET …paper-differences', B())).body.items).toEqual([]);
    expect(code(await enter(A(), 1, chosen(1, 2)))).toBe('budget.paper-own-entry');
    expect((await enter(B(), 1, chosen(2, 1))).body.state).toBe('cast');
    const mine = (await ballots()).filter(({ channel, content }) => channel === 'paper' && content !== null);
    expect(mine).toHaveLength(1);
    expect(mine[0]?.content?.[0]?.choices.map(({ projectId }) => projectId).sort()).toEqual(
      choices(vote, [1, 2])[0]
        ?.choices.map(({ projectId }) => projectId)
        .sort(),
    );
    expect(code(await enter(C(), 1, chosen(3)))).toBe('budget.paper-entered');
  });

  it('gives the ballot the receipt of the stub', async () => {
    const { body } = await call('GET …paper-runs', manager);
    const pages = await pagesOf(
      await call('GET …paper-runs/{runId}/pdf', manager, { params: { runId: body.items[0].id } }),
    );
    const receipts = (await ballots()).map(({ receipt }) => receipt);
    expect(receipts).toContain(receiptIn(pages[0]));
    expect(receipts).not.toContain(receiptIn(pages[1]));
  });

  it('shows both agents what differs, and settles it once one of them corrects their own', async () => {
    await enter(A(), 2, chosen(1));
    expect((await enter(B(), 2, chosen(3))).body.state).toBe('different');
    expect(code(await enter(C(), 2, chosen(1)))).toBe('budget.paper-entered');
    expect((await call('GET …paper-differences', C())).body.items).toEqual([]);
    const [item] = (await call('GET …paper-differences', A())).body.items;
    expect(item).toMatchObject({
      number: 2,
      first: { agentName: 'Agnes', isMine: true },
      second: { agentName: 'Bruno', isMine: false },
      mayDecide: false,
    });
    expect((await enter(B(), 2, chosen(1))).body.state).toBe('cast');
  });

  it('lets an administrator decide who entered neither, and nobody else', async () => {
    await enter(A(), 3, chosen(4));
    await enter(B(), 3, invalid('illegible'));
    const decide = (cookie: string, reading: object) =>
      call('POST …papers/{number}/decision', cookie, { number: 3, body: { reading } });
    expect((await decide(C(), chosen(4))).status).toBe(403);
    expect((await call('GET …paper-differences', manager)).body.items[0]).toMatchObject({ number: 3, mayDecide: true });
    expect((await decide(manager, chosen(4))).body.state).toBe('cast');
    expect(code(await decide(manager, chosen(5)))).toBe('budget.paper-not-different');
    await enter(manager, 4, chosen(1));
    await enter(A(), 4, chosen(2));
    const own = await call('POST …papers/{number}/decision', manager, { number: 4, body: { reading: chosen(1) } });
    expect(code(own)).toBe('budget.paper-own-entry');
    await enter(A(), 4, chosen(1));
  });

  it('refuses what breaks the rule with the reason, and takes it as invalid when two agents say so', async () => {
    const over = await enter(A(), 5, chosen(5, 6));
    expect(over).toMatchObject({
      status: 422,
      body: { code: 'budget.ballot-refused', fields: [{ code: 'budget.over-envelope', facts: { over: 1000 } }] },
    });
    await enter(A(), 5, invalid('over-budget'));
    expect((await enter(B(), 5, invalid('blank'))).body.state).toBe('different');
    expect((await enter(B(), 5, invalid('over-budget'))).body.state).toBe('invalid');
    expect((await enter(A(), 6, { content: null, invalid: null })).status).toBe(422);
  });

  it('knows no number that was not printed', async () => {
    expect(code(await enter(A(), 24, chosen(1)))).toBe('budget.paper-unknown');
    expect((await enter(A(), 0, chosen(1))).status).toBe(404);
  });

  it('counts two agents who enter the same paper at the same moment as first and second', async () => {
    for (const number of [7, 8, 9]) {
      const [one, other] = await Promise.all([enter(A(), number, chosen(2)), enter(B(), number, chosen(2))]);
      expect([one.body.state, other.body.state].sort()).toEqual(['cast', 'half']);
    }
    const [one, other, third] = await Promise.all([
      enter(A(), 10, chosen(1)),
      enter(B(), 10, chosen(2)),
      enter(C(), 10, chosen(1)),
    ]);
    const states = [one, other, third].map((answer) => answer.body.state ?? answer.body.code);
    expect(states).toContain('half');
    expect(states.filter((state) => state === 'cast' || state === 'different')).toHaveLength(1);
    expect(states.filter((state) => state === 'budget.paper-entered')).toHaveLength(1);
  });

  it('takes on papers with some envelopes no others', async () => {
    const districts = [platform.services.newId('taxonomy'), platform.services.newId('taxonomy')];
    const two = await aVote(platform, { slug: 'districts', districts, settings: { envelopeChoice: 'one' } });
    const admin = (await platform.participant({ role: 'administrator' })).cookie;
    const body = { count: 2, locale: 'fr', envelopeIds: [two.envelopeIds[1]] };
    await call('POST …paper-runs', admin, { body }, two);
    const read = (envelope: number) => ({ content: choices(two, [1], envelope), invalid: null });
    const wrong = await call('PUT …papers/{number}/entry', admin, { number: 1, body: { reading: read(0) } }, two);
    expect(wrong.body.fields[0].code).toBe('budget.not-resident');
    const right = await call('PUT …papers/{number}/entry', admin, { number: 1, body: { reading: read(1) } }, two);
    expect(right.body.state).toBe('half');
    const foreign = { count: 1, locale: 'fr', envelopeIds: [vote.envelopeIds[0]] };
    expect(code(await call('POST …paper-runs', admin, { body: foreign }, two))).toBe('budget.envelope-not-found');
  });
});

describe('the code of a paper', () => {
  it('opens the paper it was printed on at the tablet, and no other one', async () => {
    const { body } = await call('GET …paper-runs', manager);
    const pages = await pagesOf(
      await call('GET …paper-runs/{runId}/pdf', manager, { params: { runId: body.items[1].id } }),
    );
    const known = (typed: string) => paperOfCode(platform.services, vote.componentId, typed);
    const printed = codeIn(pages[15 - 4]);
    expect(await known(printed.toLowerCase())).toMatchObject({ number: 15, receipt: receiptIn(pages[15 - 4]) });
    const swapped = printed.replace(/.$/, (last) => (last === '7' ? '8' : '7'));
    await expect(known(swapped)).rejects.toMatchObject({ code: 'budget.paper-unknown' });
    await expect(known('0000 0000 0000')).rejects.toMatchObject({ code: 'budget.paper-unknown' });
    await expect(known(codeIn(pages[7 - 4]))).rejects.toMatchObject({ code: 'budget.paper-entered' });
    await expect(known(codeIn(pages[20 - 4]))).rejects.toMatchObject({ code: 'budget.paper-voided' });
  });
});

describe('the report', () => {
  it('says where every paper is, and what does not add up', async () => {
    const opened = await call('POST …paper-batches', A(), { body: { place: 'Town hall', counted: 3 } });
    const { id, version } = opened.body;
    await enter(A(), 11, chosen(1), id);
    await enter(B(), 11, chosen(1), id);
    await enter(A(), 12, invalid('blank'), id);
    const first = await report();
    expect(first).toMatchObject({ printed: 23, spoiled: 0, unused: 1, invalid: 1, invalidBy: { 'over-budget': 1 } });
    expect(first.batches).toEqual([expect.objectContaining({ place: 'Town hall', counted: 3, entered: 2 })]);
    expect(first.waiting).toContain(12);
    expect(first.entered).toBe(first.valid + first.invalid + first.half + first.different);
    const remark = (code: string) => first.remarks.find((one: { code: string }) => one.code === code);
    expect(remark('batch-short')).toMatchObject({ count: 1, place: 'Town hall', isOpen: true });
    expect(remark('waiting')).toMatchObject({ isOpen: true });
    expect(remark('stock-not-counted')).toBeDefined();

    const change = { place: 'Town hall', counted: 2, version };
    expect(
      (await call('PUT …paper-batches/{batchId}', B(), { params: { batchId: id }, body: change })).body.counted,
    ).toBe(2);
    expect(code(await call('PUT …paper-batches/{batchId}', A(), { params: { batchId: id }, body: change }))).toBe(
      'budget.changed-meanwhile',
    );
    const expected = first.printed - first.handedOut - first.unused;
    await call('PUT …paper-left', A(), { body: { left: expected } });
    const codes = (await report()).remarks.map((one: { code: string }) => one.code);
    expect(codes).not.toContain('batch-short');
    expect(codes).not.toContain('stock-not-counted');
    expect(codes).not.toContain('missing-from-stock');
  });

  it('is closed with the count: nothing is printed, handed out or entered any more', async () => {
    const { componentId } = vote;
    const now = platform.services.now();
    const count = {
      task: null,
      turn: 1,
      sealedAt: now,
      root: null,
      ballots: null,
      publishedAt: null,
      withdrawal: null,
    };
    await platform.services.db.write(put(BudgetCounts, { componentId, state: 'sealing', ...count }));
    for (const answer of [
      await enter(A(), 13, chosen(1)),
      await enter(B(), 12, invalid('blank')),
      await call('POST …paper-runs', manager, { body: { count: 1, locale: 'fr' } }),
      await call('POST …papers/{number}/void', A(), { number: 14, body: { reason: 'spoiled' } }),
      await mark(A(), aDocument()),
    ])
      expect(code(answer)).toBe('budget.sealed');
  });
});
