import * as z from 'zod';

const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'] as const;
const Advisory = z.object({ title: z.string(), url: z.string().optional() });
const Report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.enum(SEVERITIES),
      range: z.string().default(''),
      /** Names of packages that it comes by, or the advisory itself. */
      via: z.array(z.union([z.string(), Advisory])),
    }),
  ),
});
const Failure = z.object({ message: z.string() });

export interface Verdict {
  /** Whether a deployed package has a weakness that is high or critical. */
  readonly isBad: boolean;
  /** For people. */
  readonly lines: readonly string[];
}

/** Without its addresses: whoever reads the output of CI need not know which registry it asks. */
const reasonIn = (json: unknown): string =>
  (Failure.safeParse(json).data?.message ?? 'no answer').replace(/\s*-?\s*(?:GET|POST)?\s*https?:\S+/g, '');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What follows from the output of `npm audit --json`. An answer that is no report makes nothing bad: it is the registry's
 * failure and not a package's, and is said in so many words.
 */
export function judgeAudit(output: string): Verdict {
  const json = parsed(output);
  const report = Report.safeParse(json);
  if (!report.success)
    return {
      isBad: false,
      lines: [`Dependencies were NOT audited: the registry gave no list of weaknesses (${reasonIn(json)}).`],
    };
  const found = Object.entries(report.data.vulnerabilities).map(([name, { severity, range, via }]) => {
    const titles = via.map((one) => (typeof one === 'string' ? `by ${one}` : `${one.title} ${one.url ?? ''}`.trim()));
    return { severity, line: `${severity}: ${name} ${range}: ${titles.join('; ')}` };
  });
  const isBad = found.some(({ severity }) => severity === 'high' || severity === 'critical');
  const sum = `Dependencies were audited: ${found.length} deployed packages have known weaknesses.`;
  return { isBad, lines: [...found.map(({ line }) => line), sum] };
}
