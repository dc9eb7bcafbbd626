import { describe, expect, it } from '@jest/globals';
import { gazetteer, nearestCommune } from '../../functions/places/gazetteer.ts';
import { either, type Geocoder } from '../../functions/places/geocoder.ts';
import { httpGeocoder } from '../../functions/places/http-geocoder.ts';
import { distanceWithin } from '../../functions/places/typing-distance.ts';

const names = async (query: string, limit = 5) =>
  (await gazetteer.find(query, limit)).map(({ name, context }) => `${name} (${context})`);

describe('the gazetteer of French communes', () => {
  it.each([
    ['a name', 'Brest', 'Brest (29200, Finistère)'],
    ['a name without accents or case', 'EVREUX', 'Évreux (27000, Eure)'],
    ['a name without its hyphens', 'saint etienne', 'Saint-Étienne (42000, Loire)'],
    ['a short form of saint', 'St-Étienne', 'Saint-Étienne (42000, Loire)'],
    ['the beginning of a name', 'marsei', 'Marseille (13001, Bouches-du-Rhône)'],
    ['a postal code', '29200', 'Brest (29200, Finistère)'],
    ['a name with the beginning of its postal code', 'saint-denis 974', 'Saint-Denis (97400, La Réunion)'],
    ['an address with a street', '12 rue de Siam, 29200 Brest', 'Brest (29200, Finistère)'],
    ['a name with a letter missing', 'Bordeau', 'Bordeaux (33000, Gironde)'],
    ['a name with two wrong letters', 'Strassbourk', 'Strasbourg (67000, Bas-Rhin)'],
    ['a name of Corsica', 'ajaccio', 'Ajaccio (20000, Corse-du-Sud)'],
    ['a name with a ligature', 'Œuilly', 'Œuilly (51480, Marne)'],
  ])('finds a commune by %s', async (_, query, expected) => {
    expect((await names(query))[0]).toBe(expected);
  });

  it('puts the largest of one name first', async () => {
    const found = await gazetteer.find('Saint-Denis', 3);
    expect(found[0]?.context).toMatch(/La Réunion|Seine-Saint-Denis/);
  });

  it('says which positions are only those of a postal area', async () => {
    const [exact] = await gazetteer.find('Ambronay', 1);
    const [area] = await gazetteer.find('Ambléon', 1);
    expect(exact?.precision).toBe('municipality');
    expect(area?.precision).toBe('area');
  });

  it.each(['', '   ', '??', '\u202e\u200b', "'; --", '<>', 'zzzzzzzzzzzz', '9'.repeat(120)])(
    'finds nothing for %j, and does not fail',
    async (query) => {
      expect(await gazetteer.find(query, 5)).toEqual([]);
    },
  );

  it('names the commune around a position, and none at sea', async () => {
    expect((await nearestCommune({ latitude: 48.39, longitude: -4.49 }))?.name).toBe('Brest');
    expect(await nearestCommune({ latitude: 47, longitude: -20 })).toBeUndefined();
  });
});

const answering =
  (answer: unknown, status = 200): typeof fetch =>
  async () =>
    new Response(typeof answer === 'string' ? answer : JSON.stringify(answer), { status });
const feature = (properties: Record<string, unknown>, coordinates: readonly unknown[] = [-4.49, 48.39]) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties,
});
const find = (answer: unknown, status?: number) =>
  httpGeocoder('https://geocoder.example/search/?autocomplete=1', answering(answer, status)).find('siam', 5);

describe('a service that knows addresses', () => {
  it('is asked with the words and the limit, whatever its address says already', async () => {
    let asked = '';
    const spy: typeof fetch = async (url) => {
      asked = String(url);
      return new Response('{"features":[]}');
    };
    await httpGeocoder('https://geocoder.example/search/?autocomplete=1', spy).find('rue de Siam & co', 5);
    expect(asked).toBe('https://geocoder.example/search/?autocomplete=1&q=rue+de+Siam+%26+co&limit=5');
  });

  it('gives addresses and communes', async () => {
    const features = [
      feature({
        name: '12 Rue de Siam',
        postcode: '29200',
        city: 'Brest',
        context: '29, Finistère',
        type: 'housenumber',
      }),
      feature({ name: 'Brest', postcode: '29200', city: 'Brest', context: '29, Finistère', type: 'municipality' }),
    ];
    expect(await find({ features })).toEqual([
      {
        name: '12 Rue de Siam',
        context: '29200, Brest, 29, Finistère',
        latitude: 48.39,
        longitude: -4.49,
        precision: 'address',
      },
      { name: 'Brest', context: '29200, 29, Finistère', latitude: 48.39, longitude: -4.49, precision: 'municipality' },
    ]);
  });

  it('is not believed: what turns text around is taken out, and what lies off the globe is left out', async () => {
    const features = [
      feature({ name: 'Bre\u202est\u0000' }),
      feature({ name: 'Nowhere' }, [1200, 99]),
      feature({ label: '' }),
    ];
    expect((await find({ features })).map(({ name }) => name)).toEqual(['Brest']);
  });

  it.each([
    ['fails', 'no', 500],
    ['is no JSON', '<html>', 200],
    ['has another form', { results: [] }, 200],
    ['is endless', `{"features":[],"x":"${'x'.repeat(600_000)}"}`, 200],
  ])('has the gazetteer behind it where its answer %s', async (_, answer, status) => {
    await expect(find(answer, status)).rejects.toThrow();
    const service = httpGeocoder('https://geocoder.example/', answering(answer, status));
    expect((await either(service, gazetteer).find('Brest', 1))[0]?.name).toBe('Brest');
  });

  it('has the gazetteer behind it where it knows nothing', async () => {
    const nothing: Geocoder = { find: async () => [] };
    expect((await either(nothing, gazetteer).find('Brest', 1))[0]?.name).toBe('Brest');
  });
});

describe('the distance of two words', () => {
  it.each([
    ['brest', 'brest', 2, 0],
    ['brest', 'bret', 2, 1],
    ['brest', 'berst', 2, 2],
    ['brest', 'paris', 2, undefined],
    ['', 'ab', 2, 2],
    ['ab', 'abcd', 1, undefined],
  ])('%s and %s, at most %i', (one, other, most, expected) => {
    expect(distanceWithin(one, other, most)).toBe(expected);
  });
});
