/** What is photographed for README and docs, and how one comes there. */
import type { Page } from 'playwright-core';
import type { LocalPlatform } from '../functions/local/local-platform.ts';
import { createParticipant } from '../functions/local/participants.ts';

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };
const CLIMATE = '/fr/processes/convention-climat/';

type Theme = 'light' | 'dark';
/** A picture of one screen. */
export interface Shot {
  readonly name: string;
  /** Address, found on other pages where it holds an id. */
  readonly path: (find: Find) => Promise<string>;
  /** `newcomer`: an administrator before the second factor. */
  readonly as?: 'administrator' | 'newcomer' | 'participant';
  /** What must be there before. */
  readonly prepare?: (platform: LocalPlatform, find: Find) => Promise<unknown>;
  readonly sizes?: readonly (typeof PHONE)[];
  readonly themes?: readonly Theme[];
  /** What is done on the page before it is taken. */
  readonly act?: (tab: Page) => Promise<unknown>;
}
/** First link in the content of a page whose address matches, and whose text does where one is given. */
export type Find = (path: string, address: RegExp, text?: RegExp) => Promise<string>;

const list = (find: Find) => find(CLIMATE, /\/f\/cmp_\w+\/$/, /Se déplacer/);
const proposal = async (find: Find) => find(await list(find), /\/proposals\/prp_\w+\/$/, /Quimper/);
/** Waits until a page has all it asked for; a screen that goes on looking for news is settled too. */
export const settle = (tab: Page) => tab.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined);

/** Three reports on two contributions, as readers make them. */
async function reports({ origin, services }: LocalPlatform, find: Find): Promise<void> {
  const id = /prp_\w+/.exec(await proposal(find))?.[0];
  const other = /prp_\w+/.exec(await find(await list(find), /\/proposals\/prp_\w+\/$/))?.[0];
  for (const [resourceId, reason, words] of [
    [id, 'off-topic', 'Ce n’est pas une question de mobilité.'],
    [other, 'spam', 'La même annonce est publiée partout.'],
    [other, 'spam', ''],
  ] as const) {
    const { cookie } = await createParticipant(services, { locale: 'fr' });
    const answer = await fetch(`${origin}/api/resources/${resourceId}/reports`, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json' },
      body: JSON.stringify({ reason, words }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }
}

/** People with roles. */
async function colleagues({ services }: LocalPlatform): Promise<void> {
  const everywhere = (role: 'moderator' | 'evaluator') => [{ role, spaceId: 'organization' as const }];
  await createParticipant(services, {
    displayName: 'Anne Le Goff',
    email: 'anne@ville.example',
    role: 'administrator',
  });
  await createParticipant(services, {
    displayName: 'Karim Bensaïd',
    email: 'karim@ville.example',
    grants: everywhere('moderator'),
  });
  await createParticipant(services, {
    displayName: 'Soizic Morvan',
    email: 'soizic@ville.example',
    grants: everywhere('evaluator'),
  });
}

/** All pictures; `npm run screenshots -- NAME` takes one. */
export const SHOTS: readonly Shot[] = [
  { name: 'home', path: async () => '/fr/', themes: ['light', 'dark'] },
  { name: 'process', path: async () => CLIMATE },
  { name: 'list', path: list },
  { name: 'map', path: async (find) => `${await list(find)}search/?view=map` },
  { name: 'proposal', path: proposal, themes: ['light', 'dark'] },
  {
    name: 'comments',
    path: proposal,
    act: (tab) =>
      tab
        .locator('article.comment')
        .first()
        .evaluate((comment) => comment.scrollIntoView({ block: 'center' })),
  },
  {
    name: 'sign-in',
    path: proposal,
    act: async (tab) => {
      await tab.locator('.vote button').first().click();
      await tab.locator('dialog.dialog').waitFor();
    },
  },
  { name: 'propose', path: async (find) => `${await list(find)}propose/` },
  { name: 'account', path: async () => '/fr/account/', as: 'participant' },
  {
    name: 'today',
    path: async () => '/admin/',
    as: 'administrator',
    themes: ['light', 'dark'],
    sizes: [DESK],
    act: (tab) => tab.locator('.todo').first().waitFor(),
  },
  {
    name: 'proposals-table',
    path: async (find) => `/admin/components/${/cmp_\w+/.exec(await list(find))?.[0]}/proposals`,
    as: 'administrator',
    sizes: [DESK],
    act: (tab) => tab.locator('table').waitFor(),
  },
  {
    name: 'audit-log',
    path: async () => '/admin/audit/',
    as: 'administrator',
    sizes: [DESK],
    act: async (tab) => {
      await tab.locator('.list > li').first().waitFor();
      await tab.getByRole('button', { name: 'Vérifier la chaîne ici' }).click();
      await tab.getByText(/^Vérifié/).waitFor();
    },
  },
  {
    name: 'verifications',
    path: async () => '/admin/verifications/',
    as: 'administrator',
    sizes: [DESK],
    act: (tab) => tab.getByRole('checkbox', { name: 'Ce moyen est proposé\u00a0: Code postal' }).check(),
  },
  {
    name: 'team',
    path: async () => '/admin/team/',
    as: 'administrator',
    sizes: [DESK],
    prepare: colleagues,
    act: (tab) => tab.getByText('Soizic Morvan').waitFor(),
  },
  {
    name: 'second-factor',
    path: async () => '/admin/',
    as: 'newcomer',
    sizes: [DESK],
    act: (tab) => tab.locator('#second-factor-code').waitFor(),
  },
  {
    name: 'moderation',
    path: async () => '/admin/moderation/',
    as: 'administrator',
    sizes: [DESK],
    prepare: reports,
    act: (tab) => tab.locator('.list > li').first().waitFor(),
  },
  {
    name: 'statement-of-reasons',
    path: async () => '/admin/moderation/',
    as: 'administrator',
    sizes: [DESK],
    act: async (tab) => {
      await tab
        .getByRole('button', { name: /^Masquer/ })
        .first()
        .click();
      await tab.locator('dialog.dialog').waitFor();
    },
  },
  { name: 'accessibility', path: async () => '/fr/accessibility/', sizes: [DESK] },
  {
    name: 'exchange',
    path: async (find) => `/admin/components/${/cmp_\w+/.exec(await list(find))?.[0]}`,
    as: 'administrator',
    sizes: [DESK],
    act: async (tab) => {
      const button = tab.getByRole('button', { name: /XLSX/ }).first();
      await button.waitFor();
      await button.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    },
  },
  {
    name: 'sign-in-services',
    path: async () => '/admin/sign-in-services/',
    as: 'administrator',
    sizes: [DESK],
    act: (tab) => tab.locator('main h1').waitFor(),
  },
  { name: 'components', path: async () => '/_local/components/', sizes: [DESK] },
];
