import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalParticipant } from '../../functions/local/participants.ts';
import { CensusParts } from '../../functions/verifications/census/entities.ts';
import { refusalsIn } from '../audit/whole-log.ts';
import { wholeTable } from '../participants/whole-table.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { BASE, censusOf } from './census-uploads.ts';
import { switchOn } from './switch-on.ts';

const HOUR = 3600;
const NAMES = 'Nom;Prénom;Date de naissance;Commune';
const FIELDS = ['family-name', 'given-name', 'birth-date'];

let platform: TestPlatform;
let census: ReturnType<typeof censusOf>;
let brest: string;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  census = censusOf(platform);
  const body = { kind: 'territory', parentId: null, name: { fr: 'Brest', en: 'Brest city' }, position: 0 };
  brest = (await platform.call('POST /api/taxonomies', { operator: true, body })).body.id;
});
afterAll(() => platform.close());

/** Each test is a day of its own, so that no limit is left to the next, with no census. */
let day = 0;
beforeEach(async () => {
  platform.clock.set(new Date(Date.UTC(2026, 10, 22 + day++, 9)).toISOString());
  await switchOn(platform, 'census', { fields: FIELDS, hasBirthDates: true, territoryBy: null, deleteOn: null });
  await census.call(`DELETE ${BASE}`);
  await platform.settle();
});

const who = (family: string, given: string, birth: string) => ({
  'family-name': family,
  'given-name': given,
  'birth-date': birth,
});
async function verify(given: Readonly<Record<string, string>>, by?: LocalParticipant) {
  const person = by ?? (await platform.participant());
  return platform.call('POST /api/verifications/direct', { cookie: person.cookie, body: { method: 'census', given } });
}
/** Whether the census has them, verified with another account or not. */
async function isIn(given: Readonly<Record<string, string>>): Promise<boolean> {
  const { status, body } = await verify(given);
  return status === 200 || body.code === 'verification.claimed';
}
const partsLeft = async () => (await wholeTable(platform)).filter(({ type }) => type === CensusParts.name).length;

