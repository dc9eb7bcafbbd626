import type { DemoTheme, PhaseDays } from '../spaces.ts';

export const PROCESS = {
  slug: 'isula-numerica',
  picture: 'isula',
  title: {
    fr: 'Isula numerica : l’île et le numérique en 2030',
    co: 'Isula numerica : l’isula è u numericu in u 2030',
    en: 'Isula numerica: the island and digital life in 2030',
    nl: 'Isula numerica: het eiland en het digitale in 2030',
  },
  question: {
    fr: 'À quoi le numérique doit-il servir sur l’île en 2030 ?',
    co: 'À chì deve serve u numericu in l’isula in u 2030 ?',
    en: 'What should digital technology be good for on the island in 2030?',
    nl: 'Waartoe moet het digitale op het eiland in 2030 dienen?',
  },
  summary: {
    fr: 'Habitants, associations, entreprises et communes proposent. En français et en corse.',
    co: 'Abitanti, associ, imprese è cumune prupunenu. In francese è in corsu.',
    en: 'Residents, associations, companies and towns propose. In French and in Corsican.',
    nl: 'Inwoners, verenigingen, bedrijven en gemeenten doen voorstellen. In het Frans en het Corsicaans.',
  },
  description: {
    fr: 'La Collectivité écrit sa feuille de route pour cinq ans. Elle veut partir de ce dont l’île a besoin : soigner, apprendre, se déplacer, entreprendre, parler corse.\n\nChacun écrit dans sa langue. Les réponses sont données dans les deux.',
    co: 'A Cullettività scrive a so strada per cinque anni. Vole parte di ciò chì ci vole à l’isula : curà, amparà, viaghjà, intraprende, parlà corsu.\n\nOgnunu scrive in a so lingua. E risposte sò date in tramindui.',
    en: 'The island’s authority is writing its plan for five years. It wants to start from what the island needs: care, learning, getting around, business, speaking Corsican.\n\nEverybody writes in their own language. Answers are given in both.',
  },
  decision: {
    fr: 'L’Assemblée de Corse vote la feuille de route au printemps. Chaque contribution soutenue par trente personnes y reçoit une réponse.',
    co: 'L’Assemblea di Corsica vota a strada in u veranu. Ogni cuntribuzione sustenuta da trenta persone riceve una risposta.',
    en: 'The Assembly of Corsica votes on the plan in spring. Every contribution that thirty people support gets an answer.',
  },
};

export const PHASES: readonly PhaseDays[] = [
  { title: { fr: 'Proposer', co: 'Prupone', en: 'Propose', nl: 'Voorstellen' }, from: -25, until: 29 },
  {
    title: {
      fr: 'Rencontres dans les vallées',
      co: 'Scontri in e valle',
      en: 'Meetings in the valleys',
      nl: 'Ontmoetingen in de valleien',
    },
    from: 30,
    until: 65,
  },
  { title: { fr: 'Feuille de route', co: 'Strada', en: 'Plan', nl: 'Plan' }, from: 66, until: 140 },
];

export const THEMES: Readonly<Record<string, DemoTheme>> = {
  citizenship: {
    name: {
      fr: 'Citoyenneté et solidarité',
      co: 'Citadinanza è sulidarità',
      en: 'Citizenship and solidarity',
      nl: 'Burgerschap en solidariteit',
    },
  },
  skills: {
    name: { fr: 'Savoirs et apprentissage', co: 'Sapè è amparera', en: 'Skills and learning', nl: 'Kennis en leren' },
  },
  business: {
    name: {
      fr: 'Économie et entreprises',
      co: 'Ecunumia è imprese',
      en: 'Economy and business',
      nl: 'Economie en bedrijven',
    },
  },
  infrastructure: { name: { fr: 'Infrastructures', co: 'Infrastrutture', en: 'Infrastructure', nl: 'Infrastructuur' } },
};
