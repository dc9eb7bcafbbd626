import type { NewsletterId } from '../../shared/platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { shortMemory } from '../platform/short-memory.ts';
import { Newsletters } from './entities.ts';

/** A pause reaches every sender after so many milliseconds. */
const MEMORY_MS = 2000;

const states = /* @__PURE__ */ shortMemory(
  MEMORY_MS,
  async ({ db }: Pick<Services, 'db' | 'now'>, id: NewsletterId) => (await db.get(Newsletters, { id }))?.state,
);

/** Whether mails of a newsletter go now; asked for each mail, read every two seconds. One that is no more never goes. */
export async function newsletterGoes(
  services: Pick<Services, 'db' | 'now'>,
  id: NewsletterId,
): Promise<'go' | 'paused' | 'cancelled'> {
  const state = await states.get(services, id);
  if (state === 'paused') return 'paused';
  return state === undefined || state === 'cancelled' ? 'cancelled' : 'go';
}
