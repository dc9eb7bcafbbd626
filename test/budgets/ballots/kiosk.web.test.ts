import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { kioskWords } from '../../../shared/budgets/kiosk/words.ts';
import { checkOf, numberSigns } from '../../../shared/budgets/papers/code.ts';
import { BudgetSettings } from '../../../shared/budgets/settings.ts';
import type { CatalogueFile } from '../../../shared/budgets/views.ts';
import { budgetsWords } from '../../../shared/budgets/words.ts';
import { ComponentId, EnvelopeId, KioskConflictId, KioskId, ProjectId } from '../../../shared/platform/ids.ts';
import { messagesFor } from '../../../shared/platform/messages.ts';
import { platformWords } from '../../../shared/platform/words.ts';
import { launchBrowser } from '../../support/browser.ts';
import { aParticipant, Cut, type IslandSite, Refused, serveIsland, violations } from '../../support/island-site.ts';

const idOf = (number: number) => String(number).padStart(26, '0');
const COMPONENT = ComponentId.parse(`cmp_${idOf(1)}`);
const ENVELOPE = EnvelopeId.parse(`env_${idOf(1)}`);
const RECEIPT = 'ABCDE-FGHJK-MNPQR-STVWX';
const KIOSK = {
  id: KioskId.parse(`kio_${idOf(1)}`),
  place: 'Mairie',
  openedAt: '2026-11-21T09:00:00.000Z',
  endsAt: '2099-11-22T09:00:00.000Z',
  closedAt: null,
};
const projectId = (number: number) => ProjectId.parse(`prj_${idOf(number)}`);
const catalogue: CatalogueFile = {
  currency: 'EUR',
  settings: BudgetSettings.parse({}),
  envelopes: [{ id: ENVELOPE, title: { fr: 'Toute la ville' }, total: 10_000_000, residentsOnly: false }],
  categories: {},
  projects: [6, 5, 4].map((euros, index) => ({
    id: projectId(index + 1),
    envelopeId: ENVELOPE,
    number: index + 1,
    title: { fr: `Projet ${index + 1}` },
    cost: euros * 1_000_000,
    categoryId: null,
    state: 'published' as const,
    place: null,
  })),
};
/** A code of the right form. */
function codeOf(number: number): string {
  const text = `${numberSigns(number)}ABCDEFG`;
  return text + checkOf(text);
}

interface Sent {
  readonly code: string;
  readonly content: { choices: { projectId: string }[] }[];
  readonly wasKept: boolean;
  readonly key: string;
}
const start = () => ({
  isTablet: true,
  isAgent: false,
  isDown: false,
  /** The ballot arrives, and its answer does not. */
  losesAnswer: false,
  refuses: null as 'budget.paper-at-kiosk' | null,
  sent: [] as Sent[],
  settled: null as string | null,
});
const server = start();
const answering = () => {
  if (server.isDown) throw new Cut();
};
const conflict = () => ({
  id: KioskConflictId.parse(`kcf_${idOf(1)}`),
  kioskId: KIOSK.id,
  number: 12,
  code: 'budget.paper-entered',
  content: [{ envelopeId: ENVELOPE, choices: [{ projectId: projectId(2), points: null }] }],
  notedAt: '2026-11-21T10:00:00.000Z',
  settledAt: server.settled,
});
const operations = {
  'participants.readSession': () => ({ participant: server.isAgent ? aParticipant() : null }),
  'budgetBallots.readKiosk': () => {
    answering();
    return { kiosk: server.isTablet ? KIOSK : null };
  },
  'budgetBallots.tryPaper': () => {
    answering();
    if (server.refuses) throw new Refused(server.refuses);
    return { envelopeIds: [] };
  },
  'budgetBallots.castAtKiosk': ({ body, headers }: { body: unknown; headers: Record<string, unknown> }) => {
    answering();
    if (!server.isTablet) throw new Refused('budget.kiosk-over');
    server.sent.push({ ...Object(body), key: String(headers['idempotency-key']) });
    if (server.losesAnswer) throw new Cut();
    return { receipt: RECEIPT, conflict: null };
  },
  'budgetBallots.listKiosks': () => ({ kiosks: [KIOSK], conflicts: [conflict()] }),
  'budgetBallots.openKiosk': () => {
    server.isTablet = true;
    server.isAgent = false;
    return KIOSK;
  },
  'budgetBallots.settleKioskConflict': () => {
    server.settled = '2026-11-21T11:00:00.000Z';
    return conflict();
  },
};
const props = {
  locale: 'fr',
  messages: {
    ...messagesFor(platformWords, 'fr', 'problem.'),
    ...messagesFor(budgetsWords, 'fr', 'basket.', 'ballot.problem.', 'problem.budget.'),
    ...messagesFor(kioskWords, 'fr', 'kiosk.'),
  },
  componentId: COMPONENT,
  defaultLocale: 'fr',
  timeZone: 'Europe/Paris',
  path: '/fr/processes/budget/budgets/kiosk/',
};

