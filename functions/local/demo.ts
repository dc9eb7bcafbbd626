import { demoApi } from './demo/api.ts';
import { seedFinishedBudget } from './demo/budget/finished.ts';
import { seedRunningBudget } from './demo/budget/running.ts';
import { seedClimate } from './demo/climate/seed.ts';
import { seedData } from './demo/data/seed.ts';
import { DEMO_READER, seedFollows } from './demo/follows.ts';
import { seedIsula } from './demo/isula/seed.ts';
import { seedNewsletters } from './demo/newsletters.ts';
import { EARLIER_PEOPLE, ORGANIZATION, PEOPLE } from './demo/organization.ts';
import { seedTerritories } from './demo/territories.ts';
import type { SeedingPlatform } from './local-platform.ts';
import { createParticipant, type LocalParticipant } from './participants.ts';

/** Participants with sessions, as if they had signed in at that moment. @param email of the first of them */
async function join(
  { services }: SeedingPlatform,
  names: readonly string[],
  email?: string,
): Promise<LocalParticipant[]> {
  const people: LocalParticipant[] = [];
  for (const displayName of names) {
    const isFirst = email !== undefined && people.length === 0;
    people.push(await createParticipant(services, { displayName, ...(isFirst ? { email } : {}) }));
  }
  return people;
}

/** How many vote in a budget that is over: nobody reads their names. */
const VOTERS = 120;

/** Fills an empty platform: consultations and a budget in progress, and one of each that is over. */
export async function seedDemo(platform: SeedingPlatform): Promise<void> {
  const api = demoApi(platform);
  const { travel, settle } = platform;
  travel(-118);
  const organization = await api.send<object>('GET', '/public/organization');
  await api.send('PUT', '/organization', { ...organization, ...ORGANIZATION });
  const territoryAt = await seedTerritories(api);
  const officerAt = (displayName: string) =>
    createParticipant(platform.services, { displayName, role: 'administrator' });
  const base = { api, travel, settle, territoryAt };
  const voters = await join(
    platform,
    Array.from({ length: VOTERS }, (_, index) => `${EARLIER_PEOPLE[index % EARLIER_PEOPLE.length]} ${index}`),
  );
  await seedFinishedBudget({ ...base, people: voters, officer: await officerAt('Sandrine L.') });
  travel(-118);
  await seedData({ ...base, people: await join(platform, EARLIER_PEOPLE) });
  travel(-25);
  const people = await join(platform, PEOPLE, DEMO_READER);
  await seedClimate({ ...base, people });
  await seedIsula({ ...base, people });
  await seedRunningBudget({ ...base, people, officer: await officerAt('Mounir C.') });
  const [reader, other] = people;
  if (reader !== undefined && other !== undefined) await seedFollows(base, reader, other);
  await seedNewsletters(base, people, 'isula-numerica');
}
