import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant } from '../../functions/local/participants.ts';
import type { Role } from '../../shared/platform/roles.ts';
import { aConsultation, type Consultation, TEXT } from '../proposals/a-consultation.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { openTab, violations } from './an-office.ts';

interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What readers do with proposals besides writing and voting, on the real platform. */
describe('following, reporting and writing in the name of a group', () => {
  let platform: LocalPlatform;
  let browser: Browser;
  let consultation: Consultation;
  let author: string;
  let proposalId: string;

  beforeAll(async () => {
    platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
    browser = await launchBrowser();
    consultation = await aConsultation(platform, { isAlwaysOpen: true });
    author = (await createParticipant(platform.services, { locale: 'en' })).cookie;
    const { id } = await send('POST', `/components/${consultation.componentId}/proposals`, TEXT);
    proposalId = id;
    await send('POST', `/components/${consultation.componentId}/proposals/${id}/publication`);
    await send('POST', `/resources/${id}/comments`, { body: 'You are all fools.', locale: 'en' });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  /** Calls the API as the author. */
  async function send(method: string, path: string, body?: unknown) {
    const answer = await fetch(`${platform.origin}/api${path}`, {
      method,
      headers: { cookie: author, origin: platform.origin, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }
  /** A tab of somebody who has signed in. */
  async function tabOf(role: Role = 'participant', email?: string): Promise<Page> {
    const { cookie } = await createParticipant(platform.services, {
      role,
      locale: 'en',
      ...(email === undefined ? {} : { email }),
    });
    const tab = await openTab(browser, platform, { isAdministrator: false, viewport: { width: 390, height: 844 } });
    const [name = '', value = ''] = cookie.split('=');
    await tab.context().addCookies([
      { name, value, url: platform.origin },
      { name: 'parvis_signed_in', value: '1', url: platform.origin },
    ]);
    return tab;
  }
  /** Loads a page until it shows something. */
  async function published(tab: Page, path: string, text: string): Promise<void> {
    for (;;) {
      const response = await tab.goto(`${platform.origin}${path}`);
      if (response?.status() === 200 && (await tab.getByText(text).count()) > 0) return;
      await tab.waitForTimeout(100);
    }
  }
  const mailTo = async (tab: Page, address: string, subject: RegExp): Promise<Mail> => {
    for (;;) {
      const mails: Mail[] = await (await fetch(`${platform.origin}/_local/mail`)).json();
      const mail = mails.find(({ to, subject: of }) => to === address && subject.test(of));
      if (mail !== undefined) return mail;
      await tab.waitForTimeout(50);
    }
  };
  const proposalPath = () => `/en${consultation.path}proposals/${proposalId}/`;

  it('follows a proposal, is told of the answer, and ends that with the link of the mail', async () => {
    const tab = await tabOf('participant', 'reader@example.org');
    await published(tab, proposalPath(), 'You are all fools.');
    await tab.getByRole('button', { name: 'Follow', exact: true }).click();
    await tab.getByText('You follow this proposal.').waitFor();
    await tab.getByRole('button', { name: 'Following', exact: true }).waitFor();
    expect(await violations(tab)).toEqual([]);

    await tab.goto(`${platform.origin}/en/account/#follows`);
    await tab.getByRole('link', { name: TEXT.title }).waitFor();
    expect(await violations(tab)).toEqual([]);

    const admin = await createParticipant(platform.services, { role: 'administrator', locale: 'en' });
    const answered = await fetch(
      `${platform.origin}/api/components/${consultation.componentId}/proposals/${proposalId}/answer`,
      {
        method: 'PUT',
        headers: { cookie: admin.cookie, origin: platform.origin, 'content-type': 'application/json' },
        body: JSON.stringify({ state: 'accepted', stateId: null, text: { en: 'Yes.' } }),
      },
    );
    expect(answered.status).toBe(200);
    // Told two minutes later; here the message comes at once.
    await platform.services.queues.send('notices', [
      { resourceId: proposalId, told: 'accepted//answered', isDue: true },
    ]);
    const mail = await mailTo(tab, 'reader@example.org', /Official answer/);
    const link = mail.text.match(/https?:\S+\/unfollow\/#\S+/)?.[0] ?? 'no link';
    const stranger = await openTab(browser, platform, { isAdministrator: false });
    await stranger.goto(link.replace(/^https?:\/\/[^/]+/, platform.origin));
    await stranger.getByRole('button', { name: 'Stop the mails' }).click();
    await stranger.getByText('You get no more mails about this proposal.').waitFor();
    expect(await violations(stranger)).toEqual([]);
    await tab.reload();
    await tab.getByText('You follow nothing yet.').waitFor();
  }, 120_000);

  it('reports a proposal and a comment, which an administrator finds', async () => {
    const tab = await tabOf();
    await published(tab, proposalPath(), 'You are all fools.');
    await tab.getByRole('button', { name: 'Report this proposal' }).click();
    const dialog = tab.getByRole('dialog', { name: 'Report this proposal' });
    await dialog.getByRole('button', { name: 'Send the report' }).click();
    await dialog.getByText('Choose what is wrong.').waitFor();
    await dialog.getByLabel('Advertising or spam').check();
    await dialog.getByLabel(/In your words/).fill('It sells loans.');
    expect(await violations(tab)).toEqual([]);
    await dialog.getByRole('button', { name: 'Send the report' }).click();
    await tab.getByText('Your report has arrived.').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'Close' }).click();
    await tab.getByRole('button', { name: 'Report this proposal' }).click();
    await tab.getByLabel('Advertising or spam').check();
    await tab.getByRole('button', { name: 'Send the report' }).click();
    await tab.getByText('You have reported this already.').waitFor();
    await tab.getByRole('button', { name: 'Cancel' }).click();
    await tab.getByRole('button', { name: /^Report the comment of/ }).click();
    await tab.getByLabel('Insults or hate').check();
    await tab.getByRole('button', { name: 'Send the report' }).click();
    await tab.getByText('Your report has arrived.').waitFor();

    const office = await tabOf('administrator');
    await office.goto(`${platform.origin}/admin/`);
    await office.getByText('reports to look at').waitFor();
    await office.getByRole('link', { name: 'Look at them' }).click();
    await office.getByText('You are all fools.').waitFor();
    await office.getByText('All of it').first().click();
    await office.getByText('It sells loans.').waitFor();
    expect(await violations(office)).toEqual([]);
  }, 120_000);

  it('makes a group, invites a member by mail, who writes in its name', async () => {
    const manager = await tabOf();
    await manager.goto(`${platform.origin}/en/account/#groups`);
    await manager.getByRole('button', { name: 'Create a group' }).click();
    await manager.getByRole('button', { name: 'Create a group' }).click();
    await manager.getByText('Enter a name of 2 to 80 characters.').waitFor();
    await manager.getByLabel('Name of the group').fill('The walkers');
    await manager.getByLabel('Who you are (optional)').fill('We walk.');
    await manager.getByRole('button', { name: 'Create a group' }).click();
    await manager.getByText('The group “The walkers” has been created.').waitFor();
    await manager.getByRole('button', { name: 'Members and settings' }).click();
    await manager.getByLabel('E-mail address').fill('walker@example.org');
    await manager.getByRole('button', { name: 'Invite somebody' }).click();
    await manager.getByText('The invitation to walker@example.org is on its way.').waitFor();
    expect(await violations(manager)).toEqual([]);

    const member = await tabOf('participant', 'walker@example.org');
    const { text } = await mailTo(member, 'walker@example.org', /invitation to “The walkers”/);
    const link = text.match(/https?:\S+\/group-invitation\/#\S+/)?.[0] ?? 'no link';
    await member.goto(link.replace(/^https?:\/\/[^/]+/, platform.origin));
    await member.getByRole('button', { name: 'Join the group' }).click();
    await member.getByText('You are now a member of “The walkers”.').waitFor();
    expect(await violations(member)).toEqual([]);

    await published(member, `/en${consultation.path}propose/`, 'Title');
    await member.getByLabel('Title').fill('Wider pavements along the whole High Street');
    await member.getByLabel('Your idea').fill('Two prams should be able to pass, and a wheelchair as well.');
    await member.getByLabel('Write as').selectOption('The walkers');
    expect(await violations(member)).toEqual([]);
    await member.getByRole('button', { name: 'Read it over' }).click();
    await member.getByText('It will be published in the name of your group.').waitFor();
    await member.getByRole('button', { name: 'Publish' }).click();
    await member.waitForURL(/\/proposals\/prp_/);
    await member.getByRole('link', { name: 'The walkers' }).click();
    await member.getByRole('heading', { level: 1, name: 'The walkers' }).waitFor();
    await member.getByText('2 members').waitFor();
    await member.getByRole('link', { name: 'Wider pavements along the whole High Street' }).waitFor();
    expect(await violations(member)).toEqual([]);
  }, 120_000);
});
