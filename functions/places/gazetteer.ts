import { readFile } from 'node:fs/promises';
import type { FoundPlace } from '../../shared/places/contract.ts';
import type { Point } from '../../shared/places/geometry.ts';
import type { Geocoder } from './geocoder.ts';
import { distanceWithin } from './typing-distance.ts';

/** A commune as it is searched. */
interface Commune {
  readonly name: string;
  /** Name without accents and hyphens, between spaces: ` saint denis `. */
  readonly plain: string;
  readonly postalCodes: readonly string[];
  readonly department: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly isExact: boolean;
  readonly population: number;
}

/** Beside the source, and beside the bundle: see scripts/build-functions.ts. */
const FILE = new URL('./communes.txt', import.meta.url);

/** Text as names are compared: `ST-DENIS` is `saint denis`. */
export const plainName = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(/\bste\b/g, 'sainte')
    .replaceAll(/\bst\b/g, 'saint');

const departmentOf = (code: string) => code.slice(0, /^9[78]/.test(code) ? 3 : 2);

function communeOf(line: string, departments: ReadonlyMap<string, string>): Commune {
  const [code = '', name = '', postalCodes = '', latitude = '', longitude = '', mark = '', people = ''] =
    line.split('\t');
  return {
    name,
    plain: ` ${plainName(name)} `,
    postalCodes: postalCodes.split(' '),
    department: departments.get(departmentOf(code)) ?? '',
    latitude: Number(latitude),
    longitude: Number(longitude),
    isExact: mark === '',
    population: Number(people),
  };
}

let communes: Promise<readonly Commune[]> | undefined;

/** All communes, the largest first; read once. */
async function readCommunes(): Promise<readonly Commune[]> {
  const [head = '', body = ''] = (await readFile(FILE, 'utf8')).split('\n\n');
  const departments = new Map(head.split('\n').map((line) => [line.split('\t')[0] ?? '', line.split('\t')[1] ?? '']));
  const read = body
    .trim()
    .split('\n')
    .map((line) => communeOf(line, departments));
  return read.sort((one, other) => other.population - one.population);
}

const toPlace = ({ name, postalCodes, department, latitude, longitude, isExact }: Commune): FoundPlace => ({
  name,
  context: [postalCodes[0], department].filter((part) => part !== '').join(', '),
  latitude,
  longitude,
  precision: isExact ? 'municipality' : 'area',
});

/** The smaller, the better a name suits; `undefined` where it does not. */
function rankOf({ plain }: Commune, words: readonly string[]): number | undefined {
  const wanted = words.join(' ');
  if (plain === ` ${wanted} `) return 0;
  if (plain.startsWith(` ${wanted}`)) return 1;
  return words.every((word) => plain.includes(` ${word}`)) ? 2 : undefined;
}

/** Those that suit, the best first; of equal ones the largest, as they come. */
function best<T>(all: Iterable<T>, rank: (one: T) => number | undefined, limit: number): T[] {
  const ranked: { readonly one: T; readonly rank: number }[] = [];
  for (const one of all) {
    const own = rank(one);
    if (own !== undefined) ranked.push({ one, rank: own });
  }
  return ranked
    .sort((one, other) => one.rank - other.rank)
    .slice(0, limit)
    .map(({ one }) => one);
}

/** Words of a search and its postal code, or the beginning of one. */
function partsOf(query: string): { readonly words: readonly string[]; readonly postal: string } {
  const parts = plainName(query)
    .split(' ')
    .filter((part) => part !== '');
  const postal = parts.findLast((part) => /^\d{2,5}$/.test(part)) ?? '';
  return { words: parts.filter((part) => !/\d/.test(part)), postal };
}

const hasPostal = ({ postalCodes }: Commune, postal: string) =>
  postal === '' || postalCodes.some((code) => code.startsWith(postal));

/** Typing mistakes that a name of this length may have. */
const mistakesIn = (name: string) => (name.length < 4 ? 0 : name.length < 8 ? 1 : 2);

function nearly(all: readonly Commune[], words: readonly string[], limit: number): Commune[] {
  const wanted = words.join(' ');
  const most = mistakesIn(wanted);
  if (most === 0) return [];
  return best(all, ({ plain }) => distanceWithin(plain.trim(), wanted, most), limit);
}

function search(all: readonly Commune[], query: string, limit: number): Commune[] {
  const { words, postal } = partsOf(query);
  if (words.length === 0 && postal === '') return [];
  const there = postal === '' ? all : all.filter((commune) => hasPostal(commune, postal));
  const found = words.length === 0 ? there.slice(0, limit) : best(there, (commune) => rankOf(commune, words), limit);
  if (found.length > 0) return found;
  // Of an address with a street the end is the commune: “12 rue de Siam, 29200 Brest”.
  for (let from = 1; from < words.length; from++) {
    const tail = best(there, (commune) => (rankOf(commune, words.slice(from)) === 0 ? 0 : undefined), limit);
    if (tail.length > 0) return tail;
  }
  return postal.length === 5 && there.length > 0 ? there.slice(0, limit) : nearly(all, words, limit);
}

const KM_PER_DEGREE = 111.32;
/** A commune farther away tells nobody where a position is. */
const NEAR_KM = 30;

/** The commune whose own position is nearest; `undefined` where none is near: at sea, or in another country. */
export async function nearestCommune({ latitude, longitude }: Point): Promise<FoundPlace | undefined> {
  communes ??= readCommunes();
  const kmPerLongitude = KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
  let [nearest, least]: [Commune | undefined, number] = [undefined, NEAR_KM];
  for (const commune of await communes) {
    if (!commune.isExact) continue;
    const km = Math.hypot(
      (commune.latitude - latitude) * KM_PER_DEGREE,
      (commune.longitude - longitude) * kmPerLongitude,
    );
    if (km < least) [nearest, least] = [commune, km];
  }
  return nearest && toPlace(nearest);
}

/** French communes by name, part of a name or postal code, offline. */
export const gazetteer: Geocoder = {
  async find(query, limit) {
    communes ??= readCommunes();
    return search(await communes, query, limit).map(toPlace);
  },
};
