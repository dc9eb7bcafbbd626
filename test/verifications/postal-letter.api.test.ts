import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import type { LocalParticipant } from '../../functions/local/participants.ts';
import { Letters, LettersOf } from '../../functions/verifications/postal-letter/entities.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { switchOn } from './a-verification.ts';

const DAY = 24 * 3600;
const ADDRESS = {
  name: 'Łukasz Çelik',
  addition: 'Bâtiment C, 3e étage',
  street: '12 rue de l’Église',
  postalCode: '29000',
  city: 'Quimper',
  country: 'FR',
};

let platform: TestPlatform;
let admin: LocalParticipant;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  admin = await platform.participant({ role: 'administrator', displayName: 'Admin' });
  await switchOn(platform, {
    'postal-letter': {
      otherCountries: ['BE'],
      returnAddress: '44 place Saint-Corentin',
      mostPerAddress: 3,
      codeDays: 20,
    },
  });
});
afterAll(() => platform.close());

const newcomer = (displayName: string) => platform.participant({ displayName });
const ask = ({ cookie }: LocalParticipant, address: Partial<typeof ADDRESS> = {}) =>
  platform.call('POST /api/verifications/letter', {
    cookie,
    body: { address: { ...ADDRESS, ...address }, locale: 'fr' },
  });
const own = async ({ cookie }: LocalParticipant) =>
  (await platform.call('GET /api/verifications/letter', { cookie })).body.letter;
const verify = ({ cookie }: LocalParticipant, code: string) =>
  platform.call('POST /api/verifications/direct', { cookie, body: { method: 'postal-letter', given: { code } } });
const office = (
  routeKey: string,
  call: { params?: Record<string, string>; query?: Record<string, string>; body?: unknown } = {},
) => platform.call(routeKey, { ...call, cookie: admin.cookie });
const listed = async (state: string): Promise<{ id: string; address: { name: string } | null }[]> =>
  (await office('GET /api/verifications/letters', { query: { state } })).body.items;

/** Prints what waits in the name of somebody; its run and the text of the PDF, page by page. */
async function print(name: string) {
  const letters = (await listed('waiting')).filter(({ address }) => address?.name === name).map(({ id }) => id);
  const run = (await office('POST /api/verifications/letters/runs', { body: { letters } })).body;
  return { run, ...(await pdfOf(run.id)) };
}
async function pdfOf(runId: string) {
  const { body } = await office('GET /api/verifications/letters/runs/{runId}/pdf', { params: { runId } });
  const document = await getDocumentProxy(new Uint8Array(Buffer.from(body.pdf, 'base64')));
  const { text } = await extractText(document, { mergePages: false });
  return { pages: text, fileName: body.fileName };
}
/** A J reaches under the letter before it: who reads the PDF may take the gap for a space. */
const codeIn = (page = '') =>
  page
    .split('\n')
    .map((line) => line.replaceAll(' ', ''))
    .find((line) => /^[A-Z2-9]{10}$/.test(line))
    ?.replace(/^.{5}/, '$& ') ?? '';
const markSent = (runId: string) => office('POST /api/verifications/letters/runs/{runId}/sent', { params: { runId } });

