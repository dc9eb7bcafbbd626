import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant } from '../../functions/local/participants.ts';
import { commentsWords } from '../../shared/comments/words.ts';
import { participantsWords } from '../../shared/participants/words.ts';
import { translator } from '../../shared/platform/messages.ts';
import { proposalsWords } from '../../shared/proposals/words.ts';
import { aConsultation, type Consultation, TEXT } from '../proposals/a-consultation.ts';
import { launchBrowser } from '../support/browser.ts';
import { WALKS } from '../support/checked.ts';
import { freePort } from '../support/free-port.ts';
import { openTab, published, violations } from './an-office.ts';
import { focusKept, heard, press, tabTo, type } from './by-keyboard.ts';

describe('a citizen without a mouse', () => {
  let platform: LocalPlatform;
  let browser: Browser;
  let consultation: Consultation;
  let proposal: string;

  beforeAll(async () => {
    platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
    browser = await launchBrowser();
    consultation = await aConsultation(platform, { isAlwaysOpen: true });
    const { cookie } = await createParticipant(platform.services, { locale: 'en' });
    const send = async (path: string, body?: unknown) => {
      const answer = await fetch(`${platform.origin}/api/components/${consultation.componentId}/proposals${path}`, {
        method: 'POST',
        headers: { cookie, origin: platform.origin, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(await answer.text());
      return answer.json();
    };
    const { id } = await send('', TEXT);
    await send(`/${id}/publication`);
    proposal = `${consultation.path}proposals/${id}/`;
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  async function codeFor(tab: Page, address: string): Promise<string> {
    for (;;) {
      const mails: { readonly to: string; readonly text: string }[] = await (
        await fetch(`${platform.origin}/_local/mail`)
      ).json();
      const code = mails.find(({ to }) => to === address)?.text.match(/\b\d{3}\s?\d{3}\b/)?.[0];
      if (code !== undefined) return code.replaceAll(/\s/g, '');
      await tab.waitForTimeout(50);
    }
  }

  async function cookiesOf(displayName: string) {
    const { cookie } = await createParticipant(platform.services, { displayName, locale: 'en' });
    const [name = '', value = ''] = cookie.split('=');
    return [
      { name, value, url: platform.origin },
      { name: 'parvis_signed_in', value: '1', url: platform.origin },
    ];
  }

  it.each([
    ['fr', 390],
    ['nl', 390],
    ['en', 1280],
  ] as const)(`${WALKS.vote}, in %s at %i pixels`, async (locale, width) => {
    const say = translator(proposalsWords, locale);
    const sayAccount = translator(participantsWords, locale);
    const sayComment = translator(commentsWords, locale);
    const viewport = { width, height: 900 };
    const tab = await openTab(browser, platform, {
      isAdministrator: false,
      locale,
      viewport,
      reducedMotion: 'reduce',
    });
    await published(tab, `${platform.origin}/${locale}${proposal}`, TEXT.title);
    await published(tab, `${platform.origin}/${locale}${consultation.path}`, TEXT.title);
    expect(await violations(tab)).toEqual([]);

    // On phones the filters are folded.
    const fold = tab.locator('summary').filter({ hasText: say('page.filter') });
    if (await fold.isVisible()) await press(tab, fold);
    await type(tab, tab.getByRole('searchbox'), TEXT.title.split(' ')[0] ?? '');
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/\/search\/\?/);
    await press(tab, tab.getByRole('link', { name: TEXT.title }));
    await tab.waitForURL(`**${proposal}`);

    await press(tab, tab.getByRole('button', { name: say('vote.act.support'), exact: true }));
    const email = `${locale}@example.org`;
    await type(tab, tab.getByRole('textbox', { name: sayAccount('sign-in.email') }), email);
    await tab.keyboard.press('Enter');
    const code = tab.getByRole('textbox', { name: sayAccount('sign-in.code') });
    await code.waitFor();
    await type(tab, code, await codeFor(tab, email));
    await tab.keyboard.press('Enter');
    await type(tab, tab.getByRole('textbox', { name: sayAccount('sign-in.name') }), `Camille ${locale}`);
    await tabTo(tab, tab.getByRole('checkbox', { name: sayAccount('sign-in.charter') }));
    await tab.keyboard.press('Space');
    await press(tab, tab.getByRole('button', { name: sayAccount('sign-in.profile-action') }));
    await heard(tab, say('vote.recorded'));
    await focusKept(tab);
    expect(await violations(tab)).toEqual([]);

    await press(tab, tab.getByRole('button', { name: sayComment('comments.open-form') }));
    const words = tab.getByRole('textbox', { name: sayComment('comments.text'), exact: true });
    await type(tab, words, `Written in ${locale}.`);
    await tab.getByText(sayComment('comments.named', { name: `Camille ${locale}` })).waitFor();
    expect(await violations(tab)).toEqual([]);
    await press(tab, tab.getByRole('button', { name: sayComment('comments.publish') }));
    await heard(tab, sayComment('comments.published'));
    await focusKept(tab);
    await tab.getByText(`Written in ${locale}.`).first().waitFor();
    await tab.context().close();
  });

  it(WALKS.propose, async () => {
    const tab = await openTab(browser, platform, {
      isAdministrator: false,
      viewport: { width: 390, height: 844 },
      reducedMotion: 'reduce',
    });
    await tab.context().addCookies(await cookiesOf('Idriss K.'));
    await published(tab, `${platform.origin}/en${consultation.path}propose/`, 'Your idea');
    await press(tab, tab.getByRole('link', { name: 'Skip to content' }));
    await type(tab, tab.getByRole('textbox', { name: 'Title' }), 'Shelters for bicycles');
    await heard(tab, 'Saved on your account');
    // What is missing is said first, with the way to its field.
    await press(tab, tab.getByRole('button', { name: 'Read it over' }));
    await tab.locator('.errors:focus').waitFor();
    expect(await violations(tab)).toEqual([]);
    await press(tab, tab.locator('.errors a').first());
    await tab.locator('textarea:focus').waitFor();
    await tab.keyboard.type('At each stop of the tram.');
    await press(tab, tab.getByRole('button', { name: 'Read it over' }));
    await tab.getByText('with your name: Idriss K.').waitFor();
    await focusKept(tab);
    await press(tab, tab.getByRole('button', { name: 'Publish', exact: true }));
    await tab.waitForURL(/\/proposals\/prp_/);
    await tab.context().close();
  });
});
