import { demoApi } from './demo/api.ts';
import { seedClimate } from './demo/climate/seed.ts';
import { seedData } from './demo/data/seed.ts';
import { seedIsula } from './demo/isula/seed.ts';
import { EARLIER_PEOPLE, ORGANIZATION, PEOPLE } from './demo/organization.ts';
import { seedTerritories } from './demo/territories.ts';
import type { SeedingPlatform } from './local-platform.ts';
import { createParticipant, type LocalParticipant } from './participants.ts';

/** Participants with sessions, as if they had signed in at that moment. */
async function join({ services }: SeedingPlatform, names: readonly string[]): Promise<LocalParticipant[]> {
  const people: LocalParticipant[] = [];
  for (const displayName of names) people.push(await createParticipant(services, { displayName }));
  return people;
}

/** Fills an empty platform: two consultations in progress, and one that is over. */
export async function seedDemo(platform: SeedingPlatform): Promise<void> {
  const api = demoApi(platform);
  const travel = platform.travel;
  travel(-118);
  const organization = await api.send<object>('GET', '/public/organization');
  await api.send('PUT', '/organization', { ...organization, ...ORGANIZATION });
  const territoryAt = await seedTerritories(api);
  await seedData({ api, travel, territoryAt, people: await join(platform, EARLIER_PEOPLE) });
  travel(-25);
  const people = await join(platform, PEOPLE);
  await seedClimate({ api, travel, territoryAt, people });
  await seedIsula({ api, travel, territoryAt, people });
}
