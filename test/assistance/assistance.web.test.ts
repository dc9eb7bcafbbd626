/** An agent at a desk: enters a vote and a proposal for somebody present, and looks at a document that was sent. */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant } from '../../functions/local/participants.ts';
import { put } from '../../functions/platform/db/write.ts';
import { VerificationMethods } from '../../functions/verifications/entities.ts';
import type { Grant } from '../../shared/platform/roles.ts';
import { MethodSettings } from '../../shared/verifications/method-settings.ts';
import { openTab, published, violations } from '../journeys/an-office.ts';
import { aPhoto } from '../media/files.ts';
import { aConsultation, type Consultation } from '../proposals/a-consultation.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';

let platform: LocalPlatform;
let browser: Browser;
let consultation: Consultation;
beforeAll(async () => {
  platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
  browser = await launchBrowser();
  consultation = await aConsultation(platform, {
    settings: { voteKind: 'support' },
    phase: { creation: true, voting: true, comments: true },
    isAlwaysOpen: true,
  });
  const methods = MethodSettings.parse({ desk: { isOn: true }, 'id-document': { isOn: true } });
  await platform.services.db.write(
    put(VerificationMethods, { methods, version: 1, updatedAt: platform.services.now() }),
  );
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await platform?.close();
});

const press = (tab: Page, name: string | RegExp) => tab.getByRole('button', { name }).click();
const heading = (tab: Page, name: string | RegExp) => tab.getByRole('heading', { name, level: 1 }).waitFor();

/** A tab of somebody with a session, and with roles where they are named. */
async function tabOf(grants: readonly Grant[], displayName: string, options: object = {}): Promise<Page> {
  const { cookie } = await createParticipant(platform.services, { grants, displayName, locale: 'en' });
  const tab = await openTab(browser, platform, { isAdministrator: false, ...options });
  const [name = '', value = ''] = cookie.split('=');
  await tab.context().addCookies([
    { name, value, url: platform.origin },
    { name: 'parvis_signed_in', value: '1', url: platform.origin },
  ]);
  return tab;
}

