import { areaOf, drawingOf } from '../../shared/places/drawing.ts';
import { labelPoint } from '../../shared/places/geometry.ts';
import type { TaxonomyId } from '../../shared/platform/ids.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { ProposalMapView, TaxonomyOption } from '../../shared/proposals/views.ts';
import { offeredIn } from '../../shared/spaces/taxonomies.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import { outlineSet } from '../platform/outlines.ts';
import type { Services } from '../platform/services.ts';
import { countsIn } from './list/counts.ts';
import type { ListIndex } from './list/list-index.ts';
import { everyMatch, type ListQuery } from './list/search.ts';
import { taxonomyOptions } from './page-views.ts';
import type { Space } from './space.ts';

const SIZE = { width: 800, height: 720 } as const;
/** Corners of all territories of a drawing together. */
const CORNERS = 4000;
/** Overseas is drawn by the script, which can move; a drawing of the whole globe would show nothing. */
const WIDEST = 40;

interface Of {
  readonly space: Space;
  readonly known: readonly Taxonomy[];
  readonly frame: PageFrame;
}

const flat = (options: readonly TaxonomyOption[]): TaxonomyOption[] =>
  options.flatMap((option) => [option, ...flat(option.children)]);

/** Results of a list on a map: what is drawn without a script, and what the script needs. */
export async function mapView(services: Services, of: Of, list: ListIndex, query: ListQuery): Promise<ProposalMapView> {
  const { space, known, frame } = of;
  const counts = countsIn(everyMatch(list, query));
  const { path, outlines } = await outlineSet(services);
  const offered = new Set<TaxonomyId>(offeredIn(known, space.process.id).map(({ id }) => id));
  const options = flat(taxonomyOptions('territory', space, known, counts.territories, frame));
  const drawn = outlines.filter(({ taxonomyId }) => offered.has(taxonomyId));
  const near = drawn.filter(({ shape }) => {
    const area = areaOf([shape], []);
    return area !== undefined && area.east - area.west < WIDEST && area.east > -WIDEST && area.west < WIDEST;
  });
  const shapes = near.length > 0 ? near : drawn;
  const area = areaOf(
    shapes.map(({ shape }) => shape),
    [],
  );
  const drawing = area && drawingOf(area, SIZE);
  return {
    placed: counts.placed,
    total: counts.all,
    outlinesPath: path,
    territories: options
      .filter(({ count, id }) => count > 0 || drawn.some(({ taxonomyId }) => taxonomyId === id))
      .map(({ id, name, count }) => ({ id, name, count })),
    drawing: drawing
      ? {
          width: drawing.width,
          height: Math.round(drawing.height),
          shapes: shapes.map(({ taxonomyId, shape }) => {
            const label = labelPoint(shape);
            const [x, y] = label ? drawing.at(label) : [0, 0];
            return {
              id: taxonomyId,
              path: drawing.path(shape, Math.max(12, Math.floor(CORNERS / shapes.length))),
              x: Math.round(x),
              y: Math.round(y),
            };
          }),
        }
      : null,
  };
}
