import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant } from '../../functions/local/participants.ts';
import { commentsWords } from '../../shared/comments/words.ts';
import { participantsWords } from '../../shared/participants/words.ts';
import { translator } from '../../shared/platform/messages.ts';
import { proposalsWords } from '../../shared/proposals/words.ts';
import { aConsultation, type Consultation, TEXT } from '../proposals/a-consultation.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { openTab, published, violations } from './an-office.ts';

/** Presses of Tab after which a reader would have given up. */
const PATIENCE = 80;

/** Goes to something with the Tab key alone, as far as it takes. */
async function tabTo(tab: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < PATIENCE; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await tab.keyboard.press('Tab');
  }
  throw new Error(`not reached with ${PATIENCE} presses of Tab: ${target}`);
}
async function press(tab: Page, target: Locator): Promise<void> {
  await tabTo(tab, target);
  await tab.keyboard.press('Enter');
}
async function type(tab: Page, target: Locator, text: string): Promise<void> {
  await tabTo(tab, target);
  await tab.keyboard.type(text);
}

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

  it.each([
    ['fr', 390],
    ['nl', 390],
    ['en', 1280],
  ] as const)(
    'finds a proposal, votes, signs in on the way and comments, in %s at %i pixels',
    async (locale, width) => {
      const say = translator(proposalsWords, locale);
      const sayAccount = translator(participantsWords, locale);
      const sayComment = translator(commentsWords, locale);
      const viewport = { width, height: 900 };
      const tab = await openTab(browser, platform, { isAdministrator: false, locale, viewport });
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
      await tab.getByText(say('vote.recorded')).waitFor();
      expect(await violations(tab)).toEqual([]);

      await press(tab, tab.getByRole('button', { name: sayComment('comments.open-form') }));
      const words = tab.getByRole('textbox', { name: sayComment('comments.text'), exact: true });
      await type(tab, words, `Written in ${locale}.`);
      await tab.getByText(sayComment('comments.named', { name: `Camille ${locale}` })).waitFor();
      expect(await violations(tab)).toEqual([]);
      await press(tab, tab.getByRole('button', { name: sayComment('comments.publish') }));
      await tab.getByText(sayComment('comments.published')).first().waitFor();
      await tab.getByText(`Written in ${locale}.`).first().waitFor();
      await tab.context().close();
    },
  );
});
