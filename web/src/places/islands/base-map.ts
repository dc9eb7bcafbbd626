/** The map that results and places are shown on: outlines that we serve ourselves, no tiles, no third party. */
import L from 'leaflet';
import type { Bounds, Position, Shape } from '../../../../shared/places/geometry.ts';
import { decodeShape, type EncodedShape } from '../../../../shared/places/simplify.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import styles from './map.css?url';
import { fetchJson } from './outlines.ts';
import { loadStyles } from './styles.ts';

/** Outlines of the departments of France, a file of this site. */
const DEPARTMENTS = new URL('../departments.json', import.meta.url).href;
/** The area shown where nothing else says what to show: metropolitan France. */
const HOME: Bounds = { west: -5.2, south: 41.3, east: 9.6, north: 51.1 };
const FARTHEST = 2;
/** The greatest scale. */
export const CLOSEST = 15;
/** A single point is looked at from here: the town around it. */
const TOWN = 11;

const toLatLng = ([longitude, latitude]: Position): L.LatLngTuple => [latitude, longitude];

/** Leaflet's form of an area; one across the antimeridian goes on beyond 180°. */
export const toLeaflet = ({ west, south, east, north }: Bounds): L.LatLngBoundsLiteral => [
  [south, west],
  [north, east < west ? east + 360 : east],
];

/** Draws a shape; colors are the stylesheet's. */
export function drawShape(map: L.Map, shape: Shape, className: string): L.Polygon {
  const rings = shape.map((polygon) => polygon.map((ring) => ring.map(toLatLng)));
  return L.polygon(rings, { className, interactive: false, weight: 1, smoothFactor: 1.2 }).addTo(map);
}

/** Outlines of departments: what tells readers which country they look at. A map without them is still a map. */
async function drawLand(map: L.Map, isStopped: () => boolean): Promise<void> {
  const shapes: readonly EncodedShape[] = await fetchJson(DEPARTMENTS);
  if (isStopped()) return;
  for (const shape of shapes) drawShape(map, decodeShape(shape), 'place-map__land').bringToBack();
}

/** What a map needs before it is made. */
export const mapStyles = (): Promise<void> => loadStyles(styles);

/** A map and how to end it. */
export interface BaseMap {
  readonly map: L.Map;
  readonly stop: () => void;
}

/** Shows an area without moving, which some readers cannot bear. @param closest greatest scale: of a town, unless it is of a part of one */
export function showArea(map: L.Map, area: Bounds | undefined, closest = TOWN): void {
  map.fitBounds(toLeaflet(area ?? HOME), { maxZoom: closest, padding: [24, 24], animate: false });
}

/** Makes a map in an element; it can be moved by pointer, finger and keyboard. */
export function makeMap(element: HTMLElement, t: Translate, label: string, area?: Bounds, closest?: number): BaseMap {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(element, {
    attributionControl: false,
    zoomControl: false,
    minZoom: FARTHEST,
    maxZoom: CLOSEST,
    zoomSnap: 0.25,
    zoomDelta: 1,
    // A page that is scrolled must not get caught in the map.
    scrollWheelZoom: false,
    worldCopyJump: true,
    zoomAnimation: !isCalm,
    fadeAnimation: !isCalm,
    inertia: !isCalm,
  });
  L.control
    .zoom({ zoomInText: '+', zoomOutText: '−', zoomInTitle: t('map.zoom-in'), zoomOutTitle: t('map.zoom-out') })
    .addTo(map);
  element.setAttribute('role', 'application');
  element.setAttribute('aria-label', label);
  showArea(map, area, closest);
  // A map that was made before it had a size, in a fold or without its stylesheet, shows its area once it has one.
  let height = element.clientHeight;
  const resized = new ResizeObserver(() => {
    const isFirst = height === 0 && element.clientHeight > 0;
    height = element.clientHeight;
    map.invalidateSize({ animate: false, pan: !isFirst });
    if (isFirst) showArea(map, area, closest);
  });
  resized.observe(element);
  let isStopped = false;
  drawLand(map, () => isStopped).catch(() => undefined);
  return {
    map,
    stop: () => {
      isStopped = true;
      resized.disconnect();
      map.remove();
    },
  };
}
