import type { Signal } from '../../shared/moderation/case.ts';
import { signalsIn } from '../../shared/moderation/signals.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import type { Services } from '../platform/services.ts';
import { type SignalSlots, type Subject, subjectIdOf, targetsOf } from './slots.ts';

const HOUR = 3600;

/** What a program finds striking about something that was just written; nothing of what the organization says. */
export async function findSignals(
  slots: SignalSlots,
  services: Services,
  subject: Subject,
): Promise<readonly Signal[]> {
  const target = (await targetsOf(slots, services, [subject])).get(subjectIdOf(subject));
  if (target === undefined || target.authorId === null || target.isOfficial || target.standing !== 'readable')
    return [];
  const since = addSeconds(target.createdAt, -HOUR);
  const { authorId, text } = target;
  const recent = await Promise.all(slots.recent.map((of) => of(services, authorId, since)));
  return signalsIn(text, recent.flat());
}
