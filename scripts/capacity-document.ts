import { MEASURED } from '../shared/capacity/measured.ts';
import { PRICE_SOURCE } from '../shared/capacity/prices.ts';
import { reportFigures, reportRun } from '../shared/capacity/report.ts';
import { type NamedRun, RUNS, Scenario, Stage } from '../shared/capacity/scenario.ts';
import { simulate } from '../shared/capacity/simulate.ts';

const option = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** What differs from the defaults: how the run is asked for. */
function given({ scenario, stage }: NamedRun): string {
  const defaults: Readonly<Record<string, unknown>> = { ...Scenario.parse({ participants: 1 }), ...Stage.parse({}) };
  return Object.entries({ ...scenario, ...stage })
    .filter(([name, value]) => name === 'participants' || defaults[name] !== value)
    .map(([name, value]) => `${option(name)} ${value}`)
    .join(' ');
}

const section = (run: NamedRun): string[] => [
  `### ${run.title}`,
  '',
  `${run.says} \`npm run capacity -- --run ${run.name}\`, which is`,
  '',
  `\`npm run capacity -- ${given(run)}\``,
  '',
  ...reportRun(simulate(run.scenario, run.stage)),
  '',
];

/** The parts of docs/capacity.md that the model makes, by the names of their marks. */
const PARTS: Readonly<Record<string, () => readonly string[]>> = {
  figures: () => reportFigures(MEASURED),
  prices: () => [`${PRICE_SOURCE}.`],
  runs: () => RUNS.flatMap(section),
};

/** docs/capacity.md with what the model says today between its marks; the words around them stay. */
export const capacityDocument = (document: string): string =>
  Object.entries(PARTS).reduce(
    (text, [name, lines]) =>
      text.replace(
        new RegExp(`(<!-- made: ${name} -->\\n)[^]*?(<!-- end: ${name} -->)`),
        (_, begin: string, end: string) => `${begin}\n${lines().join('\n').trimEnd()}\n\n${end}`,
      ),
    document,
  );
