/** Operations of the fake API on data in memory. */
import * as z from 'zod';
import { fieldProblems } from '../../functions/platform/request.ts';
import { TEMPLATES } from '../../functions/spaces/templates/create-from-template.ts';
import { summaryOf } from '../../functions/spaces/templates/template.ts';
import { components as manifests } from '../../shared/components.ts';
import type { ProposalCard } from '../../shared/proposals/proposal.ts';
import { ProposalSettings } from '../../shared/proposals/settings.ts';
import { textProblems } from '../../shared/proposals/text-rules.ts';
import type { Phase, Process } from '../../shared/spaces/process.ts';
import { activePhase, phasesFollow } from '../../shared/spaces/rules.ts';
import { type Handlers, Refusal } from './fake-api.ts';
import { fakeExchanges } from './fake-exchanges.ts';
import { office } from './fake-office.ts';
import { fakeSurroundings } from './fake-surroundings.ts';
import {
  aComponent,
  anAdministrator,
  anId,
  anOrganization,
  aProcess,
  aProposal,
  CODE,
  type Data,
  NOW,
} from './fixtures.ts';

const one = <T extends { id: string }>(
  items: T[],
  id: string | undefined,
  code: 'process.not-found' | 'component.not-found' | 'proposal.not-found' | 'taxonomy.not-found',
): T => {
  const found = items.find((item) => item.id === id);
  if (!found) throw new Refusal(code);
  return found;
};

const cardOf = (proposal: Data['proposals'][number]): ProposalCard => ({
  ...proposal,
  excerpt: proposal.body.text,
  publishedAt: proposal.publishedAt ?? NOW,
  isAnswered: proposal.answer !== null,
});

/** An empty platform with an administrator signed in, and the operations of the back office on it. */
export function fakePlatform() {
  const data: Data = {
    me: anAdministrator(),
    organization: anOrganization(),
    taxonomies: [],
    processes: [],
    components: [],
    proposals: [],
    days: [],
    mails: { waiting: 0, isMore: false, oldest: null },
  };
  return {
    data,
    handlers: {
      ...sessions(data),
      ...spaces(data),
      ...taxonomies(data),
      ...proposals(data),
      ...office(data),
      ...fakeExchanges(),
      ...fakeSurroundings(),
    },
  };
}

const sessions = (data: Data): Handlers => ({
  'participants.readSession': () => ({ participant: data.me }),
  'participants.requestCode': () => ({ expiresInSeconds: 900 }),
  'participants.signIn': ({ body }) => {
    if (body.code !== CODE) throw new Refusal('sign-in.code-invalid');
    data.me = anAdministrator();
    return { participant: data.me };
  },
  'participants.signOut': () => {
    data.me = null;
  },
  'media.upload': () => ({ path: `/media/${'a'.repeat(64)}.png` }),
});

function checkPhases(phases: readonly Phase[]) {
  if (!phasesFollow(phases)) throw new Refusal('process.phases-overlap');
}

