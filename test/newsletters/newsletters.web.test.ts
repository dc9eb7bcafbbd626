import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { openTab, published, violations } from '../journeys/an-office.ts';
import { aConsultation } from '../proposals/a-consultation.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';

interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly listUnsubscribe: string | null;
}

/** A newsletter as everybody concerned goes through it, on the real platform. */
describe('a newsletter', () => {
  let platform: LocalPlatform;
  let browser: Browser;

  beforeAll(async () => {
    platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
    browser = await launchBrowser();
    await aConsultation(platform, { isAlwaysOpen: true });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  const at = (path: string) => `${platform.origin}${path}`;
  const excess = (tab: Page) =>
    tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  /** The mail to an address whose subject says something; waits until it is there. */
  async function mailTo(tab: Page, email: string, subject: RegExp): Promise<Mail> {
    for (;;) {
      const mails: readonly Mail[] = await (await fetch(at(`/_local/mail?to=${email}`))).json();
      const mail = mails.find((one) => subject.test(one.subject));
      if (mail !== undefined) return mail;
      await tab.waitForTimeout(50);
    }
  }
  const linkIn = ({ text }: Mail, page: string): string =>
    text.match(new RegExp(`https?://\\S+/newsletter/${page}/#\\S+`))?.[0] ?? '';
  const post = (path: string, body: unknown) =>
    fetch(at(`/api${path}`), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: platform.origin },
      body: JSON.stringify(body),
    });

  it('is asked for without an account, confirmed by mail, changed and stopped', async () => {
    const tab = await openTab(browser, platform, { isAdministrator: false, viewport: { width: 390, height: 844 } });
    await published(tab, at('/en/newsletter/'), 'You need no account.');
    const form = tab.getByRole('button', { name: 'Subscribe', exact: true });
    await form.and(tab.locator(':enabled')).click();
    await tab.getByText('Write the whole address').waitFor();
    await tab.locator('#newsletter-email:focus').waitFor();
    await tab.getByText('Tick this box').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByLabel('E-mail address').fill('ada@example.org');
    await tab.getByRole('checkbox', { name: 'I would like to receive' }).check();
    await form.click();
    await tab.locator('#newsletter-sent:focus').waitFor();
    expect([await violations(tab), await excess(tab)]).toEqual([[], 0]);

    await tab.goto(linkIn(await mailTo(tab, 'ada@example.org', /confirm/i), 'confirm'));
    await tab.getByRole('button', { name: 'Yes, I want the newsletter' }).click();
    await tab.getByText('You are subscribed.').waitFor();
    // Whoever asks again with a known address is told the same.
    expect(
      await (
        await post('/subscriptions', { email: 'ada@example.org', locale: 'en', consentVersion: '2026-11' })
      ).json(),
    ).toEqual({ days: 7 });

    await tab.goto(at('/en/newsletter/unsubscribe/#forged'));
    await tab.getByRole('button', { name: 'Stop the newsletter' }).click();
    await tab.getByText('This link is not valid.').waitFor();
    await tab.context().close();
  }, 60_000);

  it('is written, checked, counted, sent and followed to its end, read on the site, and stopped with one click', async () => {
    for (const email of ['ben@example.org', 'cleo@example.org']) {
      await post('/subscriptions', { email, locale: 'fr', consentVersion: '2026-11' });
    }
    const tab = await openTab(browser, platform);
    for (const email of ['ben@example.org', 'cleo@example.org']) {
      const mail = await mailTo(tab, email, /confirm/i);
      await post('/subscriptions/confirmations', { token: linkIn(mail, 'confirm').split('#')[1] });
    }
    await tab.goto(at('/admin/newsletters/'));
    await tab.getByText('3 people have subscribed.').waitFor();
    await tab.getByText('No newsletter yet').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'New newsletter' }).click();
    await write(tab);
    await look(tab);
    const subject = 'What became of your ideas';
    await send(tab);
    const mail = await mailTo(tab, 'ada@example.org', new RegExp(subject));
    expect(mail.text).toContain('Trees in the yards');
    await comeToItsEnd(tab);
    await tab.getByRole('rowheader', { name: 'Delivered' }).waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.setViewportSize({ width: 390, height: 844 });
    expect(await excess(tab)).toBe(0);
    await tab.getByRole('checkbox', { name: 'Show this newsletter' }).check();
    await tab.getByRole('link', { name: 'See it on the site' }).waitFor();

    const page = await openTab(browser, platform, { isAdministrator: false, viewport: { width: 390, height: 844 } });
    await published(page, at('/en/newsletters/'), subject);
    const feed = await page.getAttribute('link[type="application/rss+xml"]', 'href');
    expect(await (await fetch(at(feed ?? ''))).text()).toContain(subject);
    await page.getByRole('link', { name: subject }).click();
    await page.getByRole('heading', { name: 'Trees in the yards' }).waitFor();
    expect(await excess(page)).toBe(0);

    // As a mail program does it (RFC 8058): a form, without a session.
    const oneClick = mail.listUnsubscribe?.match(/<(http[^>]+)>/)?.[1] ?? '';
    const ended = await fetch(oneClick, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(ended.status).toBe(200);
    await page.goto(linkIn(mail, 'unsubscribe'));
    await page.getByRole('button', { name: 'Stop the newsletter' }).click();
    await page.getByText('Done: no newsletter comes any more.').waitFor();
    await page.getByRole('button', { name: 'subscribe me again' }).click();
    await page.getByText('You are subscribed again').waitFor();
  }, 90_000);

  /** Writes it in English, block by block, and takes steps back. */
  async function write(tab: Page): Promise<void> {
    await tab.getByLabel('Subject', { exact: true }).fill('What became of your ideas');
    const add = (kind: string) => tab.getByRole('button', { name: kind, exact: true }).click();
    await add('Heading');
    await tab.getByLabel('Text of the heading').fill('Trees in the yards');
    await add('Text');
    await tab.getByRole('textbox', { name: 'Text', exact: true }).fill('The council has read **all of them**.');
    await add('Button');
    await tab.getByLabel('Words on the button').fill('Read on');
    await tab.getByLabel('Where it leads', { exact: true }).fill('nowhere');
    await tab.getByText('One field needs another look').waitFor();
    await tab.getByLabel('Where it leads', { exact: true }).fill('/processes/');
    await add('Consultation…');
    await tab.getByRole('button', { name: 'Choose Climate' }).click();
    const blocks = tab.locator('.newsletter-block legend');
    await blocks.getByText('4. Consultation').waitFor();
    await tab.getByRole('button', { name: 'Move 4. Consultation up' }).click();
    await blocks.getByText('3. Consultation').waitFor();
    await tab.locator('[aria-label="Move 3. Consultation up"]:focus').waitFor();
    await tab.keyboard.press('Alt+ArrowUp');
    await blocks.getByText('2. Consultation').waitFor();
    await tab.getByRole('button', { name: 'Remove 2. Consultation' }).click();
    await blocks.getByText('2. Text').waitFor();
    await tab.getByRole('button', { name: 'Undo' }).click();
    await blocks.getByText('2. Consultation').waitFor();
    await add('Picture…');
    await tab.getByLabel('Picture', { exact: true }).setInputFiles({
      name: 'large.png',
      mimeType: 'image/png',
      buffer: Buffer.alloc(20_000_000),
    });
    await tab.getByText('This picture has 20 MB; at most 4 MB are accepted.').waitFor();
    await tab.getByText('Everything is stored as a draft.').waitFor();
    await storeElsewhere(tab);
    await tab.getByLabel('Beside the subject').fill('Three decisions');
    await tab.getByText('Nothing of yours is lost').waitFor();
    await tab.getByRole('button', { name: 'Save mine over the other version' }).click();
    await tab.getByText('Everything is stored as a draft.').waitFor();
  }

  /** Another tab stores the same newsletter meanwhile. */
  const storeElsewhere = (tab: Page) =>
    tab.evaluate(async () => {
      const address = `/api/newsletters/${location.pathname.split('/')[3]}`;
      const { texts, audience, revision } = await (await fetch(address)).json();
      await fetch(address, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ texts, audience, tracksClicks: true, revision }),
      });
    });

  /** Waits for the end, as somebody who comes back to the tab and need not wait for its next look. */
  async function comeToItsEnd(tab: Page): Promise<void> {
    while ((await tab.getByRole('heading', { name: 'Archive on the site' }).count()) === 0) {
      await tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await tab.waitForTimeout(100);
    }
  }

  /** Looks at the mail on every screen, at what the checks find, and at a test. */
  async function look(tab: Page): Promise<void> {
    await tab.frameLocator('iframe').getByText('Trees in the yards').waitFor();
    for (const name of ['Computer', 'Phone']) await tab.getByRole('radio', { name }).check();
    await tab.getByRole('button', { name: 'Check now' }).click();
    await tab.getByText('Checked.').waitFor();
    await tab.getByRole('button', { name: 'Go to it (French)' }).first().click();
    await tab.getByRole('button', { name: 'copy of: English' }).click();
    await tab.getByText('Everything is stored as a draft.').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.setViewportSize({ width: 390, height: 844 });
    expect(await excess(tab)).toBe(0);
    await tab.setViewportSize({ width: 1280, height: 900 });
    await tab.getByRole('button', { name: 'Send it to me' }).click();
    await tab.getByText('On its way to').waitFor();
  }

  /** Counts, confirms with the number, and waits for the end. */
  async function send(tab: Page): Promise<void> {
    await tab.getByRole('link', { name: 'Recipients and sending' }).click();
    await tab.getByRole('radio', { name: 'Only some of them' }).check();
    await tab.getByRole('checkbox', { name: 'French' }).check();
    await tab.getByRole('button', { name: 'Count', exact: true }).click();
    await tab.getByText('2 people: 2 in French').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('radio', { name: 'Everybody who has subscribed' }).check();
    await tab.getByRole('button', { name: 'Count', exact: true }).click();
    await tab.getByText('3 people: 2 in French and 1 in English').waitFor();
    await tab.getByRole('radio', { name: 'At a moment that I choose' }).check();
    await tab.getByRole('button', { name: 'Schedule…' }).click();
    await tab.locator('#send-at:focus').waitFor();
    await tab.getByLabel('Day and time').fill('2099-12-31T10:00');
    await tab.getByRole('button', { name: 'Schedule…' }).click();
    await tab.getByRole('button', { name: 'Yes, schedule it for 3 people' }).click();
    await tab.getByText('It is sent by itself').waitFor();
    await tab.getByRole('button', { name: 'Change the moment' }).click();
    expect(await tab.getByLabel('Day and time').inputValue()).toBe('2099-12-31T10:00');
    await tab.getByRole('radio', { name: 'Now', exact: true }).check();
    await tab.getByRole('button', { name: 'Send…' }).click();
    await tab
      .getByRole('group', { name: /3 people: 2 in French and 1 in English/ })
      .and(tab.locator(':focus'))
      .waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'Yes, send it to 3 people' }).click();
    await tab.getByRole('link', { name: 'Sending and results' }).waitFor();
  }
});
