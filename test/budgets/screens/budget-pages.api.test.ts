import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BudgetCounts } from '../../../functions/budgets/results/entities.ts';
import { patch, put } from '../../../functions/platform/db/write.ts';
import { Components } from '../../../functions/spaces/entities.ts';
import { aConsultation, aProposal } from '../../proposals/a-consultation.ts';
import { renderingOf } from '../../proposals/rendering.ts';
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts';
import { aBudget, anEnvelope, aProject, type Budget, VOTE_BEGINS } from '../office/a-budget.ts';

let platform: TestPlatform;
let administrator: { id: string; cookie: string };
let budget: Budget;
let slugs = 0;

beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  administrator = await platform.participant({ role: 'administrator' });
});
afterAll(() => platform.close());
beforeEach(async () => {
  platform.clock.set('2026-11-21T09:00:00.000Z');
  budget = await aBudget(platform, { slug: `budget-pages-${++slugs}` });
  // A new process stands in the menu of every page: those of earlier tests need not be made again.
  await platform.forgetPages();
});

async function call(route: string, body?: unknown, more: Readonly<Record<string, string>> = {}) {
  const answer = await platform.call(route, {
    params: { componentId: budget.componentId, ...more },
    cookie: administrator.cookie,
    ...(body === undefined ? {} : { body }),
  });
  expect(answer.status).toBeLessThan(300);
  return answer.body;
}
const envelope = (given = {}) => call('POST /api/budgets/{componentId}/envelopes', anEnvelope(given));
const draft = (envelopeId: Parameters<typeof aProject>[0], given = {}) =>
  call('POST /api/budgets/{componentId}/projects', aProject(envelopeId, given));
const setState = (project: { id: string; version: number }, state: string, reason = {}) =>
  call(
    'PUT /api/budgets/{componentId}/projects/{projectId}/state',
    { state, reason, version: project.version },
    { projectId: project.id },
  );
const published = async (envelopeId: Parameters<typeof aProject>[0], given = {}) =>
  setState(await draft(envelopeId, given), 'published');

const path = () => `processes/${budget.process.slug}/budgets/${budget.componentId}/`;
const page = async (below = '', locale = 'en') => {
  await platform.publish();
  return renderingOf(platform, `${locale}/${path()}${below}index.html`);
};
const catalogue = () => renderingOf(platform, `budgets/${budget.componentId}/catalogue.json`);

