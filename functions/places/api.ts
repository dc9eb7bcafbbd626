import { outlinePolicy } from '../../shared/places/policy.ts';
import { createApi } from '../platform/api.ts';
import { listOutlines, readOutlines, removeOutline, setOutline } from './outlines.ts';
import { nearestPlace, searchPlaces } from './search-places.ts';

/** Places: finding an address, and where territories lie. */
export const placesApi = createApi({
  handlers: [searchPlaces, nearestPlace, readOutlines, listOutlines, setOutline, removeOutline],
  policies: [outlinePolicy],
});
