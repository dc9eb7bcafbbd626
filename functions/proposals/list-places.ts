import { proposals } from '../../shared/proposals/contract.ts';
import { handle } from '../platform/handle.ts';
import { taxonomies } from '../spaces/directory.ts';
import { pointsOf } from './list/points.ts';
import { toListFilter } from './list/query.ts';
import { everyMatch } from './list/search.ts';
import { warmList } from './list/warm-list.ts';
import { publishedSpace } from './space.ts';

/** Positions of what a search finds, for the map. At most a second behind the index. */
export const listPlaces = handle(proposals.listPlaces, async ({ params: { componentId }, query }, services) => {
  await publishedSpace(services, componentId);
  const known = await taxonomies(services);
  const { list } = await warmList(services, componentId);
  const found = everyMatch(list, toListFilter(query, known));
  return { total: found.length, ...pointsOf(found) };
});
