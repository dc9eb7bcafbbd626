/** What the count of a budget keeps in the table. Pure data. */
import * as z from 'zod';
import { ComponentId } from '../../../shared/platform/ids.ts';
import { Localized } from '../../../shared/platform/locale.ts';
import { Instant } from '../../../shared/platform/time.ts';
import { defineEntity } from '../../platform/db/entity.ts';

/** What the worker has to do next. */
export const CountTask = z.enum(['seal', 'publish', 'withdraw']);

/**
 * The count of a component. As soon as there is an item, nothing can be cast or entered any more: whoever writes a ballot
 * does so on condition that there is none, or looks first.
 */
export const BudgetCounts = defineEntity('BudgetCount', {
  schema: z.object({
    componentId: ComponentId,
    state: z.enum(['sealing', 'sealed', 'published']),
    /** What the worker has still to do; it answers each `turn` once. */
    task: CountTask.nullable(),
    turn: z.int().positive(),
    /** When sealing was asked for: that is the moment that is published. */
    sealedAt: Instant,
    /** `null` until the list is published. */
    root: z.string().nullable(),
    ballots: z.int().nonnegative().nullable(),
    publishedAt: Instant.nullable(),
    /** The result was taken back, or was once. */
    withdrawal: z.object({ at: Instant, reason: Localized }).nullable(),
  }),
  key: { pk: 'BUDGET-COUNT#{componentId}', sk: 'COUNT' },
});

/** That somebody has asked for new figures about a vote: the worker makes them. */
export const StatisticsRequests = defineEntity('BudgetStatisticsRequest', {
  schema: z.object({ componentId: ComponentId, askedAt: Instant }),
  key: { pk: 'BUDGET-STATISTICS#{componentId}', sk: 'REQUEST' },
});
