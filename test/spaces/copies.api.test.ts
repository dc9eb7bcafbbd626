import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Db } from '../../functions/platform/db/client.ts';
import { put } from '../../functions/platform/db/write.ts';
import { Proposals } from '../../functions/proposals/entities.ts';
import { componentsOf, processBySlug, taxonomies } from '../../functions/spaces/directory.ts';
import { Components, Processes, Taxonomies } from '../../functions/spaces/entities.ts';
import { duplicateProcess } from '../../functions/spaces/templates/duplicate-process.ts';
import { ProcessId } from '../../shared/platform/ids.ts';
import { Requirements } from '../../shared/verifications/requirement.ts';
import { aConsultation, aProposal, aTaxonomy, type Consultation } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

let count = 0;
const aSlug = () => `copy-${++count}`;
const body = (overrides: Readonly<Record<string, unknown>> = {}) => ({
  slug: aSlug(),
  title: { en: 'Climate, second round' },
  startsAt: null,
  ...overrides,
});
const copy = (source: Consultation, overrides = {}, headers = {}) =>
  platform.call('POST /api/processes/{processId}/copies', {
    operator: true,
    params: { processId: source.process.id },
    body: body(overrides),
    headers,
  });
const ownTaxonomies = async (processId: string) =>
  (await taxonomies(platform.services)).filter((taxonomy) => taxonomy.processId === processId);

describe('copying a process', () => {
  it('takes texts, moved phases, components with settings under new ids, and its own themes; no contributions', async () => {
    const source = await aConsultation(platform, {
      slug: 'first-round',
      settings: { voteLimit: 7 },
      phase: { voting: false },
    });
    const shared = await aTaxonomy(platform, 'Of every process');
    const theme = await aTaxonomy(platform, 'Own', { processId: source.process.id });
    const below = await aTaxonomy(platform, 'Below', { parentId: theme });
    const { cookie } = await platform.participant();
    await aProposal(platform, source, cookie, { themeId: theme });
    const asked = { methods: [{ method: 'census', territoryIds: [theme, shared] }] };
    const requirements = Requirements.parse({ comment: asked });
    await platform.services.db.write(put(Components, { ...source.component, requirements }));

    const { status, body: made } = await copy(source, { startsAt: '2027-01-01T00:00:00Z' });
    expect(status).toBe(201);
    expect(made).toMatchObject({
      title: { en: 'Climate, second round' },
      isPublished: false,
      version: 1,
      activePhaseId: null,
      phases: [{ title: { en: 'Propose' }, startsAt: '2027-01-01T00:00:00.000Z', endsAt: '2027-01-31T00:00:00.000Z' }],
    });
    expect(made.phases[0].id).not.toBe(source.phaseId);

    const [component, ...more] = await componentsOf(platform.services, made.id);
    expect(more).toEqual([]);
    expect(component).toMatchObject({ name: { en: 'Proposals' }, settings: { voteLimit: 7 }, isPublished: true });
    expect(component?.id).not.toBe(source.componentId);
    expect(Object.keys(component?.phaseSettings ?? {}).sort()).toEqual(['none', made.phases[0].id].sort());
    expect(component?.phaseSettings[made.phases[0].id]).toEqual({ voting: false });

    const themes = await ownTaxonomies(made.id);
    const first = themes.find(({ name }) => name.en === 'Own');
    expect(themes.map(({ name }) => name.en).sort()).toEqual(['Below', 'Own']);
    expect(themes.find(({ name }) => name.en === 'Below')?.parentId).toBe(first?.id);
    expect([shared, theme, below]).not.toContain(first?.id);
    expect(component?.requirements.comment?.methods[0]?.territoryIds).toEqual([first?.id, shared]);

    const said = await platform.services.db.all(
      Proposals,
      { componentId: component?.id ?? '' },
      { index: 'byComponent' },
    );
    expect(said).toEqual([]);
    await platform.settle();
    expect(await platform.services.files.site.get(`en/processes/${made.slug}/index.html`)).toBeUndefined();
  });

  it('makes one copy for one Idempotency-Key, however often and however fast it is asked for', async () => {
    const source = await aConsultation(platform, { slug: 'raced' });
    await aTaxonomy(platform, 'Own', { processId: source.process.id });
    const slug = aSlug();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => copy(source, { slug }, { 'idempotency-key': 'copy-raced-1' })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(201));
    const ids = new Set(answers.map(({ body: made }) => made.id));
    expect(ids.size).toBe(1);
    const [id = ''] = ids;
    expect(await componentsOf(platform.services, ProcessId.parse(id))).toHaveLength(1);
    expect(await ownTaxonomies(id)).toHaveLength(1);
    expect(await copy(source, { slug }, { 'idempotency-key': 'copy-raced-2' })).toMatchObject({
      status: 409,
      body: { code: 'process.slug-taken' },
    });
  });

  it('leaves nothing behind where the address is taken', async () => {
    const source = await aConsultation(platform, { slug: 'taken-source' });
    const before = await platform.services.db.all(Processes, {});
    expect(await copy(source, { slug: 'taken-source' })).toMatchObject({ status: 409 });
    expect(await platform.services.db.all(Processes, {})).toHaveLength(before.length);
  });

  it('refuses a process that is not there', async () => {
    const params = { processId: 'prc_01JZ0000000000000000000001' };
    const answer = await platform.call('POST /api/processes/{processId}/copies', {
      operator: true,
      params,
      body: body(),
    });
    expect(answer).toMatchObject({ status: 404, body: { code: 'process.not-found' } });
  });

  it('copies one state of a process that somebody changes while it is read', async () => {
    const source = await aConsultation(platform, { slug: 'changed' });
    const { services } = platform;
    let changes = 0;
    // Between reading the process and storing the copy, an administrator saves another text, twice.
    const db: Db = {
      ...services.db,
      transact: async (...writes) => {
        if (changes < 2) {
          changes += 1;
          const version = source.process.version + changes;
          const question = { en: `Question ${changes}` };
          await services.db.write(put(Processes, { ...source.process, question, version }));
        }
        return services.db.transact(...writes);
      },
    };
    const made = await run({ ...services, db }, source, {});
    expect(made).toMatchObject({ question: { en: 'Question 2' } });
  });
});

