import type { ScheduledEvent } from 'aws-lambda';
import type { Process } from '../../shared/spaces/process.ts';
import { activePhase } from '../../shared/spaces/rules.ts';
import { patch } from '../platform/db/write.ts';
import type { Entry } from '../platform/entry.ts';
import type { Services } from '../platform/services.ts';
import { processes } from '../spaces/directory.ts';
import { Announcements, Processes } from '../spaces/entities.ts';
import { followAnnouncements } from './announcement-changes.ts';
import { publishAtTheMinute } from './publish-at-the-minute.ts';

async function follow(process: Process, { db, now }: Services): Promise<boolean> {
  const activePhaseId = activePhase(process.phases, now())?.id ?? null;
  if (activePhaseId === process.activePhaseId) return false;
  const write = patch(
    Processes,
    { id: process.id },
    { activePhaseId },
    {
      // An administrator who changes the dates meanwhile sets the active phase too.
      when: [
        { attribute: 'version', op: '=', value: process.version },
        { attribute: 'activePhaseId', op: '=', value: process.activePhaseId },
      ],
      otherwise: 'unchanged',
    },
  );
  return (await db.write(write)).changed;
}

/** Lets the active phase of each process follow the dates. Gives the number of processes that changed. */
export async function followPhases(services: Services): Promise<number> {
  const changed = await Promise.all((await processes(services)).map((process) => follow(process, services)));
  return changed.filter(Boolean).length;
}

/**
 * Runs every minute: writes which phase or announcement has begun or ended, so that the stream tells the publisher, and
 * has pages published at the minute at which the next ones do. That a phase has ended also has the final counts of its
 * votes begun, once the last of them are written: a tick that is missed is made up for by the next. What is open is judged
 * from the dates at each read. Two runs at once do no harm.
 */
export const phaseChanges: Entry<Pick<ScheduledEvent, 'time'> | undefined, void> = (services) => async () => {
  const [all, announcements] = await Promise.all([processes(services), services.db.all(Announcements, {})]);
  await publishAtTheMinute(services, all, announcements);
  const phases = await followPhases(services);
  const announced = await followAnnouncements(services, announcements);
  if (phases + announced > 0) services.log.info('phases.changed', { processes: phases, announcements: announced });
};
