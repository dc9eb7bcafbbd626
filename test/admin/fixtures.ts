/** Things of the fake platform, whole by the contracts; tests say what matters to them. */
import type * as z from 'zod';
import type { Me as MeSchema } from '../../shared/participants/contract.ts';
import { ID_PREFIXES, type IdKind } from '../../shared/platform/ids.ts';
import type { MailBacklog } from '../../shared/platform/mail-backlog.ts';
import type { DayFigures } from '../../shared/proposals/office.ts';
import { NO_VOTES, type Proposal, type ProposalCard } from '../../shared/proposals/proposal.ts';
import { ProposalSettings } from '../../shared/proposals/settings.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Organization } from '../../shared/spaces/organization.ts';
import type { Phase, Process } from '../../shared/spaces/process.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';

/** The day of the tests. */
export const NOW = '2026-11-21T08:00:00.000Z';
/** Code of every sign-in. */
export const CODE = '123456';

let made = 0;
// biome-ignore lint/suspicious/noExplicitAny: the schemas brand ids, and what the fake makes is parsed by them
export const anId = (kind: IdKind): any => `${ID_PREFIXES[kind]}_${String(++made).padStart(26, '0')}`;

type Me = z.infer<typeof MeSchema>;
/** All that a fake platform holds. */
export interface Data {
  me: Me | null;
  organization: Organization;
  taxonomies: Taxonomy[];
  processes: Process[];
  components: Component[];
  proposals: (Proposal & Pick<ProposalCard, 'authorName' | 'tally' | 'comments'>)[];
  /** Sums of the days before today, newest first. */
  days: DayFigures[];
  mails: MailBacklog;
}

export const anAdministrator = (): Me => ({
  id: anId('participant'),
  email: 'louise@ville.example',
  role: 'administrator',
  displayName: 'Louise',
  locale: 'fr',
  charterAcceptedAt: NOW,
  grants: [],
  secondFactor: 'shown',
});

export const anOrganization = (): Organization => ({
  name: { fr: 'Ville de Brisanne', en: 'City of Brisanne' },
  description: {},
  logo: null,
  accentColor: '#8e4585',
  locales: ['fr', 'en', 'nl'],
  defaultLocale: 'fr',
  contentLocales: ['co'],
  timeZone: 'Europe/Paris',
  contact: 'participer@ville.example',
  charter: { fr: 'Soyons courtois.' },
  version: 0,
  updatedAt: NOW,
});

export const aPhase = (phase: Partial<Phase>): Phase => ({
  id: anId('phase'),
  title: { fr: 'Proposer', en: 'Propose' },
  description: {},
  startsAt: '2026-11-01T08:00:00.000Z',
  endsAt: '2026-11-25T23:00:00.000Z',
  ...phase,
});

export const aProcess = (process: Partial<Process> = {}): Process => ({
  id: anId('process'),
  slug: 'parcs',
  title: { fr: 'Quels parcs pour demain ?', en: 'Which parks for tomorrow?' },
  question: { fr: 'Que faut-il à nos parcs ?' },
  summary: {},
  description: {},
  decision: {},
  image: null,
  imageAlt: {},
  phases: [],
  isPublished: true,
  activePhaseId: null,
  version: 0,
  createdAt: NOW,
  updatedAt: NOW,
  ...process,
});

export const aComponent = (component: Partial<Component> & Pick<Component, 'processId'>): Component => ({
  id: anId('component'),
  kind: 'proposals',
  name: { fr: 'Vos idées', en: 'Your ideas' },
  introduction: {},
  position: 0,
  settings: ProposalSettings.parse({}),
  phaseSettings: {},
  requirements: {},
  isPublished: true,
  version: 0,
  createdAt: NOW,
  updatedAt: NOW,
  ...component,
});

export const aProposal = (proposal: Partial<Data['proposals'][number]> & Pick<Proposal, 'componentId'>) => {
  const id = anId('proposal');
  return {
    id,
    reference: `PRP-${id.slice(-4)}`,
    authorId: anId('participant'),
    groupId: null,
    place: null,
    editedAt: null,
    authorName: 'Camille R.',
    isOfficial: false,
    locale: 'fr',
    title: 'Planter des arbres le long du canal',
    body: { format: 'markdown' as const, text: 'De l’ombre en été.\n\nEt des oiseaux.' },
    themeId: null,
    territoryId: null,
    state: 'published' as const,
    stateId: null,
    reached: null,
    answer: null,
    importedVotes: NO_VOTES,
    externalId: null,
    createdAt: NOW,
    updatedAt: NOW,
    publishedAt: NOW,
    withdrawnAt: null,
    hidden: null,
    version: 0,
    tally: { ...NO_VOTES, support: 12 },
    comments: 3,
    ...proposal,
  };
};
