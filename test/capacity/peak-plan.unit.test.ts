import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSettings } from '../../infra/settings.ts';
import { MEASURED } from '../../shared/capacity/measured.ts';
import { planPeak, roundedUp } from '../../shared/capacity/peak-plan.ts';
import { PeakFile } from '../../shared/capacity/planned-peak.ts';

const ROOT = join(import.meta.dirname, '../..');
const execute = promisify(execFile);
const command = async (...options: string[]) =>
  (await execute(process.execPath, ['scripts/peak-plan.ts', ...options], { cwd: ROOT })).stdout;

const opening = {
  title: 'Opening',
  kind: 'opening',
  startsAt: '2026-12-01T08:00:00.000Z',
  hours: 1,
  participants: 500,
};
const planOf = (changes: Record<string, unknown>) => {
  const [peak] = PeakFile.parse([{ ...opening, ...changes }]);
  if (peak === undefined) throw new TypeError('no peak');
  return planPeak(peak, MEASURED);
};

describe('the plan of a peak', () => {
  it('of a town asks for no more than a stage has anyway', () => {
    const { settings, quotas } = planOf({});
    expect(quotas).toEqual([]);
    expect(settings).toMatchObject({ warmWrites: 4_000, warmReads: 12_000, mailsPerSecond: 14, apiPerSecond: 5_000 });
  });

  it('of a nation names the quotas that are too low, with codes and what to ask for', () => {
    const { quotas, settings } = planOf({ participants: 400_000 });
    expect(quotas.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Concurrent executions', 'Sending rate', 'Sending quota']),
    );
    for (const { to, value } of quotas) expect(to).toBeGreaterThan(value);
    expect(settings.voteConcurrency).toBeGreaterThan(100);
    expect(settings.warmWrites).toBeGreaterThan(4_000);
  });

  it('serves the peak that it is made for: played with its settings, nothing is short and nobody gives up', () => {
    for (const kind of ['opening', 'last-evening', 'mention']) {
      const { run } = planOf({ kind, participants: 20_000 });
      expect(run.totals.refused).toBe(0);
      expect(run.findings.filter(({ what }) => what !== 'mail-rate')).toEqual([]);
      expect(Math.max(...run.seconds.map(({ mailSeconds }) => mailSeconds))).toBeLessThan(120);
    }
  });

  it('begins four weeks before and ends the day after', () => {
    expect(planOf({ hours: 4 }).steps).toEqual([
      { at: '2026-11-03T08:00:00.000Z', what: 'quotas' },
      { at: '2026-11-17T08:00:00.000Z', what: 'rehearse' },
      { at: '2026-11-30T08:00:00.000Z', what: 'raise' },
      { at: '2026-12-01T06:00:00.000Z', what: 'look' },
      { at: '2026-12-01T14:00:00.000Z', what: 'lower' },
      { at: '2026-12-02T12:00:00.000Z', what: 'clear' },
    ]);
  });

  it('is made of settings that a deployment takes', () => {
    const { settings } = planOf({ participants: 50_000 });
    const taken = readSettings(
      (name) => new Map<string, unknown>(Object.entries({ stage: 'prod', ...settings })).get(name),
      '1.2.3',
    );
    expect(taken).toMatchObject({
      voteConcurrency: settings.voteConcurrency,
      signInConcurrency: settings.signInConcurrency,
      warm: { writes: settings.warmWrites, reads: settings.warmReads },
      requests: { perSecond: settings.apiPerSecond },
      mail: { perSecond: settings.mailsPerSecond },
    });
  });

  it.each([
    [1, 5],
    [51, 55],
    [440, 450],
    [1_010, 1_500],
    [12_000, 15_000],
  ])('rounds %d up to %d, which people can remember', (value, rounded) => {
    expect(roundedUp(value)).toBe(rounded);
  });
});

describe('npm run peak-plan', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'peaks-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('reads a file and writes what a deployment takes', async () => {
    const [file, context] = [join(folder, 'peaks.json'), join(folder, 'context.json')];
    await writeFile(file, JSON.stringify([opening]));
    const text = await command('--file', file, '--context', context);
    expect(text).toContain('Tuesday, 1 December 2026 at 09:00');
    expect(text).toContain('Everything below is simulated');
    expect(JSON.parse(await readFile(context, 'utf8'))).toEqual(planOf({}).settings);
  });

  it('reads the peaks that administrators have declared from a running platform, but for those that are over', async () => {
    const later = { ...opening, title: 'In a century', startsAt: '2126-12-01T08:00:00.000Z' };
    const answers: Record<string, unknown> = {
      '/api/organization': { timeZone: 'Europe/Brussels' },
      '/api/peaks': { items: [{ ...opening, startsAt: '2020-01-01T00:00:00.000Z' }, later], version: 1 },
    };
    const server = createServer((request, response) => {
      const isOperator = request.headers.authorization === 'Bearer secret';
      response.writeHead(isOperator ? 200 : 401).end(JSON.stringify(answers[request.url ?? ''] ?? {}));
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    try {
      const plans = JSON.parse(await command('--url', `http://localhost:${port}`, '--token', 'secret', '--json'));
      expect(plans).toMatchObject([
        { peak: { title: 'In a century' }, deploy: expect.stringContaining('-c warmWrites=') },
      ]);
    } finally {
      server.close();
    }
  });
});
