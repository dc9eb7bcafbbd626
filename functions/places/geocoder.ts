import type { FoundPlace } from '../../shared/places/contract.ts';

/** Finds places by what people type. The gazetteer of communes is there always; an operator may name a service. */
export interface Geocoder {
  /** The best first, at most `limit`; none where nothing fits. @throws when the service cannot be had */
  find(query: string, limit: number): Promise<readonly FoundPlace[]>;
}

/** Asks the first; where it fails or knows nothing, the second. */
export const either = (first: Geocoder, second: Geocoder): Geocoder => ({
  async find(query, limit) {
    const found = await first.find(query, limit).catch(() => []);
    return found.length > 0 ? found : second.find(query, limit);
  },
});
