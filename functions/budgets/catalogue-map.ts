/** Projects on a map that is drawn by the server: districts with a spot for each project that says where it is. */
import type { Envelope } from '../../shared/budgets/envelope.ts';
import type { Project } from '../../shared/budgets/project.ts';
import type { CatalogueMapView, ProjectPage } from '../../shared/budgets/views.ts';
import { areaOf, drawingOf } from '../../shared/places/drawing.ts';
import { isWithin, sizeOf } from '../../shared/places/geometry.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import { offeredIn } from '../../shared/spaces/taxonomies.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import { type Outline, outlineSet } from '../platform/outlines.ts';
import type { Services } from '../platform/services.ts';
import { shownIn } from './page-views.ts';
import { type BudgetSpace, budgetPathOf } from './space.ts';

const SIZE = { width: 800, height: 640 } as const;
const SMALL = { width: 240, height: 200 } as const;
/** Corners of all districts of a drawing together, and of one alone. */
const CORNERS = 4000;
const FEW_CORNERS = 160;

interface Of {
  readonly space: BudgetSpace;
  readonly known: readonly Taxonomy[];
  readonly frame: PageFrame;
}

/**
 * Outlines of districts that envelopes or projects are for, which are drawn whole. Where none is: those that the process
 * offers around places of projects, as far as the places reach.
 */
function drawnOutlines(
  outlines: readonly Outline[],
  of: Of,
  { envelopes, projects }: { readonly envelopes: readonly Envelope[]; readonly projects: readonly Project[] },
): { readonly drawn: readonly Outline[]; readonly areWhole: boolean } {
  const named = new Set([...envelopes, ...projects].flatMap(({ territoryId }) => territoryId ?? []));
  const own = outlines.filter(({ taxonomyId }) => named.has(taxonomyId));
  if (own.length > 0) return { drawn: own, areWhole: true };
  const offered = new Set<string>(offeredIn(of.known, of.space.process.id).map(({ id }) => id));
  const drawn = outlines.filter(
    ({ taxonomyId, shape, toleranceKm }) =>
      offered.has(taxonomyId) && projects.some(({ place }) => place !== null && isWithin(shape, place, toleranceKm)),
  );
  return { drawn, areWhole: false };
}

/** The map of a catalogue; `null` where there is neither a district nor a place to show. */
export async function catalogueMap(
  services: Pick<Services, 'db' | 'now'>,
  of: Of,
  { envelopes, projects }: { readonly envelopes: readonly Envelope[]; readonly projects: readonly Project[] },
): Promise<CatalogueMapView | null> {
  const { space, known, frame } = of;
  const shown = shownIn(frame);
  const { path, outlines } = await outlineSet(services);
  const { drawn, areWhole } = drawnOutlines(outlines, of, { envelopes, projects });
  const placed = projects.flatMap((project) => (project.place === null ? [] : [{ project, place: project.place }]));
  if (placed.length === 0) return null;
  const shapes = drawn.map(({ shape }) => shape);
  const area = areaOf(
    areWhole ? shapes : [],
    placed.map(({ place }) => place),
  );
  const drawing = area && drawingOf(area, SIZE);
  return {
    outlinesPath: path,
    placed: placed.length,
    territories: known
      .filter(({ id }) => drawn.some(({ taxonomyId }) => taxonomyId === id))
      .map(({ id, name }) => ({ id, name: shown(name) })),
    drawing: drawing
      ? {
          width: drawing.width,
          height: Math.round(drawing.height),
          shapes: shapes.map((shape) => drawing.path(shape, Math.max(12, Math.floor(CORNERS / shapes.length)))),
          spots: placed.map(({ project, place }) => {
            const [x, y] = drawing.at(place).map(Math.round);
            const title = shown(project.title).text;
            return {
              number: project.number,
              title,
              path: `${budgetPathOf(space)}projects/${project.id}/`,
              x: x ?? 0,
              y: y ?? 0,
            };
          }),
        }
      : null,
  };
}

const extentOf = ({ shape }: Outline) => Math.max(0, ...shape.map(([ring]) => sizeOf(ring ?? [])));

/** A small drawing of the place of one project in its district, or in the smallest one around it; `null`: nothing to draw. */
export async function projectMap(
  services: Pick<Services, 'db' | 'now'>,
  { place, territoryId }: Project,
): Promise<ProjectPage['project']['map']> {
  if (place === null) return null;
  const { outlines } = await outlineSet(services);
  const around = outlines.filter(({ shape, toleranceKm }) => isWithin(shape, place, toleranceKm));
  const outline =
    around.find(({ taxonomyId }) => taxonomyId === territoryId) ??
    around.sort((one, other) => extentOf(one) - extentOf(other))[0];
  const area = outline && areaOf([outline.shape], [place]);
  if (outline === undefined || area === undefined) return null;
  const drawing = drawingOf(area, SMALL);
  const [x = 0, y = 0] = drawing.at(place).map(Math.round);
  const { width, height } = drawing;
  return { width, height: Math.round(height), path: drawing.path(outline.shape, FEW_CORNERS), x, y };
}
