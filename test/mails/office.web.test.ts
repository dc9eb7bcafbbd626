import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { FoundAddress, type LaneFigures, MailCounts } from '../../shared/mails/contract.ts';
import { MAIL_STATES } from '../../shared/platform/mail-states.ts';
import { Refusal } from '../admin/fake-api.ts';
import { openOffice, openPlatform, type Platform, violations } from '../admin/office.ts';
import { launchBrowser } from '../support/browser.ts';

const AT = '2026-11-21T09:00:00.000Z';
const counts = (some: Partial<MailCounts>): MailCounts =>
  MailCounts.parse({ ...Object.fromEntries(MAIL_STATES.map((state) => [state, 0])), ...some });
const lanes = (): LaneFigures[] => [
  { lane: 'urgent', counts: counts({ delivered: 40 }), oldest: null },
  { lane: 'mail', counts: counts({ waiting: 2, delivered: 150, failed: 1 }), oldest: AT },
  { lane: 'bulk', counts: counts({ delivered: 700, bounced: 110, complained: 0 }), oldest: null },
];

let browser: Browser;
let platform: Platform;
let about: FoundAddress;
let asked: { operation: string; body: unknown }[];
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  platform = await openPlatform();
  asked = [];
  about = FoundAddress.parse({
    mails: [
      {
        id: `eml_${'0'.repeat(26)}`,
        newsletterId: null,
        template: 'sign-in-code',
        lane: 'urgent',
        state: 'failed',
        reason: 'tries',
        createdAt: AT,
        changedAt: AT,
      },
    ],
    isMore: false,
    hasAccount: true,
    isSubscribed: false,
    suppressions: [{ kind: 'bounce', at: AT, liftedAt: null }],
    notes: [],
  });
  const note = (operation: string, change: () => void) => (request: { readonly body?: unknown }) => {
    asked.push({ operation, body: request.body });
    change();
    return undefined;
  };
  Object.assign(platform.handlers, {
    'mails.readFigures': () => ({ at: AT, lanes: lanes() }),
    'mails.find': ({ body }: { readonly body: { readonly email: string } }) => {
      asked.push({ operation: 'find', body });
      return about;
    },
    'mails.retry': note('retry', () => {
      about = { ...about, mails: about.mails.map((mail) => ({ ...mail, state: 'waiting', reason: null })) };
    }),
    'mails.lift': note('lift', () => {
      about = {
        ...about,
        suppressions: [],
        notes: [{ act: 'lifted', reason: 'Works again', at: AT, byName: 'Louise' }],
      };
    }),
    'mails.suppress': note('suppress', () => {
      about = { ...about, suppressions: [{ kind: 'manual', at: AT, liftedAt: null }] };
    }),
  });
});
afterEach(() => platform.close());

describe('the office of mails, as a screen', () => {
  it('shows how each lane does, warns of bounces, finds the mails to an address, tries one again and lifts a suppression', async () => {
    const { tab, complaints } = await openOffice(browser, platform, '/admin/');
    await tab.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'E-mails' }).click();
    const bulk = tab.getByRole('region', { name: 'Newsletters and digests' });
    await bulk.getByText('Bounced').waitFor();
    await tab.getByText('11% of at most 5%').waitFor();
    expect(await tab.locator('.note--alert').count()).toBe(1);

    const email = tab.getByRole('textbox', { name: 'E-mail address' });
    await email.fill('ada');
    await tab.getByRole('button', { name: 'Search' }).click();
    await tab.locator('#f-email[aria-invalid="true"]').waitFor();
    await email.fill('ada@example.org');
    await tab.getByRole('button', { name: 'Search' }).click();
    await tab.getByText('every try failed').waitFor();
    await tab.getByText('An account has this address.').waitFor();
    expect(tab.url()).not.toContain('ada');
    expect(await violations(tab)).toEqual([]);

    await tab.getByRole('button', { name: /^Send again: Sign-in code/ }).click();
    await tab.locator('.tag', { hasText: 'Waiting' }).waitFor();
    await tab.getByRole('textbox', { name: 'Reason' }).fill('Works again');
    await tab.getByRole('button', { name: 'Lift the suppression' }).click();
    await tab.getByRole('heading', { name: 'Not on the suppression list' }).waitFor();
    await tab.getByText('What was done by hand').click();
    await tab.getByText(/Louise lifted it/).waitFor();
    await tab.getByRole('textbox', { name: 'Reason' }).fill('Asked for it');
    await tab.getByRole('button', { name: 'Put on the suppression list' }).click();
    await tab.getByText(/^Added by hand/).waitFor();
    expect(asked.filter(({ operation }) => operation !== 'find')).toEqual([
      { operation: 'retry', body: { newsletterId: null } },
      { operation: 'lift', body: { email: 'ada@example.org', reason: 'Works again' } },
      { operation: 'suppress', body: { email: 'ada@example.org', reason: 'Asked for it' } },
    ]);
    expect(complaints).toEqual([]);
    await tab.context().close();
  });

  it('fits a telephone in French and in Dutch, says that nothing was sent, and what went wrong', async () => {
    Object.assign(platform.handlers, {
      'mails.readFigures': () => ({
        at: AT,
        lanes: lanes().map((lane) => ({ ...lane, counts: counts({}), oldest: null })),
      }),
    });
    const options = { viewport: { width: 390, height: 844 }, locale: 'fr-FR' };
    const { tab } = await openOffice(browser, platform, '/admin/mail/', options);
    await tab.getByText('Aucun e-mail n’a été envoyé').waitFor();
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(390);
    Object.assign(platform.handlers, {
      'mails.readFigures': () => {
        throw new Refusal('internal.unavailable');
      },
    });
    await tab.reload();
    await tab.getByRole('alert').getByRole('button').waitFor();
    expect(await violations(tab)).toEqual([]);
  });
});
