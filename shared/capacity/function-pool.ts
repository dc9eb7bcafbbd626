import { LIMITS } from './limits.ts';

export interface PoolProps {
  /** Time that one call takes, in milliseconds. */
  readonly milliseconds: number;
  /** Environments that are kept ready. */
  readonly provisioned: number;
}

export interface PoolSecond {
  readonly served: number;
  readonly environments: number;
  /** Environments that were started in this second. */
  readonly started: number;
  /** What held it back, where it could not serve all. */
  readonly heldBy: 'concurrency' | 'scaling' | undefined;
}

/**
 * Environments of one function. Lambda starts at most 1,000 in any ten seconds and answers at most ten calls a second
 * for each, however short they are. Environments stay: within an evening Lambda removes hardly any that are in use.
 */
export class FunctionPool {
  private readonly callsPerSecond: number;
  private readonly startedLately: number[] = [];
  private ready: number;

  constructor({ milliseconds, provisioned }: PoolProps) {
    this.callsPerSecond = Math.min(LIMITS.callsPerEnvironment, 1000 / milliseconds);
    this.ready = provisioned;
  }

  /** Environments that so many calls a second need. */
  needs(calls: number): number {
    return Math.ceil(calls / this.callsPerSecond);
  }

  /** One second with `calls` calls, while the function may have `allowed` environments. */
  serve(calls: number, allowed: number): PoolSecond {
    const wanted = this.needs(calls);
    const permitted = LIMITS.environmentsPerTenSeconds - this.startedLately.reduce((sum, count) => sum + count, 0);
    const started = Math.max(0, Math.min(Math.min(wanted, allowed) - this.ready, permitted));
    this.ready += started;
    this.startedLately.push(started);
    if (this.startedLately.length > 9) this.startedLately.shift();
    const environments = Math.min(this.ready, allowed);
    const served = Math.min(calls, Math.floor(environments * this.callsPerSecond + 1e-9));
    const heldBy = served === calls ? undefined : environments >= allowed ? 'concurrency' : 'scaling';
    return { served, environments: Math.min(environments, wanted), started, heldBy };
  }
}
