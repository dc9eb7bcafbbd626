import { areaOf, drawingOf } from '../../shared/places/drawing.ts';
import { isWithin, sizeOf } from '../../shared/places/geometry.ts';
import type { PlaceView } from '../../shared/proposals/views.ts';
import type { Outline } from '../platform/outlines.ts';
import type { Services } from '../platform/services.ts';
import { territoryOf } from './place.ts';
import type { ProposalItem } from './proposal.ts';
import { componentPathOf, type Space } from './space.ts';

const SIZE = { width: 240, height: 200 } as const;
/** Corners of so small a drawing. */
const CORNERS = 160;

/** How large a territory looks: a town is drawn rather than the region around it. */
const extentOf = ({ shape }: Outline) => Math.max(0, ...shape.map(([ring]) => sizeOf(ring ?? [])));

/** The territory to draw the place into: the one that the proposal bears, or else the smallest one around the place. */
function territoryAround(outlines: readonly Outline[], { place, territoryId }: ProposalItem): Outline | undefined {
  if (place === null) return undefined;
  const around = outlines.filter(({ shape, toleranceKm }) => isWithin(shape, place, toleranceKm));
  const own = around.find(({ taxonomyId }) => taxonomyId === territoryId);
  return own ?? around.sort((one, other) => extentOf(one) - extentOf(other))[0];
}

/** The place of a proposal as its page shows it. */
export async function placeView(
  services: Pick<Services, 'db' | 'now'>,
  space: Space,
  proposal: ProposalItem,
): Promise<PlaceView | null> {
  const { place } = proposal;
  if (place === null) return null;
  const outline = territoryAround(await territoryOf(services, space), proposal);
  const area = outline && areaOf([outline.shape], [place]);
  const drawing = area && drawingOf(area, SIZE);
  const [x, y] = drawing?.at(place) ?? [0, 0];
  return {
    ...place,
    mapPath: `${componentPathOf(space)}search/?view=map`,
    drawing:
      outline && drawing
        ? {
            width: drawing.width,
            height: Math.round(drawing.height),
            path: drawing.path(outline.shape, CORNERS),
            x: Math.round(x),
            y: Math.round(y),
          }
        : null,
  };
}
