import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { setUpApp } from './an-office.ts';

interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The whole story on the real platform: what every other test shows in parts. */
describe('a consultation, from sign-in to published page', () => {
  let platform: LocalPlatform;
  let browser: Browser;
  let admin: Page;
  let citizen: Page;
  let processPath: string;
  let proposalPath: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
    browser = await launchBrowser();
    const open = async (context: BrowserContext) => {
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(`${page.url()} ${error.stack?.slice(0, 1500)}`));
      page.on('console', (message) => {
        if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
      });
      return page;
    };
    admin = await open(await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } }));
    citizen = await open(
      await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 }, hasTouch: true }),
    );
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  const mailTo = async (address: string, subject: RegExp): Promise<Mail> => {
    for (;;) {
      const mails: Mail[] = await (await fetch(`${platform.origin}/_local/mail`)).json();
      const mail = mails.find((one) => one.to === address && subject.test(one.subject));
      if (mail !== undefined) return mail;
      await citizen.waitForTimeout(50);
    }
  };
  const signIn = async (page: Page, email: string, name: string) => {
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
    await page.getByRole('button', { name: 'Get the code' }).click();
    const { text } = await mailTo(email, /./);
    await page.getByRole('textbox', { name: '6-digit code' }).fill(text.match(/\b\d{3}[\s ]?\d{3}\b/)?.[0] ?? '');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('textbox', { name: 'Display name' }).fill(name);
    await page.getByLabel('I accept the participation charter.').check();
    await page.getByRole('button', { name: 'Continue' }).click();
  };
  /** Loads a published page until it shows what was changed; fails with the test's own time limit. */
  const published = async (page: Page, path: string, text: string | RegExp) => {
    for (;;) {
      const response = await page.goto(`${platform.origin}${path}`);
      if (response?.status() === 200 && (await page.getByText(text).count()) > 0) return;
      await page.waitForTimeout(100);
    }
  };

  it('an administrator signs in with the mailed code and sets up a process with a phase and a component', async () => {
    await admin.goto(`${platform.origin}/admin/`);
    await signIn(admin, 'admin@parvis.example', 'Louise Ferrand');
    await setUpApp(admin, platform, 'admin@parvis.example');
    await admin.getByRole('button', { name: 'Do without the guide' }).click();
    await admin.getByRole('heading', { name: 'Today' }).waitFor();

    await admin.goto(`${platform.origin}/admin/processes/new/`);
    await admin.getByLabel(/^Title English/).fill('Streets for children');
    await admin.getByLabel(/^Question/).fill('Which streets should be closed to cars at school time?');
    await admin.getByRole('button', { name: 'Add a phase' }).click();
    await admin.getByLabel('Title of phase 1').fill('Contribute');
    await admin.getByLabel(/^Start/).fill('2020-01-01T00:00');
    await admin.getByLabel(/^End/).fill('');
    await admin.getByRole('button', { name: 'Create the consultation' }).click();
    await admin.getByText('The consultation was created.').waitFor();
    await admin.getByRole('button', { name: 'Publish the consultation' }).click();
    await admin.getByText('It is published.').waitFor();

    await admin.getByRole('link', { name: 'Components' }).click();
    await admin.getByRole('link', { name: 'Add a component' }).click();
    await admin.getByLabel(/^Name/).fill('Your ideas');
    await admin.getByRole('button', { name: 'Add the component' }).click();
    await admin.getByText('The component was added.').waitFor();
    await admin.getByLabel('Supports for each person in this component').fill('2');
    await admin.getByRole('button', { name: 'Save the component' }).click();
    await admin.getByText('Saved.').first().waitFor();
    await admin.getByRole('button', { name: 'Publish the component' }).click();
    await admin.getByText('It is published.').waitFor();
    processPath = '/en/processes/streets-for-children/';
    await published(admin, processPath, 'Your ideas');
  }, 120_000);

  it('a citizen writes a proposal, signs in by the mailed code, and finds it published, with a mail', async () => {
    await published(citizen, processPath, 'Your ideas');
    await citizen
      .getByRole('link', { name: /make a proposal/i })
      .first()
      .click();
    await citizen.getByLabel('Title').fill('Close Mill Lane to cars from eight to nine');
    await citizen
      .getByLabel('Your idea')
      .fill(
        'Two hundred children walk there.\n\n- **Parents** could park at the swimming pool.\n- <script>alert(1)</script>',
      );
    await citizen.getByRole('button', { name: 'Read it over' }).click();
    await citizen.getByRole('button', { name: 'Publish' }).click();
    await signIn(citizen, 'camille@example.org', 'Camille R.');
    await citizen.waitForURL(/\/proposals\/prp_/, { timeout: 30_000 });
    proposalPath = new URL(citizen.url()).pathname;
    await citizen.getByRole('heading', { level: 1, name: 'Close Mill Lane to cars from eight to nine' }).waitFor();
    const mail = await mailTo('camille@example.org', /online/i);
    expect(mail.text).toContain(proposalPath);
  }, 120_000);

  it('the citizen votes, finds the vote again after a reload, and comments', async () => {
    // On a phone the panel is one line once somebody has voted.
    const voted = citizen.getByRole('button', { name: 'Change', exact: true });
    await citizen.getByRole('button', { name: 'Support', exact: true }).click();
    await voted.waitFor();
    await citizen.goto(`${platform.origin}${proposalPath}`);
    await voted.click();
    await citizen.getByRole('button', { name: 'Withdraw my support' }).waitFor();
    await citizen.getByText('You have 1 support left out of 2.').waitFor();

    await citizen.getByRole('button', { name: 'Write a comment…' }).click();
    await citizen.getByRole('radio', { name: 'For' }).check();
    await citizen.getByRole('textbox', { name: 'Text' }).fill('I walk there **every** day.');
    await citizen.getByRole('button', { name: 'Publish' }).click();
    await citizen.getByText('Your comment is online.').first().waitFor();
  }, 60_000);

  it('the administrator answers, and the static page shows all of it to a reader without JavaScript', async () => {
    const [, componentId, proposalId] = proposalPath.match(/\/f\/(cmp_\w+)\/proposals\/(prp_\w+)\//) ?? [];
    await admin.goto(`${platform.origin}/admin/components/${componentId}/proposals/${proposalId}/`);
    await admin.getByLabel(/^Accepted/).check();
    await admin.getByLabel(/^Answer/).fill('Mill Lane closes from 1 March.');
    await admin.getByRole('button', { name: 'Publish the answer' }).click();
    await admin.getByRole('status').getByText('The answer is published.').waitFor();

    const reader = await (await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' })).newPage();
    await published(reader, proposalPath, 'Mill Lane closes from 1 March.');
    await published(reader, proposalPath, 'every');
    const text = await reader.textContent('main');
    expect(text).toContain('Close Mill Lane to cars from eight to nine');
    expect(text).toContain('Accepted');
    expect(text).toContain('Camille R.');
    expect(text).toMatch(/1\s*comment/);
    expect(await reader.content()).not.toContain('<script>alert(1)');
    const id = proposalId ?? '';
    const tally = await (await fetch(`${platform.origin}/tallies/proposals/${id}.json`)).json();
    expect(tally).toMatchObject({ support: 1, agree: 0, mixed: 0, disagree: 0 });
    await published(reader, proposalPath.replace(/proposals\/.*$/, ''), 'Close Mill Lane to cars from eight to nine');
  }, 120_000);

  it('no page broke its own security policy or threw', () => {
    expect(complaints).toEqual([]);
  });
});
