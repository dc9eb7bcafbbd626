import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { anOrganizationInput } from './spaces-input.ts';

let platform: TestPlatform;
let cookie: string;
beforeAll(async () => {
  platform = await startTestPlatform();
  ({ cookie } = await platform.participant({ role: 'administrator' }));
});
afterAll(() => platform.close());

const read = async () => (await platform.call('GET /api/public/organization')).body;
const update = (body: unknown) => platform.call('PUT /api/organization', { cookie, body });

describe('the organization', () => {
  it('has a name, three languages and a charter before anybody has set it up', async () => {
    const organization = await read();
    expect(organization).toMatchObject({ version: 0, defaultLocale: 'fr', accentColor: '#0f6f74' });
    expect(Object.keys(organization.charter)).toEqual(['fr', 'en', 'nl']);
  });

  it('is changed by the first administrator who saves it, languages without a text left out', async () => {
    const description = { fr: 'Les consultations ouvertes.', en: '  ' };
    const answer = await update(anOrganizationInput({ description }));
    expect(answer).toMatchObject({ status: 200, body: { version: 1, description: { fr: description.fr } } });
    expect(await read()).toEqual(answer.body);
    expect(answer.body.description).not.toHaveProperty('en');
  });

  it('refuses a change of a version that is no longer the latest, the defaults included', async () => {
    const answers = [await update(anOrganizationInput()), await update(anOrganizationInput({ version: 7 }))];
    for (const { status, body } of answers) {
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'organization.changed-meanwhile' });
    }
  });

  it('lets one of two who change the same version at the same moment win', async () => {
    const { version } = await read();
    const colors = ['#111111', '#222222', '#333333', '#444444'];
    const answers = await Promise.all(
      colors.map((accentColor) => update(anOrganizationInput({ version, accentColor }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect((await read()).accentColor).toBe(answers.find(({ status }) => status === 200)?.body.accentColor);
  });

  it.each([
    ['a color that is none', { accentColor: 'red' }, '/accentColor', 'invalid_format'],
    ['a time zone that does not exist', { timeZone: 'Europe/Lutece' }, '/timeZone', 'time-zone.unknown'],
    ['a default language that is not offered', { defaultLocale: 'nl' }, '/defaultLocale', 'locale.not-offered'],
    ['a name without a text', { name: { fr: ' ' } }, '/name', 'text.required'],
    ['a logo from another site', { logo: 'https://evil.example/a.png' }, '/logo', 'invalid_format'],
  ])('refuses %s, and says where', async (_, change, pointer, code) => {
    const { status, body } = await update(anOrganizationInput(change));
    expect({ status, code: body.code, fields: body.fields }).toEqual({
      status: 422,
      code: 'request.invalid',
      fields: [{ pointer, code }],
    });
  });
});
