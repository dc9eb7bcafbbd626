import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { publishPage } from '../../functions/platform/publish.ts';
import { newWorld, siteOn, type Turn, type World, workerIn } from './publishing-double.ts';

const PAGE = '/page/';
const OBJECT = 'fr/page/index.html';
const shown = ({ value }: World) => (value === undefined ? undefined : `/${value}/`);
const never = () => new Promise<never>(() => undefined);

/** What becomes of a worker at one of its turns: it dies and its job comes again, or it sleeps while others work. */
interface Fate {
  readonly kind: 'lives' | 'dies' | 'sleeps';
  readonly at: number;
}
const LIVES: Fate = { kind: 'lives', at: 0 };

/** Workers that take turns in the order of the scheduler. */
function workersOf(world: World, scheduler: fc.Scheduler) {
  const asleep: (() => void)[] = [];
  const start = (fate: Fate = LIVES): void => {
    let turns = 0;
    let isDead = false;
    const turn: Turn = async (what) => {
      turns += 1;
      if (turns === fate.at && fate.kind === 'sleeps') await new Promise<void>((wake) => asleep.push(wake));
      if (turns === fate.at && fate.kind === 'dies') {
        isDead = true;
        start();
      }
      if (isDead) return never();
      await scheduler.schedule(Promise.resolve(), what);
    };
    void publishPage(PAGE, workerIn(world, turn), siteOn(world, turn));
  };
  const quiet = async () => {
    await scheduler.waitIdle();
    for (const wake of asleep.splice(0)) wake();
    await scheduler.waitIdle();
  };
  return { start, quiet };
}

/** A change of data, then the jobs that it brings. */
const Change = fc.record({
  value: fc.option(fc.integer({ min: 0, max: 1 }), { nil: undefined }),
  jobs: fc.array(fc.record({ kind: fc.constantFrom('lives', 'dies', 'sleeps'), at: fc.integer({ min: 1, max: 14 }) }), {
    minLength: 1,
    maxLength: 2,
  }),
});
/** Changes that come faster than they are published, with pauses in between. */
const Bursts = fc.array(fc.array(Change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });

describe('publishing one page from several workers', () => {
  it('ends with the newest data in the bucket, whatever the order of steps and whoever dies or sleeps', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), Bursts, async (scheduler, bursts) => {
        const world = newWorld(0);
        const { start, quiet } = workersOf(world, scheduler);
        start();
        await quiet();
        for (const changes of bursts) {
          const change = changes.map(({ value, jobs }) => async () => {
            world.value = value;
            for (const fate of jobs) start(fate);
          });
          scheduler.scheduleSequence(change);
          await quiet();
          expect(world.bucket.get(OBJECT)).toBe(shown(world));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does not put an unchanged page again once all is quiet', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 4 }), async (scheduler, workers) => {
        const world = newWorld(1);
        const { start, quiet } = workersOf(world, scheduler);
        for (let count = 0; count < workers; count++) start();
        await quiet();
        // Of several at once none can vouch for the others' puts; the next one can.
        start();
        await quiet();
        const { puts } = world;
        start();
        await quiet();
        expect(world.puts).toBe(puts);
      }),
      { numRuns: 50 },
    );
  });
});