describe('a letter with a code', () => {
  it('goes from the request over the printer to the verification, and takes the address with it', async () => {
    const person = await newcomer('Łukasz');
    expect((await ask(person)).status).toBe(201);
    expect(await own(person)).toMatchObject({ state: 'waiting', address: ADDRESS, expiresAt: null });
    const pending = await platform.call('GET /api/verifications', { cookie: person.cookie });
    expect(pending.body.pending).toEqual([expect.objectContaining({ method: 'postal-letter', state: 'waiting' })]);

    const { run, pages, fileName } = await print('Łukasz Çelik');
    expect(run).toMatchObject({ letters: 1, sentAt: null });
    expect(fileName).toMatch(/^letters-2026-11-21-\w{6}\.pdf$/);
    expect(pages).toHaveLength(1);
    for (const words of ['Łukasz Çelik', 'Bâtiment C, 3e étage', '12 rue de l’Église', '29000 Quimper', '/fr/verify/'])
      expect(pages[0]).toContain(words);
    // To Quimper from Quimper: no country on the envelope.
    expect(pages[0]).not.toContain('FRANCE');
    const code = codeIn(pages[0]);
    const stored = await platform.services.db.all(Letters, { state: 'printed' }, { index: 'byState' });
    expect(JSON.stringify(stored)).not.toContain(code.replace(' ', ''));

    expect((await markSent(run.id)).body.sentAt).toBe(platform.services.now());
    await platform.settle();
    expect(platform.mails()[0]).toMatchObject({ subject: expect.stringContaining('Votre lettre est en route') });
    expect(await own(person)).toMatchObject({ state: 'sent', expiresAt: '2026-12-11T09:00:00.000Z' });

    const granted = await verify(person, code.toLowerCase().replace(' ', ' - '));
    expect(granted).toMatchObject({ status: 200, body: { method: 'postal-letter' } });
    expect(await own(person)).toBeNull();
    expect(await platform.services.db.all(Letters, { state: 'sent' }, { index: 'byState' })).toEqual([]);
    expect(await platform.services.db.get(LettersOf, { participantId: person.id })).toBeUndefined();
  });

  it('is of no use to anybody but the account that asked for it', async () => {
    const person = await newcomer('Ştefan');
    await ask(person, { name: 'Ştefan Nguyễn', street: '1 quai de l’Odet' });
    const code = codeIn((await print('Ştefan Nguyễn')).pages[0]);
    const thief = await newcomer('Thief');
    expect((await verify(thief, code)).body.code).toBe('verification.code-invalid');
    expect((await verify(person, code)).status).toBe(200);
  });

  it('makes one person of a name and address, however they are spelled', async () => {
    const [first, second] = [await newcomer('Zoé 1'), await newcomer('Zoé 2')];
    await ask(first, { name: 'Zoé Le Gall', street: '3 rue Élie-Fréron', city: 'Quimper' });
    await ask(second, { name: 'LE GALL Zoe', street: '3, Rue Elie Freron', city: 'QUIMPER' });
    const codes = {
      first: codeIn((await print('Zoé Le Gall')).pages[0]),
      second: codeIn((await print('LE GALL Zoe')).pages[0]),
    };
    expect((await verify(first, codes.first)).status).toBe(200);
    expect((await verify(second, codes.second)).body.code).toBe('verification.claimed');
  });

  it('does not hold before it was printed, after ten wrong codes, or when its time is over', async () => {
    const person = await newcomer('Early');
    await ask(person, { name: 'Early Bird', street: '5 rue Kéréon' });
    expect((await verify(person, 'ABCDEFGHJK')).body.code).toBe('verification.code-invalid');
    const { run, pages } = await print('Early Bird');
    for (let tried = 0; tried < 10; tried++) await verify(person, 'ABCDEFGHJK');
    expect((await verify(person, codeIn(pages[0]))).body.code).toBe('verification.too-many-tries');
    await markSent(run.id);
    const slow = await newcomer('Slow');
    await ask(slow, { name: 'Slow Reader', street: '6 rue Kéréon' });
    const late = await print('Slow Reader');
    await markSent(late.run.id);
    const now = platform.services.now();
    platform.clock.advance(20 * DAY);
    expect((await verify(slow, codeIn(late.pages[0]))).body.code).toBe('verification.code-invalid');
    platform.clock.advance(-1);
    expect((await verify(slow, codeIn(late.pages[0]))).status).toBe(200);
    platform.clock.set(now);
  });

  it('can be asked for again with another address until it is printed, and then not before two weeks', async () => {
    const person = await newcomer('Mover');
    await ask(person, { name: 'Old Address', street: '7 rue du Frout' });
    expect((await ask(person, { name: 'New Address', street: '8 rue du Frout' })).status).toBe(201);
    expect((await listed('waiting')).map(({ address }) => address?.name)).toEqual(['New Address']);
    const { run } = await print('New Address');
    expect((await ask(person)).body.code).toBe('verification.letter-on-its-way');
    await markSent(run.id);
    const now = platform.services.now();
    platform.clock.advance(14 * DAY);
    expect((await ask(person, { name: 'New Address', street: '8 rue du Frout' })).status).toBe(201);
    platform.clock.set(now);
  });

  it('goes to one house as often in a year as the organization has set, and to no country that it has not named', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 4; n++)
      statuses.push(
        (await ask(await newcomer(`N ${n}`), { name: `Inhabitant ${'ABCD'[n]}`, street: '9 rue Vis' })).status,
      );
    expect(statuses).toEqual([201, 201, 201, 429]);
    const abroad = await ask(await newcomer('Abroad'), { country: 'DE' });
    expect(abroad.body.fields).toEqual([{ pointer: '/address/country', code: 'postal-letter.country-not-allowed' }]);
  });

  it.each([
    ['a name without letters', { name: 'X' }, '/address/name'],
    ['a line that no window shows', { street: '1 rue '.padEnd(60, 'x') }, '/address/street'],
    ['signs that the typeface has not', { name: '王小明 王' }, '/address/name'],
    ['no town', { city: ' ' }, '/address/city'],
  ])('refuses %s at its field', async (_, address, pointer) => {
    const answer = await ask(await newcomer('Wrong'), address);
    expect(answer).toMatchObject({ status: 422, body: { fields: [{ pointer }] } });
  });
});

