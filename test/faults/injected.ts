import type { LocalCloud } from '../../functions/local/cloud.ts';

/** What happens to a call to AWS: it is turned away, gets no answer, or is done and its answer is lost. */
export type Fault = 'throttled' | 'timed out' | 'answer lost';

class AwsError extends Error {
  readonly $metadata: { readonly httpStatusCode: number };
  constructor(name: string, httpStatusCode: number) {
    super(`injected: ${name}`);
    this.name = name;
    this.$metadata = { httpStatusCode };
  }
}

const errorOf = (fault: Fault) =>
  fault === 'throttled' ? new AwsError('ProvisionedThroughputExceededException', 400) : new AwsError('TimeoutError', 0);

/** Where a fault strikes: at one try of the SDK, which then tries again, or at the call after all of its tries. */
export type Depth = 'try' | 'call';

export interface Injection {
  /** Calls, or tries, that went through here since the injection. */
  readonly seen: number;
  /** Ends it. */
  stop(): void;
}

type Client = LocalCloud['clients'][keyof LocalCloud['clients']];
type Stack = LocalCloud['clients']['s3']['middlewareStack'];
let injections = 0;
const running = new Set<Injection>();

/** Ends those that a failed test has left. */
export const stopAll = (): void => {
  for (const injection of running) injection.stop();
};

/**
 * Lets calls of an SDK client fail as AWS lets them fail.
 *
 * @param strikes which of them, counted from 0, and by the name of the command; it decides in the order of the calls
 */
export function inject(
  { middlewareStack }: Client,
  { fault, depth, strikes }: { fault: Fault; depth: Depth; strikes: (index: number, command: string) => boolean },
): Injection {
  const name = `injected-${++injections}`;
  let seen = 0;
  // Clients differ by the commands they take; their stacks are of one form.
  const stack = middlewareStack as Stack;
  const struck =
    <A, R>(next: (args: A) => Promise<R>, { commandName }: { readonly commandName?: string }) =>
    async (args: A): Promise<R> => {
      const isStruck = strikes(seen++, String(commandName).replace(/Command$/, ''));
      if (!isStruck) return next(args);
      if (fault === 'answer lost') await next(args);
      throw errorOf(fault);
    };
  if (depth === 'call') stack.add(struck, { name, step: 'initialize', priority: 'high' });
  else stack.add(struck, { name, step: 'deserialize', priority: 'low' });
  const injection: Injection = {
    get seen() {
      return seen;
    },
    stop: () => {
      stack.remove(name);
      running.delete(injection);
    },
  };
  running.add(injection);
  return injection;
}
