/** What the pages of budgets show that other features know: `functions/pages.ts` hands it over. */
import type { AttachmentsView } from '../../shared/media/views.ts';
import type { ComponentId, ProcessId, ProjectId, ProposalId } from '../../shared/platform/ids.ts';
import type { StudyFigures } from '../../shared/studies/views.ts';
import type { Services } from '../platform/services.ts';

/** A proposal that readers can see. */
export interface SourceProposal {
  readonly title: string;
  readonly locale: string;
  /** Without the language. */
  readonly path: string;
}

export interface BudgetPageSlots {
  readonly attachmentsOf: (services: Services, id: ProjectId) => Promise<AttachmentsView>;
  /** Those of the proposals that can be read, in the order given. */
  readonly proposalsOf: (services: Services, ids: readonly ProposalId[]) => Promise<readonly SourceProposal[]>;
  /** How many proposals of a process were studied, as far as that is published. */
  readonly studyFigures: (services: Services, processId: ProcessId) => Promise<StudyFigures>;
  /** Public proposals of a component of proposals. */
  readonly countProposals: (services: Services, componentId: ComponentId) => Promise<number>;
}