let browser: Browser;
let site: IslandSite;
let context: BrowserContext;
let tab: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  site = await serveIsland({ module: 'web/src/budgets/kiosk/Kiosk.tsx', name: 'Kiosk', props }, operations, {
    [`/budgets/${COMPONENT}/catalogue.json`]: () => ({ type: 'application/json', body: JSON.stringify(catalogue) }),
  });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(async () => {
  Object.assign(server, start());
  context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1024, height: 768 } });
  tab = await context.newPage();
  await tab.clock.install();
});
afterEach(() => context.close());

const open = () => tab.goto(`${site.origin}/fr/kiosk/`);
const title = (name: string) => tab.getByRole('heading', { name, level: 1 });
const button = (name: string | RegExp) => tab.getByRole('button', { name });
const BEGIN = 'Saisissez le code de votre bulletin papier';
async function typeCode(number: number): Promise<void> {
  await title(BEGIN).waitFor();
  await tab.getByLabel('Code').fill(codeOf(number).toLowerCase());
  await button('Commencer').click();
}
/** From the code to the check of a ballot for the first project. */
async function compose(number: number): Promise<void> {
  await typeCode(number);
  await title('Choisissez des projets').waitFor();
  await button(/Projet 1/).click();
  await button('Vérifier mon bulletin').click();
  await title('Est-ce bien votre bulletin ?').waitFor();
}
const kept = () => tab.evaluate(() => JSON.stringify({ ...localStorage }));
const history = () => tab.evaluate(() => window.history.length);

