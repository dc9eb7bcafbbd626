import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sumsTouched } from '../../shared/capacity/after-votes.ts';
import { BackOff } from '../../shared/capacity/back-off.ts';
import { expectedArrivals } from '../../shared/capacity/demand.ts';
import { FunctionPool } from '../../shared/capacity/function-pool.ts';
import { MEASURED, withMeasured } from '../../shared/capacity/measured.ts';
import type { Run } from '../../shared/capacity/run.ts';
import { Scenario, Stage } from '../../shared/capacity/scenario.ts';
import { simulate } from '../../shared/capacity/simulate.ts';
import { TableThroughput } from '../../shared/capacity/table-throughput.ts';

const RUNS = { numRuns: 15 };
const scenarios = fc
  .record({
    participants: fc.integer({ min: 1, max: 20_000 }),
    votesPerParticipant: fc.integer({ min: 1, max: 6 }),
    curve: fc.constantFrom('opening', 'last-evening', 'mention', 'steady'),
    hours: fc.constantFrom(0.02, 0.1, 0.2),
    signInShare: fc.constantFrom(0, 0.3, 1),
    hottestShare: fc.constantFrom(0, 0.3, 1),
    contributionsPerParticipant: fc.constantFrom(0, 1, 20),
    voteLimit: fc.boolean(),
    seed: fc.nat(1_000),
  })
  .map((given) => Scenario.parse(given));
const stages = fc
  .record({
    accountConcurrency: fc.integer({ min: 101, max: 2_000 }),
    voteConcurrency: fc.constantFrom(0, 1, 20, 500),
    signInConcurrency: fc.constantFrom(0, 5, 100),
    mailsPerSecond: fc.constantFrom(0.5, 1, 14, 200),
    apiPerSecond: fc.integer({ min: 5, max: 6_000 }),
    warmWrites: fc.integer({ min: 20, max: 12_000 }),
    publishers: fc.integer({ min: 1, max: 30 }),
  })
  .map((given) => Stage.parse(given));

const most = ({ seconds }: Run, of: (second: Run['seconds'][number]) => number) =>
  seconds.reduce((max, second) => Math.max(max, of(second)), 0);

describe('any run', () => {
  it('accounts for each vote that was wished: accepted, given up, or waiting', () => {
    fc.assert(
      fc.property(scenarios, stages, (scenario, stage) => {
        const { totals, seconds } = simulate(scenario, stage);
        expect(totals.accepted + totals.refused + totals.waiting).toBe(totals.wished);
        expect(seconds.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(totals.accepted);
        expect(seconds.reduce((sum, { turnedAway }) => sum + turnedAway, 0)).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  it('never has more environments, calls or units than the account, the API and the table allow', () => {
    fc.assert(
      fc.property(scenarios, stages, (scenario, stage) => {
        const { seconds } = simulate(scenario, stage);
        const votes = 10 * Math.min(stage.voteConcurrency, stage.accountConcurrency);
        const beyond = seconds.filter(
          ({ environments, accepted, tableUnits }) =>
            environments > stage.accountConcurrency ||
            accepted > stage.apiPerSecond ||
            accepted * MEASURED.voteWriteUnits.value > tableUnits ||
            (stage.voteConcurrency > 0 && accepted > votes),
        );
        expect(beyond).toEqual([]);
      }),
      RUNS,
    );
  });

  it('is the same evening for the same seed', () => {
    fc.assert(
      fc.property(scenarios, stages, (scenario, stage) => {
        expect(simulate(scenario, stage).totals).toEqual(simulate(scenario, stage).totals);
      }),
      { numRuns: 5 },
    );
  });
});

describe('more capacity', () => {
  it('of mail never lets a code wait longer, and lets no fewer vote', () => {
    // Others must not be short, or people would ask for their codes at other times.
    const ample = { accountConcurrency: 5_000, apiPerSecond: 100_000, warmWrites: 40_000 };
    fc.assert(
      fc.property(
        scenarios,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 50 }),
        (scenario, rate, more) => {
          const few = simulate(scenario, Stage.parse({ ...ample, mailsPerSecond: rate }));
          const many = simulate(scenario, Stage.parse({ ...ample, mailsPerSecond: rate + more }));
          expect(most(many, ({ mailSeconds }) => mailSeconds)).toBeLessThanOrEqual(
            most(few, ({ mailSeconds }) => mailSeconds),
          );
          // Not who was told too late: with few mails a second most of them wait still when the run ends.
          expect(many.totals.accepted).toBeGreaterThanOrEqual(few.totals.accepted);
        },
      ),
      RUNS,
    );
  });

  it('of publishers never lets a page wait longer', () => {
    fc.assert(
      fc.property(scenarios, stages, fc.nat(20), (scenario, stage, more) => {
        const few = simulate(scenario, stage);
        const many = simulate(scenario, { ...stage, publishers: stage.publishers + more });
        expect(most(many, ({ publishSeconds }) => publishSeconds)).toBeLessThanOrEqual(
          most(few, ({ publishSeconds }) => publishSeconds),
        );
      }),
      RUNS,
    );
  });

  it('of counters never lets a vote wait longer for its count', () => {
    fc.assert(
      fc.property(scenarios, fc.integer({ min: 1, max: 50 }), (scenario, times) => {
        const stage = Stage.parse({});
        const slow = withMeasured({ countRecordMs: 100 }, 'a slow day');
        const faster = withMeasured({ countRecordMs: 100 / times }, 'a better day');
        expect(most(simulate(scenario, stage, faster), ({ countedAfter }) => countedAfter)).toBeLessThanOrEqual(
          most(simulate(scenario, stage, slow), ({ countedAfter }) => countedAfter),
        );
      }),
      RUNS,
    );
  });

  it('of the table never loses a vote that fewer units would have taken', () => {
    fc.assert(
      fc.property(scenarios, fc.integer({ min: 20, max: 4_000 }), fc.nat(4_000), (scenario, units, more) => {
        const signedIn = { ...scenario, signInShare: 0 };
        const stage = Stage.parse({ accountConcurrency: 5_000, apiPerSecond: 100_000, warmWrites: units });
        const few = simulate(signedIn, stage);
        const many = simulate(signedIn, { ...stage, warmWrites: units + more });
        expect(many.totals.accepted).toBeGreaterThanOrEqual(few.totals.accepted);
      }),
      RUNS,
    );
  });
});

describe('a function', () => {
  it('never starts more than 1,000 environments in any ten seconds', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50_000), { minLength: 15, maxLength: 60 }), (calls) => {
        const pool = new FunctionPool({ milliseconds: 50, provisioned: 0 });
        const started = calls.map((number) => pool.serve(number, 3_000).started);
        for (let second = 0; second + 10 <= started.length; second += 1)
          expect(started.slice(second, second + 10).reduce((sum, number) => sum + number, 0)).toBeLessThanOrEqual(
            1_000,
          );
        expect(started.reduce((sum, number) => sum + number, 0)).toBeLessThanOrEqual(3_000);
      }),
      RUNS,
    );
  });

  it('answers ten calls a second with one environment, however short they are', () => {
    const pool = new FunctionPool({ milliseconds: 5, provisioned: 0 });
    expect(pool.serve(1_000, 50)).toMatchObject({ served: 500, environments: 50, heldBy: 'concurrency' });
    expect(pool.serve(1_000, 200)).toMatchObject({ served: 1_000, environments: 100, heldBy: undefined });
  });

  it('answers one call a second with one environment, where a call takes that long', () => {
    expect(new FunctionPool({ milliseconds: 1_000, provisioned: 0 }).serve(80, 60)).toMatchObject({ served: 60 });
  });
});

