import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { componentSettings } from '../../functions/spaces/component-settings.ts';
import { componentsOf, taxonomies } from '../../functions/spaces/directory.ts';
import { TEMPLATES } from '../../functions/spaces/templates/create-from-template.ts';
import { ProcessId } from '../../shared/platform/ids.ts';
import { INTERFACE_LOCALES } from '../../shared/platform/locale.ts';
import { proposePhases } from '../../shared/spaces/phase-dates.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
});
afterAll(() => platform.close());

let count = 0;
const create = (template: keyof typeof TEMPLATES, overrides: Readonly<Record<string, unknown>> = {}, headers = {}) =>
  platform.call('POST /api/process-templates/{template}/processes', {
    operator: true,
    params: { template },
    body: {
      slug: `from-template-${++count}`,
      title: { en: 'Streets for children' },
      phases: proposePhases(
        TEMPLATES[template].phases.map(({ days }) => days),
        '2026-11-21T09:00:00.000Z',
        'Europe/Paris',
      ),
      ...overrides,
    },
    headers,
  });
const names = Object.values(TEMPLATES).map(({ name }) => [name] as const);

describe('templates', () => {
  it.each(names)('%s says everything in every language of the interface', (name) => {
    const texts: unknown[] = [];
    JSON.stringify(TEMPLATES[name], (_, value) => {
      if (typeof value === 'object' && value !== null && 'fr' in value) texts.push(value);
      return value;
    });
    expect(texts.length).toBeGreaterThan(10);
    for (const text of texts) {
      expect(Object.keys(text ?? {}).sort()).toEqual([...INTERFACE_LOCALES].sort());
      for (const words of Object.values(text ?? {})) expect(words).toMatch(/\S/);
    }
  });

  it.each(names)(
    '%s makes a whole process that is not published, with settings that its manifest knows',
    async (name) => {
      const { status, body } = await create(name);
      expect(status).toBe(201);
      expect(body).toMatchObject({ title: { en: 'Streets for children' }, isPublished: false });
      expect(body.activePhaseId).toBe(body.phases[0].id);
      const components = await componentsOf(platform.services, ProcessId.parse(body.id));
      expect(components.map((component) => component.name)).toEqual(TEMPLATES[name].components.map((one) => one.name));
      for (const component of components) {
        expect(componentSettings(component.kind, component, body)).toEqual({
          settings: component.settings,
          phaseSettings: component.phaseSettings,
          requirements: {},
        });
      }
      const own = (await taxonomies(platform.services)).filter(({ processId }) => processId === body.id);
      expect(own).toHaveLength(TEMPLATES[name].themes.length);
    },
  );

  it('are listed with what they will make', async () => {
    const { body } = await platform.call('GET /api/process-templates', { operator: true });
    expect(body.items).toMatchObject([
      { name: 'consultation', phases: [{ days: 42 }, { days: 28 }, { days: null }], components: [{}] },
      { name: 'participatory-budget', phases: [{}, {}, {}, {}, { days: null }], components: [{}, { kind: 'budgets' }] },
      { name: 'climate-convention', components: [{}, {}, {}, {}, {}, { name: { en: 'Across all axes' } }] },
    ]);
  });

  it('opens the consultation in its first phase alone, and everything with one press', async () => {
    await platform.forgetPages();
    const { body } = await create('consultation', {
      question: { en: 'Which streets should be closed at school time?' },
    });
    expect(body.question).toEqual({ en: 'Which streets should be closed at school time?' });
    const params = { processId: body.id };
    await platform.call('PUT /api/processes/{processId}/publication', {
      operator: true,
      params,
      body: { isPublished: true },
    });
    await platform.publish();
    const file = await platform.services.files.site.get(`en/processes/${body.slug}/index.html`);
    const page = JSON.parse(new TextDecoder().decode(file?.body).replace(/^<!--.*?-->/, ''));
    expect(page.components).toMatchObject([{ canPropose: true, canVote: true, canComment: true }]);
    const [component] = await componentsOf(platform.services, ProcessId.parse(body.id));
    expect(component?.phaseSettings[body.phases[1].id]).toMatchObject({
      creation: false,
      voting: false,
      comments: false,
    });
  });

  it('make one process for one Idempotency-Key under twelve requests at once', async () => {
    const slug = `from-template-${++count}`;
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => create('climate-convention', { slug }, { 'idempotency-key': 'template-1' })),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(await create('consultation', { slug })).toMatchObject({ body: { code: 'process.slug-taken' } });
  });

  it('want dates for each phase, in their order', async () => {
    expect(await create('consultation', { phases: [] })).toMatchObject({
      status: 422,
      body: { fields: [{ pointer: '/phases' }] },
    });
    const startsAt = '2026-12-01T00:00:00Z';
    const phases = [1, 2, 3].map(() => ({ startsAt, endsAt: '2026-12-02T00:00:00Z' }));
    expect(await create('consultation', { phases })).toMatchObject({ body: { code: 'process.phases-overlap' } });
    expect(await create('consultation', { title: { en: '' } })).toMatchObject({ status: 422 });
    const params = { template: 'unknown' };
    const unknown = { operator: true, params, body: {} };
    expect(await platform.call('POST /api/process-templates/{template}/processes', unknown)).toMatchObject({
      status: 404,
    });
  });
});
