import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { auditApi } from '../../functions/audit/api.ts';
import { sealBatch } from '../../functions/audit/seal-records.ts';
import { features } from '../../functions/features.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { put } from '../../functions/platform/db/write.ts';
import { AuditRecords } from '../../functions/platform/entities.ts';
import { TEMPLATES } from '../../functions/spaces/templates/create-from-template.ts';
import { lineOf, verify } from '../../shared/audit/chain.ts';
import { audit } from '../../shared/audit/contract.ts';
import { OPEN } from '../../shared/audit/entry.ts';
import { endOf } from '../../shared/audit/filter.ts';
import { allRoutes } from '../../shared/contracts.ts';
import { type AnyRoute, routeKey } from '../../shared/platform/contract.ts';
import { ID_PREFIXES } from '../../shared/platform/ids.ts';
import { SPACE_ROLES } from '../../shared/platform/roles.ts';
import { apiEvent, type Call } from '../support/api-event.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { wholeLog } from './whole-log.ts';

let platform: TestPlatform;
let anna: { readonly id: string; readonly cookie: string };
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  anna = await platform.participant({ role: 'administrator', displayName: 'Anna Administrator' });
});
afterAll(() => platform.close());

const LIST = routeKey(audit.list);
const listed = async (query: Call['query'] = {}) =>
  audit.list.returns.parse((await platform.call(LIST, { cookie: anna.cookie, query })).body);
const bodyless = ({ body, accepts }: AnyRoute) => (body === undefined && accepts !== 'image' ? {} : { body: {} });
/** Something that a placeholder of a path takes, and that names nothing there is. */
const SAMPLES = [
  ...Object.values(ID_PREFIXES).map((prefix) => `${prefix}_00000000000000000000000000`),
  ...['organization', 'a-slug', '0', 'a'.repeat(64), 'a'.repeat(43), ...Object.keys(TEMPLATES)],
  ...SPACE_ROLES,
];
const sampleOf = (schema: z.core.$ZodType) => SAMPLES.find((text) => z.safeParse(schema, text).success) ?? 'nowhere';
/** A call of the route that gets as far as its policy; what is behind it may refuse. */
const calling = (route: AnyRoute, call: Call & { operator?: boolean }) =>
  platform.call(routeKey(route), {
    params: Object.fromEntries(
      Object.entries(route.params?.shape ?? {}).map(([name, schema]) => [name, sampleOf(schema)]),
    ),
    ...bodyless(route),
    ...call,
  });
const aProcess = (slug: string) =>
  platform.call('POST /api/processes', {
    cookie: anna.cookie,
    body: { slug, title: { en: 'A park for all' }, ...NO_TEXTS, phases: [] },
  });
const NO_TEXTS = { question: {}, summary: {}, description: {}, decision: {}, image: null, imageAlt: {} };

