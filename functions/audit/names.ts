import type { AuditSubject } from '../../shared/audit/contract.ts';
import type { AuditEntry } from '../../shared/audit/entry.ts';
import { ComponentId, ParticipantId, ProcessId, ProposalId } from '../../shared/platform/ids.ts';
import { profilesOf } from '../platform/profiles.ts';
import type { Services } from '../platform/services.ts';
import { componentById, organization, processById } from '../spaces/directory.ts';
import type { AuditSlots } from './slots.ts';

type Name = AuditSubject['name'];
const idsOf = <T>(ids: ReadonlySet<string>, parse: (id: string) => T | undefined): T[] =>
  [...ids].flatMap((id) => parse(id) ?? []);

async function spaceNames(services: Services, ids: ReadonlySet<string>): Promise<[string, Name][]> {
  const processes = idsOf(ids, (id) => ProcessId.safeParse(id).data);
  const components = idsOf(ids, (id) => ComponentId.safeParse(id).data);
  const found = await Promise.all([
    ...processes.map(async (id) => [id, (await processById(services, id))?.title ?? {}] as [string, Name]),
    ...components.map(async (id) => [id, (await componentById(services, id))?.name ?? {}] as [string, Name]),
  ]);
  if (!ids.has('organization')) return found;
  return [...found, ['organization', (await organization(services)).name]];
}

async function proposalNames(
  services: Services,
  { titlesOf }: AuditSlots,
  ids: ReadonlySet<string>,
): Promise<[string, Name][]> {
  const proposals = idsOf(ids, (id) => ProposalId.safeParse(id).data);
  const titles = proposals.length === 0 ? [] : [...(await titlesOf(services, proposals))];
  return titles.map(([id, { title, locale }]) => [id, { [locale]: title }]);
}

/** What the names of people are kept under: they have one in every language. */
const IN_EVERY_LANGUAGE = 'und';

/** Names, as they are now, of everybody and everything that entries speak of; what has none is left out. */
export async function namesFor(
  services: Services,
  slots: AuditSlots,
  entries: readonly AuditEntry[],
): Promise<ReadonlyMap<string, Name>> {
  const ids = new Set(
    entries.flatMap(({ actor, spaceId, place }) => [
      actor,
      ...(spaceId === null ? [] : [spaceId]),
      ...Object.values(place),
    ]),
  );
  const people = idsOf(ids, (id) => ParticipantId.safeParse(id).data);
  const [profiles, spaces, proposals] = await Promise.all([
    profilesOf(services, people),
    spaceNames(services, ids),
    proposalNames(services, slots, ids),
  ]);
  const named = [...profiles].map(([id, name]): [string, Name] => [id, { [IN_EVERY_LANGUAGE]: name }]);
  return new Map([...named, ...spaces, ...proposals]);
}

/** Name of a person among those. */
export const personIn = (names: ReadonlyMap<string, Name>, id: string): string | null =>
  names.get(id)?.[IN_EVERY_LANGUAGE] ?? null;