describe('a census', () => {
  it('confirms who stands in its file, however they write it, with birth date and territory', async () => {
    await switchOn(platform, 'census', { territoryBy: 'name' });
    const file = `\ufeff${NAMES}\r\nLe Goff;"Anne-Marie";1990-02-28;BREST\r\nD’Ambrosio;Zoé;01/03/1985;Brest City\r\n`;
    const done = await census.uploaded(file);
    expect(done).toMatchObject({ state: 'done', lines: 2, people: 2, refused: 0, hasReport: false });
    expect(done.detected).toEqual({ encoding: 'utf-8-bom', separator: ';' });
    const granted = await verify(who('LE-GOFF', 'anne marie', '28.02.1990'));
    expect(granted).toMatchObject({ status: 200, body: { bornOn: '1990-02-28', territoryId: brest } });
    expect(await isIn(who('d ambrosio', 'ZOE', '1-3-1985'))).toBe(true);
    const { census: figures } = await census.read();
    expect(figures).toMatchObject({ people: 2, fields: FIELDS, hasBirthDates: true, territories: 1, expiresAt: null });
  });

  it('answers each wrong combination alike, and says what is no date or left empty', async () => {
    await census.uploaded(`${NAMES}\nMartin;Paul;1980-01-01;\n`);
    for (const wrong of [
      who('Martin', 'Paul', '1980-01-02'),
      who('Martin', 'Pauline', '1980-01-01'),
      who('Paul', 'Martin', '1980-01-01'),
      who('Nobody', 'Here', '1950-05-05'),
    ]) {
      expect((await verify(wrong)).body).toMatchObject({ status: 422, code: 'verification.not-confirmed' });
    }
    const unclear = await verify({ 'family-name': ' - ', 'birth-date': '30/02/1980' });
    expect(unclear.body.fields).toEqual([
      { pointer: '/given/family-name', code: 'text.required' },
      { pointer: '/given/given-name', code: 'text.required' },
      { pointer: '/given/birth-date', code: 'invalid_format' },
    ]);
  });

  it('keeps one person to one account, and nothing of the file but keyed hashes', async () => {
    await census.uploaded(`${NAMES}\nKerviel;Maëlle;1971-07-14;Brest\n`);
    expect(await isIn(who('Kerviel', 'Maëlle', '14/07/1971'))).toBe(true);
    expect((await verify(who('kerviel', 'MAELLE', '1971-07-14'))).body.code).toBe('verification.claimed');
    const table = JSON.stringify((await wholeTable(platform)).filter(({ type }) => type !== 'Participant'));
    for (const word of ['Kerviel', 'kerviel', 'Maëlle', 'maelle']) expect(table).not.toContain(word);
    expect(await census.files()).toEqual([]);
  });

  it('is asked no more than twenty times an hour about one person, whoever asks from wherever', async () => {
    await census.uploaded(`${NAMES}\nMartin;Paul;1980-01-01;\n`);
    const guess = (name: string, year: number) =>
      platform.call('POST /api/verifications/guest', {
        sourceIp: `203.0.113.${year - 1900}`,
        body: {
          method: 'census',
          given: who(name, 'Paul', `${year}-01-01`),
          charterAccepted: true,
          locale: 'fr',
        },
      });
    for (let year = 1930; year < 1950; year++) expect((await guess('Martin', year)).status).toBe(422);
    expect((await guess('MARTIN', 1980)).body.code).toBe('verification.too-many-tries');
    expect((await guess('Martine', 1980)).body.code).toBe('verification.not-confirmed');
    platform.clock.advance(HOUR);
    expect((await guess('Martin', 1980)).status).toBe(200);
  });

  it('says which lines are refused and why, and nothing that stands in them', async () => {
    await switchOn(platform, 'census', { territoryBy: 'name' });
    const done = await census.uploaded(
      [
        NAMES,
        'Secret;Un;1980-01-01;Brest',
        ';Deux;1980-01-01;Brest',
        'Secret;Trois;31/02/1980;Brest',
        'Secret;Quatre;2030-01-01;Brest',
        'Secret;Cinq;1980-01-01;Atlantis',
        'secret;UN;01/01/1980;brest',
        'Secret;Six;1980-01-01;Brest;further',
        '"Secret"x;Sept;1980-01-01;Brest',
        `${'S'.repeat(301)};Huit;1980-01-01;Brest`,
      ].join('\n'),
    );
    expect(done).toMatchObject({ state: 'done', lines: 9, people: 1, refused: 8, hasReport: true });
    const told = done.refusedLines.map(({ line, column, code }: Record<string, string>) => [line, column, code]);
    expect(told).toEqual([
      [3, 'family-name', 'missing'],
      [4, 'birth-date', 'not-a-date'],
      [5, 'birth-date', 'in-the-future'],
      [6, 'territory', 'unknown-territory'],
      [7, null, 'duplicate'],
      [8, null, 'too-many-cells'],
      [9, null, 'quotes'],
      [10, 'family-name', 'too-long'],
    ]);
    const report = await census.report(done.id);
    expect(report).toHaveLength(9);
    expect(report[1]).toBe('3;Nom de famille;Rien n’y figure.');
    expect(report[5]).toBe('7;;La personne figure sur une ligne précédente.');
    expect(report.join()).not.toMatch(/secret|atlantis|further/i);
  });

  it('is read in Windows-1252 where the file is no UTF-8, with commas or tabs, and says so', async () => {
    const commas = await census.uploaded(Buffer.from('nom,prénom,sexe,né le\nLefèvre,Zoé,F,1990-01-01\n', 'latin1'));
    expect(commas.detected).toEqual({ encoding: 'windows-1252', separator: ',' });
    expect(await isIn(who('Lefèvre', 'Zoé', '1990-01-01'))).toBe(true);
    const tabs = await census.uploaded('surname\tfirst_name\tbirthdate\nStraße\tJürgen\t1990-01-01\n');
    expect(tabs.detected).toEqual({ encoding: 'utf-8', separator: '\t' });
    expect(await isIn(who('STRASSE', 'Jurgen', '1990-01-01'))).toBe(true);
  });

  it('stays as it was where a file is refused, and the reason is told', async () => {
    await census.uploaded(`${NAMES}\nMartin;Paul;1980-01-01;\n`);
    const names = 'family-name,given-name,birth-date';
    for (const [file, code, facts] of [
      [`${NAMES}\n`, 'no-lines', {}],
      ['\n\n  \n', 'empty', {}],
      ['Nom;Ville\nMartin;Brest\n', 'columns-missing', { columns: 'given-name,birth-date' }],
      // Names of people where those of columns should stand.
      ['Martin;Paul;1980-01-01\n', 'columns-missing', { columns: names }],
      [`${NAMES};Surname\nM;P;1980-01-01;;M\n`, 'column-twice', { column: 'family-name' }],
      [Buffer.from('504b030414000000080000000000', 'hex'), 'packed', {}],
      [Buffer.from([...Buffer.from(NAMES), 0, 1, 2]), 'not-text', {}],
      [`${NAMES}\n"Martin;Paul;1980-01-01;\n${'x;\n'.repeat(60_000)}`, 'quote-open', { line: 2 }],
      [`${NAMES}\n${'M'.repeat(3_000_000)};P;1980-01-01;\n`, 'line-too-long', { line: 2 }],
      ['a;'.repeat(10_000), 'too-many-columns', { line: 1, most: 200 }],
      [`${NAMES}\nM;P;;\nM;;;\n`, 'all-refused', {}],
    ] as const) {
      expect(await census.uploaded(file)).toMatchObject({ state: 'failed', failure: { code, facts } });
    }
    expect(await isIn(who('Martin', 'Paul', '1980-01-01'))).toBe(true);
    expect(await refusalsIn(platform, 'verifications.startCensusUpload')).toEqual(
      expect.arrayContaining(['platform file.packed', 'platform file.too-many-columns', 'platform file.line-too-long']),
    );
    expect(await census.files()).toEqual([]);
    expect(await partsLeft()).toBe(1);
  });

  it('is replaced as a whole, or added to: then nobody is lost and who was known is counted', async () => {
    await census.uploaded(`${NAMES}\nMartin;Paul;1980-01-01;\nDurand;Luc;1981-01-01;\n`);
    const added = await census.uploaded(`${NAMES}\nDURAND;LUC;01/01/1981;\nPetit;Eve;1990-01-01;\n`, 'add');
    expect(added).toMatchObject({ state: 'done', people: 2, known: 1 });
    expect((await census.read()).census.people).toBe(3);
    expect(await isIn(who('Martin', 'Paul', '1980-01-01'))).toBe(true);
    expect(await isIn(who('Petit', 'Eve', '1990-01-01'))).toBe(true);
    await census.uploaded(`${NAMES}\nPetit;Eve;1990-01-01;\nNouvel;Ali;1991-01-01;\n`);
    expect((await census.read()).census.people).toBe(2);
    expect((await verify(who('Durand', 'Luc', '1981-01-01'))).body.code).toBe('verification.not-confirmed');
    expect(await isIn(who('Nouvel', 'Ali', '1991-01-01'))).toBe(true);
    expect(await partsLeft()).toBe(1);
  });

  it('is not added to by people who are known by something else', async () => {
    await census.uploaded(`${NAMES}\nMartin;Paul;1980-01-01;\n`);
    await switchOn(platform, 'census', { fields: ['email'] });
    const body = { mode: 'add', fileName: 'more.csv', bytes: 10, locale: 'fr' };
    expect((await census.call(`POST ${BASE}/uploads`, {}, body)).body.code).toBe('census.fields-differ');
    const asked = await platform.call('GET /api/public/census');
    expect(asked.body).toEqual({ fields: FIELDS });
    const replaced = await census.uploaded('E-mail;remarque\nzoe@exemple.fr;1990-01-01\n');
    expect(replaced).toMatchObject({ state: 'failed', failure: { facts: { columns: 'birth-date' } } });
    await switchOn(platform, 'census', { hasBirthDates: false });
    await census.uploaded('email\nzoe@exemple.fr\n');
    expect((await verify({ email: 'ZOE@exemple.fr ' })).body).toMatchObject({ bornOn: null, territoryId: null });
  });

  it('knows territories by postal code as the method of postal codes does, and by id', async () => {
    await switchOn(platform, 'postal-code', { codes: [{ code: '29200', territoryId: brest }] });
    await switchOn(platform, 'census', { fields: ['free-code'], hasBirthDates: false, territoryBy: 'postal-code' });
    const done = await census.uploaded('code;code postal\nA-1;29 200\nA-2;75001\nA-3;\n');
    expect(done).toMatchObject({ people: 2, refused: 1 });
    expect((await verify({ 'free-code': 'a1' })).body.territoryId).toBe(brest);
    expect((await verify({ 'free-code': 'a2' })).body.territoryId).toBeNull();
    await switchOn(platform, 'census', { territoryBy: 'id' });
    await census.uploaded(`code;territory\nB-1;${brest}\n`);
    expect((await verify({ 'free-code': 'B 1' })).body.territoryId).toBe(brest);
  });
});

