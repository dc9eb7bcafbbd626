/** Structured log line: facts are ids and numbers, never personal data. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A number for an alarm. CloudWatch makes a metric of it by its embedded metric format, without a call. */
export interface LogMetric {
  readonly name: string;
  readonly value: number;
  /** Stages may share an account. */
  readonly stage: string;
}

export interface Log {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts, metric?: LogMetric): void;
  /** The error's name and stack are written; its message too, so errors must not carry what people wrote. */
  error(event: string, error: unknown, facts?: LogFacts): void;
}

/** Namespace of our own metrics. */
const NAMESPACE = 'Parvis';
const embedded = ({ name, value, stage }: LogMetric) => ({
  _aws: {
    Timestamp: Date.now(),
    CloudWatchMetrics: [{ Namespace: NAMESPACE, Dimensions: [['Stage']], Metrics: [{ Name: name, Unit: 'Count' }] }],
  },
  Stage: stage,
  [name]: value,
});

const write = (level: string, event: string, facts: LogFacts = {}, metric?: LogMetric) =>
  process.stdout.write(
    `${JSON.stringify({ level, event, ...facts, ...(metric === undefined ? {} : embedded(metric)) })}\n`,
  );

/** One JSON object a line on standard output, as CloudWatch reads it. */
export const jsonLog: Log = {
  info: (event, facts) => write('info', event, facts),
  warn: (event, facts, metric) => write('warn', event, facts, metric),
  error: (event, error, facts) =>
    write('error', event, {
      ...facts,
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      stack: error instanceof Error ? error.stack : undefined,
    }),
};