describe('what the audit log holds', () => {
  it('is every call of a staff action: refused to people without a role, made or failed for administrators', async () => {
    let eve = await platform.participant({ displayName: 'Eve' });
    const ofStaff = new Set<string>();
    for (const route of allRoutes) {
      const answer = await calling(route, { cookie: eve.cookie });
      const isRefused = answer.status === 403 && String(answer.body.code).startsWith('access.');
      if (isRefused) ofStaff.add(route.operation);
      // A route that ended her session: somebody like her goes on.
      if ((await platform.call('GET /api/session', { cookie: eve.cookie })).status !== 200)
        eve = await platform.participant({ displayName: 'Eve' });
    }
    expect(ofStaff.size).toBeGreaterThan(60);
    const refused = await wholeLog(platform);
    const recorded = refused.filter(({ entry }) => entry.role === 'participant').map(({ entry }) => entry.operation);
    expect(recorded.toSorted()).toEqual([...ofStaff].toSorted());

    const before = refused.length;
    for (const route of allRoutes.filter(({ operation }) => ofStaff.has(operation)))
      await calling(route, { operator: true });
    const acts = (await wholeLog(platform)).slice(before).map(({ entry }) => entry);
    const byOperator = acts.filter(({ actor }) => actor === 'operator');
    const acted = byOperator.filter((entry) => endOf(entry) !== 'refused').map(({ operation }) => operation);
    const refusedToIt = new Set(byOperator.map(({ operation }) => operation).filter((one) => !acted.includes(one)));
    const expected = allRoutes.filter(
      ({ operation, method, reads, access }) =>
        ofStaff.has(operation) && access !== 'attachment.write' && (method !== 'GET' || reads === 'personal-data'),
    );
    const missing = expected.map(({ operation }) => operation).filter((one) => !acted.includes(one));
    // What is for people alone, such as a second factor, is refused to commands, and that is recorded too.
    expect(missing.filter((operation) => !refusedToIt.has(operation))).toEqual([]);
    const tooMuch = acted.filter((one) => !expected.some(({ operation }) => operation === one));
    expect([...new Set(tooMuch)]).toEqual([]);
  });

  it('is nothing of what citizens do, and nothing of people who are not signed in', async () => {
    const before = (await wholeLog(platform)).length;
    const { cookie } = await platform.participant();
    for (const key of ['GET /api/participants/me', 'GET /api/my-votes']) await platform.call(key, { cookie });
    await platform.call('POST /api/processes', { body: {} });
    await platform.call(LIST, {});
    const later = await wholeLog(platform);
    // The export itself is a look at personal data, and the only one.
    expect(later.slice(before).map(({ entry }) => entry.operation)).toEqual(['audit.exportEntries']);
  });

  it('tells who, in which role, what, where and how it ended; of the texts only the names of their fields', async () => {
    const made = await aProcess('a-park');
    expect(made.status).toBe(201);
    const { id, version } = made.body;
    const update = (body: object) =>
      platform.call('PUT /api/processes/{processId}', { cookie: anna.cookie, params: { processId: id }, body });
    const texts = { slug: 'a-park', title: { en: 'Nobody may read this' }, ...NO_TEXTS, phases: [] };
    expect((await update({ ...texts, version, 'a field of my own': 1 })).status).toBe(200);
    expect((await update({ ...texts, version })).status).toBe(409);
    const log = await wholeLog(platform);
    const [changed, refused] = log.filter(({ entry }) => entry.operation === 'spaces.updateProcess').slice(-2);
    expect(changed?.entry).toMatchObject({
      actor: anna.id,
      role: 'administrator',
      spaceId: id,
      place: { processId: id },
      outcome: 'done',
      status: 200,
    });
    expect(changed?.entry.fields).toEqual([...Object.keys(texts), 'version'].toSorted());
    expect(changed?.entry.changed).toEqual(['title']);
    expect(refused?.entry).toMatchObject({ outcome: 'process.changed-meanwhile', status: 409 });
    expect(refused?.entry).not.toHaveProperty('changed');
    for (const word of ['Nobody may read', 'A park for all', 'of my own', 'Anna', '203.0.113'])
      expect([word, JSON.stringify(log).includes(word)]).toEqual([word, false]);
  });

  it('has one line for the same refusal of the same person within a minute', async () => {
    const mallory = await platform.participant({ displayName: 'Mallory' });
    const attempts = () =>
      Promise.all(
        Array.from({ length: 20 }, () => platform.call('POST /api/processes', { cookie: mallory.cookie, body: {} })),
      );
    await attempts();
    const of = async () => (await wholeLog(platform)).filter(({ entry }) => entry.actor === mallory.id).length;
    expect(await of()).toBe(1);
    platform.clock.advance(60);
    await attempts();
    expect(await of()).toBe(2);
  });

  it('keeps an act whose function died in the middle, as unfinished, once nobody can finish it', async () => {
    const { services, clock } = platform;
    const id = services.newId('auditEntry');
    const act = { operation: 'spaces.createProcess', spaceId: null, place: {}, fields: [], requestId: 'died' };
    const record = { slot: id, id, at: services.now(), actor: 'operator', role: 'operator', ...act } as const;
    await services.db.write(put(AuditRecords, { ...record, outcome: OPEN, status: 0 }));
    const ofIt = async () => {
      await services.queues.send('audit', [{ seal: true }]);
      return (await wholeLog(platform)).filter(({ entry }) => entry.requestId === 'died');
    };
    clock.advance(119);
    expect(await ofIt()).toEqual([]);
    clock.advance(1);
    expect((await ofIt()).map(({ entry }) => entry.outcome)).toEqual(['unfinished']);
    expect(await ofIt()).toHaveLength(1);
  });

  it('lets nothing happen that it cannot record: no change is made, and nothing is shown', async () => {
    const broken = {
      ...platform.services,
      db: { ...platform.services.db, write: () => Promise.reject(new Error('the table does not answer')) },
    };
    const headers = {
      'x-parvis-origin': await platform.services.secrets.get('origin'),
      authorization: `Bearer ${await platform.services.secrets.get('operator')}`,
    };
    const quiet = { ...broken, log: { info() {}, warn() {}, error() {} } };
    const context = localContext('api');
    const reading = auditApi({ titlesOf: async () => new Map() }).entry(quiet);
    const read = await reading(apiEvent(LIST, { headers }), context);
    expect([read.statusCode, read.body?.includes('items')]).toEqual([500, false]);
    const spaces = features.find(({ api }) => api?.actions.includes('process.create'))?.api?.entry(quiet);
    const body = { slug: 'never', title: { en: 'Never' }, ...NO_TEXTS, phases: [] };
    const answer = await spaces?.(apiEvent('POST /api/processes', { headers, body }), context);
    expect(answer?.statusCode).toBe(500);
    const processes = await platform.call('GET /api/processes', { operator: true });
    expect(JSON.stringify(processes.body)).not.toContain('never');
  });
});