describe('the page of a budget', () => {
  it('shows envelopes with their projects by number, and drafts nowhere', async () => {
    const { id } = await envelope({ position: 2 });
    const first = await envelope({ position: 1, title: { en: 'East' }, total: 500_000 });
    const shown = await published(id, { title: { en: 'Shade', fr: 'De l’ombre' } });
    const hidden = await draft(first.id);
    const { envelopes, now, gate, ideas } = await page();
    expect(envelopes.map(({ title }: { title: { text: string } }) => title.text)).toEqual(['East', 'The whole town']);
    expect(envelopes.map(({ projects }: { projects: unknown[] }) => projects.length)).toEqual([0, 1]);
    expect(envelopes[1].projects[0]).toMatchObject({
      number: 1,
      cost: 1_250_000,
      excerpt: { text: 'Twelve lime trees.' },
    });
    expect([now, gate.voting, ideas]).toEqual([{ kind: 'before', opensAt: VOTE_BEGINS }, false, []]);
    expect(await page(`projects/${hidden.id}/`)).toBeUndefined();
    const project = await page(`projects/${shown.id}/`, 'fr');
    expect(project.project).toMatchObject({
      title: { text: 'De l’ombre' },
      description: { html: expect.stringContaining('<strong>lime') },
    });
    const file = await catalogue();
    expect(file.projects).toEqual([
      {
        id: shown.id,
        envelopeId: id,
        number: 1,
        title: shown.title,
        cost: 1_250_000,
        categoryId: null,
        state: 'published',
        place: null,
      },
    ]);
    // What the file says of the rules is what ballots are judged by.
    expect(file.settings).toMatchObject({ ballotKind: 'envelope', envelopeChoice: 'one', categoryLimits: [] });
  });

  it('says what can be done now: wait, vote, wait for the count, read the result', async () => {
    const { id } = await envelope();
    await published(id);
    platform.clock.set(VOTE_BEGINS);
    await platform.tick();
    expect((await page()).now).toEqual({ kind: 'vote', endsAt: null });
    const count = {
      ...({ componentId: budget.componentId, state: 'sealed', task: null, turn: 1, sealedAt: VOTE_BEGINS } as const),
      ...{ root: 'r', ballots: 1, publishedAt: null, withdrawal: null },
    };
    await platform.services.db.write(put(BudgetCounts, count));
    const counted = await page();
    expect([counted.now.kind, counted.gate.voting]).toEqual(['counting', false]);
    await platform.services.db.write(
      patch(BudgetCounts, { componentId: budget.componentId }, { state: 'published', publishedAt: VOTE_BEGINS }),
    );
    expect((await page()).now).toEqual({ kind: 'results', path: `/${path()}results/` });
  });

  it('keeps a withdrawn project readable with its reason, and takes back what is a draft again', async () => {
    const { id } = await envelope();
    const withdrawn = await setState(await published(id), 'withdrawn', { en: 'The ground is **polluted**.' });
    const other = await published(id);
    expect((await page(`projects/${withdrawn.id}/`)).project).toMatchObject({
      isWithdrawn: true,
      withdrawnReason: { html: expect.stringContaining('<strong>polluted') },
    });
    expect(await page(`projects/${other.id}/`)).toBeDefined();
    await setState(other, 'draft');
    expect(await page(`projects/${other.id}/`)).toBeUndefined();
    expect((await catalogue()).projects.map(({ state }: { state: string }) => state)).toEqual(['withdrawn']);
  });

  it('goes with its component', async () => {
    const { id } = await envelope();
    const project = await published(id);
    expect(await page()).toBeDefined();
    await platform.services.db.write(patch(Components, { id: budget.componentId }, { isPublished: false }));
    expect(await page()).toBeUndefined();
    expect(await page(`projects/${project.id}/`)).toBeUndefined();
    expect(await catalogue()).toBeUndefined();
  });

  it('and that of its process tell projects and money, and no contributions', async () => {
    const { id } = await envelope();
    await published(id);
    await published(id);
    await platform.publish();
    const process = await renderingOf(platform, `en/processes/${budget.process.slug}/index.html`);
    expect(process.components[0].own).toEqual({ projects: 2, total: 10_000_000, currency: 'EUR', ballots: null });
    expect(process.process.figures.contributions).toBe(0);
    const sitemap = await platform.services.files.site.get('sitemaps/pages.xml');
    expect(Buffer.from(sitemap?.body ?? '').toString()).toContain(`/en/${path()}projects/`);
  });
});

describe('a project and the proposals that it comes from', () => {
  it('name each other, as long as they belong together', async () => {
    const consultation = await aConsultation(platform, { slug: `ideas-${slugs}` });
    const { cookie } = await platform.participant();
    const id = await aProposal(platform, consultation, cookie, { title: 'Shade for the square' });
    const where = { processId: consultation.process.id };
    await platform.services.db.write(patch(Components, { id: budget.componentId }, where));
    budget = { ...budget, process: consultation.process };
    const created = await envelope();
    const project = await published(created.id, { proposalIds: [id] });
    const own = await page(`projects/${project.id}/`);
    expect(own.proposals).toEqual([
      { title: 'Shade for the square', locale: 'en', path: expect.stringContaining(`/proposals/${id}/`) },
    ]);
    const read = () => renderingOf(platform, `en${own.proposals[0].path}index.html`);
    expect((await read()).projects).toMatchObject([{ number: 1, path: `/${path()}projects/${project.id}/` }]);
    const { version, state: _, ...rest } = project;
    await call(
      'PUT /api/budgets/{componentId}/projects/{projectId}',
      { ...aProject(created.id, { proposalIds: [] }), title: rest.title, version },
      { projectId: project.id },
    );
    await platform.publish();
    expect((await read()).projects).toEqual([]);
  });
});
