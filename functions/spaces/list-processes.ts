import { spaces } from '../../shared/spaces/contract.ts';
import { handle } from '../platform/handle.ts';
import { processes } from './directory.ts';
import { Processes } from './entities.ts';

/** All processes, the newest first. */
export const listProcesses = handle(spaces.listProcesses, async (_, services) => ({
  items: await processes(services),
}));

/** Published processes, the newest first. */
export const listPublicProcesses = handle(spaces.listPublicProcesses, async (_, services) => ({
  items: (await processes(services)).filter(({ isPublished }) => isPublished),
}));

/** @throws Problem 404 `process.not-found` */
export const readProcess = handle(spaces.readProcess, ({ params }, { db }) =>
  db.require(Processes, { id: params.processId }, 'process.not-found'),
);
