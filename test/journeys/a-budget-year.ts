/** A whole platform with its site, at the time of a clock that a test moves: for stories that take a year. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { loadRenderer } from '../../functions/local/renderer.ts';
import { serve } from '../../functions/local/server.ts';
import type { Instant } from '../../shared/platform/time.ts';
import { freePort } from '../support/free-port.ts';
import { type Answer, startTestPlatform, type TestPlatform } from '../support/platform.ts';

export interface BudgetYear {
  readonly platform: TestPlatform;
  readonly origin: string;
  /** What pages complained of. */
  readonly complaints: readonly string[];
  /** A tab at the time of the platform's clock; with a cookie somebody is signed in. */
  open(options?: BrowserContextOptions & { readonly cookie?: string }): Promise<Page>;
  /** Moves the clock, of the platform and of every tab, and lets what follows happen. */
  travel(to: Instant): Promise<void>;
  /** Makes these pages and no others that wait: a phase that begins has each page of a process made anew. */
  publishOnly(...pages: readonly string[]): Promise<void>;
  /** Calls a route and gives what it answers. @throws where it refuses */
  done(route: string, call: Parameters<TestPlatform['call']>[1]): Promise<Answer['body']>;
  close(): Promise<void>;
}

/** Starts it: site, API and pages on one port; pages are made when `platform.publish()` says so. */
export async function aBudgetYear(browser: Browser): Promise<BudgetYear> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const { render } = await loadRenderer();
  const platform = await startTestPlatform({ render, siteOrigin: origin, publishesWhenAsked: true });
  const server = await serve(platform.cloud, platform.services, platform.runtime, port);
  await platform.services.queues.send('publish', [{ all: true }]);
  await platform.publish();
  const complaints: string[] = [];
  const tabs: Page[] = [];
  return {
    platform,
    origin,
    complaints,
    async open({ cookie, ...options } = {}) {
      const context = await browser.newContext({
        locale: 'en-GB',
        timezoneId: 'Europe/Paris',
        viewport: { width: 1280, height: 900 },
        reducedMotion: 'reduce',
        ...options,
      });
      const [name = '', value = ''] = cookie?.split('=') ?? [];
      if (cookie !== undefined)
        await context.addCookies([
          { name, value, url: origin },
          { name: 'parvis_signed_in', value: '1', url: origin },
        ]);
      const tab = await context.newPage();
      tab.on('pageerror', (error) => complaints.push(`${tab.url()} ${error.stack?.slice(0, 800)}`));
      tab.on('console', (message) => {
        // A refusal of the API is a line in the console of every browser, and no complaint.
        if (message.type() === 'error' && !message.text().includes('the server responded with a status of'))
          complaints.push(`${tab.url()} ${message.text()}`);
      });
      await tab.clock.setFixedTime(new Date(platform.clock.now()));
      tabs.push(tab);
      return tab;
    },
    async travel(to) {
      platform.clock.set(to);
      await Promise.all(tabs.filter((tab) => !tab.isClosed()).map((tab) => tab.clock.setFixedTime(new Date(to))));
      await platform.tick();
      await platform.settle();
    },
    async publishOnly(...pages) {
      await platform.forgetPages();
      await platform.services.queues.send(
        'publish',
        pages.map((page) => ({ page })),
      );
      await platform.publish();
    },
    async done(route, call) {
      const answer = await platform.call(route, call);
      if (answer.status >= 300) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await platform.close();
    },
  };
}

/** Presses a button that asks once more before it does what it says. */
export async function pressTwice(tab: Page, name: string): Promise<void> {
  await tab.getByRole('button', { name, exact: true }).click();
  await tab.getByRole('group').getByRole('button', { name, exact: true }).click();
}

/** Anything in a fixed disorder: 0 ≤ value < 1. */
const drawn = (seed: number): number => {
  const value = Math.sin(seed * 12.9898) * 43_758.5453;
  return value - Math.floor(value);
};

interface Costed {
  readonly number: number;
  readonly cost: number;
}

/** What a voter chooses: some projects, those of small number rather, as long as they fit into the envelope. */
export function chosenBy(voter: number, projects: readonly Costed[], envelope: number): readonly number[] {
  const chosen = new Map<number, number>();
  for (let at = 0; at < 8; at++) {
    const project = projects[Math.floor(projects.length * drawn(voter * 31 + at) ** 2)];
    const spent = [...chosen.values()].reduce((sum, cost) => sum + cost, 0);
    if (project !== undefined && spent + project.cost <= envelope) chosen.set(project.number, project.cost);
  }
  return [...chosen.keys()];
}

/** Who wins where the most votes win, then the smaller cost, then the smaller number: written apart from the platform. */
export function recounted(
  ballots: readonly (readonly number[])[],
  projects: readonly Costed[],
  envelope: number,
): readonly number[] {
  const votes = (number: number) => ballots.filter((ballot) => ballot.includes(number)).length;
  const inOrder = projects
    .map(({ number, cost }) => ({ number, cost, votes: votes(number) }))
    .filter((project) => project.votes > 0)
    .toSorted((one, other) => other.votes - one.votes || one.cost - other.cost || one.number - other.number);
  const winners: number[] = [];
  let left = envelope;
  for (const { number, cost } of inOrder) {
    if (cost > left) continue;
    winners.push(number);
    left -= cost;
  }
  return winners;
}
