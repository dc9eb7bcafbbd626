/** Structured log line: facts are ids and numbers, never personal data. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  /** The error's name and stack are written; its message too, so errors must not carry what people wrote. */
  error(event: string, error: unknown, facts?: LogFacts): void;
}

const write = (level: string, event: string, facts: LogFacts = {}) =>
  process.stdout.write(`${JSON.stringify({ level, event, ...facts })}\n`);

/** One JSON object a line on standard output, as CloudWatch reads it. */
export const jsonLog: Log = {
  info: (event, facts) => write('info', event, facts),
  warn: (event, facts) => write('warn', event, facts),
  error: (event, error, facts) =>
    write('error', event, {
      ...facts,
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      stack: error instanceof Error ? error.stack : undefined,
    }),
};
