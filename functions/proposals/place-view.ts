import { areaOf, drawingOf } from '../../shared/places/drawing.ts';
import { contains, sizeOf } from '../../shared/places/geometry.ts';
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

/** The territory to draw: the one that the proposal bears, else the smallest one around the place. */
function around(outlines: readonly Outline[], { place, territoryId }: ProposalItem): Outline | undefined {
  const own = outlines.find(({ taxonomyId }) => taxonomyId === territoryId);
  if (own !== undefined || place === null) return own;
  return outlines.filter(({ shape }) => contains(shape, place)).sort((a, b) => extentOf(a) - extentOf(b))[0];
}

/** The place of a proposal as its page shows it. */
export async function placeView(
  services: Pick<Services, 'db' | 'now'>,
  space: Space,
  proposal: ProposalItem,
): Promise<PlaceView | null> {
  const { place } = proposal;
  if (place === null) return null;
  const outline = around(await territoryOf(services, space), proposal);
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
