import type { GroupId, ParticipantId } from '../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import type { ResourceTitle } from '../platform/contributions.ts';
import { groupAuthorsOf } from '../platform/group-names.ts';
import { type Author, authorsOf } from '../platform/profiles.ts';
import type { Services } from '../platform/services.ts';

const titled = <I extends string>(authors: ReadonlyMap<I, Author>, locale: InterfaceLocale) =>
  new Map([...authors].map(([id, { name, path }]): [I, ResourceTitle] => [id, { title: name, locale, path }]));

/** Names of people by id, as everybody sees them; imported authors have no page and cannot be followed. */
export const participantTitles = async (services: Services, ids: readonly ParticipantId[], locale: InterfaceLocale) =>
  titled(await authorsOf(services, ids), locale);

/** Names of groups by id. */
export const groupTitles = async (services: Services, ids: readonly GroupId[], locale: InterfaceLocale) =>
  titled(await groupAuthorsOf(services, ids), locale);