describe('the table', () => {
  it('takes what it was warmed to, and twice its peak half an hour later', () => {
    const table = new TableThroughput(4_000, 40_000);
    for (let second = 0; second < 1_799; second += 1) table.end(3_000);
    expect(table.units).toBe(4_000);
    table.end(3_000);
    expect(table.units).toBe(6_000);
  });
});

describe('browsers that were turned away', () => {
  it('come again later and later, all of them, and give up in the end', () => {
    const backOff = new BackOff(3);
    expect(backOff.fail(10, 1, 0)).toBe(0);
    expect([1, 2].map((second) => backOff.comeAgain(second).get(1))).toEqual([5, 5]);
    expect(backOff.fail(10, 2, 2)).toBe(0);
    expect([4, 5, 6].map((second) => backOff.comeAgain(second).get(2))).toEqual([3, 3, 4]);
    expect(backOff.fail(10, 3, 6)).toBe(10);
    expect(backOff.length).toBe(0);
  });
});

describe('the curve of a peak', () => {
  it.each(['opening', 'last-evening', 'mention'] as const)(
    'of kind %s reaches the peak and holds everybody',
    (curve) => {
      const scenario = Scenario.parse({ participants: 100_000, peakVotesPerSecond: 60, curve, hours: 3 });
      const expected = expectedArrivals(scenario);
      expect(Math.max(...expected)).toBeCloseTo(60, 5);
      expect(expected.reduce((sum, number) => sum + number, 0)).toBeCloseTo(100_000, -2);
    },
  );

  it('is all peak where more people come than fit below it', () => {
    const scenario = Scenario.parse({ participants: 1_000_000, peakVotesPerSecond: 10, curve: 'opening', hours: 1 });
    expect(Math.max(...expectedArrivals(scenario))).toBeCloseTo(10, 5);
  });
});

describe('what is short', () => {
  const crowd = Scenario.parse({
    participants: 60_000,
    curve: 'steady',
    hours: 1 / 60,
    signInShare: 0,
    hottestShare: 1,
  });
  const ample = { accountConcurrency: 5_000, voteConcurrency: 2_000, apiPerSecond: 50_000, warmWrites: 40_000 };
  const shortOf = (stage: Record<string, number>, scenario = crowd) =>
    simulate(scenario, Stage.parse({ ...ample, ...stage })).findings.map(({ what }) => what);

  it.each([
    ['nothing, where all is ample', {}, []],
    ['the API’s rate', { apiPerSecond: 500 }, ['api-rate']],
    ['concurrency for votes', { voteConcurrency: 10 }, ['vote-concurrency']],
    ['warmth of the table', { warmWrites: 500 }, ['table-writes']],
  ])('is told: %s', (_, stage, expected) => {
    expect(shortOf(stage)).toEqual(expected);
  });

  it('is told: mails that people wait for', () => {
    expect(shortOf({ mailsPerSecond: 5 }, { ...crowd, signInShare: 0.5 })).toEqual(['mail-rate']);
  });
});

describe('counting', () => {
  it('writes each partition once for votes on one proposal, and nearly one a vote for votes on many', () => {
    expect(sumsTouched(1000, { proposals: 1, hottestShare: 1 })).toBe(16);
    expect(sumsTouched(3, { proposals: 1, hottestShare: 1 })).toBe(3);
    expect(sumsTouched(1000, { proposals: 700, hottestShare: 1 / 700 })).toBeGreaterThan(940);
    expect(sumsTouched(1000, { proposals: 700, hottestShare: 1 / 700 })).toBeLessThan(970);
    expect(sumsTouched(0, { proposals: 700, hottestShare: 0.2 })).toBe(0);
  });
});
