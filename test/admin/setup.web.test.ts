import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { Refusal } from './fake-api.ts';
import { aComponent, aPhase, aProcess, aProposal, CODE } from './fixtures.ts';
import { openOffice, openPlatform, type Platform } from './office.ts';

let browser: Browser;
let platform: Platform;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  platform = await openPlatform();
});
afterEach(() => platform.close());

const bodyOf = (operation: string) => platform.asked.filter((asked) => asked.operation === operation).at(-1)?.body;
const press = (tab: Page, name: string) => tab.getByRole('button', { name }).click();

async function writeProcess(tab: Page) {
  await tab.getByLabel('Title English').fill('Which parks for tomorrow?');
  await tab.getByRole('radio', { name: /^French/ }).check();
  await tab.getByLabel('Title French').fill('Quels parcs pour demain ?');
  await tab.getByRole('radio', { name: /^English/ }).check();
  await press(tab, 'Add a phase');
  await tab.getByLabel('Title of phase 1').fill('Vote');
  await tab.getByLabel('Start').fill('2026-12-01T00:00');
  await press(tab, 'Add a phase');
  await tab.getByLabel('Title of phase 2').fill('Propose');
  await tab.getByLabel('Start').nth(1).fill('2026-11-01T09:00');
  await tab.getByLabel('End').nth(1).fill('2026-12-01T00:00');
}

describe('the whole way of an administrator', () => {
  it('from a new process to an answered proposal', async () => {
    const { tab, complaints } = await openOffice(browser, platform, '/admin/processes/new');
    await writeProcess(tab);
    expect(await tab.getByText('Midnight: the phase runs until the end of 30 November 2026.').count()).toBe(1);
    await press(tab, 'Create the consultation');
    await tab.getByRole('heading', { level: 1, name: 'Texts and phases' }).waitFor();
    const [process] = platform.data.processes;
    expect(process).toMatchObject({
      slug: 'which-parks-for-tomorrow',
      title: { en: 'Which parks for tomorrow?', fr: 'Quels parcs pour demain ?' },
      isPublished: false,
      phases: [
        { title: { en: 'Propose' }, startsAt: '2026-11-01T08:00:00.000Z', endsAt: '2026-11-30T23:00:00.000Z' },
        { title: { en: 'Vote' }, startsAt: '2026-11-30T23:00:00.000Z', endsAt: null },
      ],
    });

    await tab.getByRole('link', { name: 'Components' }).click();
    await tab.getByText('This consultation has no component yet.').waitFor();
    await tab.getByRole('link', { name: 'Add a component' }).click();
    await tab.getByLabel('Name English').fill('Your ideas');
    await press(tab, 'Add the component');
    await tab.getByRole('heading', { level: 1, name: 'Your ideas: settings' }).waitFor();
    await tab.getByLabel('Supports for each person in this component').fill('5');
    await tab.getByLabel('What voters are asked').selectOption({ label: 'An opinion: agree, mixed, disagree' });
    await tab.getByLabel('Voting, Propose').uncheck();
    await press(tab, 'Save the component');
    await tab.getByText('Saved.', { exact: true }).waitFor();
    const [component] = platform.data.components;
    const [propose, vote] = process?.phases ?? [];
    expect(component).toMatchObject({
      settings: { voteLimit: 5, voteKind: 'opinion', titleMinLength: 15 },
      phaseSettings: {
        [propose?.id ?? '']: { creation: true, voting: false, comments: true },
        [vote?.id ?? '']: { creation: true, voting: true, comments: true },
        none: { creation: false, voting: false, comments: false },
      },
    });
    await press(tab, 'Publish the component');
    await tab.getByRole('button', { name: 'Take the component back' }).waitFor();
    expect(component?.isPublished).toBe(true);

    if (component) platform.data.proposals.push(aProposal({ componentId: component.id }));
    await tab.getByRole('link', { name: 'Manage the proposals' }).click();
    await tab.getByRole('link', { name: 'Planter des arbres le long du canal' }).click();
    await tab.getByRole('link', { name: 'Open on its own' }).click();
    await tab.getByRole('radio', { name: /^Accepted/ }).check();
    await tab.getByRole('textbox', { name: 'Answer English' }).fill('We plant **forty**.');
    await press(tab, 'Publish the answer');
    await tab.locator('.note--ok').waitFor();
    expect(platform.data.proposals[0]).toMatchObject({
      state: 'accepted',
      answer: { text: { en: 'We plant **forty**.' } },
    });
    expect(complaints).toEqual([]);
  });

  it('creates once: each try of a form bears the same key, another form another one', async () => {
    const { tab } = await openOffice(browser, platform, '/admin/processes/new');
    await press(tab, 'Create the consultation');
    await tab.getByText('Some of what you entered needs another look').waitFor();
    await tab.getByLabel('Title English').fill('Parks');
    await press(tab, 'Create the consultation');
    await tab.getByRole('heading', { level: 1, name: 'Texts and phases' }).waitFor();
    const keys = platform.asked
      .filter(({ operation }) => operation === 'spaces.createProcess')
      .map((one) => one.idempotencyKey);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  it('says what publishing will do, does it, and takes it back', async () => {
    const process = aProcess({ isPublished: false });
    platform.data.processes.push(process);
    platform.data.components.push(aComponent({ processId: process.id }));
    const { tab } = await openOffice(browser, platform, `/admin/processes/${process.id}`);
    const panel = tab.getByRole('region', { name: 'Publication' });
    await panel.getByText('/en/processes/parcs/ within seconds').waitFor();
    expect(await panel.textContent()).toContain('1 published component comes with it.');
    await panel.getByRole('button', { name: 'Publish the consultation' }).click();
    await panel.getByRole('button', { name: 'Take the consultation back' }).waitFor();
    expect(await tab.getByRole('link', { name: 'See the public page' }).getAttribute('href')).toBe(
      '/en/processes/parcs/',
    );
    // Publishing made a new version: the form that was open all the time can still save.
    await tab.getByLabel('Title English').fill('Better parks');
    await press(tab, 'Save the consultation');
    await tab.getByText('Saved.', { exact: true }).waitFor();
    await panel.getByRole('button', { name: 'Take the consultation back' }).click();
    await panel.getByText('Not published').waitFor();
    expect(platform.data.processes[0]).toMatchObject({ isPublished: false, title: { en: 'Better parks' } });
  });

  it('uploads a picture as soon as it is chosen, shows it and stores its path', async () => {
    const { tab } = await openOffice(browser, platform, '/admin/organization/');
    const buffer = Buffer.from('89504e470d0a1a0a', 'hex');
    await tab.getByLabel('Logo').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer });
    await tab.getByRole('button', { name: 'Take the picture away' }).waitFor();
    expect(bodyOf('media.upload')).toEqual(buffer);
    await press(tab, 'Save the organization');
    await tab.getByText('Saved. The pages').waitFor();
    expect(platform.data.organization.logo).toBe(`/media/${'a'.repeat(64)}.png`);
  });

  it('keeps the organization’s languages, color and time zone as they are typed', async () => {
    const { tab } = await openOffice(browser, platform, '/admin/organization/');
    await tab.getByLabel('Further languages of texts').fill('co, br');
    await tab.getByText('Read as: Corsican, Breton').waitFor();
    await tab.getByRole('checkbox', { name: 'Dutch' }).uncheck();
    await tab.getByLabel('Accent color', { exact: true }).fill('#FFCC00');
    const seen = await tab
      .locator('.swatch[data-theme="light"] b')
      .evaluate((box) => getComputedStyle(box).backgroundColor);
    await tab.getByLabel('Time zone').fill('Pacific/Noumea');
    await press(tab, 'Save the organization');
    await tab.getByText('Saved. The pages').waitFor();
    expect(seen).not.toBe('rgb(255, 204, 0)');
    expect(platform.data.organization).toMatchObject({
      contentLocales: ['co', 'br'],
      locales: ['fr', 'en'],
      accentColor: '#ffcc00',
      timeZone: 'Pacific/Noumea',
    });
    await tab.getByRole('radio', { name: /^Breton/ }).waitFor();
  });
});

