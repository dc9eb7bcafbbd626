/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../../platform/register.ts';
import { BulkActs, BulkChanges, BulkParts, EvaluatorAssignments, SavedFilters } from './entities.ts';

export const proposalsOfficeKept: readonly RegisterLine[] = [
  kept(BulkActs, {
    keeps: 'Changes of many proposals, to be undone for a day',
    until: 'expires',
    stays: { by: 'who made it; dropped by its timer within days' },
    others: [
      'id',
      'componentId',
      'change',
      'status',
      'total',
      'progress',
      'changed',
      'already',
      'refused',
      'restored',
      'kept',
      'createdAt',
      'expiresAt',
      'parts',
      'nextPart',
    ],
  }),
  kept(BulkChanges, {
    keeps: 'What such a change replaced',
    until: 'expires',
    others: ['actId', 'part', 'proposalId', 'before', 'version', 'isUndone', 'expiresAt'],
  }),
  kept(BulkParts, {
    keeps: 'Proposals of such a change',
    until: 'expires',
    others: ['actId', 'part', 'ids', 'expiresAt'],
  }),
  kept(EvaluatorAssignments, {
    keeps: 'Who works on a proposal',
    until: 'account',
    download: 'assignments',
    removed: { evaluatorId: 'who evaluates' },
    stays: { assignedBy: 'who gave the task' },
    others: ['componentId', 'proposalId', 'assignedAt'],
  }),
  kept(SavedFilters, {
    keeps: 'Filters that somebody saved in the back office',
    until: 'account',
    download: 'filters',
    removed: { participantId: 'whose filter it is', name: 'name of the filter', filter: 'what it looks for' },
    others: ['id', 'componentId', 'createdAt'],
  }),
];
