import { spaces } from '../../shared/spaces/contract.ts';
import { handle } from '../platform/handle.ts';
import { componentsOf } from './directory.ts';
import { Components, Processes } from './entities.ts';

/** Components of a process in menu order. @throws Problem 404 `process.not-found` */
export const listComponents = handle(spaces.listComponents, async ({ params }, services) => {
  await services.db.require(Processes, { id: params.processId }, 'process.not-found');
  return { items: await componentsOf(services, params.processId) };
});

/** @throws Problem 404 `component.not-found` */
export const readComponent = handle(spaces.readComponent, ({ params }, { db }) =>
  db.require(Components, { id: params.componentId }, 'component.not-found'),
);
