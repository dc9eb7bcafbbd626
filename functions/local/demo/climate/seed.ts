import { seedContributions } from '../contributions.ts';
import { type Seeding, seedComponent, seedProcess, seedTaxonomies } from '../spaces.ts';
import { CONSUMPTION } from './consumption.ts';
import { CROSSCUTTING } from './crosscutting.ts';
import { FOOD } from './food.ts';
import { HOUSING } from './housing.ts';
import { AXES, PHASES, PROCESS } from './process.ts';
import { PRODUCTION } from './production.ts';
import { TRANSPORT } from './transport.ts';

const CONTRIBUTIONS = {
  housing: HOUSING,
  transport: TRANSPORT,
  food: FOOD,
  consumption: CONSUMPTION,
  production: PRODUCTION,
  crosscutting: CROSSCUTTING,
};
const OPEN = { creation: true, voting: true, comments: true };
const CLOSED = { creation: false, voting: false, comments: false };

/** The climate convention: five axes and a sixth space, open now. */
export async function seedClimate(seeding: Seeding): Promise<void> {
  seeding.travel(-25);
  const process = await seedProcess(seeding, PROCESS, PHASES);
  const themes = await seedTaxonomies(seeding, process, 'theme', AXES);
  const [, contribute] = process.phases;
  const phaseSettings = Object.fromEntries(process.phases.map(({ id }) => [id, id === contribute?.id ? OPEN : CLOSED]));
  for (const [position, [axis, contributions]] of Object.entries(CONTRIBUTIONS).entries()) {
    seeding.travel(-25);
    const component = await seedComponent(seeding, process, {
      name: AXES[axis]?.name,
      introduction: AXES[axis]?.introduction,
      settings: {
        voteKind: 'support',
        voteLimit: 10,
        themeRequired: true,
        supportThreshold: 40,
        attachmentsAllowed: true,
        placeMode: 'optional',
        defaultSort: 'random',
      },
      phaseSettings: { ...phaseSettings, none: CLOSED },
      position,
    });
    await seedContributions(seeding, {
      component,
      contributions,
      themes: (key) => themes.get(`${axis}/${key}`) ?? null,
      days: [-24, -3],
      answeredOn: -2,
      offset: position * 8,
    });
  }
}
