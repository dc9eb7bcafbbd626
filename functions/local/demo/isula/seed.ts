import { seedContributions } from '../contributions.ts';
import { type Seeding, seedComponent, seedProcess, seedTaxonomies } from '../spaces.ts';
import { PHASES, PROCESS, THEMES } from './process.ts';
import { ISULA } from './proposals.ts';

/** A consultation in two languages, French and Corsican, open now. */
export async function seedIsula(seeding: Seeding): Promise<void> {
  seeding.travel(-25);
  const process = await seedProcess(seeding, PROCESS, PHASES);
  const themes = await seedTaxonomies(seeding, process, 'theme', THEMES);
  const component = await seedComponent(seeding, process, {
    name: { fr: 'Vos propositions', co: 'E vostre pruposte', en: 'Your proposals', nl: 'Uw voorstellen' },
    introduction: {
      fr: 'En français ou en corse, comme vous voulez.',
      co: 'In francese o in corsu, cum’è vo vulete.',
      en: 'In French or in Corsican, as you like.',
      nl: 'In het Frans of het Corsicaans, zoals u wilt.',
    },
    settings: { supportThreshold: 30, themeRequired: true, attachmentsAllowed: true, placeMode: 'optional' },
  });
  await seedContributions(seeding, {
    component,
    contributions: ISULA,
    themes: (key) => themes.get(key) ?? null,
    days: [-22, -4],
    answeredOn: -1,
    offset: 32,
  });
}
