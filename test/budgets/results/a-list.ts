import { countEnvelope, winnersOf } from '../../../functions/budgets/results/count-envelope.ts';
import { publicList } from '../../../functions/budgets/results/public-list.ts';
import { Envelope } from '../../../shared/budgets/envelope.ts';
import { Project } from '../../../shared/budgets/project.ts';
import type { CountResult } from '../../../shared/budgets/results/count.ts';
import type { PublishedBallots } from '../../../shared/budgets/results/published.ts';
import { BudgetSettings } from '../../../shared/budgets/settings.ts';
import { ComponentId } from '../../../shared/platform/ids.ts';
import { aReceipt } from './a-count.ts';

const NOW = '2026-11-21T12:05:00.000Z';
const id = (prefix: string, number: number) => `${prefix}_${String(number).padStart(26, '0')}`;
const componentId = ComponentId.parse(id('cmp', 1));
const TIMES = { version: 0, createdAt: NOW, updatedAt: NOW };
const envelope = Envelope.parse({
  ...TIMES,
  id: id('env', 1),
  componentId,
  title: { fr: 'Toute la ville' },
  description: {},
  total: 100_00,
  territoryId: null,
  residentsOnly: false,
  position: 0,
});
const projects = [60_00, 50_00, 40_00, 10_00].map((cost, at) =>
  Project.parse({
    ...TIMES,
    id: id('prj', at + 1),
    componentId,
    envelopeId: envelope.id,
    number: at + 1,
    title: { fr: `Projet ${at + 1}` },
    description: {},
    cost,
    categoryId: null,
    territoryId: null,
    place: null,
    proposalIds: [],
    state: at === 3 ? 'withdrawn' : 'published',
    withdrawnReason: {},
    selectedAt: null,
    realization: null,
  }),
);

/** A published list of ballots that name projects by their number, from 1 to 4. */
export function aList(choices: readonly (readonly number[])[], settings: object = {}): PublishedBallots {
  const list = publicList({
    component: { id: componentId, name: { fr: 'Budget participatif' } },
    settings: BudgetSettings.parse(settings),
    catalogue: { envelopes: [envelope], projects },
    ballots: choices.map((numbers) => ({
      channel: 'online',
      hour: NOW,
      territoryId: null,
      receipt: aReceipt(),
      content: [
        {
          envelopeId: envelope.id,
          choices: projects
            .filter(({ number }) => numbers.includes(number))
            .map((project) => ({ projectId: project.id, points: project.number })),
        },
      ],
    })),
    sealedAt: NOW,
  });
  return { ...list, winners: winnersOf(resultOf(list)) };
}

/** What the worker would keep of it. */
export function resultOf(list: PublishedBallots): CountResult {
  const turnout = { ballots: 0, handedOut: 0, days: [], hours: [], channels: [], districts: [], envelopes: [] };
  const envelopes = list.election.envelopes.map((one) => countEnvelope(list, one, null));
  return { root: list.root, envelopes, turnout };
}
