import { places } from '../../shared/places/contract.ts';
import { handle } from '../platform/handle.ts';
import { gazetteer, nearestCommune } from './gazetteer.ts';
import { either, type Geocoder } from './geocoder.ts';
import { httpGeocoder } from './http-geocoder.ts';

const MOST = 8;

/** The service that the operator has named, with the gazetteer behind it; the gazetteer alone where there is none. */
const geocoderOf = (url: string): Geocoder => (url === '' ? gazetteer : either(httpGeocoder(url), gazetteer));

/** Places for the form of a proposal. What is typed is neither kept nor logged. */
export const searchPlaces = handle(places.search, async ({ query: { q, limit = MOST } }, { config }) => ({
  items: [...(await geocoderOf(config.geocoderUrl).find(q, limit))],
}));

/** The name of a pin. The position is neither kept nor logged. */
export const nearestPlace = handle(places.nearest, async ({ query }) => ({
  place: (await nearestCommune(query)) ?? null,
}));
