import { proposals } from '../../../shared/proposals/contract.ts';
import { MOST_FILTERS, SavedFilter } from '../../../shared/proposals/office.ts';
import { put, remove } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { derivedId } from '../../platform/idempotent-id.ts';
import { personOf } from '../../platform/person.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { anySpace } from '../space.ts';
import { SavedFilters } from './entities.ts';

type Owner = Pick<SavedFilter, 'componentId'> & {
  readonly participantId: ReturnType<typeof personOf>['participantId'];
};

const filtersOf = ({ db }: Pick<Services, 'db'>, { participantId, componentId }: Owner) =>
  db.all(SavedFilters, { participantId }, { startsWith: `${componentId}#` });

/** Own filters by name, as people sort. */
export const listFilters = handle(proposals.listFilters, async ({ params, actor }, services) => {
  const { participantId } = personOf(actor);
  const filters = await filtersOf(services, { participantId, componentId: params.componentId });
  const items = filters.map((filter) => SavedFilter.parse(filter));
  return { items: items.sort((one, other) => one.name.localeCompare(other.name)) };
});

/** Saves a filter under a name; its id follows from the name, so the same name is the same filter. */
export const saveFilter = handle(proposals.saveFilter, async ({ params, body, actor }, services) => {
  const { participantId } = personOf(actor);
  const { componentId } = params;
  await anySpace(services, componentId);
  const { name, filter } = body;
  const id = derivedId('savedFilter', 0, participantId, componentId, name.normalize('NFC').toLowerCase());
  const others = (await filtersOf(services, { participantId, componentId })).filter((one) => one.id !== id);
  if (others.length >= MOST_FILTERS) throw new Problem('saved-filter.too-many', { facts: { maximum: MOST_FILTERS } });
  const saved: SavedFilter = { id, componentId, name, filter, createdAt: services.now() };
  await services.db.write(put(SavedFilters, { ...saved, participantId }));
  return saved;
});

/** Removes an own filter. */
export const removeFilter = handle(proposals.removeFilter, async ({ params, actor }, { db }) => {
  const { componentId, filterId } = params;
  await db.write(remove(SavedFilters, { participantId: personOf(actor).participantId, componentId, id: filterId }));
  return undefined;
});
