/** Where a proposal may be about: pure, the same in the form, which explains, and in handlers, which alone are trusted. */
import { isPoint, isWithin, type Point, type Shape } from '../places/geometry.ts';
import type { FieldProblem } from '../platform/problem.ts';
import { tidyLine } from '../platform/written-text.ts';
import type { Place } from './proposal.ts';
import type { PlaceMode } from './settings.ts';

/** The area of a territory, with how far its lines may be from the true ones, in kilometers. */
export interface TerritoryArea {
  readonly shape: Shape;
  readonly toleranceKm: number;
}

/** Decimals of a degree that are kept: about a meter. */
const DECIMALS = 5;
const exact = (degrees: number) => Math.round(degrees * 10 ** DECIMALS) / 10 ** DECIMALS;

/** A place as it is judged and published: none where the component asks for none, and without what nobody sees. */
export function tidyPlace(place: Place | null, mode: PlaceMode): Place | null {
  if (place === null || mode === 'off') return null;
  const { latitude, longitude, address } = place;
  return { latitude: exact(latitude), longitude: exact(longitude), address: tidyLine(address) };
}

/** Whether a point lies in the territory of a consultation; everywhere does, where no outline says what that is. */
export const isInTerritory = (point: Point, areas: readonly TerritoryArea[]): boolean =>
  isPoint(point) && (areas.length === 0 || areas.some(({ shape, toleranceKm }) => isWithin(shape, point, toleranceKm)));

/** What is wrong with the place of a proposal, with a pointer into the body of the request; empty: nothing. */
export function placeProblems(place: Place | null, mode: PlaceMode, areas: readonly TerritoryArea[]): FieldProblem[] {
  if (place === null) return mode === 'required' ? [{ pointer: '/place', code: 'choice.required' }] : [];
  return isInTerritory(place, areas) ? [] : [{ pointer: '/place', code: 'outside' }];
}
