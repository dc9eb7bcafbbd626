import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant, type LocalParticipant } from '../../functions/local/participants.ts';
import { put } from '../../functions/platform/db/write.ts';
import { Components, Processes } from '../../functions/spaces/entities.ts';
import { openTab, signIn, violations } from '../journeys/an-office.ts';
import { aConsultation, type Consultation, TEXT } from '../proposals/a-consultation.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';

const VOTE = '2099-05-04T08:00:00.000Z';
const AUTHOR = 'author@example.org';

interface Mail {
  readonly to: string;
  readonly text: string;
}

describe('what people are told, on the real platform', () => {
  let platform: LocalPlatform;
  let browser: Browser;
  let consultation: Consultation;
  let author: LocalParticipant;
  let proposalId: string;

  beforeAll(async () => {
    platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
    browser = await launchBrowser();
    consultation = await aConsultation(platform, { isAlwaysOpen: true, phase: { voting: false } });
    await voteLater();
    author = await createParticipant(platform.services, { email: AUTHOR, displayName: 'Ada L.', locale: 'en' });
    const { id } = await send(author, 'POST', `/components/${consultation.componentId}/proposals`, TEXT);
    proposalId = id;
    await send(author, 'POST', `/components/${consultation.componentId}/proposals/${id}/publication`);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  /** A second phase, with a vote. */
  async function voteLater(): Promise<void> {
    const { process, component } = consultation;
    const { services } = platform;
    const id = services.newId('phase');
    const [first] = process.phases;
    const phases =
      first === undefined
        ? []
        : [
            { ...first, endsAt: VOTE },
            { ...first, id, startsAt: VOTE, endsAt: null },
          ];
    const phaseSettings = { ...component.phaseSettings, [id]: { voting: true } };
    await services.db.transact(
      put(Processes, { ...process, phases }),
      put(Components, { ...component, phaseSettings }),
    );
  }
  async function send({ cookie }: LocalParticipant, method: string, path: string, body?: unknown) {
    const answer = await fetch(`${platform.origin}/api${path}`, {
      method,
      headers: { cookie, origin: platform.origin, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }
  /** Loads a page until it shows something. */
  async function published(tab: Page, path: string, text: string): Promise<void> {
    for (;;) {
      const response = await tab.goto(`${platform.origin}${path}`);
      if (response?.status() === 200 && (await tab.getByText(text).count()) > 0) return;
      await tab.waitForTimeout(100);
    }
  }
  const phone = () => openTab(browser, platform, { isAdministrator: false, viewport: { width: 390, height: 844 } });

  it('follows a consultation for its vote, its contributions and a person, signed in on the way', async () => {
    const tab = await phone();
    await published(tab, `/en/processes/${consultation.process.slug}/`, 'Tell me when the vote opens');
    await tab.getByRole('button', { name: 'Tell me when the vote opens' }).click();
    await tab.getByText('Sign in, and we tell you when the vote opens.').waitFor();
    await signIn(tab, platform, 'reader@example.org', 'Grace H.');
    await tab.getByText('We tell you when the vote opens, on 4 May 2099').waitFor();
    await tab.getByRole('button', { name: 'Following', exact: true }).waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.reload();
    await tab.getByRole('button', { name: 'Following', exact: true }).waitFor();

    await published(tab, `/en${consultation.path}`, TEXT.title);
    await tab.getByRole('button', { name: 'Follow', exact: true }).click();
    await tab.getByText('You follow what happens here.').waitFor();
    expect(await violations(tab)).toEqual([]);

    await published(tab, `/en/participants/${author.id}/`, TEXT.title);
    await tab.getByRole('button', { name: 'Follow', exact: true }).click();
    await tab.getByText('You follow this person.').waitFor();
    await tab.getByRole('button', { name: 'Following', exact: true }).click();
    await tab.getByText('You no longer follow this person.').waitFor();

    await tab.goto(`${platform.origin}/en/account/#follows`);
    await tab.getByRole('button', { name: 'Unfollow: Climate' }).click();
    await tab.getByText('No longer followed').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'Undo: Climate' }).click();
    await tab.getByRole('button', { name: 'Unfollow: Climate' }).waitFor();
    await tab.reload();
    await tab.getByRole('link', { name: 'Climate' }).waitFor();
    await tab.getByRole('link', { name: 'Proposals', exact: true }).waitFor();
    expect(await tab.locator('.account-section .list > li').count()).toBe(2);
    await tab.context().close();
  }, 120_000);

  it('counts what is unread, lists it, mails it at once where that is chosen, and ends the mails from a mail', async () => {
    const tab = await phone();
    const [name = '', value = ''] = author.cookie.split('=');
    const cookie = { url: platform.origin };
    await tab.context().addCookies([
      { name, value, ...cookie },
      { name: 'parvis_signed_in', value: '1', ...cookie },
    ]);
    const other = await createParticipant(platform.services, { displayName: 'Alan T.', locale: 'en' });
    const comment = (body: string) => send(other, 'POST', `/resources/${proposalId}/comments`, { body, locale: 'en' });
    /** Loads the list until there are as many that are new. */
    const unread = async (count: number) => {
      for (;;) {
        await tab.goto(`${platform.origin}/en/notifications/`);
        await tab
          .getByRole('button', { name: /^Unread/ })
          .or(tab.getByText('Nothing yet.'))
          .waitFor();
        if ((await tab.getByText('New', { exact: true }).count()) === count) return;
        await tab.waitForTimeout(100);
      }
    };
    const mails = async () => {
      const all: Mail[] = await (await fetch(`${platform.origin}/_local/mail`)).json();
      return all.filter(({ to, text }) => to === AUTHOR && text.includes('commented on your proposal'));
    };
    const mailed = async (count: number) => {
      for (;;) {
        const found = await mails();
        if (found.length >= count) return found;
        await tab.waitForTimeout(50);
      }
    };

    await unread(0);
    await tab.getByText('Nothing yet.').waitFor();
    await comment('First.');
    await unread(1);
    await tab.getByRole('link', { name: `Alan T. commented on your proposal “${TEXT.title}”` }).waitFor();
    await tab.getByRole('button', { name: 'Menu' }).click();
    const bell = tab.getByRole('link', { name: /^Notifications/ });
    expect((await bell.textContent())?.replace(/\s+/g, ' ')).toBe('Notifications 1 unread');
    expect(await violations(tab)).toEqual([]);
    await tab.keyboard.press('Escape');
    await tab.getByRole('button', { name: 'Mark all as seen' }).click();
    await tab.getByText('All notifications are marked as seen.').waitFor();
    await tab.getByRole('button', { name: 'Unread (0)' }).waitFor();
    await tab.locator(`.session a[href="/en/notifications/"]:not(:has(.tag))`).waitFor({ state: 'attached' });

    await tab.goto(`${platform.origin}/en/account/#notifications`);
    await tab.getByLabel('Somebody comments on my proposal').selectOption('now');
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Saved.', { exact: true }).waitFor();
    expect(await violations(tab)).toEqual([]);
    await comment('Second.');
    const [mail] = await mailed(1);
    const link = mail?.text.match(/https?:\S+\/mute\/#\S+/)?.[0] ?? 'no link';

    const stranger = await phone();
    await stranger.goto(link.replace(/^https?:\/\/[^/]+/, platform.origin));
    await stranger.getByText('Somebody comments on my proposal').waitFor();
    await stranger.getByRole('button', { name: 'End mails of this kind' }).click();
    await stranger.getByText('Done. No more mails of this kind come.').waitFor();
    expect(await violations(stranger)).toEqual([]);
    await comment('Third.');
    await unread(2);
    await stranger.getByRole('button', { name: 'Take that back' }).click();
    await stranger.getByText('Mails come again as they did before.').waitFor();
    await comment('Fourth.');
    // Two comments of four: the first waits for a digest, the third came while mails were ended.
    expect(await mailed(2)).toHaveLength(2);
    await stranger.context().close();
    await tab.context().close();
  }, 120_000);
});
