import { spacesOf } from '../../shared/platform/policy.ts';
import { SPACE_ROLES } from '../../shared/platform/roles.ts';
import { spaces } from '../../shared/spaces/contract.ts';
import { handle } from '../platform/handle.ts';
import { processes } from './directory.ts';
import { Processes } from './entities.ts';

/** Processes that one has a role in, the newest first; administrators have all of them. */
export const listProcesses = handle(spaces.listProcesses, async ({ actor }, services) => {
  const own = spacesOf(actor, ...SPACE_ROLES);
  const all = await processes(services);
  return { items: own === 'every' ? all : all.filter(({ id }) => own.has(id)) };
});

/** Published processes, the newest first. */
export const listPublicProcesses = handle(spaces.listPublicProcesses, async (_, services) => ({
  items: (await processes(services)).filter(({ isPublished }) => isPublished),
}));

/** @throws Problem 404 `process.not-found` */
export const readProcess = handle(spaces.readProcess, ({ params }, { db }) =>
  db.require(Processes, { id: params.processId }, 'process.not-found'),
);
