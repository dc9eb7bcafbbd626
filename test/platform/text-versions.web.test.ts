import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant, type LocalParticipant } from '../../functions/local/participants.ts';
import { openTab, published, violations } from '../journeys/an-office.ts';
import { aConsultation, TEXT } from '../proposals/a-consultation.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';

describe('versions of texts, on the real platform', () => {
  let platform: LocalPlatform;
  let browser: Browser;
  beforeAll(async () => {
    platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  async function send({ cookie }: LocalParticipant, method: string, path: string, body?: unknown) {
    const answer = await fetch(`${platform.origin}/api${path}`, {
      method,
      headers: { cookie, origin: platform.origin, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }
  async function tabOf({ cookie }: LocalParticipant): Promise<Page> {
    const viewport = { width: 1280, height: 900 };
    const tab = await openTab(browser, platform, { isAdministrator: false, viewport });
    const [name = '', value = ''] = cookie.split('=');
    await tab.context().addCookies([
      { name, value, url: platform.origin },
      { name: 'parvis_signed_in', value: '1', url: platform.origin },
    ]);
    return tab;
  }

  it('tells who changed a page of the site and how, and puts a former text back through the form', async () => {
    const ann = await createParticipant(platform.services, { role: 'administrator', displayName: 'Ann', locale: 'en' });
    const page = { title: { en: 'The jury' }, layout: 'text', isInFooter: true, position: 1, isPublished: true };
    await send(ann, 'POST', '/site-pages', { ...page, slug: 'jury', body: { en: 'Fifteen people.' } });
    await send(ann, 'PUT', '/site-pages/jury', { ...page, body: { en: 'Twenty people.' }, version: 1 });
    const tab = await tabOf(ann);
    await tab.goto(`${platform.origin}/admin/pages/jury`);
    await tab.getByRole('button', { name: 'Show what was changed' }).click();
    await tab.getByText('Text · English').waitFor();
    expect(await tab.locator('del').textContent()).toContain('Fifteen');
    expect(await tab.locator('ins').textContent()).toContain('Twenty');
    await tab.getByRole('region', { name: 'History' }).getByText('Ann').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: /Restore the text before this change/ }).press('Enter');
    await tab.getByText('The former text is in the form.').first().waitFor();
    expect(await tab.locator('main textarea').first().inputValue()).toBe('Fifteen people.');
    await tab.getByRole('button', { name: 'Save the page' }).click();
    await tab.locator('ins', { hasText: 'Fifteen' }).waitFor();
    expect(await tab.locator('del').count()).toBe(2);
    await published(await tabOf(ann), `${platform.origin}/en/pages/jury/`, 'Fifteen people.');
  }, 120_000);

  it('leads from a comment that was changed to what was changed, without any script', async () => {
    const consultation = await aConsultation(platform, { isAlwaysOpen: true });
    const bob = await createParticipant(platform.services, { displayName: 'Bob', locale: 'en' });
    const proposals = `/components/${consultation.componentId}/proposals`;
    const { id } = await send(bob, 'POST', proposals, TEXT);
    await send(bob, 'POST', `${proposals}/${id}/publication`);
    const said = await send(bob, 'POST', `/resources/${id}/comments`, { body: 'Trains are slow.', locale: 'en' });
    await send(bob, 'PUT', `/resources/${id}/comments/${said.id}`, { body: 'Trains are late.', revision: 1 });
    const tab = await openTab(browser, platform, { isAdministrator: false, javaScriptEnabled: false });
    await published(tab, `${platform.origin}/en${consultation.path}proposals/${id}/`, 'Trains are late.');
    await tab.getByRole('link', { name: /^changed on/ }).click();
    await tab.getByRole('heading', { name: 'What was changed in this comment' }).waitFor();
    expect(await tab.locator('del').textContent()).toContain('slow');
    expect(await tab.locator('ins').textContent()).toContain('late');
    await tab.getByRole('link', { name: 'The comment as it stands now' }).click();
    await tab.waitForURL((url) => url.hash === `#${said.id}`);
  }, 120_000);
});