describe('the sealer', () => {
  const manyRecords = async (count: number) => {
    const { services } = platform;
    const ids = Array.from({ length: count }, () => services.newId('auditEntry'));
    const act = { operation: 'spaces.createProcess', spaceId: null, place: {}, fields: [], outcome: 'done' };
    await Promise.all(
      ids.map((id) =>
        services.db.write(
          put(AuditRecords, {
            ...{ slot: id, id, at: services.now(), actor: 'operator', role: 'operator', requestId: id },
            ...{ ...act, status: 201 },
          }),
        ),
      ),
    );
    return ids;
  };

  it('makes one chain without forks and seals each record once, with many at work, without a lease, and twice', async () => {
    await platform.settle();
    const ids = await manyRecords(120);
    const rounds = Array.from({ length: 4 }, async () => {
      for (let round = 0; round < 5; round++) await sealBatch(platform.services);
    });
    await Promise.all(rounds);
    await platform.services.queues.send('audit', [{ seal: true }, { seal: true }, { seal: true }]);
    const log = await wholeLog(platform);
    const sealed = log.map(({ entry }) => entry.requestId).filter((id) => ids.some((one) => one === id));
    expect(sealed.toSorted()).toEqual(ids.toSorted());
    const head = (await platform.call(routeKey(audit.readState), { operator: true })).body.head;
    expect(await verify(log.slice(0, head.sequence).map(lineOf), head)).toEqual({ holds: true, head });
  });

  it('goes on behind midnight, and in one chain, when its clock goes back', async () => {
    const at = platform.clock.now();
    platform.clock.set('2026-11-23T00:00:01.000Z');
    await manyRecords(2);
    await wholeLog(platform);
    platform.clock.set(at);
    await manyRecords(2);
    const log = await wholeLog(platform);
    expect(await verify(log.map(lineOf))).toMatchObject({ holds: true });
  });
});

