/** What studies need of proposals and budgets, which they do not import: `functions/study-slots.ts` hands these over. */
import type { ComponentId, EnvelopeId, ParticipantId, ProposalId, TaxonomyId } from '../../shared/platform/ids.ts';
import type { Locale, Localized } from '../../shared/platform/locale.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import type { Place, ProposalState } from '../../shared/proposals/proposal.ts';
import type { StudiedProject } from '../../shared/studies/study.ts';
import type { Services } from '../platform/services.ts';

/** A published proposal as the board lists it. */
export interface ListedProposal {
  readonly proposalId: ProposalId;
  readonly title: string;
  readonly locale: Locale;
  readonly reference: string;
  readonly state: ProposalState;
  readonly themeId: TaxonomyId | null;
  readonly territoryId: TaxonomyId | null;
  /** `null`: counts are hidden. */
  readonly supports: number | null;
}

/** A published proposal, read consistently. */
export interface StudiedProposal extends ListedProposal {
  readonly authorId: ParticipantId | null;
  /** Markdown. */
  readonly text: string;
  readonly place: Place | null;
}

/** What of a proposal a page or mail about its study says. */
export type ProposalLink = Pick<StudiedProposal, 'proposalId' | 'title' | 'locale' | 'supports' | 'authorId'> & {
  readonly componentId: ComponentId;
};

/** What pages and mails need of proposals: those that nobody can read are left out. */
export type ProposalLinks = (
  services: Services,
  ids: readonly ProposalId[],
) => Promise<ReadonlyMap<ProposalId, ProposalLink>>;

interface Assigned {
  readonly proposalId: ProposalId;
  readonly evaluatorId: ParticipantId;
}

/** A project with the proposals that it comes from. */
export type ProjectLink = StudiedProject & { readonly proposalIds: readonly ProposalId[] };

/** A project to make of proposals, the main one first. */
export interface ProjectSeed {
  readonly proposalIds: readonly [ProposalId, ...ProposalId[]];
  readonly title: Localized;
  /** Markdown. */
  readonly description: Localized;
  /** In the smallest unit of the currency. */
  readonly cost: number;
  readonly categoryId: TaxonomyId | null;
  readonly territoryId: TaxonomyId | null;
  readonly place: Place | null;
}

export interface StudySlots {
  /** Every published proposal of a component, the newest first. */
  readonly listed: (services: Services, componentId: ComponentId) => Promise<readonly ListedProposal[]>;
  /** A published proposal of the component; `undefined` for any other. */
  readonly proposal: (
    services: Services,
    componentId: ComponentId,
    proposalId: ProposalId,
  ) => Promise<StudiedProposal | undefined>;
  /** Proposals that look like one, the most alike first. */
  readonly similar: (
    services: Services,
    componentId: ComponentId,
    proposal: StudiedProposal,
  ) => Promise<readonly ListedProposal[]>;
  /** Who works on which proposals of a component. */
  readonly assignments: (services: Services, componentId: ComponentId) => Promise<readonly Assigned[]>;
  /** Everybody who evaluates in the process of a component now. */
  readonly evaluators: (services: Services, componentId: ComponentId) => Promise<ReadonlySet<ParticipantId>>;
  /** Gives a proposal to evaluators, besides those who have it. Whether that changed anything. */
  readonly assign: (
    services: Services,
    actor: Actor,
    named: { readonly componentId: ComponentId; readonly proposalId: ProposalId },
    evaluatorIds: readonly ParticipantId[],
  ) => Promise<boolean>;
  /** Every project of components of budgets, in any state, with the proposals that it comes from. */
  readonly projectsIn: (services: Services, budgetIds: readonly ComponentId[]) => Promise<readonly ProjectLink[]>;
  /**
   * Makes drafts of projects in an envelope; proposals that the component has a project of are skipped.
   *
   * @throws Problem `budget.vote-begun`, `budget.catalogue-full`, `budget.envelope-not-found`
   */
  readonly createProjects: (
    services: Services,
    budgetId: ComponentId,
    envelopeId: EnvelopeId,
    seeds: readonly ProjectSeed[],
  ) => Promise<void>;
}
