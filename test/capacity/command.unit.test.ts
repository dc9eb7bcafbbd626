import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readBench } from '../../shared/capacity/bench.ts';

const ROOT = join(import.meta.dirname, '../..');
const capacity = (...options: string[]) =>
  execFileSync(process.execPath, ['scripts/capacity.ts', ...options], { cwd: ROOT, encoding: 'utf8' });

const cell = {
  clients: 32,
  voters: 'first',
  prefilled: 0,
  accepted_per_s: 512,
  p50_ms: 40,
  p95_ms: 80,
  p99_ms: 120,
  errors: 0,
  lost: 0,
  double_counted: 0,
};

describe('npm run capacity', () => {
  it('says first what is simulated, then what happens and what it costs', () => {
    const text = capacity('--participants', '2000', '--hours', '0.5', '--peak-votes-per-second', '5');
    expect(text).toMatch(/^\*\*Everything below is simulated\.\*\*/);
    expect(text).toContain('Price of the run');
    expect(text).toContain('list prices as the authors knew them');
  });

  it('answers in JSON with all that was counted', () => {
    const run = JSON.parse(capacity('--participants', '300', '--hours', '0.2', '--json'));
    expect(run.totals.accepted).toBe(run.totals.wished);
    expect(run.minutes.length).toBeGreaterThanOrEqual(12);
  });

  it('plays a run of the document with one thing changed', () => {
    const { stage, scenario } = JSON.parse(capacity('--run', 'town', '--mails-per-second', '3', '--json'));
    expect([stage.mailsPerSecond, scenario.proposals]).toEqual([3, 120]);
  });
});

describe('a benchmark of votes', () => {
  it('says what a vote takes, by its dearest cell', () => {
    expect(
      readBench([
        { ...cell, cpu_ms: 2.1, write_units: 2 },
        { ...cell, cpu_ms: 2.8, write_units: 2.05 },
      ]),
    ).toEqual({
      voteCpuMs: 2.8,
      voteWriteUnits: 2.05,
      firstVoteWriteUnits: 0,
    });
  });

  it('tells what the first vote of somebody takes more than the next', () => {
    const next = { ...cell, voters: 'returning', write_units: 2, limited_write_units: 5 };
    expect(readBench([{ ...cell, write_units: 4, limited_write_units: 5 }, next])).toEqual({
      voteWriteUnits: 2,
      firstVoteWriteUnits: 2,
      limitedVoteWriteUnits: 5,
    });
  });

  it('says the processor time of the whole platform where that of the handler is not known', () => {
    expect(readBench([{ ...cell, platform_cpu_ms_per_vote: 3.4 }])).toEqual({ voteCpuMs: 3.4 });
    expect(readBench([cell])).toEqual({});
  });

  it('is refused where it lost votes, or is something else', () => {
    expect(() => readBench([{ ...cell, lost: 1 }])).toThrow('lost votes');
    expect(() => readBench({ accepted: 1 })).toThrow();
  });
});

describe('docs/capacity.md', () => {
  it('shows what the model says today (else run npm run docs)', () => {
    expect(capacity('--document')).toBe(readFileSync(join(ROOT, 'docs/capacity.md'), 'utf8'));
  });
});