function spaces(data: Data): Handlers {
  const administrators = <T>(data_: T): T => {
    if (!data.me) throw new Refusal('session.required');
    return data_;
  };
  const withPhases = (body: Process): Process => {
    const phases = body.phases.map((phase) => ({ ...phase, id: phase.id ?? anId('phase') }));
    checkPhases(phases);
    return { ...body, phases, activePhaseId: activePhase(phases, NOW)?.id ?? null };
  };
  const checkSlug = (slug: string, id?: string) => {
    if (data.processes.some((other) => other.slug === slug && other.id !== id)) throw new Refusal('process.slug-taken');
  };
  return {
    'spaces.readOrganization': () => data.organization,
    'spaces.manageOrganization': () => data.organization,
    'spaces.updateOrganization': ({ body }) => {
      if (body.version !== data.organization.version) throw new Refusal('organization.changed-meanwhile');
      data.organization = { ...body, version: body.version + 1, updatedAt: NOW };
      return data.organization;
    },
    'spaces.listProcessTemplates': () => ({ items: Object.values(TEMPLATES).map(summaryOf) }),
    'spaces.listProcesses': () => administrators({ items: data.processes }),
    'spaces.readProcess': ({ params }) => one(data.processes, params.processId, 'process.not-found'),
    'spaces.createProcess': ({ body }) => {
      administrators(null);
      checkSlug(body.slug);
      const process = withPhases(aProcess({ ...body, isPublished: false }));
      data.processes.push(process);
      return process;
    },
    'spaces.updateProcess': ({ params, body }) => {
      const stored = one(administrators(data.processes), params.processId, 'process.not-found');
      checkSlug(body.slug, stored.id);
      if (body.version !== stored.version) throw new Refusal('process.changed-meanwhile');
      return Object.assign(stored, withPhases({ ...stored, ...body }), { version: body.version + 1 });
    },
    'spaces.publishProcess': ({ params, body }) => {
      const stored = one(data.processes, params.processId, 'process.not-found');
      return Object.assign(stored, { isPublished: body.isPublished, version: stored.version + 1 });
    },
    'spaces.listComponents': ({ params }) => ({
      items: data.components.filter(({ processId }) => processId === params.processId),
    }),
    'spaces.createComponent': ({ params, body }) => {
      const processId = one(data.processes, params.processId, 'process.not-found').id;
      const component = aComponent({ ...body, processId, isPublished: false });
      data.components.push(component);
      return component;
    },
    'spaces.readComponent': ({ params }) => one(data.components, params.componentId, 'component.not-found'),
    'spaces.updateComponent': ({ params, body }) => {
      const stored = one(data.components, params.componentId, 'component.not-found');
      if (body.version !== stored.version) throw new Refusal('component.changed-meanwhile');
      const settings = ProposalSettings.safeParse(body.settings);
      if (!settings.success) throw new Refusal('request.invalid', fieldProblems(settings.error, '/settings'));
      return Object.assign(stored, body, { version: body.version + 1 });
    },
    'spaces.publishComponent': ({ params, body }) =>
      Object.assign(one(data.components, params.componentId, 'component.not-found'), body),
    'spaces.listComponentKinds': () => ({
      items: Object.values(manifests).map(({ kind, settings, phaseSettings }) => ({
        kind,
        settings: z.toJSONSchema(settings),
        phaseSettings: z.toJSONSchema(phaseSettings),
      })),
    }),
  };
}

const taxonomies = (data: Data): Handlers => ({
  'spaces.manageTaxonomies': () => ({ items: data.taxonomies }),
  'spaces.createTaxonomy': ({ body }) => {
    const taxonomy = { ...body, id: anId('taxonomy') };
    data.taxonomies.push(taxonomy);
    return taxonomy;
  },
  'spaces.updateTaxonomy': ({ params, body }) =>
    Object.assign(one(data.taxonomies, params.taxonomyId, 'taxonomy.not-found'), body),
  'spaces.removeTaxonomy': ({ params }) => {
    if (data.taxonomies.some(({ parentId }) => parentId === params.taxonomyId)) throw new Refusal('taxonomy.in-use');
    data.taxonomies = data.taxonomies.filter(({ id }) => id !== params.taxonomyId);
  },
});

const PAGE = 2;
const proposals = (data: Data): Handlers => ({
  'proposals.manage': ({ params, query }) => {
    const found = data.proposals.filter(
      (proposal) =>
        proposal.componentId === params.componentId &&
        proposal.title.toLowerCase().includes((query.q ?? '').toLowerCase()) &&
        (!query.state || query.state.includes(proposal.state) || query.state.includes(proposal.stateId)) &&
        (!query.theme || query.theme.includes(proposal.themeId)),
    );
    const from = Number(query.cursor ?? 0);
    const size = Math.min(query.limit ?? PAGE, PAGE);
    const next = from + size < found.length ? String(from + size) : null;
    return { items: found.slice(from, from + size).map(cardOf), next, total: found.length };
  },
  'proposals.read': ({ params }) => one(data.proposals, params.proposalId, 'proposal.not-found'),
  'proposals.answer': ({ params, body }) => {
    const stored = one(data.proposals, params.proposalId, 'proposal.not-found');
    const answer = { ...body, answeredAt: body.answeredAt ?? NOW };
    const { stateId, ...said } = answer;
    return Object.assign(stored, { answer: said, state: body.state, stateId });
  },
  'proposals.createOfficial': ({ params, body }) => {
    const component = one(data.components, params.componentId, 'component.not-found');
    const problems = textProblems(body, ProposalSettings.parse(component.settings));
    if (problems.length > 0) throw new Refusal('proposal.text-refused', problems);
    const { body: text, ...rest } = body;
    const official = { isOfficial: true, authorId: null, authorName: null };
    const proposal = aProposal({ ...rest, ...official, componentId: component.id, body: { format: 'markdown', text } });
    data.proposals.push(proposal);
    return proposal;
  },
});
