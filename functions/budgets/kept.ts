/** Lines of the data register for the catalogue in `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../platform/register.ts';
import { Envelopes, ProjectNumbers, Projects, ProposalProjects } from './entities.ts';

export const budgetsKept: readonly RegisterLine[] = [
  kept(Envelopes, {
    keeps: 'Envelopes of participatory budgets',
    until: 'consultation',
    others: [
      'id',
      'componentId',
      'title',
      'description',
      'total',
      'territoryId',
      'residentsOnly',
      'position',
      'projects',
      'version',
      'createdAt',
      'updatedAt',
    ],
  }),
  kept(ProjectNumbers, {
    keeps: 'The last project number given',
    until: 'consultation',
    others: ['componentId', 'last'],
  }),
  kept(Projects, {
    keeps: 'Projects of participatory budgets',
    until: 'consultation',
    others: [
      'id',
      'componentId',
      'envelopeId',
      'number',
      'title',
      'description',
      'cost',
      'categoryId',
      'territoryId',
      'place',
      'proposalIds',
      'state',
      'withdrawnReason',
      'selectedAt',
      'realization',
      'version',
      'createdAt',
      'updatedAt',
    ],
  }),
  kept(ProposalProjects, {
    keeps: 'Which projects came of a proposal',
    until: 'consultation',
    others: ['proposalId', 'projectId', 'componentId'],
  }),
];
