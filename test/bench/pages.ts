/**
 * What a public page weighs and what Lighthouse says of it on a phone: `npm run bench:pages`.
 * Wanted: a proposal page of 60 kB (HTML, CSS, JavaScript; gzip), 20 kB of it JavaScript, fonts of 90 kB apart, and
 * performance and accessibility of 95 or more.
 */
import { gzipSync } from 'node:zlib';
import chromium from '@sparticuz/chromium';
import lighthouse from 'lighthouse';
import { chromium as driver, type Page } from 'playwright-core';
import { seedDemo } from '../../functions/local/demo.ts';
import { startLocalPlatform } from '../../functions/local/local-platform.ts';
import { freePort } from '../support/free-port.ts';
import { machine } from './machine.ts';

const KINDS = { document: 'HTML', stylesheet: 'CSS', script: 'JavaScript', font: 'fonts', image: 'images' } as const;
type Kind = (typeof KINDS)[keyof typeof KINDS];

const platform = await startLocalPlatform({ port: await freePort(), version: 'bench', seed: seedDemo });
await platform.runtime.settle();
const debugging = await freePort();
const browser = await driver.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', `--remote-debugging-port=${debugging}`],
});

/** First link on a page whose address matches. */
async function linkOn(tab: Page, path: string, wanted: RegExp): Promise<string> {
  await tab.goto(platform.origin + path);
  const hrefs = await tab
    .locator('main a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const found = hrefs.find((href) => wanted.test(href));
  if (found === undefined) throw new Error(`${path} has no link like ${wanted}`);
  return found;
}

/** Bytes that a page loads before anybody scrolls or presses anything; text as gzip, fonts and pictures as they are. */
async function weigh(path: string): Promise<Record<Kind, number>> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const tab = await context.newPage();
  const weights: Record<Kind, number> = { HTML: 0, CSS: 0, JavaScript: 0, fonts: 0, images: 0 };
  const bodies: Promise<void>[] = [];
  tab.on('response', (response) => {
    const kind = Object.entries(KINDS).find(([type]) => type === response.request().resourceType())?.[1];
    if (kind === undefined || response.status() !== 200) return;
    const isText = kind === 'HTML' || kind === 'CSS' || kind === 'JavaScript';
    bodies.push(
      response.body().then((body) => {
        weights[kind] += isText ? gzipSync(body, { level: 9 }).byteLength : body.byteLength;
      }),
    );
  });
  await tab.goto(platform.origin + path, { waitUntil: 'networkidle' });
  await Promise.all(bodies);
  await context.close();
  return weights;
}

async function audit(path: string): Promise<string> {
  const result = await lighthouse(platform.origin + path, {
    port: debugging,
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
  });
  return Object.values(result?.lhr.categories ?? {})
    .map(({ title, score }) => `${title} ${Math.round((score ?? 0) * 100)}`)
    .join(', ');
}

const context = await browser.newContext();
const tab = await context.newPage();
const process_ = await linkOn(tab, '/fr/', /\/processes\/[^/]+\/$/);
const list = await linkOn(tab, process_, /\/f\/cmp_\w+\/$/);
const proposal = await linkOn(tab, list, /\/proposals\/prp_\w+\/$/);
await context.close();

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(machine());
for (const [name, path] of Object.entries({ home: '/fr/', process: process_, list, proposal })) {
  const weights = await weigh(path);
  const { HTML, CSS, JavaScript, ...apart } = weights;
  const others = Object.entries(apart).map(([kind, bytes]) => `${kind} ${kB(bytes)}`);
  console.log(
    `${name}: ${kB(HTML + CSS + JavaScript)} gzip (HTML ${kB(HTML)}, CSS ${kB(CSS)}, JavaScript ${kB(JavaScript)}); ${others.join(', ')}`,
  );
  console.log(`  Lighthouse, phone: ${await audit(path)}`);
}
await browser.close();
await platform.close();
process.exit(0);
