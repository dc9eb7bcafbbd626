/** What ballots of paper keep in the table. Pure data. Nothing here names a voter: who was handed a paper is a mark elsewhere. */
import * as z from 'zod';
import { BallotContent } from '../../../shared/budgets/ballot.ts';
import { MOST_PAPERS } from '../../../shared/budgets/papers/code.ts';
import { InvalidReason, PaperBatch, PaperRun, PaperState, VoidReason } from '../../../shared/budgets/papers/paper.ts';
import { ComponentId, PaperBatchId, ParticipantId } from '../../../shared/platform/ids.ts';
import { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { Instant } from '../../../shared/platform/time.ts';
import { defineEntity } from '../../platform/db/entity.ts';

/** How many papers of a component are printed; numbers go on from here. */
export const PaperCounts = defineEntity('PaperCount', {
  schema: z.object({
    componentId: ComponentId,
    printed: z.int().nonnegative().max(MOST_PAPERS),
    /** Unused papers as they were counted by hand at the end; `null`: nobody has counted. */
    left: z.int().nonnegative().nullable(),
  }),
  key: { pk: 'BUDGET-PAPER-COUNT#{componentId}', sk: 'COUNT' },
});

/** Papers handed to voters and taken back unused: apart, since every agent writes here at the same time. */
export const PaperHandouts = defineEntity('PaperHandout', {
  schema: z.object({
    componentId: ComponentId,
    marked: z.int().nonnegative().default(0),
    takenBack: z.int().nonnegative().default(0),
  }),
  key: { pk: 'BUDGET-PAPER-HANDOUTS#{componentId}', sk: 'COUNT' },
});

export const PaperRuns = defineEntity('PaperRun', {
  schema: PaperRun,
  key: { pk: 'BUDGET-PAPER-RUNS#{componentId}', sk: '{id}' },
});

export const PaperBatches = defineEntity('PaperBatch', {
  schema: PaperBatch,
  key: { pk: 'BUDGET-PAPER-BATCHES#{componentId}', sk: '{id}' },
});

/** What one agent has entered. */
export const PaperEntry = z.object({
  agentId: ParticipantId,
  content: BallotContent.nullable(),
  invalid: InvalidReason.nullable(),
  batchId: PaperBatchId.nullable(),
  at: Instant,
});
export type PaperEntry = z.infer<typeof PaperEntry>;

/** A paper from its first entry on. What two agents have read alike is in the ballot alone, and no longer here. */
export const Papers = defineEntity('Paper', {
  schema: z.object({
    componentId: ComponentId,
    number: z.int().positive(),
    state: PaperState.exclude(['none']),
    first: PaperEntry.nullable(),
    second: PaperEntry.nullable(),
    invalid: InvalidReason.nullable(),
    voided: VoidReason.nullable(),
    batchId: PaperBatchId.nullable(),
    /** Who decided where two entries differed. */
    decidedBy: ParticipantId.nullable(),
    /** Goes up with each change; a change is made on condition of it. */
    revision: z.int().positive(),
  }),
  key: { pk: 'BUDGET-PAPERS#{componentId}', sk: '{number}' },
});

/** What the PDF of a catalogue says that stands in the site's bucket, as a hash. */
export const PrintedCatalogues = defineEntity('PrintedCatalogue', {
  schema: z.object({ componentId: ComponentId, locale: InterfaceLocale, digest: z.string() }),
  key: { pk: 'BUDGET-CATALOGUES#{componentId}', sk: '{locale}' },
});
