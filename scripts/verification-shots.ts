/** Pictures of verification for the guide: methods are switched on, and people have asked for them. */
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { LocalPlatform } from '../functions/local/local-platform.ts';
import { createParticipant } from '../functions/local/participants.ts';
import { MethodSettings } from '../shared/verifications/method-settings.ts';
import { DESK, type Shot } from './shots.ts';

/** Calls the API as somebody. @throws with what it answers to a refusal */
function caller({ origin }: LocalPlatform, cookie: string) {
  return async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${origin}/api${path}`, {
      method,
      headers: { cookie, origin, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
}
type Call = ReturnType<typeof caller>;

const asNew = async (platform: LocalPlatform, displayName: string) =>
  caller(platform, (await createParticipant(platform.services, { locale: 'fr', displayName })).cookie);
async function asOffice(platform: LocalPlatform): Promise<Call> {
  const who = { role: 'administrator', locale: 'fr', displayName: 'Louise Ferrand', hasSecondFactor: true } as const;
  return caller(platform, (await createParticipant(platform.services, who)).cookie);
}

/** All methods, with words of the organization for one. */
async function switchOn(platform: LocalPlatform): Promise<Call> {
  const call = await asOffice(platform);
  const { version } = await call('GET', '/verifications/settings');
  const methods = Object.fromEntries(
    Object.entries(MethodSettings.parse({})).map(([method, settings]) => [method, { ...settings, isOn: true }]),
  );
  await call('PUT', '/verifications/settings', { methods, version });
  return call;
}

/** A small census, one of whose lines is refused. */
async function census(platform: LocalPlatform): Promise<void> {
  const call = await switchOn(platform);
  const names = ['Kerviel;Maëlle', 'Le Bihan;Yann', 'Morvan;Soizic', 'Bensaïd;Karim', 'Ferrand;Louise'];
  const lines = names.map((name, at) => `${name};${1961 + at * 7}-0${at + 2}-14`);
  const file = Buffer.from(['Nom;Prénom;Date de naissance', ...lines, 'Sans date;Anne;'].join('\n'));
  const about = { mode: 'replace', fileName: 'liste-electorale.csv', bytes: file.byteLength, locale: 'fr' };
  const { upload } = await call('POST', '/verifications/census/uploads', about);
  const path = `/verifications/census/uploads/${upload.id}`;
  await call('PUT', `${path}/parts/0`, { data: file.toString('base64') });
  await call('POST', `${path}/start`, {});
  await platform.runtime.settle();
}

/** Three people who have asked for a letter. */
async function letters(platform: LocalPlatform): Promise<void> {
  await switchOn(platform);
  for (const [name, street, postalCode, city] of [
    ['Maëlle Kerviel', '12 rue du Frout', '29000', 'Quimper'],
    ['Yann Le Bihan', '3 quai de l’Odet', '29000', 'Quimper'],
    ['Łukasz Nowak', '27 avenue de la Gare', '29900', 'Concarneau'],
  ] as const) {
    const call = await asNew(platform, name);
    const address = { name, addition: '', street, postalCode, city, country: 'FR' };
    await call('POST', '/verifications/letter', { address, locale: 'fr' });
  }
}

/** Somebody who has sent a picture of a document: a gray card, no document of anybody. */
async function document(platform: LocalPlatform): Promise<void> {
  await switchOn(platform);
  const call = await asNew(platform, 'Maëlle Kerviel');
  const card = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="856" height="540"><rect width="856" height="540" rx="24" fill="#d8dde2"/>' +
      '<rect x="50" y="120" width="230" height="300" rx="8" fill="#aeb7c0"/><g fill="#8a949e"><rect x="330" y="130" width="420" height="26"/>' +
      '<rect x="330" y="200" width="300" height="26"/><rect x="330" y="270" width="360" height="26"/></g></svg>',
  );
  const picture = await sharp(card).flatten({ background: '#fff' }).jpeg().toBuffer();
  const facts = { kind: 'identity-card', number: 'SPECIMEN1', bornOn: '1980-05-17' };
  const pictures = [{ type: 'image/jpeg', bytes: picture.byteLength }];
  const { forms } = await call('POST', '/verifications/id-document', { ...facts, pictures });
  const [{ url, fields }] = forms;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  form.set('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }));
  const sent = await fetch(new URL(url, platform.origin), { method: 'POST', body: form });
  if (!sent.ok) throw new Error(await sent.text());
  await platform.runtime.settle();
}

const office = (name: string, method: string, rest: Pick<Shot, 'prepare' | 'act'>): Shot => ({
  name,
  path: async () => `/admin/verifications/${method}`,
  as: 'administrator',
  sizes: [DESK],
  ...rest,
});

export const VERIFICATION_SHOTS: readonly Shot[] = [
  office('census', 'census', {
    prepare: census,
    act: (tab) => tab.getByText('liste-electorale.csv').first().waitFor(),
  }),
  office('letters', 'postal-letter', {
    prepare: letters,
    act: async (tab) => {
      const request = tab.getByText('Łukasz Nowak').first();
      await request.waitFor();
      await request.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    },
  }),
  office('id-documents', 'id-document', {
    prepare: document,
    act: async (tab) => {
      await tab.locator('main li a, main li button').first().click();
      await tab.locator('main img').first().waitFor();
    },
  }),
  office('desk', 'desk', { prepare: switchOn, act: (tab) => tab.locator('main h2').first().waitFor() }),
  {
    name: 'verify',
    path: async () => '/fr/verify/',
    as: 'participant',
    prepare: switchOn,
    act: (tab) => tab.locator('main h2, main fieldset, main .list').first().waitFor(),
  },
];
