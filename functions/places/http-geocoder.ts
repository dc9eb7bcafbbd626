import * as z from 'zod';
import type { FoundPlace } from '../../shared/places/contract.ts';
import { isPoint } from '../../shared/places/geometry.ts';
import { tidyLine } from '../../shared/platform/written-text.ts';
import type { Geocoder } from './geocoder.ts';

/** GeocodeJSON, as France's Base Adresse Nationale, addok and photon answer; everything else in it is ignored. */
const Answer = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]).rest(z.number()) }),
      properties: z.object({
        name: z.string().optional(),
        label: z.string().optional(),
        postcode: z.string().optional(),
        city: z.string().optional(),
        context: z.string().optional(),
        type: z.string().optional(),
      }),
    }),
  ),
});
type Feature = z.infer<typeof Answer>['features'][number];

const TIMEOUT_MS = 2000;
const MOST_BYTES = 500_000;
/** `type` of what is no address. */
const AREAS = ['municipality', 'city', 'locality', 'district', 'county', 'state', 'region'];

/** What a service says is shown to readers: it is tidied like what people write. */
const shown = (text: string | undefined) => tidyLine(text ?? '').slice(0, 120);

function placeOf({ geometry, properties }: Feature): FoundPlace | undefined {
  const [longitude, latitude] = geometry.coordinates;
  const name = shown(properties.name ?? properties.label);
  if (name === '' || !isPoint({ latitude, longitude })) return undefined;
  const context = [properties.postcode, properties.city, properties.context].map(shown).filter((part) => part !== '');
  const precision = AREAS.includes(properties.type ?? '') ? 'municipality' : 'address';
  const distinct = [...new Set(context)].filter((part) => part !== name);
  return { name, context: distinct.join(', '), latitude, longitude, precision };
}

/**
 * Asks a service for addresses: `url` is called with `q` and `limit`. The operator chooses it, since what people type
 * goes there; it is never called by browsers, so that it learns nobody's network address.
 */
export const httpGeocoder = (url: string, ask: typeof fetch = fetch): Geocoder => ({
  async find(query, limit) {
    const address = new URL(url);
    address.searchParams.set('q', query);
    address.searchParams.set('limit', String(limit));
    const response = await ask(address, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
    if (!response.ok) throw new Error(`the geocoder answered ${response.status}`);
    const text = await response.text();
    if (text.length > MOST_BYTES) throw new Error('the geocoder answered too much');
    const { features } = Answer.parse(JSON.parse(text));
    return features.flatMap((feature) => placeOf(feature) ?? []).slice(0, limit);
  },
});
