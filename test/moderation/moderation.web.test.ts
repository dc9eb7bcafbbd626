import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant, type LocalParticipant } from '../../functions/local/participants.ts';
import { openTab, published, violations } from '../journeys/an-office.ts';
import { aConsultation, type Consultation, TEXT } from '../proposals/a-consultation.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';

/** Moderation as everybody concerned goes through it, on the real platform. */
describe('moderation with due process', () => {
  let platform: LocalPlatform;
  let browser: Browser;
  let consultation: Consultation;
  let author: LocalParticipant;
  let proposalId: string;
  let commentId: string;

  const person = (role: 'participant' | 'administrator', displayName: string) =>
    createParticipant(platform.services, { role, displayName, locale: 'en' });

  beforeAll(async () => {
    platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
    browser = await launchBrowser();
    consultation = await aConsultation(platform, { isAlwaysOpen: true });
    author = await person('participant', 'Idriss K.');
    proposalId = (await send(author, 'POST', `/components/${consultation.componentId}/proposals`, TEXT)).id;
    await send(author, 'POST', `/components/${consultation.componentId}/proposals/${proposalId}/publication`);
    const said = { body: 'You are all fools.', locale: 'en' };
    commentId = (await send(author, 'POST', `/resources/${proposalId}/comments`, said)).id;
    const reader = await person('participant', 'Camille R.');
    const reply = { body: 'Please be kind.', locale: 'en', parentId: commentId };
    await send(reader, 'POST', `/resources/${proposalId}/comments`, reply);
    const reports = `/resources/${proposalId}/reports`;
    await send(reader, 'POST', reports, { reason: 'spam', words: 'It sells loans.' });
    await send(reader, 'POST', reports, { commentId, reason: 'offensive' });
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
  async function tabOf({ cookie }: LocalParticipant, width = 390): Promise<Page> {
    const tab = await openTab(browser, platform, { isAdministrator: false, viewport: { width, height: 844 } });
    const [name = '', value = ''] = cookie.split('=');
    await tab.context().addCookies([
      { name, value, url: platform.origin },
      { name: 'parvis_signed_in', value: '1', url: platform.origin },
    ]);
    return tab;
  }
  const proposalPath = () => `${platform.origin}/en${consultation.path}proposals/${proposalId}/`;

  it('hides a comment and a proposal with reasons, shows them again, and lets somebody else judge an appeal', async () => {
    const [ann, bob] = [await person('administrator', 'Ann'), await person('administrator', 'Bob')];
    const office = await tabOf(ann, 1280);
    await office.goto(`${platform.origin}/admin/`);
    await office.getByText('reports to look at').waitFor();
    await office.getByRole('link', { name: 'Look at them' }).click();
    await office.getByText('You are all fools.').waitFor();
    await office.getByText('All of it').first().click();
    await office.getByText('It sells loans.').waitFor();
    expect(await violations(office)).toEqual([]);
    // On a phone, however long the title of a consultation.
    await office.setViewportSize({ width: 320, height: 844 });
    const excess = await office.getByLabel('Consultation').evaluate((select) => {
      select.append(new Option('What the city should do about its streets, its schools and its rivers by 2040'));
      return document.documentElement.scrollWidth - document.documentElement.clientWidth;
    });
    expect(excess).toBe(0);
    await office.setViewportSize({ width: 1280, height: 844 });

    // The comment: left as it is, taken back by the keyboard alone, then hidden.
    await office.getByRole('button', { name: /Leave as it is: Comment on/ }).press('Enter');
    await office.getByRole('button', { name: /Undo: Comment on/ }).press('Enter');
    await office.getByRole('button', { name: /Hide: Comment on/ }).press('Enter');
    const dialog = office.getByRole('dialog', { name: /^Hide: / });
    await dialog.getByRole('button', { name: 'Hide and tell the author' }).click();
    await dialog.getByText('Name the rule or the article.').waitFor();
    await dialog.locator('#statement-rule:focus').fill('Rule 3: be kind');
    await dialog.getByLabel('The facts').fill('Readers are called fools.');
    expect(await violations(office)).toEqual([]);
    await dialog.getByRole('button', { name: 'Hide and tell the author' }).click();
    await office.getByRole('button', { name: /Show again: Comment on/ }).waitFor();

    const reader = await tabOf(await person('participant', 'Camille'));
    await published(reader, proposalPath(), 'Hidden by moderation: insults or hate.');
    await reader.getByText('Please be kind.').waitFor();
    expect(await reader.getByText('You are all fools.').count()).toBe(0);
    expect(await violations(reader)).toEqual([]);

    // The proposal: chosen with the box, hidden from the bar of many.
    await office.getByRole('checkbox', { name: `Choose: ${TEXT.title}` }).check();
    await office.getByText('1 chosen').waitFor();
    await office.getByRole('button', { name: 'Hide…', exact: true }).first().click();
    await dialog.getByLabel('Which rule or article').fill('Rule 1: no advertising');
    await dialog.getByLabel('The facts').fill('It sells loans.');
    await dialog.getByRole('button', { name: 'Hide and tell the author' }).click();
    await office.getByRole('button', { name: `Show again: ${TEXT.title}` }).waitFor();
    await published(reader, proposalPath(), 'This proposal has been hidden');
    expect(await reader.getByText(TEXT.title).count()).toBe(0);
    expect(await violations(reader)).toEqual([]);

    // The author reads why, and appeals.
    const own = await tabOf(author);
    await own.goto(`${platform.origin}/en/account/#decisions`);
    await own.getByText('Your proposal has been hidden').waitFor();
    await own.getByText('Readers are called fools.').waitFor();
    expect(await violations(own)).toEqual([]);
    const section = own.getByRole('region', { name: 'Your proposal has been hidden' });
    await section.getByRole('button', { name: 'Appeal' }).click();
    await section.getByRole('button', { name: 'Send the appeal' }).click();
    await section.getByText('Say why the decision is wrong.').waitFor();
    await section.getByLabel('Why the decision is wrong').fill('It is a loan by the town itself.');
    await section.getByRole('button', { name: 'Send the appeal' }).click();
    await own.getByText('Appeal being judged').waitFor();

    // Who decided may not judge; somebody else may.
    await office.goto(`${platform.origin}/admin/moderation/?show=appealed`);
    await office.getByText('You took this decision: somebody else judges the appeal.').waitFor();
    const second = await tabOf(bob, 1280);
    await second.goto(`${platform.origin}/admin/moderation/?show=appealed`);
    await second.getByText('It is a loan by the town itself.').waitFor();
    await second.getByLabel('Your reasons').fill('The town may tell of its own loans.');
    expect(await violations(second)).toEqual([]);
    await second.getByRole('button', { name: 'The appeal is right: take the decision back' }).click();
    await second.getByText('No appeal waits.').waitFor();
    await published(reader, proposalPath(), TEXT.title);
    await own.reload();
    await own.getByText('The town may tell of its own loans.').waitFor();
  }, 180_000);

  it('blocks an account, says so to who is blocked, and shows the figures to everybody', async () => {
    const office = await tabOf(await person('administrator', 'Cleo'), 1280);
    await office.goto(`${platform.origin}/admin/moderation/?show=decided`);
    await office.getByText('All of it').first().click();
    await office.getByRole('button', { name: 'Block the account…' }).click();
    const dialog = office.getByRole('dialog', { name: /Block the account of/ });
    await dialog.getByLabel('Which rule or article').fill('Rule 3: be kind');
    await dialog.getByLabel('The facts').fill('Insults, again and again.');
    await dialog.getByLabel('Until the end of this day').fill('2099-12-24');
    expect(await violations(office)).toEqual([]);
    await dialog.getByRole('button', { name: 'Block', exact: true }).click();
    await office.getByText('Account blocked').waitFor();

    const blocked = await tabOf(author);
    await blocked.goto(`${platform.origin}/en/account/#decisions`);
    await blocked.getByText('Your account has been blocked until 24 December 2099').waitFor();
    await office.getByRole('button', { name: 'Settings' }).click();
    await office.getByLabel('Days until a report is overdue').fill('3');
    await office.getByRole('button', { name: 'Save' }).click();
    await office.getByText('Saved.').first().waitFor();

    const reader = await tabOf(await person('participant', 'Camille'));
    await published(reader, `${platform.origin}/en/moderation/`, 'Decisions by ground');
    await reader.getByRole('rowheader', { name: 'Insults or hate' }).waitFor();
    expect(await violations(reader)).toEqual([]);
    const csv = await (await fetch(`${platform.origin}/moderation/decisions.csv`)).text();
    expect(csv).toContain('DECISION_ACCOUNT_SUSPENDED');
  }, 120_000);

  it('takes a report on the page about somebody, hides the profile by name, and puts another name on what they wrote', async () => {
    const nadia = await person('participant', 'Rude Name');
    await send(nadia, 'POST', `/resources/${proposalId}/comments`, { body: 'A remark.', locale: 'en' });
    const reader = await tabOf(await person('participant', 'Camille'));
    const profile = `${platform.origin}/en/participants/${nadia.id}/`;
    await published(reader, profile, 'Rude Name');
    await reader.getByRole('button', { name: 'Report this profile' }).click();
    const report = reader.getByRole('dialog', { name: 'Report this profile' });
    await report.getByLabel('Insults or hate').check();
    expect(await violations(reader)).toEqual([]);
    await report.getByRole('button', { name: 'Send' }).click();
    await reader.getByRole('button', { name: 'Close' }).click();

    const office = await tabOf(await person('administrator', 'Dora'), 1280);
    await office.goto(`${platform.origin}/admin/moderation/`);
    await office.getByRole('button', { name: 'Hide: Profile of Rude Name' }).click();
    const dialog = office.getByRole('dialog', { name: 'Hide: Profile of Rude Name' });
    await dialog.getByLabel('Which rule or article').fill('Rule 3: be kind');
    await dialog.getByLabel('The facts').fill('The name itself.');
    expect(await violations(office)).toEqual([]);
    await dialog.getByRole('button', { name: 'Hide and tell the author' }).click();
    await office.getByRole('button', { name: 'Show again: Profile of Rude Name' }).waitFor();
    await published(reader, profile, 'Moderation has hidden this person’s name');
    expect(await reader.getByText('Rude Name').count()).toBe(0);
    expect(await violations(reader)).toEqual([]);
  }, 120_000);
});
