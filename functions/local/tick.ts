import { phaseChanges } from '../jobs/phase-changes.ts';
import type { Services } from '../platform/services.ts';
import { localContext } from './runtime.ts';

const MINUTE_MS = 60_000;

/** The schedule of the stack on a timer: every minute, and once before this answers, so that dates have had their say. */
export async function startTicking(services: Services): Promise<{ stop(): void }> {
  const job = phaseChanges(services);
  const tick = () =>
    job(undefined, localContext('phase-changes')).catch((error: unknown) => services.log.error('local.tick', error));
  await tick();
  const timer = setInterval(tick, MINUTE_MS);
  return { stop: () => clearInterval(timer) };
}
