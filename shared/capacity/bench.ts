import * as z from 'zod';
import type { FigureName } from './measured.ts';

/** One line of `npm run bench:votes -- --json OUT`. What a vote costs may stand in any of them. */
const Cell = z.looseObject({
  clients: z.number(),
  voters: z.string(),
  prefilled: z.number(),
  accepted_per_s: z.number(),
  p50_ms: z.number(),
  p95_ms: z.number(),
  p99_ms: z.number(),
  errors: z.number(),
  lost: z.number(),
  double_counted: z.number(),
  /** Of the whole platform, its stand-ins included: more than a vote takes on AWS. */
  platform_cpu_ms_per_vote: z.number().positive().nullish(),
  cpu_ms: z.number().positive().optional(),
  write_units: z.number().positive().optional(),
  read_units: z.number().nonnegative().optional(),
  limited_write_units: z.number().positive().optional(),
});
const Costs = Cell.pick({
  platform_cpu_ms_per_vote: true,
  cpu_ms: true,
  write_units: true,
  read_units: true,
  limited_write_units: true,
});
const Bench = z.union([
  z.array(Cell).min(1),
  z.looseObject({ cells: z.array(Cell).min(1), report: Costs.partial().loose().optional() }),
]);

type Cost = z.infer<typeof Costs>;

const dearest = (costs: readonly Cost[], of: (cost: Cost) => number | undefined): number | undefined => {
  const known = costs.map(of).filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
};

/**
 * What the benchmark of votes says to the model: the dearest vote of its cells. Where the handler was not measured by
 * itself, the processor time of the whole platform stands for it, which is too much. Of a file without costs nothing is
 * taken, since the rate that one machine accepts says nothing about a thousand environments.
 *
 * @throws ZodError for anything else, and TypeError for a bench that lost votes or counted some twice.
 */
export function readBench(file: unknown): Partial<Record<FigureName, number>> {
  const bench = Bench.parse(file);
  const cells = Array.isArray(bench) ? bench : bench.cells;
  if (cells.some(({ lost, double_counted }) => lost + double_counted > 0))
    throw new TypeError('This bench lost votes or counted some twice: mend that first.');
  const costs: readonly Cost[] = Array.isArray(bench) ? cells : [...cells, bench.report ?? {}];
  const of = (voters: string) => cells.filter((cell) => cell.voters === voters);
  const first = dearest(of('first'), ({ write_units }) => write_units);
  const next = dearest(of('returning'), ({ write_units }) => write_units);
  const values: Partial<Record<FigureName, number | undefined>> = {
    voteCpuMs: dearest(costs, ({ cpu_ms, platform_cpu_ms_per_vote: all }) => cpu_ms ?? all ?? undefined),
    voteWriteUnits: next ?? dearest(costs, ({ write_units }) => write_units),
    // Without returning voters the dearer first vote stands for all.
    firstVoteWriteUnits: first === undefined ? undefined : Math.max(0, first - (next ?? first)),
    voteReadUnits: dearest(costs, ({ read_units }) => read_units),
    limitedVoteWriteUnits: dearest(costs, ({ limited_write_units }) => limited_write_units),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
