import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { GENESIS, seal } from '../../shared/audit/chain.ts';
import type { AuditLine } from '../../shared/audit/contract.ts';
import { AuditEntry, type SealedEntry } from '../../shared/audit/entry.ts';
import { type AuditFilter, fits } from '../../shared/audit/filter.ts';
import { Refusal } from '../admin/fake-api.ts';
import { aProcess } from '../admin/fixtures.ts';
import { openOffice, openPlatform, type Platform, violations } from '../admin/office.ts';
import { launchBrowser } from '../support/browser.ts';

const ulid = (n: number) => String(n).padStart(26, '0');
const ANNA = `ptp_${ulid(1)}`;
const GONE = `ptp_${ulid(2)}`;
const PROPOSAL = `prp_${ulid(3)}`;

const entry = (n: number, more: Readonly<Record<string, unknown>>): AuditEntry =>
  AuditEntry.parse({
    id: `aud_${ulid(n)}`,
    at: `2026-11-${20 + n}T09:00:00.000Z`,
    actor: ANNA,
    role: 'administrator',
    spaceId: null,
    place: {},
    fields: [],
    requestId: `request-${n}`,
    outcome: 'done',
    status: 200,
    ...more,
  });

let browser: Browser;
let platform: Platform;
let chain: SealedEntry[];
let process: ReturnType<typeof aProcess>;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  platform = await openPlatform();
  process = aProcess();
  platform.data.processes.push(process);
  const answered = { operation: 'proposals.answer', spaceId: process.id, place: { proposalId: PROPOSAL } };
  const refused = { outcome: 'access.needs-role', status: 403, role: 'participant' };
  chain = await seal(GENESIS, [
    entry(1, { ...answered, fields: ['state', 'text'] }),
    entry(2, { operation: 'spaces.createProcess', actor: GONE, ...refused }),
    entry(3, { operation: 'imports.importProposals', actor: 'operator', role: 'operator' }),
    entry(4, { operation: 'somebody.newRoute' }),
  ]);
  const lineOf = ({ sequence, hash, entry: of }: SealedEntry): AuditLine => ({
    sequence,
    hash,
    entry: of,
    actorName: of.actor === ANNA ? 'Anna Administrator' : null,
    about: Object.values(of.place).map((id) => ({ id, name: { en: 'A bench below the lime tree' } })),
    space: of.spaceId === null ? null : { id: of.spaceId, name: process.title },
  });
  Object.assign(platform.handlers, {
    'audit.list': ({ query }: { readonly query: AuditFilter & { readonly cursor?: string } }) => {
      const all = chain.filter((sealed) => fits(sealed.entry, query)).toReversed();
      const isFirst = query.cursor === undefined;
      return {
        items: (isFirst ? all.slice(0, 3) : all.slice(3)).map(lineOf),
        next: isFirst && all.length > 3 ? 'x' : null,
      };
    },
    'audit.readState': () => ({
      head: { sequence: 4, hash: chain.at(-1)?.hash ?? '' },
      sealedAt: '2026-11-24T09:00:05.000Z',
      waiting: 2,
    }),
    'audit.exportEntries': () => ({ items: chain, next: null }),
  });
});
afterEach(() => platform.close());

describe('the screen of the audit log', () => {
  it('says in sentences who did what, filters, checks the chain in the browser, and gives a file', async () => {
    const { tab, complaints } = await openOffice(browser, platform, '/admin/');
    await tab.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Audit log' }).click();
    await tab.getByText('A deleted account wanted to create a consultation').waitFor();
    await tab.locator('.state', { hasText: 'Refused' }).waitFor();
    await tab.getByText('A command imported proposals into').waitFor();
    // What has no sentence of its own yet is named all the same.
    await tab.getByText('Anna Administrator used “somebody.newRoute”').waitFor();
    await tab.getByRole('button', { name: 'Look further back' }).click();
    await tab.getByText('Anna Administrator answered the proposal “A bench below the lime tree”').waitFor();
    await tab.getByText('Details').last().click();
    await tab.getByText('Fields that were sent: state, text').waitFor();
    expect(await violations(tab)).toEqual([]);

    await tab.setViewportSize({ width: 320, height: 800 });
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await tab.setViewportSize({ width: 1280, height: 900 });
    await tab.getByText('Sealed up to no. 4').waitFor();
    await tab.getByText('2 records wait for their seal.').waitFor();
    await tab.getByRole('button', { name: 'Check the chain here' }).click();
    await tab.getByText('Checked: all 4 entries are as they were sealed.').waitFor();
    const [first, second, ...rest] = chain;
    if (first === undefined || second === undefined) throw new Error('no chain');
    chain = [first, { ...second, entry: { ...second.entry, outcome: 'done' } }, ...rest];
    await tab.getByRole('button', { name: 'Check the chain here' }).click();
    await tab.getByRole('alert').getByText('The chain is broken at no. 2. Tell the operator.').waitFor();

    const saved = tab.waitForEvent('download');
    await tab.getByRole('button', { name: 'Take away as CSV' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe('audit-log.csv');
    const csv = await readFile(await file.path(), 'utf8');
    expect(csv.trimEnd().split('\r\n')).toHaveLength(5);
    expect(csv).toContain('"Anna Administrator answered the proposal “A bench below the lime tree”"');

    await tab.getByLabel('Outcome').selectOption({ label: 'Not finished' });
    await tab.getByText('Nothing was found.').waitFor();
    await tab.getByLabel('Outcome').selectOption({ label: 'Any outcome' });
    await tab.locator('label', { hasText: /^Who/ }).locator('select').selectOption({ label: 'Anna Administrator' });
    await tab
      .locator('label', { hasText: /^Where/ })
      .locator('select')
      .selectOption({ label: process.title.en ?? '' });
    await tab.getByText('somebody.newRoute').waitFor({ state: 'detached' });
    await tab.getByText('Anna Administrator answered the proposal').waitFor();
    expect(await tab.locator('.list > li').count()).toBe(1);
    await tab.getByRole('textbox', { name: 'From' }).fill('2026-11-23');
    await tab.getByText('Nothing was found.').waitFor();
    expect(complaints).toEqual([]);
    await tab.context().close();
  });

  it('says what went wrong, and tries again; speaks French', async () => {
    const list = platform.handlers['audit.list'];
    Object.assign(platform.handlers, {
      'audit.list': () => {
        throw new Refusal('access.denied');
      },
    });
    const { tab } = await openOffice(browser, platform, '/admin/audit/', { locale: 'fr-FR' });
    const alert = tab.getByRole('alert');
    await alert.waitFor();
    Object.assign(platform.handlers, { 'audit.list': list });
    await alert.getByRole('button').click();
    await tab.getByText('Un compte supprimé a voulu créer une consultation').waitFor();
    await tab.getByText('Scellé jusqu’au n° 4').waitFor();
    await tab.context().close();
  });
});