describe('the tablet in a hall', () => {
  test('takes a ballot by keyboard alone, shows the receipt, and is empty for the next voter', async () => {
    await open();
    const pages = await history();
    await tab.locator('h1:focus').getByText(BEGIN).waitFor();
    await tab.keyboard.press('Tab');
    await tab.keyboard.type('0000 0000 0001');
    await tab.keyboard.press('Enter');
    await tab.getByRole('alert').getByText('Ce n’est pas le code').waitFor();
    await tab.keyboard.press('Control+A');
    await tab.keyboard.type(codeOf(7));
    await tab.keyboard.press('Enter');
    await tab.locator('h1:focus').getByText('Choisissez des projets').waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    await button('Vérifier mon bulletin').focus();
    await tab.keyboard.press('Enter');
    await tab.locator('h1:focus').getByText('Est-ce bien').waitFor();
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    await tab.locator('h1:focus').getByText('Votre bulletin est déposé').waitFor();
    await tab.getByText(RECEIPT).waitFor();
    expect(await violations(tab)).toEqual([]);
    expect(server.sent).toMatchObject([
      { code: codeOf(7), wasKept: false, content: [{ choices: [{ projectId: projectId(1) }] }] },
    ]);
    expect(await kept()).toBe('{}');
    await tab.clock.fastForward(31_000);
    await title(BEGIN).waitFor();
    expect(await tab.getByLabel('Code').inputValue()).toBe('');
    expect(await tab.getByText(RECEIPT).count()).toBe(0);
    expect(await history()).toBe(pages);
  });

  test('says why a project does not fit, and casts no ballot that breaks a rule', async () => {
    await open();
    await typeCode(8);
    await button(/Projet 1/).click();
    await tab
      .locator('li', { hasText: 'Projet 2' })
      .getByText(/dépasse|Il manque|reste/)
      .first()
      .waitFor();
    expect(await button(/Ajouter.*Projet 2/).count()).toBe(0);
    await button('Arrêter sans voter').click();
    await title(BEGIN).waitFor();
    expect(server.sent).toEqual([]);
  });

  test('empties itself when somebody has gone, after asking whether they are there', async () => {
    await open();
    await typeCode(9);
    await button(/Projet 1/).click();
    await tab.clock.fastForward(65_000);
    await tab.getByRole('dialog').getByText('Êtes-vous toujours là').waitFor();
    await button('Je suis là').click();
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    await title('Choisissez des projets').waitFor();
    await tab.clock.fastForward(91_000);
    await title(BEGIN).waitFor();
    await typeCode(9);
    // Nothing of the one before is chosen.
    expect(await button('Vérifier mon bulletin').isDisabled()).toBe(true);
  });

  test('keeps a ballot through a lost connection, says so, and sends it once', async () => {
    await open();
    await title(BEGIN).waitFor();
    server.isDown = true;
    await compose(10);
    await button('Déposer mon bulletin').click();
    await title('Votre bulletin est conservé sur cette tablette').waitFor();
    expect(await tab.getByText(RECEIPT).count()).toBe(0);
    await button('Terminer').click();
    await tab.getByText('1 bulletin est conservé').waitFor();
    // Who types the same code again is told, without a connection too.
    await typeCode(10);
    await tab.getByRole('alert').getByText('déjà été déposé').waitFor();
    server.isDown = false;
    await tab.clock.fastForward(16_000);
    await tab.getByText('1 bulletin est conservé').waitFor({ state: 'detached' });
    expect(server.sent).toMatchObject([{ code: codeOf(10), wasKept: true }]);
    expect(await kept()).toBe('{}');
  });

  test('closed halfway keeps what was cast and nothing else, and sends it under the same key', async () => {
    await open();
    await compose(11);
    server.losesAnswer = true;
    await button('Déposer mon bulletin').click();
    await title('Votre bulletin est conservé sur cette tablette').waitFor();
    await tab.close();
    server.losesAnswer = false;
    tab = await context.newPage();
    await open();
    await title(BEGIN).waitFor();
    await tab.waitForFunction(() => localStorage.length === 0);
    const keys = new Set(server.sent.map(({ key }) => key));
    expect([keys.size, server.sent.at(-1)?.wasKept]).toEqual([1, true]);
    await compose(12);
    await tab.reload();
    await title(BEGIN).waitFor();
    expect(await kept()).toBe('{}');
  });

  test('says before anything is chosen that a paper is used up', async () => {
    server.refuses = 'budget.paper-at-kiosk';
    await open();
    await typeCode(13);
    await tab.getByRole('alert').getByText('tablette').waitFor();
  });

  test('reads the code that a camera brings, keeps it in no address, and fits a telephone', async () => {
    await tab.setViewportSize({ width: 390, height: 844 });
    await tab.goto(`${site.origin}/fr/kiosk/#${codeOf(15)}`);
    await title(BEGIN).waitFor();
    await tab.waitForFunction(() => location.hash === '');
    await tab.waitForFunction(() => document.querySelector('input')?.value.length === 14);
    await button('Commencer').click();
    await title('Choisissez des projets').waitFor();
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await button('Arrêter sans voter').click();
    await title(BEGIN).waitFor();
    expect(await tab.getByLabel('Code').inputValue()).toBe('');
  });

  test('is opened by an agent, who sees what was refused later, and keeps its ballots until then', async () => {
    await open();
    await compose(14);
    server.isTablet = false;
    await button('Déposer mon bulletin').click();
    await button('Terminer').click();
    await tab.clock.fastForward(16_000);
    await tab.getByText('1 bulletin est encore conservé ici').waitFor();
    await tab.getByRole('link', { name: 'Se connecter comme agent' }).waitFor();
    server.isAgent = true;
    await context.addCookies([{ name: 'parvis_signed_in', value: '1', url: site.origin }]);
    await tab.reload();
    await tab.getByText('Papier n° 12').waitFor();
    await tab.getByText('Projet 2').waitFor();
    expect(await violations(tab)).toEqual([]);
    await button('C’est réglé').click();
    await tab.getByText('réglé', { exact: true }).waitFor();
    await tab.getByLabel('Où elle se trouve').fill('Mairie');
    await button('Ouvrir cette tablette').click();
    await title(BEGIN).waitFor();
    await tab.waitForFunction(() => localStorage.length === 0);
    expect(server.sent).toMatchObject([{ code: codeOf(14), wasKept: true }]);
  });
});
