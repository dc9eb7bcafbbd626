/**
 * How long it takes to decide who may do what: `npm run bench:policy -- [rounds]`. Wanted: at most 50 µs a decision on
 * average, with everything that a request asks: the policy of its action, the rule of the vote, and the rule of
 * verification with an age, a territory two levels down and three methods. What is read from the table is no part of it.
 */
import { loadavg } from 'node:os';
import { newId } from '../../functions/platform/services.ts';
import { surroundingsIn } from '../../functions/platform/verified.ts';
import { commentPolicy } from '../../shared/comments/policy.ts';
import { participantsPolicy } from '../../shared/participants/policy.ts';
import type { TaxonomyId } from '../../shared/platform/ids.ts';
import { type Actor, decide, type Policy } from '../../shared/platform/policy.ts';
import { proposalPolicy } from '../../shared/proposals/policy.ts';
import { mayVote } from '../../shared/proposals/rules.ts';
import type { Authorization } from '../../shared/verifications/authorization.ts';
import { verificationPolicy } from '../../shared/verifications/policy.ts';
import { maySatisfy, Requirement } from '../../shared/verifications/requirement.ts';
import { machine, percentile } from './machine.ts';

const ROUNDS = Number(process.argv[2] ?? 200_000);
const WANTED_MICROSECONDS = 50;
/** Decisions between two looks at the clock. */
const AT_ONCE = 100;
const NOW = '2026-11-21T09:00:00.000Z';

const process_ = newId('process');
const person: Actor = {
  kind: 'participant',
  participantId: newId('participant'),
  sessionId: newId('session'),
  role: 'participant',
  grants: Array.from({ length: 5 }, () => ({ role: 'evaluator' as const, spaceId: newId('process') })),
  hasSecondFactor: true,
  isRegistered: true,
};
const policies: readonly Policy[] = [participantsPolicy, commentPolicy, verificationPolicy, proposalPolicy];

/** A thousand territories: a region in forty communes, each in quarters. */
const territories = Array.from({ length: 1000 }, () => newId('taxonomy'));
const parents = new Map<TaxonomyId, TaxonomyId>();
for (const [index, id] of territories.entries()) {
  const parent = territories[index < 40 ? 0 : index % 40];
  if (index > 0 && parent !== undefined) parents.set(id, parent);
}
const requirement = Requirement.parse({
  combine: 'all',
  methods: [
    { method: 'census', minimumAge: 16, territoryIds: territories.slice(0, 40).reverse() },
    { method: 'sms' },
    { method: 'desk', minimumAge: 18 },
  ],
});
const shown: Authorization = {
  participantId: newId('participant'),
  method: 'census',
  voterId: newId('participant'),
  personHash: '0'.repeat(64),
  bornOn: '1984-02-29',
  territoryId: territories.at(-1) ?? null,
  grantedAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2027-01-01T00:00:00.000Z',
  keptUntil: null,
};
const authorizations = [shown, { ...shown, method: 'sms' as const }, { ...shown, method: 'desk' as const }];
const world = { timeZone: 'Europe/Paris', parents };

function decision(): boolean {
  const allowed = decide(policies, 'proposal.vote', person, process_).allowed;
  const isOpen = mayVote({ state: 'published', isFull: false, voteKind: 'support', voting: true }).allowed;
  return allowed && isOpen && maySatisfy(requirement, authorizations, surroundingsIn(world, NOW)).allowed;
}

for (let round = 0; round < 5000; round++) if (!decision()) throw new Error('the person of the benchmark may vote');
const times: number[] = [];
for (let round = 0; round < ROUNDS; round += AT_ONCE) {
  const from = performance.now();
  for (let at = 0; at < AT_ONCE; at++) decision();
  times.push(((performance.now() - from) * 1000) / AT_ONCE);
}
const average = times.reduce((sum, one) => sum + one, 0) / times.length;
const figures = { average, median: percentile(times, 0.5), slowest: percentile(times, 0.99) };
const said = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(1)} µs`);
process.stdout.write(`${machine()}, load ${loadavg()[0]?.toFixed(1)}\n`);
process.stdout.write(`${ROUNDS} decisions: ${said.join(', ')}; wanted: at most ${WANTED_MICROSECONDS} µs\n`);
if (figures.median > WANTED_MICROSECONDS) process.exitCode = 1;
