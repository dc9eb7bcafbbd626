/**
 * The pictures of README and docs, from the demo in memory: `npm run screenshots` writes docs/screenshots.
 * With names behind it (`npm run screenshots -- proposal map`), only those. A picture of more than 200 kB is refused.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium as driver, type Page } from 'playwright-core';
import sharp from 'sharp';
import { seedDemo } from '../functions/local/demo.ts';
import { type LocalPlatform, startLocalPlatform } from '../functions/local/local-platform.ts';
import { createParticipant } from '../functions/local/participants.ts';
import { buildWebIfStale } from './build-web.ts';

const FOLDER = join(import.meta.dirname, '../docs/screenshots');
const MOST_BYTES = 200_000;
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
const CLIMATE = '/fr/processes/convention-climat/';

type Theme = 'light' | 'dark';
interface Shot {
  readonly name: string;
  /** Address, found on other pages where it holds an id. */
  readonly path: (find: Find) => Promise<string>;
  readonly as?: 'administrator' | 'participant';
  readonly sizes?: readonly (typeof PHONE)[];
  readonly themes?: readonly Theme[];
  /** What is done on the page before it is taken. */
  readonly act?: (tab: Page) => Promise<unknown>;
}
/** First link in the content of a page whose address matches, and whose text does where one is given. */
type Find = (path: string, address: RegExp, text?: RegExp) => Promise<string>;

const list = (find: Find) => find(CLIMATE, /\/f\/cmp_\w+\/$/, /Se déplacer/);
const proposal = async (find: Find) => find(await list(find), /\/proposals\/prp_\w+\/$/, /Quimper/);
const settle = (tab: Page) => tab.waitForLoadState('networkidle');

const SHOTS: readonly Shot[] = [
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
  { name: 'components', path: async () => '/_local/components/', sizes: [DESK] },
];

async function signedIn(context: BrowserContext, { origin, services }: LocalPlatform, as: NonNullable<Shot['as']>) {
  const role = as === 'administrator' ? 'administrator' : 'participant';
  const { cookie } = await createParticipant(services, { role, locale: 'fr', displayName: 'Louise Ferrand' });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([
    { name, value, url: origin },
    { name: 'parvis_signed_in', value: '1', url: origin },
  ]);
}

function finder(tab: Page, origin: string): Find {
  return async (path, address, text = /./) => {
    await tab.goto(origin + path);
    const links = await tab
      .locator('main a')
      .evaluateAll((found) => found.map((link) => [link.getAttribute('href') ?? '', link.textContent ?? ''] as const));
    const wanted = links.filter(([href]) => address.test(href));
    const [href] = wanted.find(([, words]) => text.test(words)) ?? wanted[0] ?? [];
    if (href === undefined) throw new Error(`${path} has no link like ${address}`);
    return href;
  };
}

/** One window of the page, as WebP. @throws when it weighs too much for a README */
async function take(tab: Page, file: string): Promise<void> {
  const picture = await sharp(await tab.screenshot({ animations: 'disabled' }))
    .webp({ quality: 86 })
    .toBuffer();
  if (picture.length > MOST_BYTES) throw new Error(`${file} weighs ${picture.length} bytes`);
  await writeFile(join(FOLDER, file), picture);
  console.log(`${file}  ${Math.round(picture.length / 1000)} kB`);
}

async function shoot(browser: Browser, platform: LocalPlatform, shot: Shot): Promise<void> {
  const { sizes = [PHONE, DESK], themes = ['light'] } = shot;
  const plain = await browser.newContext({ locale: 'fr-FR' });
  const path = await shot.path(finder(await plain.newPage(), platform.origin));
  await plain.close();
  for (const viewport of sizes) {
    for (const colorScheme of themes) {
      const context = await browser.newContext({
        viewport,
        colorScheme,
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        reducedMotion: 'reduce',
      });
      if (shot.as !== undefined) await signedIn(context, platform, shot.as);
      const tab = await context.newPage();
      await tab.goto(platform.origin + path);
      await settle(tab);
      await shot.act?.(tab);
      await settle(tab);
      await take(tab, `${shot.name}-${viewport.width}${colorScheme === 'dark' ? '-dark' : ''}.webp`);
      await context.close();
    }
  }
}

await buildWebIfStale();
console.log('Filling in the demo…');
const platform = await startLocalPlatform({
  port: Number(process.env.PORT ?? 8089),
  version: 'screenshots',
  seed: seedDemo,
});
await platform.runtime.settle();
const browser = await driver.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] });
const wanted = process.argv.slice(2);
await mkdir(FOLDER, { recursive: true });
if (wanted.length === 0) {
  for (const file of await readdir(FOLDER)) await rm(join(FOLDER, file));
}
for (const shot of SHOTS) if (wanted.length === 0 || wanted.includes(shot.name)) await shoot(browser, platform, shot);
await browser.close();
await platform.close();
process.exit(0);
