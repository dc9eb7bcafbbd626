/** A map with one pin on it. */
import L from 'leaflet';
import { boundsOf, type Point, positionsOf } from '../../../../shared/places/geometry.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import { drawShape, makeMap, showArea } from './base-map.ts';
import type { TerritoryShape } from './outlines.ts';

export { mapStyles } from './base-map.ts';

interface PinOptions {
  readonly t: Translate;
  readonly outlines: readonly TerritoryShape[];
  readonly point: Point | null;
  readonly choose: (point: Point) => void;
}

export interface Pin {
  /** Puts the pin where it was chosen elsewhere, and shows it. */
  readonly put: (point: Point | null) => void;
  /** Chooses the middle of the map. */
  readonly take: () => void;
  readonly draw: (outlines: readonly TerritoryShape[]) => void;
  readonly stop: () => void;
}

/** A map may be turned around the globe: longitudes are brought back. */
const toPoint = (at: L.LatLng): Point => {
  const { lat, lng } = at.wrap();
  return { latitude: lat, longitude: lng };
};

const areaOf = (outlines: readonly TerritoryShape[]) =>
  outlines.length === 0 ? undefined : boundsOf(outlines.flatMap(({ shape }) => positionsOf(shape)));

/** Shows a map with a pin in an element. */
export function pinOnMap(element: HTMLElement, { t, outlines, point, choose }: PinOptions): Pin {
  const { map, stop } = makeMap(element, t, t('place.map-label'), areaOf(outlines));
  const drawn = L.layerGroup().addTo(map);
  const icon = L.divIcon({ className: 'place-map__pin place-map__pin--chosen', html: '', iconSize: [44, 44] });
  // The middle of the map and its button do with the keyboard what dragging does with the pointer.
  const marker = L.marker(map.getCenter(), { icon, draggable: true, keyboard: false });
  let own: Point | null = null;
  const pick = (at: L.LatLng) => {
    own = toPoint(at);
    marker.setLatLng(at).addTo(map);
    choose(own);
  };
  marker.on('dragend', () => pick(marker.getLatLng()));
  map.on('click', ({ latlng }: L.LeafletMouseEvent) => pick(latlng));
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.target !== element) return;
    event.preventDefault();
    pick(map.getCenter());
  });
  const put = (wanted: Point | null) => {
    if (wanted === null) return void marker.remove();
    const at: L.LatLngTuple = [wanted.latitude, wanted.longitude];
    marker.setLatLng(at).addTo(map);
    // What was chosen here is in view already.
    if (own === null || map.distance([own.latitude, own.longitude], at) > 1)
      map.setView(at, Math.max(map.getZoom(), 10));
  };
  const draw = (shapes: readonly TerritoryShape[]) => {
    drawn.clearLayers();
    for (const { shape } of shapes) drawn.addLayer(drawShape(map, shape, 'place-map__territory'));
    if (marker.getLatLng() && !map.hasLayer(marker) && shapes.length > 0) showArea(map, areaOf(shapes));
  };
  put(point);
  return { put, draw, take: () => pick(map.getCenter()), stop };
}
