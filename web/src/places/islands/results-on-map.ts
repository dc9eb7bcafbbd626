/** Results of a list on the map: clusters that open when one presses them, and a card for each proposal. */
import L from 'leaflet';
import { type Bounds, boundsOf, positionsOf } from '../../../../shared/places/geometry.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import { formatNumber } from '../../../../shared/platform/format.ts';
import { CLOSEST, drawShape, makeMap, showArea } from './base-map.ts';
import { fetchOutlines } from './outlines.ts';
import {
  areaOfPoints,
  aroundView,
  boundsText,
  type Cluster,
  type Clusters,
  type Columns,
  clustersOf,
  firstArea,
  positionOf,
} from './points.ts';

export { mapStyles } from './base-map.ts';

export interface ResultsOptions {
  readonly t: Translate;
  readonly locale: string;
  readonly columns: Columns;
  readonly outlinesPath: string | null;
  readonly territories: readonly { readonly id: string; readonly name: string }[];
  /** Greatest scale that shows an area: more than that of a town for its districts. */
  readonly closest?: number;
  /** Called with the visible area, first and after each move. */
  readonly moved: (bounds: string) => void;
  /** Called with the number of the proposal that was pressed; gives what its card says. */
  readonly cardOf: (number: number) => HTMLElement;
}

export interface ResultsOnMap {
  /** Shows a territory, or everything for `null`. */
  readonly show: (territoryId: string | null) => void;
  readonly stop: () => void;
}

/** Side of a marker in pixels, by how many proposals it stands for: never smaller than a finger needs. */
const sideOf = (count: number) => (count === 1 ? 44 : Math.min(76, 40 + Math.round(8 * Math.log10(count))));

const sizeOf = ({ properties }: Cluster): number => ('point_count' in properties ? Number(properties.point_count) : 1);

function markerOf(cluster: Cluster, at: L.LatLngTuple, { t, locale }: ResultsOptions, title: string): L.Marker {
  const count = sizeOf(cluster);
  const side = sideOf(count);
  const label = count > 1 ? t('map.cluster', { count }) : title;
  const icon = L.divIcon({
    className: count > 1 ? 'place-map__cluster' : 'place-map__pin',
    html: count > 1 ? formatNumber(count, locale) : '',
    iconSize: [side, side],
  });
  const marker = L.marker(at, { icon, keyboard: true, riseOnHover: true });
  marker.on('add', () => marker.getElement()?.setAttribute('aria-label', label));
  return marker;
}

/** Markers of what is in view; made anew after each move. */
class Markers {
  readonly #map: L.Map;
  readonly #layer: L.LayerGroup;
  readonly #clusters: Clusters;
  readonly #options: ResultsOptions;

  constructor(map: L.Map, clusters: Clusters, options: ResultsOptions) {
    this.#map = map;
    this.#options = options;
    this.#layer = L.layerGroup().addTo(map);
    this.#clusters = clusters;
  }

  draw(): void {
    const bounds = this.#map.getBounds().pad(0.2);
    const box: [number, number, number, number] = [
      bounds.getWest(),
      Math.max(-90, bounds.getSouth()),
      bounds.getEast(),
      Math.min(90, bounds.getNorth()),
    ];
    const center = this.#map.getCenter().lng;
    this.#layer.clearLayers();
    for (const cluster of this.#clusters.getClusters(box, Math.round(this.#map.getZoom()))) {
      this.#add(cluster, center);
    }
  }

  #add(cluster: Cluster, center: number): void {
    const [longitude, latitude] = positionOf(cluster);
    const at: L.LatLngTuple = [latitude, aroundView(longitude, center)];
    const number = Number(cluster.properties.number ?? -1);
    const title = this.#options.columns.titles?.[number] ?? this.#options.t('map.open');
    const marker = markerOf(cluster, at, this.#options, title);
    const open = () => this.#open(cluster, at, number);
    marker.on('click', open);
    // Markers are buttons, and Leaflet presses them with the pointer alone.
    marker.on('keydown', ({ originalEvent }: L.LeafletKeyboardEvent) => {
      if (originalEvent.key !== 'Enter' && originalEvent.key !== ' ') return;
      originalEvent.preventDefault();
      open();
    });
    this.#layer.addLayer(marker);
  }

  /** Looks closer where there is more to see; a place that many proposals share is told apart by the list. */
  #open(cluster: Cluster, at: L.LatLngTuple, number: number): void {
    if (!('point_count' in cluster.properties)) {
      L.popup({ closeButton: true, maxWidth: 300, className: 'place-map__card' })
        .setLatLng(at)
        .setContent(this.#options.cardOf(number))
        .openOn(this.#map);
      return;
    }
    const zoom = this.#clusters.getClusterExpansionZoom(Number(cluster.properties.cluster_id));
    this.#map.setView(at, Math.min(zoom, this.#map.getMaxZoom()));
    // The marker is gone: the map keeps the keyboard.
    this.#map.getContainer().focus();
  }
}

function visible(map: L.Map): Bounds {
  const bounds = map.getBounds();
  return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
}

/** Draws outlines of the territories; gives the area of each. */
async function drawTerritories(map: L.Map, { outlinesPath, territories }: ResultsOptions, isStopped: () => boolean) {
  const areas = new Map<string, Bounds>();
  if (outlinesPath === null) return areas;
  const names = new Map(territories.map(({ id, name }) => [id, name]));
  for (const { id, shape } of await fetchOutlines(outlinesPath)) {
    if (!names.has(id) || isStopped()) continue;
    const area = boundsOf(positionsOf(shape));
    if (area !== undefined) areas.set(id, area);
    drawShape(map, shape, 'place-map__territory');
  }
  return areas;
}

/** Shows results in an element. */
export function resultsOnMap(element: HTMLElement, options: ResultsOptions): ResultsOnMap {
  const { t, columns, moved, closest } = options;
  const everything = areaOfPoints(columns);
  const clusters = clustersOf(columns, CLOSEST - 1);
  const { map, stop } = makeMap(element, t, t('map.label'), firstArea(columns, clusters), closest);
  let isStopped = false;
  let areas = new Map<string, Bounds>();
  drawTerritories(map, options, () => isStopped).then(
    (drawn) => {
      areas = drawn;
      // Without a single position the territories say where to look.
      const all = [...drawn.values()].map(
        ({ west, south, east, north }) =>
          [
            [west, south],
            [east, north],
          ] as const,
      );
      if (everything === undefined && !isStopped) showArea(map, boundsOf(all.flat()), closest);
    },
    () => undefined,
  );
  const markers = new Markers(map, clusters, options);
  const draw = () => {
    markers.draw();
    moved(boundsText(visible(map)));
  };
  map.on('moveend', draw);
  draw();
  return {
    show: (territoryId) => showArea(map, territoryId === null ? everything : areas.get(territoryId), closest),
    stop: () => {
      isStopped = true;
      stop();
    },
  };
}