describe('the end of a census', () => {
  it('comes when an administrator deletes it: nobody is found and nothing is left', async () => {
    await census.uploaded(`${NAMES}\nGuillou;Yann;1962-03-04;\n`);
    const person = await platform.participant();
    await verify(who('Guillou', 'Yann', '1962-03-04'), person);
    expect((await census.call(`DELETE ${BASE}`)).status).toBe(204);
    expect((await verify(who('Guillou', 'Yann', '1962-03-04'))).body.code).toBe('verification.method-off');
    await platform.settle();
    expect(await partsLeft()).toBe(0);
    expect((await platform.call('GET /api/public/census')).body).toEqual({ fields: [] });
    const kept = await platform.call('GET /api/verifications', { cookie: person.cookie });
    expect(kept.body.items).toMatchObject([{ method: 'census' }]);
  });

  it('comes by itself on the day that is set, before or after the upload', async () => {
    await census.uploaded(`${NAMES}\nMartin;Paul;1980-01-01;\n`);
    const deleteOn = platform.clock.now().slice(0, 8).concat('30');
    await switchOn(platform, 'census', { deleteOn: `2027${deleteOn.slice(4)}` });
    await platform.settle();
    expect((await census.read()).census.expiresAt).toBe(`2027${deleteOn.slice(4)}T00:00:00.000Z`);
    platform.clock.set(`2027${deleteOn.slice(4)}T00:00:00.000Z`);
    expect((await verify(who('Martin', 'Paul', '1980-01-01'))).body.code).toBe('verification.method-off');
    const body = { mode: 'replace', fileName: 'late.csv', bytes: 10, locale: 'fr' };
    expect((await census.call(`POST ${BASE}/uploads`, {}, body)).body.code).toBe('census.date-passed');
  });
});