describe('who may come in', () => {
  it('signs in in place with the mailed code, and is where they wanted to go', async () => {
    platform.data.me = null;
    const { tab, complaints } = await openOffice(browser, platform, '/admin/taxonomies/', { signedOut: true });
    await tab.getByRole('textbox', { name: 'E-mail address' }).fill('louise@ville.example');
    await press(tab, 'Get the code');
    await tab.getByLabel('6-digit code').fill(CODE);
    await press(tab, 'Confirm');
    await tab.getByRole('heading', { level: 1, name: 'Themes and territories' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('reads clear words without the role, and can come back with another address', async () => {
    if (platform.data.me) platform.data.me.role = 'participant';
    const { tab } = await openOffice(browser, platform, '/admin/', { signedOut: false, isRefused: true });
    await tab.getByText('You are signed in as louise@ville.example.').waitFor();
    await press(tab, 'Sign in with another address');
    await tab.getByLabel('E-mail address').waitFor();
    expect(platform.data.me).toBeNull();
  });

  it('loses nothing when the session ends while writing', async () => {
    const process = aProcess({ phases: [aPhase({})] });
    platform.data.processes.push(process);
    const { tab } = await openOffice(browser, platform, `/admin/processes/${process.id}`);
    await tab.getByLabel('Title English').fill('Parks for all');
    platform.refuseOnce('spaces.updateProcess', new Refusal('session.invalid'));
    await press(tab, 'Save the consultation');
    await press(tab, 'Sign in again');
    await tab.getByRole('textbox', { name: 'E-mail address' }).fill('louise@ville.example');
    await press(tab, 'Get the code');
    await tab.getByLabel('6-digit code').fill(CODE);
    await press(tab, 'Confirm');
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await tab.getByLabel('Title English').inputValue()).toBe('Parks for all');
    await press(tab, 'Save the consultation');
    await tab.getByText('Saved.', { exact: true }).waitFor();
    expect(platform.data.processes[0]?.title.en).toBe('Parks for all');
  });
});