/** Runs the handler itself, with services of the test. */
async function run(
  services: TestPlatform['services'],
  source: Consultation,
  overrides: Readonly<Record<string, unknown>>,
  idempotencyKey?: string,
) {
  const request = {
    params: { processId: source.process.id },
    query: {},
    body: body(overrides),
    actor: { kind: 'operator' },
    idempotencyKey,
    sourceIp: '',
    requestId: '',
  };
  return duplicateProcess.run(request as never, services);
}

describe('a process with more than one transaction holds', () => {
  const THEMES = 130;
  it('is copied whole, and after a crash either not at all or, by the same request, to its end', async () => {
    const source = await aConsultation(platform, { slug: 'large' });
    const { services } = platform;
    for (let position = 0; position < THEMES; position++) {
      const id = services.newId('taxonomy');
      const name = { en: `Theme ${position}` };
      const processId = source.process.id;
      await services.db.write(put(Taxonomies, { id, kind: 'theme', parentId: null, name, position, processId }));
    }
    let writes = 0;
    const failing: Db = {
      ...services.db,
      write: async (write) => {
        writes += 1;
        if (writes > 40) throw new Error('the function was killed');
        return services.db.write(write);
      },
    };
    const slug = aSlug();
    await expect(run({ ...services, db: failing }, source, { slug }, 'copy-large-1')).rejects.toThrow('killed');
    expect(await processBySlug(services, slug)).toBeUndefined();
    const managed = await platform.call('GET /api/taxonomies', { operator: true });
    const known = new Set((await services.db.all(Processes, {})).map(({ id }) => id));
    const strays = managed.body.items.filter(
      ({ processId }: { processId: ProcessId | null }) => processId !== null && !known.has(processId),
    );
    expect(strays).toEqual([]);

    await run(services, source, { slug }, 'copy-large-1');
    const made = await processBySlug(services, slug);
    expect(await ownTaxonomies(made?.id ?? '')).toHaveLength(THEMES);
    expect(await componentsOf(services, ProcessId.parse(made?.id))).toHaveLength(1);
  });
});
