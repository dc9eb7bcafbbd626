/** Processes as something that attachments can belong to: `functions/features.ts` hands it over. */
import { FILE_CLASSES } from '../../shared/media/rules.ts';
import { allowed } from '../../shared/platform/decision.ts';
import type { ProcessId } from '../../shared/platform/ids.ts';
import { type Actor, staffIn } from '../../shared/platform/policy.ts';
import { enforce } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import type { Attachable } from '../platform/slots.ts';
import { Processes } from './entities.ts';

/** A process may have so many files; its page shows those that an administrator has put into its documents. */
const MOST = 100;

/** A process, for those who run it. @throws Problem `access.…`, `process.not-found` */
export async function attachableProcess(
  { db }: Pick<Services, 'db'>,
  id: ProcessId,
  actor: Actor,
): Promise<Attachable> {
  enforce(staffIn('process-administrator')(actor, id));
  const { slug } = await db.require(Processes, { id }, 'process.not-found');
  return { pagePath: `/processes/${slug}/`, accepts: FILE_CLASSES, mayChange: allowed, most: MOST };
}
