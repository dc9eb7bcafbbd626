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
import { DESK, type Find, PHONE, SHOTS, type Shot, settle } from './shots.ts';
import { VERIFICATION_SHOTS } from './verification-shots.ts';

const FOLDER = join(import.meta.dirname, '../docs/screenshots');
const MOST_BYTES = 200_000;
async function signedIn(context: BrowserContext, { origin, services }: LocalPlatform, as: NonNullable<Shot['as']>) {
  const role = as === 'participant' ? 'participant' : 'administrator';
  const hasSecondFactor = as === 'administrator';
  const person = { role, locale: 'fr', displayName: 'Louise Ferrand', hasSecondFactor } as const;
  const { cookie } = await createParticipant(services, person);
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
  const find = finder(await plain.newPage(), platform.origin);
  await shot.prepare?.(platform, find);
  const path = await shot.path(find);
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
// Last: they switch on what other pictures would show.
for (const shot of [...SHOTS, ...VERIFICATION_SHOTS])
  if (wanted.length === 0 || wanted.includes(shot.name)) await shoot(browser, platform, shot);
await browser.close();
await platform.close();
process.exit(0);