describe('looking into the log', () => {
  it('finds by person, action, place, day and end, newest first, with names as they are now', async () => {
    const made = await aProcess('a-square');
    await platform.settle();
    const bySpace = await listed({ space: made.body.id });
    expect(bySpace.items).toEqual([]);
    await platform.call('PUT /api/processes/{processId}/publication', {
      cookie: anna.cookie,
      params: { processId: made.body.id },
      body: { isPublished: true },
    });
    await platform.settle();
    const [published] = (await listed({ space: made.body.id })).items;
    expect(published).toMatchObject({
      actorName: 'Anna Administrator',
      about: [{ id: made.body.id, name: { en: 'A park for all' } }],
      space: { name: { en: 'A park for all' } },
    });
    const partners = { items: [], version: 0 };
    const params = { spaceId: 'organization' };
    await platform.call('PUT /api/spaces/{spaceId}/partners', { cookie: anna.cookie, params, body: partners });
    await platform.settle();
    const [everywhere] = (await listed({ space: 'organization' })).items;
    expect(everywhere).toMatchObject({
      entry: { operation: 'spaces.updatePartners' },
      about: [{ id: 'organization' }],
    });
    expect(everywhere?.about[0]?.name).not.toEqual({});
    const mine = await listed({ actor: anna.id });
    expect(mine.items.length).toBeGreaterThan(3);
    expect(mine.items.map(({ sequence }) => sequence)).toEqual(
      mine.items.map(({ sequence }) => sequence).toSorted((one, other) => other - one),
    );
    const created = await listed({ actor: anna.id, operation: 'spaces.createProcess', end: 'done' });
    expect(new Set(created.items.map(({ entry }) => `${entry.operation} ${entry.outcome}`))).toEqual(
      new Set(['spaces.createProcess done']),
    );
    expect((await listed({ from: '2031-01-01' })).items).toEqual([]);
    expect((await listed({ until: '2020-01-01' })).items).toEqual([]);
  });

  it('goes through all of it page after page, and finds nothing twice', async () => {
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof listed>> = await listed(cursor === '' ? {} : { cursor });
      seen.push(...page.items.map(({ sequence }) => sequence));
      cursor = page.next;
    }
    const from = seen[0] ?? 0;
    expect(seen).toEqual(Array.from({ length: from }, (_, back) => from - back));
    for (const bad of ['x', Buffer.from('{"day":"2026-11-21","at":"e30"}').toString('base64url')])
      expect((await platform.call(LIST, { cookie: anna.cookie, query: { cursor: bad } })).body.code).toBe(
        'request.invalid-cursor',
      );
  });

  it('is for administrators with a second factor, and leaves a trace itself', async () => {
    const refused = await platform.participant({ role: 'administrator', hasSecondFactor: false });
    expect((await platform.call(LIST, { cookie: refused.cookie })).status).toBe(403);
    await listed();
    const [last] = (await wholeLog(platform))
      .filter(({ entry }) => entry.operation === 'audit.list' && entry.actor !== refused.id)
      .slice(-1);
    expect(last?.entry).toMatchObject({ actor: anna.id, status: 200 });
  });
});

describe('the commands', () => {
  const run = promisify(execFile);
  const command = async (script: string, ...args: readonly string[]) => {
    try {
      const { stdout } = await run(process.execPath, [script, ...args]);
      return { code: 0, said: stdout };
    } catch (error) {
      const { code, stderr } = error as { code: number; stderr: string };
      return { code, said: stderr };
    }
  };

  it('take the log away and check it: whole, altered, shortened', async () => {
    const log = await wholeLog(platform);
    const server = createServer(async (request, response) => {
      const url = new URL(request.url ?? '', 'http://localhost');
      const query = Object.fromEntries(url.searchParams);
      const { status, body } = await platform.call(`GET ${url.pathname}`, {
        query,
        headers: { authorization: request.headers.authorization ?? '' },
      });
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    const folder = await mkdtemp(join(tmpdir(), 'audit-'));
    try {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const file = join(folder, 'audit.jsonl');
      const token = await platform.services.secrets.get('operator');
      const exported = await command(
        'scripts/audit-export.ts',
        '--out',
        file,
        '--url',
        `http://127.0.0.1:${port}`,
        '--token',
        token,
      );
      expect(exported.code).toBe(0);
      const text = await readFile(file, 'utf8');
      const lines = text.trimEnd().split('\n');
      expect(lines.slice(0, log.length)).toEqual(log.map(lineOf));
      const [, head = ''] = /head (\S+)/.exec(exported.said) ?? [];
      expect(await command('scripts/audit-verify.ts', '--file', file, '--head', head)).toMatchObject({ code: 0 });

      await writeFile(file, text.replace('"operation":"spaces.createProcess"', '"operation":"spaces.createProcesz"'));
      const at = lines.findIndex((line) => line.includes('"spaces.createProcess"')) + 1;
      const altered = await command('scripts/audit-verify.ts', '--file', file);
      expect(altered).toEqual({
        code: 1,
        said: expect.stringMatching(new RegExp(`^line ${at} \\(entry ${at}\\) was altered`)),
      });
      await writeFile(file, `${lines.slice(0, -1).join('\n')}\n`);
      expect(await command('scripts/audit-verify.ts', '--file', file)).toMatchObject({ code: 0 });
      expect(await command('scripts/audit-verify.ts', '--file', file, '--head', head)).toMatchObject({ code: 1 });
      expect((await command('scripts/audit-verify.ts', '--file', join(folder, 'nowhere'))).code).toBe(1);
      expect((await command('scripts/audit-verify.ts')).code).toBe(2);
      const refused = await command(
        'scripts/audit-export.ts',
        '--out',
        file,
        '--url',
        `http://127.0.0.1:${port}`,
        '--token',
        'no',
      );
      expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('401') });
    } finally {
      server.close();
      await rm(folder, { recursive: true });
    }
  });
});
