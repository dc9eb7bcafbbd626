import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BudgetCounts } from '../../../functions/budgets/results/entities.ts';
import { writeResult } from '../../../functions/budgets/results/files.ts';
import { put } from '../../../functions/platform/db/write.ts';
import { Components } from '../../../functions/spaces/entities.ts';
import type { ProposalId } from '../../../shared/platform/ids.ts';
import { exchangesOf } from '../../imports/exchanges.ts';
import { aConsultation, aProposal, aTaxonomy } from '../../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts';
import { aBudget, anEnvelope, aProject, type Budget } from './a-budget.ts';

let platform: TestPlatform;
let exchanges: Awaited<ReturnType<typeof exchangesOf>>;
let budget: Budget;
let administrator: { cookie: string };
let proposalId: ProposalId;

const call = (route: string, body?: unknown, more: Readonly<Record<string, string>> = {}) =>
  platform.call(route, {
    params: { componentId: budget.componentId, ...more },
    cookie: administrator.cookie,
    ...(body === undefined ? {} : { body }),
  });
const PROJECTS = '/api/budgets/{componentId}/projects';

beforeAll(async () => {
  platform = await startTestPlatform();
  exchanges = await exchangesOf(platform);
  administrator = await platform.participant({ role: 'administrator' });
  budget = await aBudget(platform, { slug: 'exported' });
  const ideas = await aConsultation(platform, { slug: 'ideas' });
  const author = await platform.participant();
  proposalId = await aProposal(platform, ideas, author.cookie, { title: 'Trees for every yard' });
  const theme = await aTaxonomy(platform, 'Nature');
  const { body: envelope } = await call('POST /api/budgets/{componentId}/envelopes', anEnvelope());
  const given = { categoryId: theme, place: { latitude: 48.1, longitude: -1.7, address: 'Rennes' } };
  const { body: one } = await call(`POST ${PROJECTS}`, aProject(envelope.id, { ...given, proposalIds: [proposalId] }));
  const { body: other } = await call(`POST ${PROJECTS}`, aProject(envelope.id, { cost: 50_050 }));
  await call(`POST ${PROJECTS}`, aProject(envelope.id, { title: { en: 'A draft' } }));
  const state = (projectId: string, body: unknown) => call(`PUT ${PROJECTS}/{projectId}/state`, body, { projectId });
  await state(one.id, { state: 'published', version: 0 });
  await state(other.id, { state: 'published', version: 0 });
  await state(other.id, { state: 'withdrawn', reason: { en: 'Too steep' }, version: 1 });
});
afterAll(async () => {
  await exchanges.close();
  await platform.close();
});

describe('the catalogue as a file', () => {
  it.each(['csv', 'json', 'xlsx'])('has Decidim’s columns of projects in %s, drafts left out', async (form) => {
    const rows = await exchanges.rowsOf(await exchanges.exported(budget, 'projects', form));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      'title/en': 'Trees in the schoolyard',
      'description/en': 'Twelve **lime trees**.',
      'budget/title/en': 'The whole town',
      budget_amount: '12500',
      reference: '1',
      address: 'Rennes',
      related_proposals: proposalId,
      related_proposal_titles: 'Trees for every yard',
    });
    expect(rows[0]?.url).toMatch(/\/processes\/exported\/budgets\/cmp_\w+\/projects\/prj_\w+\/$/);
    expect(rows[0]?.confirmed_votes ?? '').toBe('');
    expect(rows[1]).toMatchObject({ budget_amount: '500.50', 'parvis/withdrawn_reason/en': 'Too steep' });
  });

  it('names the votes of each project once the result is published, and not before', async () => {
    const { componentId } = budget;
    const at = platform.services.now();
    const { body } = await call(`GET ${PROJECTS}`);
    const [project] = body.items;
    const { body: envelopes } = await call('GET /api/budgets/{componentId}/envelopes');
    const [envelope] = envelopes.items;
    await writeResult(platform.services, componentId, {
      root: '',
      envelopes: [
        {
          id: envelope.id,
          title: envelope.title,
          total: envelope.total,
          totalCost: project.cost,
          territoryId: null,
          ballots: 12,
          steps: [],
          projects: [
            {
              id: project.id,
              number: 1,
              title: project.title,
              cost: project.cost,
              votes: 12,
              score: 12,
              isWithdrawn: false,
              rank: 1,
            },
          ],
        },
      ],
      turnout: { ballots: 12, handedOut: 0, days: [], hours: [], channels: [], districts: [], envelopes: [] },
    });
    const count = {
      componentId,
      task: null,
      turn: 1,
      sealedAt: at,
      root: null,
      ballots: 12,
      withdrawal: null,
    } as const;
    const votes = async () => (await exchanges.rowsOf(await exchanges.exported(budget, 'projects', 'csv')))[0];
    await platform.services.db.write(put(BudgetCounts, { ...count, state: 'sealed', publishedAt: null }));
    expect((await votes())?.confirmed_votes).toBe('');
    await platform.services.db.write(put(BudgetCounts, { ...count, state: 'published', publishedAt: at }));
    expect((await votes())?.confirmed_votes).toBe('12');
  });

  it('is complete in our own form, in parts, with drafts and settings and without a ballot', async () => {
    const { body } = await call('GET /api/budgets/{componentId}/catalogue-exports');
    expect(body).toMatchObject({ format: 'parvis-budget-catalogue-1', next: null });
    expect(body.component.settings.allocationRule).toBe('greedy-votes');
    expect(body.projects.map(({ state }: { state: string }) => state)).toEqual(['published', 'withdrawn', 'draft']);
    expect(body.envelopes[0]).toMatchObject({ total: 10_000_000 });
  });

  it('is of its own kind of component: no proposals of a budget, no projects of proposals', async () => {
    const of = (componentId: string, subject: string) =>
      platform.call('POST /api/components/{componentId}/exchanges/exports', {
        params: { componentId },
        cookie: administrator.cookie,
        body: { subject, form: 'csv' },
      });
    expect((await of(budget.componentId, 'proposals')).body.code).toBe('component.not-found');
    const { items } = await platform.services.db.query(Components, {});
    const ideas = items.find(({ kind }) => kind === 'proposals');
    expect((await of(ideas?.id ?? '', 'projects')).body.code).toBe('component.not-found');
  });
});
