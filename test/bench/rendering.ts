/**
 * Pages that the publisher renders in a second, without reading or writing anything: `npm run bench:rendering`.
 * Wanted: 500 a second.
 */
import { pageLibrary } from '../support/site.ts';
import * as views from '../support/views.ts';
import { machine } from './machine.ts';

const SECONDS = 5;
const render = await pageLibrary();
const pages = { proposal: views.aProposalPage(), list: views.aProposalsPage(), process: views.aProcessPage() };

console.log(machine());
for (const [name, page] of Object.entries(pages)) {
  const path = `/${page.locale}${page.path}`;
  const once = async () => {
    const { status } = await render(path, { page });
    if (status !== 200) throw new Error(`${path} was rendered with status ${status}`);
  };
  for (let warm = 0; warm < 200; warm++) await once();
  const until = performance.now() + SECONDS * 1000;
  const before = process.cpuUsage();
  let rendered = 0;
  for (; performance.now() < until; rendered++) await once();
  const { user, system } = process.cpuUsage(before);
  const ofProcessor = Math.round(rendered / ((user + system) / 1e6));
  console.log(
    `${name.padEnd(10)}${Math.round(rendered / SECONDS)} pages/s, ${ofProcessor} for each second of processor`,
  );
}
