/** Processes as something that attachments can belong to: `functions/features.ts` hands it over. */
import { FILE_CLASSES } from '../../shared/media/rules.ts';
import { allowed } from '../../shared/platform/decision.ts';
import type { ProcessId } from '../../shared/platform/ids.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import type { Attachable } from '../platform/slots.ts';
import { Processes } from './entities.ts';

/** A process may have so many files; its page shows those that an administrator has put into its documents. */
const MOST = 100;

/** A process, for administrators. @throws Problem `access.denied`, `process.not-found` */
export async function attachableProcess(
  { db }: Pick<Services, 'db'>,
  id: ProcessId,
  actor: Actor,
): Promise<Attachable> {
  const isAdministrator = actor.kind === 'operator' || (actor.kind === 'participant' && actor.role === 'administrator');
  if (!isAdministrator) throw new Problem('access.denied');
  const { slug } = await db.require(Processes, { id }, 'process.not-found');
  return { pagePath: `/processes/${slug}/`, accepts: FILE_CLASSES, mayChange: allowed, most: MOST };
}
