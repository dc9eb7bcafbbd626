import type { FieldProblem } from '../../shared/platform/problem.ts';
import { placeProblems, tidyPlace } from '../../shared/proposals/place-rules.ts';
import type { Place } from '../../shared/proposals/proposal.ts';
import { offeredIn } from '../../shared/spaces/taxonomies.ts';
import { type Outline, outlineSet } from '../platform/outlines.ts';
import type { Services } from '../platform/services.ts';
import { taxonomies } from '../spaces/directory.ts';
import { type Space, settingsOf } from './space.ts';

/** Where the territories lie that a process offers; none: its territory is not drawn, and every place is in it. */
export async function territoryOf(
  services: Pick<Services, 'db' | 'now'>,
  { process }: Pick<Space, 'process'>,
): Promise<readonly Outline[]> {
  const { outlines } = await outlineSet(services);
  if (outlines.length === 0) return [];
  const offered = new Set(offeredIn(await taxonomies(services), process.id).map(({ id }) => id));
  return outlines.filter(({ taxonomyId }) => offered.has(taxonomyId));
}

/** A place as it is published, and what is wrong with it. The organization may leave it out: a bill has none. */
export async function judgedPlace(
  services: Pick<Services, 'db' | 'now'>,
  space: Space,
  given: Place | null,
  from: 'participant' | 'official' = 'participant',
): Promise<{ readonly place: Place | null; readonly fields: readonly FieldProblem[] }> {
  const { placeMode } = settingsOf(space);
  const mode = placeMode === 'required' && from === 'official' ? 'optional' : placeMode;
  const place = tidyPlace(given, mode);
  const areas = place === null ? [] : await territoryOf(services, space);
  return { place, fields: placeProblems(place, mode, areas) };
}
