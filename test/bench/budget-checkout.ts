/**
 * Check-outs of a participatory budget: `npm run bench:budget-checkout -- [people] [at once]`. Each person casts one ballot
 * and changes it once, through the real handlers and the stand-in of the table, which share this process: how many a
 * second, how long each, what each costs in the table, and whether the number of ballots told in the end is that of people.
 */
import { turnoutOf } from '../../functions/budgets/ballots/turnout.ts';
import { aVote, choices } from '../budgets/ballots/a-vote.ts';
import { startTestPlatform } from '../support/platform.ts';
import { meter } from '../support/write-units.ts';
import { machine, percentile } from './machine.ts';

const PEOPLE = Number(process.argv[2] ?? 2000);
const AT_ONCE = Number(process.argv[3] ?? 32);

const platform = await startTestPlatform({ publishesWhenAsked: true });
platform.services.log.info = () => undefined;
const vote = await aVote(platform, { slug: 'bench' });
const people = await Promise.all(Array.from({ length: PEOPLE }, () => platform.participant()));
await platform.settle();

const cast = (cookie: string, numbers: readonly number[], revision: number | null) =>
  platform.call('PUT /api/budgets/{componentId}/ballot', {
    params: { componentId: vote.componentId },
    body: { content: choices(vote, numbers), revision },
    headers: { 'idempotency-key': `${cookie.slice(-20)}-${revision}` },
    cookie,
  });

/** Lets everybody check out, so many at once. */
async function round(name: string, numbers: readonly number[], revision: number | null): Promise<void> {
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  const client = async () => {
    for (let person = people[next++]; person !== undefined; person = people[next++]) {
      const from = performance.now();
      const { status } = await cast(person.cookie, numbers, revision);
      if (status !== 200) throw new Error(`a check-out was refused: ${status}`);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  const seconds = (performance.now() - began) / 1000;
  const [half, most] = [percentile(times, 0.5), percentile(times, 0.95)].map((one) => one.toFixed(1));
  console.log(`${name}: ${Math.round(PEOPLE / seconds)} check-outs a second, p50 ${half} ms, p95 ${most} ms`);
}

console.log(`${machine()}; ${PEOPLE} people, ${AT_ONCE} at once`);
await round('first ballots', [1, 2, 3], null);
await round('changed ballots', [4, 5], 1);
const table = meter(platform.cloud.clients.dynamodb);
const guest = await platform.participant();
table.usage();
await cast(guest.cookie, [1], null);
console.log('in the table, for somebody new:', JSON.stringify(table.usage()));
await platform.settle();
const { ballots } = await turnoutOf(platform.services, vote.componentId);
console.log(`ballots told: ${ballots} of ${PEOPLE + 1}`);
await platform.close();
process.exitCode = ballots === PEOPLE + 1 ? 0 : 1;