describe('a print run', () => {
  it('takes each letter once, also of two runs at the same moment', async () => {
    for (const name of ['Run One', 'Run Two'])
      await ask(await newcomer(name), { name, street: `${name.length} rue ${name}` });
    const letters = (await listed('waiting')).map(({ id }) => id);
    const runs = await Promise.all(
      [1, 2].map(() => office('POST /api/verifications/letters/runs', { body: { letters } })),
    );
    const sizes = runs.map(({ body }) => body.letters ?? 0);
    expect(sizes[0] + sizes[1]).toBe(letters.length);
  });

  it('can be printed again with the same codes, and its letters in a run of their own', async () => {
    const person = await newcomer('Again');
    await ask(person, {
      name: 'Print Again',
      street: '11 rue Saint-François',
      country: 'BE',
      postalCode: '1000',
      city: 'Bruxelles',
    });
    const { run, pages } = await print('Print Again');
    expect(pages[0]).toMatch(/BELGI/);
    expect(codeIn((await pdfOf(run.id)).pages[0])).toBe(codeIn(pages[0]));
    const id = (await listed('printed')).find(({ address }) => address?.name === 'Print Again')?.id;
    const second = (await office('POST /api/verifications/letters/runs', { body: { letters: [id] } })).body;
    expect(codeIn((await pdfOf(second.id)).pages[0])).toBe(codeIn(pages[0]));
    const first = await office('GET /api/verifications/letters/runs/{runId}/pdf', { params: { runId: run.id } });
    expect(first.body.code).toBe('verification.not-found');
    const { items } = (await office('GET /api/verifications/letters/runs')).body;
    expect(items[0].id).toBe(second.id);
  });

  it('leaves out what was refused, whose address is gone and whose reader is told why', async () => {
    const person = await newcomer('Refused');
    await ask(person, { name: 'To Refuse', street: '13 rue de Brest' });
    const [letter] = (await listed('waiting')).filter(({ address }) => address?.name === 'To Refuse');
    const refusal = { letters: [letter?.id], reason: 'no-such-address' };
    const refused = await office('POST /api/verifications/letters/refusals', { body: refusal });
    expect(refused.body).toEqual({ refused: 1 });
    expect((await office('POST /api/verifications/letters/refusals', { body: refusal })).body).toEqual({ refused: 0 });
    expect(await own(person)).toMatchObject({ state: 'refused', reason: 'no-such-address', address: null });
    await platform.settle();
    expect(platform.mails()[0]?.text).toContain('L’adresse que vous avez donnée n’existe pas.');
    const pending = await platform.call('GET /api/verifications', { cookie: person.cookie });
    expect(pending.body.pending).toEqual([expect.objectContaining({ state: 'refused' })]);
    expect((await ask(person, { name: 'To Refuse', street: '13 rue de Brest' })).status).toBe(201);
  });

  it('is for administrators alone', async () => {
    const person = await newcomer('Curious');
    const answer = await platform.call('GET /api/verifications/letters', { cookie: person.cookie });
    expect(answer.body.code).toBe('access.needs-role');
  });
});
