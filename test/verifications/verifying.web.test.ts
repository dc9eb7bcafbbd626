import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant, type LocalParticipant } from '../../functions/local/participants.ts';
import { openTab, published, violations } from '../journeys/an-office.ts';
import { aConsultation, aTaxonomy, type Consultation, TEXT } from '../proposals/a-consultation.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';

const NUMBER = '+33612345678';
/** A step that takes longer will never come. */
const PATIENCE = 20_000;

/** Verification as an administrator sets it up and citizens go through it, on the real platform. */
describe('verifying that one may take part', () => {
  let platform: LocalPlatform;
  let browser: Browser;
  let consultation: Consultation;
  let author: LocalParticipant;
  let office: Page;
  let proposalId: string;

  beforeAll(async () => {
    platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
    browser = await launchBrowser();
    consultation = await aConsultation(platform, { isAlwaysOpen: true, settings: { voteKind: 'support' } });
    await aTaxonomy(platform, 'Rennes', { kind: 'territory' });
    author = await createParticipant(platform.services, { displayName: 'Idriss K.', locale: 'en' });
    proposalId = (await send('POST', `/components/${consultation.componentId}/proposals`, TEXT)).id;
    await send('POST', `/components/${consultation.componentId}/proposals/${proposalId}/publication`);
    office = await openTab(browser, platform);
    office.setDefaultTimeout(PATIENCE);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  async function send(method: string, path: string, body?: unknown) {
    const answer = await fetch(`${platform.origin}/api${path}`, {
      method,
      headers: { cookie: author.cookie, origin: platform.origin, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }
  async function tabOf({ cookie }: LocalParticipant): Promise<Page> {
    const tab = await openTab(browser, platform, { isAdministrator: false, viewport: { width: 390, height: 844 } });
    const [name = '', value = ''] = cookie.split('=');
    await tab.context().addCookies([
      { name, value, url: platform.origin },
      { name: 'parvis_signed_in', value: '1', url: platform.origin },
    ]);
    return tab;
  }
  const excess = (tab: Page) =>
    tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  /** The code that was sent to the telephone; waits until there is one. */
  async function codeSent(tab: Page): Promise<string> {
    for (;;) {
      const texts: readonly { readonly text: string }[] = await (
        await fetch(`${platform.origin}/_local/texts?to=${encodeURIComponent(NUMBER)}`)
      ).json();
      const code = texts[0]?.text.match(/\b\d{3}\s?\d{3}\b/)?.[0];
      if (code !== undefined) return code;
      await tab.waitForTimeout(50);
    }
  }
  const proposalPath = () => `${platform.origin}/en${consultation.path}proposals/${proposalId}/`;

  it('is set up by an administrator: the methods, then what each action of a component asks for', async () => {
    await office.goto(`${platform.origin}/admin/verifications/`);
    await office.getByRole('checkbox', { name: 'People can use this: Postal code' }).check();
    await office.getByRole('checkbox', { name: 'People can use this: Code by SMS' }).check();
    const codes = office.getByRole('textbox', { name: 'Postal codes that are accepted' });
    await codes.fill('35000 Atlantis');
    await office.getByRole('button', { name: 'Save the methods' }).click();
    await office.getByText('One of the lines names a territory that does not exist.').first().waitFor();
    await codes.fill('35000 Rennes\n75012');
    expect(await violations(office)).toEqual([]);
    await office.getByRole('button', { name: 'Save the methods' }).click();
    await office.getByText('Saved.', { exact: true }).first().waitFor();
    await office.setViewportSize({ width: 320, height: 800 });
    expect(await excess(office)).toBe(0);
    await office.setViewportSize({ width: 1280, height: 900 });

    await office.goto(`${platform.origin}/admin/components/${consultation.componentId}`);
    const vote = office.getByRole('group', { name: 'To vote' });
    await vote.getByRole('checkbox', { name: 'Code by SMS', exact: true }).check();
    await vote.getByRole('checkbox', { name: 'Without an account' }).check();
    const propose = office.getByRole('group', { name: 'To make a proposal' });
    await propose.getByRole('checkbox', { name: 'Postal code' }).check();
    const comment = office.getByRole('group', { name: 'To comment' });
    await comment.getByRole('checkbox', { name: 'Postal code' }).check();
    await comment.getByRole('spinbutton', { name: 'Minimum age' }).fill('16');
    await comment.getByText('Lives anywhere').click();
    await comment.getByRole('checkbox', { name: 'Rennes' }).check();
    await comment.getByText('Lives in: Rennes').waitFor();
    expect(await violations(office)).toEqual([]);
    await office.setViewportSize({ width: 320, height: 800 });
    expect(await excess(office)).toBe(0);
    await office.setViewportSize({ width: 1280, height: 900 });
    await office.getByRole('button', { name: 'Save the component' }).click();
    await office.getByText('Saved.', { exact: true }).first().waitFor();
  }, 120_000);

  it('lets somebody without account verify and vote in one form, and says what that means', async () => {
    const tab = await openTab(browser, platform, { isAdministrator: false, viewport: { width: 320, height: 844 } });
    await published(tab, proposalPath(), 'To vote: be verified. You show it by: a code by SMS. You need no account.');
    await tab.getByRole('button', { name: 'Support', exact: true }).press('Enter');
    const dialog = tab.getByRole('dialog', { name: 'Verify and vote' });
    await dialog.getByRole('textbox', { name: 'Mobile number' }).fill(NUMBER);
    await dialog.getByRole('button', { name: 'Send the code' }).press('Enter');
    await dialog.getByRole('textbox', { name: 'Code of 6 digits' }).fill(await codeSent(tab));
    await dialog.getByRole('button', { name: 'Verify and vote' }).press('Enter');
    await dialog.locator('#verify-charter:focus').waitFor();
    await dialog.getByText('Accept the charter to take part.').waitFor();
    expect(await violations(tab)).toEqual([]);
    expect(await excess(tab)).toBe(0);
    await dialog.getByLabel('I accept the participation charter.').press('Space');
    await dialog.getByRole('button', { name: 'Verify and vote' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await tab.getByText('Your support is recorded.').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'Change' }).press('Enter');
    await tab.getByText('You have voted without an account.').waitFor();
    expect(await violations(tab)).toEqual([]);
    expect(await excess(tab)).toBe(0);
    // Whoever would rather have an account is asked for an address, not for the name of one they do not have.
    await tab.goto(`${platform.origin}/en/sign-in/`);
    await tab.getByRole('textbox', { name: 'E-mail address' }).waitFor();
    await tab.goto(proposalPath());
    await tab.getByRole('button', { name: 'Change' }).press('Enter');
    await tab.getByRole('button', { name: 'Forget me on this device' }).press('Enter');
    await tab.getByText('You have voted without an account.').waitFor({ state: 'detached' });
    expect(await (await tab.request.get(`${platform.origin}/api/session`)).json()).toEqual({ participant: null });
    await tab.context().close();
  }, 120_000);

  it('asks somebody who is signed in, and publishes the comment once it is shown; nothing typed is lost', async () => {
    const tab = await tabOf(await createParticipant(platform.services, { displayName: 'Camille R.', locale: 'en' }));
    await published(
      tab,
      proposalPath(),
      'To comment: be at least 16 and live in Rennes. You show it by: your postal code.',
    );
    await tab.getByRole('button', { name: 'Write a comment…' }).click();
    await tab.getByRole('textbox', { name: 'Text' }).fill('From the town itself.');
    await tab.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = tab.getByRole('dialog', { name: 'Before you go on' });
    await dialog.getByText('You need to verify who you are first.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await tab.getByText('You need to verify who you are first.').waitFor();
    await tab.getByRole('button', { name: 'Publish', exact: true }).click();
    await dialog.getByRole('button', { name: 'Verify', exact: true }).click();
    await dialog.getByText('Enter your postal code.').waitFor();
    await dialog.locator('#postal-code-code:focus').fill('99999');
    await dialog.getByLabel('Date of birth').fill('1990-02-28');
    await dialog.getByRole('button', { name: 'Verify', exact: true }).click();
    await dialog.getByText('We could not confirm what you entered.').waitFor();
    expect(await violations(tab)).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Postal code' }).fill('35 000');
    await dialog.getByRole('button', { name: 'Verify', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await tab.getByText('Your comment is online.').waitFor();
    await tab.getByText('From the town itself.').waitFor();

    await tab.goto(`${platform.origin}/en/account/#verifications`);
    const own = tab.getByRole('region', { name: 'Your postal code' });
    await own.getByText('Does not expire').waitFor();
    await own.getByText('your date of birth (28 February 1990)').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('link', { name: 'Other ways to verify' }).click();
    await tab.getByRole('button', { name: 'Choose: A code by SMS' }).press('Enter');
    await tab.locator('#verify-method:focus').waitFor();
    await tab.getByRole('textbox', { name: 'Mobile number' }).waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'Choose another way' }).press('Enter');
    await tab.getByText('Confirmed', { exact: true }).waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.setViewportSize({ width: 320, height: 800 });
    expect(await excess(tab)).toBe(0);
    await tab.context().close();
  }, 120_000);

  it('says above the form for a proposal what publishing asks for, and publishes once it is shown', async () => {
    const tab = await tabOf(await createParticipant(platform.services, { displayName: 'Noor B.', locale: 'en' }));
    const form = `${platform.origin}/en${consultation.path}propose/`;
    await published(tab, form, 'To make a proposal: be verified. You show it by: your postal code.');
    await tab.getByRole('link', { name: 'Verify now' }).waitFor();
    await tab.getByRole('textbox', { name: 'Title' }).fill('Benches in the shade of the square');
    await tab.getByRole('textbox', { name: 'Your idea' }).fill('There are none, and the summers are hot.');
    await tab.getByRole('button', { name: 'Read it over' }).click();
    await tab.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = tab.getByRole('dialog', { name: 'Before you go on' });
    await dialog.getByRole('textbox', { name: 'Postal code' }).fill('75012');
    await dialog.getByLabel('Date of birth').fill('2001-05-06');
    await dialog.getByRole('button', { name: 'Verify', exact: true }).click();
    await tab.waitForURL(/\/proposals\/prp_\w+\/$/);
    await tab.getByRole('heading', { name: 'Benches in the shade of the square' }).waitFor();
    // Of age and elsewhere: no verification would help, so none is asked for.
    await tab.goto(proposalPath());
    await tab.getByRole('button', { name: 'Write a comment…' }).click();
    await tab.getByRole('textbox', { name: 'Text' }).fill('From afar.');
    await tab.getByRole('button', { name: 'Publish', exact: true }).click();
    await tab.getByText('This is for people who live in another area.').waitFor();
    expect(await dialog.count()).toBe(0);
    await tab.context().close();
  }, 120_000);

  it('can no longer change what a vote asks for once somebody has voted, and takes verifications back', async () => {
    await office.goto(`${platform.origin}/admin/components/${consultation.componentId}`);
    const vote = office.getByRole('group', { name: 'To vote' });
    await vote.getByText('Once somebody has voted').waitFor();
    await vote.getByRole('checkbox', { name: 'Code by SMS', exact: true }).uncheck();
    await office.getByRole('button', { name: 'Save the component' }).click();
    await office.getByText('Somebody has voted already: what a vote asks for can no longer change.').first().waitFor();
    expect(await violations(office)).toEqual([]);
    await vote.getByRole('checkbox', { name: 'Code by SMS', exact: true }).check();
    await vote.getByRole('checkbox', { name: 'Without an account' }).check();
    await office.getByRole('button', { name: 'Save the component' }).click();
    await office.getByText('Saved.', { exact: true }).first().waitFor();

    await office.goto(`${platform.origin}/admin/verifications/`);
    await office.getByLabel('Method', { exact: true }).selectOption('Code by SMS');
    await office.getByRole('button', { name: 'Take back…' }).click();
    await office.getByRole('button', { name: 'Yes, take back' }).press('Enter');
    await office.getByText(/^Code by SMS: what was granted before/).waitFor();
    await office.getByRole('textbox', { name: 'Page about the person, or their id' }).fill(author.id);
    await office.getByRole('button', { name: 'Show', exact: true }).click();
    await office.getByText('Nothing is verified.').waitFor();
    expect(await violations(office)).toEqual([]);
    await office.context().close();
  }, 120_000);
});
