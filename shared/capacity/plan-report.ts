import { QUOTAS } from './limits.ts';
import type { PeakPlan, Step } from './peak-plan.ts';
import { PRICE_SOURCE } from './prices.ts';
import { HONEST, reportRun } from './report.ts';

const STEPS: Readonly<Record<Step['what'], string>> = {
  quotas: 'Ask for the quotas below; some take AWS days, mail a week or two. Ask SES for its rate and its day.',
  rehearse:
    'Deploy the settings to a stage of its own in an account with the same quotas, and rehearse (`npm run rehearse`).',
  raise: 'Deploy the settings to the stage. Warming the table takes minutes to hours; nothing stops meanwhile.',
  look: 'Look: alarms reach you, quotas are there, a sign-in code arrives, `aws dynamodb describe-table` says the warm throughput.',
  lower:
    'Deploy without the settings marked *goes back*. Queues are empty, dead letters too; the sums equal a recount.',
  clear: 'Remove the peak from the list of the back office; write down what came, beside what was expected.',
};

const GOES_BACK: readonly string[] = [
  'voteConcurrency',
  'signInConcurrency',
  'apiPerSecond',
  'tallySeconds',
  'publishers',
];
const WHAT: Readonly<Record<keyof PeakPlan['settings'], string>> = {
  voteConcurrency: 'environments kept for voting',
  signInConcurrency: 'environments kept for sign-in',
  warmWrites: 'write units a second that the table takes at once; AWS never cools it, so it stays in the settings',
  warmReads: 'read units a second, likewise',
  mailsPerSecond: 'mails a second, once SES has granted them',
  apiPerSecond: 'calls a second that the API lets through',
  tallySeconds: 'seconds that the CDN keeps sums of votes',
  publishers: 'batches of pages that are published at once',
};

const local = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(new Date(instant));

/** The `-c` options of `cdk deploy` that a plan stands for. */
export const deployOptions = ({ settings }: Pick<PeakPlan, 'settings'>): string =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');

/** One plan in Markdown. @param timeZone of the organization */
export function reportPlan(plan: PeakPlan, timeZone: string): string[] {
  const { peak, settings, quotas, steps, run } = plan;
  const price = run.bill.reduce((sum, line) => sum + line.price, 0);
  return [
    `# ${peak.title}`,
    '',
    `${peak.participants.toLocaleString('en-US')} participants in ${peak.hours} hours from ${local(peak.startsAt, timeZone)} (${timeZone}), ${peak.kind}. Expected price: ${price.toFixed(2)} US dollars, ${run.stage.region}.`,
    '',
    '## When',
    '',
    ...steps.map(({ at, what }) => `- ${local(at, timeZone)}: ${STEPS[what]}`),
    '',
    '## Settings of the stage',
    '',
    '| name | value | what |',
    '| --- | --- | --- |',
    ...Object.entries(WHAT).map(([name, what]) => {
      const value = Object.entries(settings).find(([key]) => key === name)?.[1];
      return `| \`${name}\` | ${value} | ${what}${GOES_BACK.includes(name) ? ', *goes back*' : ''} |`;
    }),
    '',
    `\`npx cdk deploy --all -c stage=prod … ${deployOptions(plan)}\``,
    '',
    '## Quotas to raise',
    '',
    ...(quotas.length === 0
      ? [`None beyond AWS’s defaults (concurrency ${QUOTAS.concurrency.value}); look whether your account has them.`]
      : quotas.map(
          ({ service, name, code, value, to, unit }) =>
            `- ${service}, "${name}"${code === null ? '' : ` (${code})`}: ${to.toLocaleString('en-US')} instead of ${value.toLocaleString('en-US')} ${unit}`,
        )),
    '',
    '## The peak with these settings',
    '',
    ...HONEST,
    '',
    ...reportRun(run),
    '',
    `Prices: ${PRICE_SOURCE}.`,
  ];
}
