import { ballotReminders } from '../jobs/ballot-reminders.ts';
import { digests } from '../jobs/digests.ts';
import { newsletterClock } from '../jobs/newsletter-clock.ts';
import { phaseChanges } from '../jobs/phase-changes.ts';
import type { Services } from '../platform/services.ts';
import { localContext } from './runtime.ts';

const MINUTE_MS = 60_000;
/** More often than on AWS, where it is a minute: whoever tries it out waits for it. */
const NEWSLETTERS_MS = 5000;
const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;

/** The schedules of the stack on timers: every minute, and once before this answers, so that dates have had their say. */
export async function startTicking(services: Services): Promise<{ stop(): void }> {
  const job = phaseChanges(services);
  const tick = () =>
    job(undefined, localContext('phase-changes')).catch((error: unknown) => services.log.error('local.tick', error));
  const remind = () =>
    ballotReminders(services)(undefined, localContext('ballot-reminders')).catch((error: unknown) =>
      services.log.error('local.tick', error),
    );
  const digest = () =>
    digests(services)(undefined, localContext('digests')).catch((error: unknown) =>
      services.log.error('local.tick', error),
    );
  const recountAll = () =>
    services.queues
      .send('recounts', [{ night: true }])
      .then(() => services.queues.send('counts', [{ night: true }]))
      .catch((error: unknown) => services.log.error('local.tick', error));
  // Finds acts of functions that ended before they could say how.
  const seal = () =>
    services.queues.send('audit', [{ seal: true }]).catch((error: unknown) => services.log.error('local.tick', error));
  const newsletters = () =>
    newsletterClock(services)(undefined, localContext('newsletter-clock')).catch((error: unknown) =>
      services.log.error('local.tick', error),
    );
  await tick();
  await newsletters();
  const timers = [
    setInterval(tick, MINUTE_MS),
    setInterval(newsletters, NEWSLETTERS_MS),
    setInterval(seal, 5 * MINUTE_MS),
    setInterval(recountAll, DAY_MS),
    setInterval(remind, HOUR_MS),
    // More often than on AWS, where it is at each full hour: a machine that starts at ten past does not wait for fifty minutes.
    setInterval(digest, 5 * MINUTE_MS),
  ];
  return { stop: () => timers.forEach(clearInterval) };
}
