import type { Findings } from './findings.ts';
import { FunctionPool } from './function-pool.ts';
import { LIMITS } from './limits.ts';
import type { Measurements } from './measured.ts';
import type { Stage } from './scenario.ts';
import { MEMORY, onShare, type Usage } from './usage.ts';

export interface Calls {
  readonly votes: number;
  readonly signIns: number;
  readonly reading: number;
  readonly searches: number;
}

/** Milliseconds that a vote holds an environment: its own work, on the share of a processor it has, and its waits. */
export const voteMs = (measured: Measurements): number =>
  onShare(measured.voteCpuMs.value, MEMORY.vote) + measured.tableMs.value;

const signInMs = (measured: Measurements): number =>
  onShare(measured.signInCpuMs.value, MEMORY.signIn) / 2 + measured.tableMs.value;

/** Functions of the API, each with its environments, within the concurrency of the account. */
export class Pools {
  private readonly stage: Stage;
  private readonly of: Readonly<Record<keyof Calls, FunctionPool>>;
  private readonly ms: Readonly<Record<keyof Calls, number>>;
  environments = 0;
  coldStarts = 0;

  constructor(stage: Stage, measured: Measurements) {
    this.stage = stage;
    this.ms = {
      votes: voteMs(measured),
      signIns: signInMs(measured),
      reading: measured.readCallMs.value,
      searches: measured.viewMs.value,
    };
    const pool = (name: keyof Calls, provisioned = 0) => new FunctionPool({ milliseconds: this.ms[name], provisioned });
    this.of = {
      votes: pool('votes', stage.voteProvisioned),
      signIns: pool('signIns'),
      reading: pool('reading'),
      searches: pool('searches'),
    };
  }

  /** Concurrency of each function in a second with these calls: its own, or a share of what nobody has reserved. */
  private allowed(calls: Calls): Record<keyof Calls, number> {
    const { accountConcurrency, voteConcurrency, signInConcurrency } = this.stage;
    const most = Math.max(0, accountConcurrency - LIMITS.unreserved);
    const votes = Math.min(voteConcurrency, most);
    const signIns = Math.min(signInConcurrency, most - votes);
    const common = accountConcurrency - votes - signIns;
    const needs = {
      votes: votes > 0 ? 0 : this.of.votes.needs(calls.votes),
      signIns: signIns > 0 ? 0 : this.of.signIns.needs(calls.signIns),
      reading: this.of.reading.needs(calls.reading),
      searches: this.of.searches.needs(calls.searches),
    };
    const all = needs.votes + needs.signIns + needs.reading + needs.searches;
    const part = (need: number) => (all <= common ? need : Math.floor((common * need) / all));
    return {
      votes: votes > 0 ? votes : part(needs.votes),
      signIns: signIns > 0 ? signIns : part(needs.signIns),
      reading: part(needs.reading),
      searches: part(needs.searches),
    };
  }

  /** One second; tells what was short, and adds to what is used. Returns the calls that were answered. */
  serve(calls: Calls, second: number, findings: Findings, usage: Usage): Calls {
    const allowed = this.allowed(calls);
    this.environments = 0;
    const one = (name: keyof Calls, gb: number): number => {
      const { served, environments, started, heldBy } = this.of[name].serve(calls[name], allowed[name]);
      this.environments += environments;
      this.coldStarts += started;
      usage.calls += served;
      usage.gbSeconds += (served * this.ms[name] * gb) / 1000;
      const short = calls[name] - served;
      if (name === 'votes')
        findings.note(heldBy === 'scaling' ? 'vote-scaling' : 'vote-concurrency', second, short, 'votes/s');
      else if (name === 'signIns') findings.note('sign-in-concurrency', second, short, 'calls/s');
      else findings.note('reading-concurrency', second, short, 'calls/s');
      return served;
    };
    return {
      votes: one('votes', MEMORY.vote),
      signIns: one('signIns', MEMORY.signIn),
      reading: one('reading', MEMORY.reading),
      searches: one('searches', MEMORY.views),
    };
  }
}
