import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant, type LocalParticipant } from '../../functions/local/participants.ts';
import { paths } from '../../web/src/admin/places.ts';
import { aConsultation, type Consultation, TEXT } from '../proposals/a-consultation.ts';
import { type Condition, conditions, lookInEach } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { OFFICE_SCREENS, WALKS } from '../support/checked.ts';
import { freePort } from '../support/free-port.ts';
import { openTab } from './an-office.ts';
import { focusKept, heard, press, tabTo, type } from './by-keyboard.ts';

/** The screens that stand on nothing but the real platform: those of the consultations have a test of their own. */
const CONDITIONS: readonly Condition[] = conditions;

describe('the back office, for whoever cannot use a mouse or sees little', () => {
  let platform: LocalPlatform;
  let browser: Browser;
  let consultation: Consultation;
  let tab: Page;

  beforeAll(async () => {
    platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
    browser = await launchBrowser();
    consultation = await aConsultation(platform, { isAlwaysOpen: true });
    const { services } = platform;
    const author = await createParticipant(services, { displayName: 'Idriss K.', locale: 'en' });
    const reader = await createParticipant(services, { displayName: 'Camille R.', locale: 'en' });
    const long = `${'marguerite'.repeat(5)}@a-long-name-of-a-ministry.example`;
    await createParticipant(services, {
      role: 'administrator',
      email: long,
      displayName: 'Marguerite de Saint-Exupéry',
    });
    const { id } = await send(author, `/components/${consultation.componentId}/proposals`, TEXT);
    await send(author, `/components/${consultation.componentId}/proposals/${id}/publication`);
    const said = { body: 'You are all fools.', locale: 'en' };
    const comment = await send(author, `/resources/${id}/comments`, said);
    await send(reader, `/resources/${id}/reports`, { commentId: comment.id, reason: 'offensive' });
    await send(reader, `/resources/${id}/reports`, { reason: 'spam', words: 'It sells loans.' });
    tab = await openTab(browser, platform, { reducedMotion: 'reduce' });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  async function send({ cookie }: LocalParticipant, path: string, body?: unknown) {
    const answer = await fetch(`${platform.origin}/api${path}`, {
      method: 'POST',
      headers: { cookie, origin: platform.origin, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }
  const settled = () => tab.waitForFunction(() => document.querySelector('.office .skeleton') === null);
  const open = async (path: string) => {
    await tab.goto(platform.origin + path);
    await tab.locator('.office h1').waitFor();
    await settled();
  };

  it.each(OFFICE_SCREENS)('%s has no accessibility violation in any condition and fits its window', async (screen) => {
    const { process, componentId } = consultation;
    const path = screen
      .replace(/^today$/, '')
      .replace(/^process:/, `processes/${process.id}/`)
      .replace(/^component:/, `components/${componentId}/`);
    await tab.setViewportSize({ width: 1280, height: 900 });
    await open(`/admin/${path}`);
    // What is folded away is looked at too.
    await tab.evaluate(() => {
      for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '');
    });
    await settled();
    expect((await lookInEach(tab, CONDITIONS)).wrong).toEqual([]);
  });

  it(WALKS.moderate, async () => {
    await open(paths.moderation);
    await tab.keyboard.press('Tab');
    await press(tab, tab.getByRole('link', { name: 'Skip to content' }));
    await press(tab, tab.getByRole('button', { name: /Leave as it is: Comment on/ }));
    await heard(tab, /left/i);
    await focusKept(tab);
    await press(tab, tab.getByRole('button', { name: /Undo: Comment on/ }));
    await tab.getByRole('button', { name: /Leave as it is: Comment on/ }).waitFor();
    await focusKept(tab);
    await press(tab, tab.getByRole('button', { name: /Hide: Comment on/ }));
    const dialog = tab.getByRole('dialog', { name: /^Hide: / });
    // Nothing is sent without its reasons; the first that is missing gets the focus.
    await press(tab, dialog.getByRole('button', { name: 'Hide and tell the author' }));
    await dialog.locator('#statement-rule:focus').waitFor();
    expect((await lookInEach(tab, CONDITIONS)).wrong).toEqual([]);
    await tab.keyboard.type('Rule 3: be kind');
    await type(tab, dialog.getByLabel('The facts'), 'Readers are called fools.');
    // Away and back again: what opened the dialog has the focus.
    await press(tab, dialog.getByRole('button', { name: 'Hide and tell the author' }));
    await tab.getByRole('button', { name: /Show again: Comment on/ }).waitFor();
    await heard(tab, /hidden/i);
    await focusKept(tab);
  });

  it(WALKS['second-factor'], async () => {
    const { cookie } = await createParticipant(platform.services, { role: 'administrator', hasSecondFactor: false });
    const door = await openTab(browser, platform, { isAdministrator: false, reducedMotion: 'reduce' });
    const [name = '', value = ''] = cookie.split('=');
    await door.context().addCookies([
      { name, value, url: platform.origin },
      { name: 'parvis_signed_in', value: '1', url: platform.origin },
    ]);
    await door.goto(`${platform.origin}/admin/`);
    const field = door.getByRole('textbox', { name: 'Code that the app shows' });
    await field.waitFor();
    expect((await lookInEach(door, CONDITIONS)).wrong).toEqual([]);
    await tabTo(door, field);
    await door.keyboard.type('000000');
    await door.keyboard.press('Enter');
    await door.locator('#second-factor-code[aria-invalid="true"]:focus').waitFor();
    expect((await lookInEach(door, ['light', 'narrow-dark'])).wrong).toEqual([]);
    await door.context().close();
  });
});
