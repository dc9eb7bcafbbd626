import { EVENT_NAMES, type EventName } from '../../shared/notifications/events.ts';
import type { ProcessId } from '../../shared/platform/ids.ts';
import type { Shown } from '../../shared/platform/locale.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { DigestGroups } from '../platform/mail/notice-mails.ts';

interface Line {
  readonly event: EventName;
  readonly at: Instant;
  readonly processId: ProcessId | null;
  readonly text: string;
  readonly context: Shown;
  readonly path: string;
}

/**
 * News of a digest in their order: by process, the one with the newest first; within it by kind, as in the preferences;
 * within that the newest first.
 *
 * @param lines the newest first
 */
export function groupsOf(lines: readonly Line[]): DigestGroups {
  const byProcess = Map.groupBy(lines, ({ processId }) => processId);
  return [...byProcess.values()].map((own) => ({
    about: own[0]?.context.text ?? '',
    items: EVENT_NAMES.flatMap((event) => own.filter((line) => line.event === event)).map(({ text, path, at }) => ({
      text,
      path,
      at,
    })),
  }));
}