describe('an agent at a desk', () => {
  let agent: Page;
  const bar = () => agent.getByRole('region', { name: 'Assisted entry' });

  it('sees the desk and nothing else of the back office, on a telephone too', async () => {
    agent = await tabOf([{ role: 'agent', spaceId: consultation.process.id }], 'Agnes', {
      viewport: { width: 320, height: 700 },
    });
    await agent.goto(`${platform.origin}/admin/`);
    await heading(agent, 'Desk');
    expect(await agent.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await agent.setViewportSize({ width: 1280, height: 900 });
    const side = agent.getByRole('navigation', { name: 'Sections' });
    expect(await side.getByRole('link').allTextContents()).toEqual(['Desk']);
  });

  it('begins with the consent of the person, by the keyboard alone', async () => {
    await agent.getByLabel('Enter a vote or a contribution for somebody without an account').focus();
    await agent.keyboard.press('Space');
    await agent.getByRole('textbox', { name: 'Number', exact: true }).fill('AB-123 456');
    await agent.getByLabel('Birth date').fill('1948-03-09');
    await agent.getByLabel('Name shown in public').fill('Jeanne M.');
    await agent.getByRole('button', { name: 'Begin (30 minutes)' }).focus();
    await agent.keyboard.press('Enter');
    await agent.getByText('Say how the person agrees.').first().waitFor();
    expect(await violations(agent)).toEqual([]);
    await agent.getByLabel('Aloud, before me').check();
    await agent.getByLabel('The person knows the participation charter and accepts it').check();
    await press(agent, 'Begin (30 minutes)');
    await bar().getByText('You are entering for Jeanne M., who is present').waitFor();
    await bar().getByText('30 min left').waitFor();
    expect(await violations(agent)).toEqual([]);
  });

  it('enters a proposal and a vote by the normal screens, which say in public that an agent helped', async () => {
    await published(agent, `${platform.origin}/en${consultation.path}propose/`, 'Your idea');
    await bar().waitFor();
    await agent.getByLabel('Title').fill('A bench below the lime tree');
    await agent.getByLabel('Your idea').fill('It would be pleasant to sit there on hot days.');
    await press(agent, 'Read it over');
    await press(agent, 'Publish');
    await agent.waitForURL(/\/proposals\/prp_/);
    await agent.getByText('Entered with the help of an agent').waitFor();
    await agent.getByRole('link', { name: 'Jeanne M.' }).first().waitFor();
    await bar().waitFor();
    await agent.getByRole('button', { name: 'Support', exact: true }).click();
    await agent.getByRole('button', { name: 'Withdraw my support' }).waitFor();
    await press(agent, 'Write a comment…');
    await agent.getByRole('textbox', { name: 'Text' }).fill('I would sit there every day.');
    await press(agent, 'Publish');
    await agent.getByText('Your comment is online.').first().waitFor();
    expect(await agent.getByText('Entered with the help of an agent').count()).toBe(2);
    expect(await violations(agent)).toEqual([]);
    await agent.setViewportSize({ width: 320, height: 700 });
    expect(await agent.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await agent.setViewportSize({ width: 1280, height: 900 });
  });

  it('has no powers of their own as long as it lasts', async () => {
    await agent.goto(`${platform.origin}/admin/`);
    await heading(agent, 'You are entering for somebody');
    await bar().waitFor();
    expect(await violations(agent)).toEqual([]);
  });

  it('ends it, and is at the desk again', async () => {
    await bar().getByRole('button', { name: 'End' }).click();
    await heading(agent, 'Desk');
    expect(await bar().count()).toBe(0);
  });
});

describe('a document that somebody sends', () => {
  it('waits, is compared with what was typed, and is refused in the words that its holder then reads', async () => {
    const holder = await tabOf([], 'Paul');
    await published(holder, `${platform.origin}/en/verify/?method=id-document`, 'Verify that you may take part');
    await holder.getByLabel('Number of the document').waitFor();
    await press(holder, 'Send the document');
    await holder.getByText('A number has 5 to 24 letters and digits.').waitFor();
    expect(await violations(holder)).toEqual([]);
    await holder.getByLabel('Number of the document').fill('QQ 12 34 56');
    await holder.getByLabel('Birth date').fill('1990-02-28');
    const file = join(tmpdir(), `front-${process.pid}.jpg`);
    await writeFile(file, await aPhoto(900, 600));
    await holder.getByLabel('Picture of the front').setInputFiles(file);
    await press(holder, 'Send the document');
    await holder.getByText('Waiting since').waitFor();
    await holder.reload();
    await holder.getByText('Your document has waited since').waitFor();

    const reviewer = await tabOf([{ role: 'agent', spaceId: 'organization' }], 'Rosa');
    await reviewer.goto(`${platform.origin}/admin/verifications/id-document`);
    await press(reviewer, 'Look at the document of Paul');
    const picture = reviewer.getByRole('img', { name: 'Picture 1 of the document' });
    await picture.waitFor();
    expect(await reviewer.evaluate("document.querySelector('.document-picture').naturalWidth")).toBeGreaterThan(100);
    await reviewer.getByText('QQ123456').waitFor();
    await press(reviewer, 'Decide');
    await reviewer.getByText('Choose: confirm or refuse.').first().waitFor();
    await reviewer.getByLabel('Refuse', { exact: true }).check();
    await reviewer.getByLabel('Own words to the person').fill('The lower edge is cut off.');
    expect(await violations(reviewer)).toEqual([]);
    await press(reviewer, 'Decide');
    await reviewer.getByText('No document waits.').waitFor();

    await holder.reload();
    await holder.getByText('The lower edge is cut off.').waitFor();
    expect(await violations(holder)).toEqual([]);
  });

  it('leaves administrators the list of who entered for whom', async () => {
    const tab = await openTab(browser, platform);
    await tab.goto(`${platform.origin}/admin/verifications/desk`);
    await tab.getByRole('cell', { name: 'Jeanne M.' }).waitFor();
    expect(await violations(tab)).toEqual([]);
  });
});
