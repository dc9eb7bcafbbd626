import { outlinePolicy } from '../../shared/places/policy.ts';
import { createApi } from '../platform/api.ts';
import { listOutlines, removeOutline, setOutline } from './outlines.ts';
import { searchPlaces } from './search-places.ts';

/** Places: finding an address, and where territories lie. */
export const placesApi = createApi({
  handlers: [searchPlaces, listOutlines, setOutline, removeOutline],
  policies: [outlinePolicy],
});
