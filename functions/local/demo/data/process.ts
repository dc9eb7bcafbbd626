import type { PhaseDays } from '../spaces.ts';

/** Address of the page that sums the consultation up. */
export const SYNTHESIS_SLUG = 'synthese-donnees-publiques';

export const PROCESS = {
  slug: 'donnees-publiques',
  picture: 'data',
  title: { fr: 'Données et codes publics', en: 'Public data and code', nl: 'Overheidsdata en -code' },
  question: {
    fr: 'Comment mieux ouvrir et partager les données publiques ?',
    en: 'How can public data be opened and shared better?',
    nl: 'Hoe kunnen overheidsdata beter worden geopend en gedeeld?',
  },
  summary: {
    fr: 'Consultation close. La synthèse est en ligne, avec une réponse à chaque contribution.',
    en: 'Closed consultation. The synthesis is online, with an answer to every contribution.',
    nl: 'Afgesloten raadpleging. De synthese staat online, met een antwoord op elke bijdrage.',
  },
  description: {
    fr: 'Une mission parlementaire a d’abord publié cinq constats, pour que chacun dise s’il les partage. Elle a ensuite ouvert deux espaces : l’un aux contributions de tous, l’autre aux administrations, pour leurs retours d’usage.',
    en: 'A parliamentary mission first published five findings, so that everybody could say whether they share them. It then opened two spaces: one for everybody’s contributions, the other for administrations and what they learned in use.',
    nl: 'Een parlementaire missie publiceerde eerst vijf vaststellingen. Daarna opende ze twee ruimten: een voor ieders bijdragen, een voor ervaringen van overheden.',
  },
  decision: {
    fr: 'La mission remet ses recommandations au Gouvernement, qui répond à chacune sous trois mois.',
    en: 'The mission hands its recommendations to the Government, which answers each within three months.',
  },
};

export const PHASES: readonly PhaseDays[] = [
  {
    title: { fr: 'Réagir aux constats', en: 'React to the findings', nl: 'Reageren op de vaststellingen' },
    from: -118,
    until: -100,
  },
  { title: { fr: 'Contribuer', en: 'Contribute', nl: 'Bijdragen' }, from: -99, until: -60 },
  { title: { fr: 'Synthèse', en: 'Synthesis', nl: 'Synthese' }, from: -59, until: -12 },
];

export const FINDINGS = {
  name: { fr: 'Réagir aux constats', en: 'React to the findings', nl: 'Reageren op de vaststellingen' },
  introduction: {
    fr: 'Cinq constats de la mission. Dites si vous êtes d’accord.',
    en: 'Five findings of the mission. Say whether you agree.',
    nl: 'Vijf vaststellingen van de missie. Zeg of u het eens bent.',
  },
};
export const IDEAS = {
  name: { fr: 'Contributions libres', en: 'Free contributions', nl: 'Vrije bijdragen' },
  introduction: { fr: 'Ce que vous proposez.', en: 'What you propose.', nl: 'Wat u voorstelt.' },
};
export const CASES = {
  name: { fr: 'Retours d’usage', en: 'Use cases', nl: 'Ervaringen' },
  introduction: {
    fr: 'Ce qui a marché chez vous, et ce qui a manqué.',
    en: 'What worked in your administration, and what was missing.',
    nl: 'Wat bij u werkte, en wat ontbrak.',
  },
};
