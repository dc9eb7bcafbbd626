/** What a notification says, in somebody's language: the same line in the list, in digests and in mails. */
import type { EventName } from '../../shared/notifications/events.ts';
import { notificationsWords } from '../../shared/notifications/words.ts';
import type { ParticipantId, ProcessId } from '../../shared/platform/ids.ts';
import { type InterfaceLocale, type Localized, localize, type Shown } from '../../shared/platform/locale.ts';
import { translator } from '../../shared/platform/messages.ts';
import type { Organization } from '../../shared/spaces/organization.ts';
import { profilesOf } from '../platform/profiles.ts';
import type { Services } from '../platform/services.ts';
import { Processes } from '../spaces/entities.ts';

/** What words need to know. */
interface Said {
  readonly event: EventName;
  readonly actorId: ParticipantId | null;
  readonly processId: ProcessId | null;
  readonly values: Readonly<Record<string, string | Localized>>;
}

export interface Sayer {
  /** One line, and the title of the process, which may be empty. */
  say(told: Said, locale: InterfaceLocale): { readonly text: string; readonly context: Shown };
}

const NOTHING: Localized = {};

/** Looks up the names of people and processes in a few notifications, once for all of them. */
export async function sayerOf(
  services: Pick<Services, 'db'>,
  told: readonly Pick<Said, 'actorId' | 'processId'>[],
  { name, defaultLocale }: Pick<Organization, 'name' | 'defaultLocale'>,
): Promise<Sayer> {
  const processIds = [...new Set(told.flatMap(({ processId }) => processId ?? []))];
  const [names, processes] = await Promise.all([
    profilesOf(
      services,
      told.flatMap(({ actorId }) => actorId ?? []),
    ),
    services.db.batchGet(
      Processes,
      processIds.map((id) => ({ id })),
    ),
  ]);
  const titles = new Map(processes.map(({ id, title }) => [id, title]));
  return {
    say({ event, actorId, processId, values }, locale) {
      const t = translator(notificationsWords, locale);
      const shown = (text: string | Localized) =>
        typeof text === 'string' ? text : localize(text, locale, defaultLocale).text;
      const author = actorId === null ? shown(name) : (names.get(actorId) ?? t('mail.line.somebody'));
      const said = Object.fromEntries(Object.entries(values).map(([key, text]) => [key, shown(text)]));
      const title = (processId === null ? undefined : titles.get(processId)) ?? NOTHING;
      return { text: t(`mail.line.${event}`, { author, ...said }), context: localize(title, locale, defaultLocale) };
    },
  };
}
