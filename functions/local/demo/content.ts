/** Invented content of the demo: names, figures and places are made up. Days count from the first start. */

export const ORGANIZATION = {
  name: {
    fr: 'Concertations nationales',
    en: 'National consultations',
    nl: 'Nationale inspraak',
    co: 'Cunsultazione naziunale',
  },
  description: {
    fr: 'Les consultations ouvertes, et ce que les précédentes ont changé.',
    en: 'Open consultations, and what earlier ones have changed.',
    nl: 'Lopende raadplegingen, en wat eerdere hebben veranderd.',
  },
  accentColor: '#0f6f74',
  contentLocales: ['co'],
  contact: '09 70 00 00 00',
};

export const THEMES = [
  {
    key: 'housing',
    name: { fr: 'Se loger', en: 'Housing', nl: 'Wonen', co: 'Allughjà' },
    below: [{ key: 'renovation', name: { fr: 'Rénovation', en: 'Renovation', nl: 'Renovatie' } }],
  },
  {
    key: 'transport',
    name: { fr: 'Se déplacer', en: 'Getting around', nl: 'Zich verplaatsen', co: 'Viaghjà' },
    below: [{ key: 'rail', name: { fr: 'Trains et cars', en: 'Trains and coaches', nl: 'Treinen en bussen' } }],
  },
  { key: 'food', name: { fr: 'Se nourrir', en: 'Food', nl: 'Voeding', co: 'Manghjà' }, below: [] },
  { key: 'consumption', name: { fr: 'Consommer', en: 'Consuming', nl: 'Consumeren' }, below: [] },
] as const;

export const TERRITORIES = [
  { key: 'bretagne', name: { fr: 'Bretagne', en: 'Brittany', nl: 'Bretagne' } },
  { key: 'corse', name: { fr: 'Corse', en: 'Corsica', nl: 'Corsica', co: 'Corsica' } },
  { key: 'hauts-de-france', name: { fr: 'Hauts-de-France' } },
  { key: 'occitanie', name: { fr: 'Occitanie', en: 'Occitania', nl: 'Occitanië' } },
] as const;

const noTexts = { image: null, imageAlt: {} };

export const CLIMATE = {
  slug: 'convention-climat',
  title: {
    fr: 'Convention citoyenne pour le climat',
    en: 'Citizens’ convention on climate',
    nl: 'Burgerconventie voor het klimaat',
    co: 'Cunvenzione citadina per u clima',
  },
  question: {
    fr: 'Comment réduire d’au moins 40 % nos émissions de gaz à effet de serre d’ici 2030, dans un esprit de justice sociale ?',
    en: 'How can we cut our greenhouse gas emissions by at least 40% by 2030, in a spirit of social justice?',
    nl: 'Hoe kunnen we onze uitstoot van broeikasgassen tegen 2030 met minstens 40% verminderen, in een geest van sociale rechtvaardigheid?',
  },
  summary: {
    fr: '150 personnes tirées au sort préparent des mesures. Avant leur première délibération, elles lisent ce que vous proposez.',
    en: '150 people drawn by lot are preparing measures. Before they first deliberate, they read what you propose.',
    nl: '150 gelote mensen bereiden maatregelen voor. Voor hun eerste beraadslaging lezen zij wat u voorstelt.',
  },
  description: {
    fr: 'Les logements, les trajets et l’alimentation font plus des deux tiers de nos émissions : aucune loi ne les réduira sans l’accord de celles et ceux qui en vivent.\n\nLa convention réunit 150 personnes tirées au sort, qui ressemblent au pays. Elles entendent des spécialistes, lisent vos contributions, puis rédigent des mesures.',
    en: 'Housing, travel and food make up more than two thirds of our emissions: no law will cut them without the consent of those who live by them.\n\nThe convention brings together 150 people drawn by lot, who resemble the country. They hear specialists, read your contributions, then draft measures.',
    nl: 'Wonen, verplaatsingen en voeding zijn goed voor meer dan twee derde van onze uitstoot: geen wet zal die verminderen zonder de instemming van wie ervan leeft.',
  },
  decision: {
    fr: '- **Vous contribuez.** Chaque contribution est lue.\n- **La convention rédige.** Les 150 votent chaque mesure à la majorité.\n- **Le Gouvernement répond**, mesure par mesure, avec ses raisons.',
    en: '- **You contribute.** Every contribution is read.\n- **The convention drafts.** The 150 vote on each measure by majority.\n- **The Government answers**, measure by measure, with its reasons.',
    nl: '- **U draagt bij.** Elke bijdrage wordt gelezen.\n- **De conventie schrijft.** De 150 stemmen over elke maatregel.\n- **De regering antwoordt**, maatregel per maatregel, met haar redenen.',
  },
  ...noTexts,
};

/** Phases of the climate convention: first and last day, counted from today; the last day belongs to the phase. */
export const CLIMATE_PHASES = [
  { title: { fr: 'S’informer', en: 'Get informed', nl: 'Zich informeren' }, from: -75, until: -48 },
  { title: { fr: 'Contribuer', en: 'Contribute', nl: 'Bijdragen' }, from: -47, until: 22 },
  { title: { fr: 'Délibérer', en: 'Deliberate', nl: 'Beraadslagen' }, from: 49, until: 141 },
  { title: { fr: 'Répondre', en: 'Answer', nl: 'Antwoorden' }, from: 142, until: 220 },
];

export const SCHOOL_FOOD = {
  slug: 'alimentation-scolaire',
  title: { fr: 'Alimentation scolaire', en: 'School meals', nl: 'Schoolmaaltijden' },
  question: {
    fr: 'Que doit-on trouver demain dans l’assiette des enfants ?',
    en: 'What should be on children’s plates tomorrow?',
    nl: 'Wat moet er morgen op het bord van kinderen liggen?',
  },
  summary: {
    fr: 'Consultation close : 3 140 établissements appliquent déjà ce que vous avez demandé.',
    en: 'Closed consultation: 3,140 schools already do what you asked for.',
    nl: 'Afgesloten raadpleging: 3.140 scholen doen al wat u vroeg.',
  },
  description: {
    fr: 'La consultation a porté sur les menus, le gaspillage et l’origine des produits.',
    en: 'The consultation was about menus, waste and where food comes from.',
  },
  decision: { fr: 'Le ministère a répondu à chaque proposition.', en: 'The ministry answered every proposal.' },
  ...noTexts,
};
export const SCHOOL_FOOD_PHASES = [
  { title: { fr: 'Contribuer', en: 'Contribute', nl: 'Bijdragen' }, from: -200, until: -140 },
];

export const PEOPLE = [
  'Camille R.',
  'Idriss K.',
  'Nour A.',
  'Yanis B.',
  'Jean-Luc T.',
  'Sabine D.',
  'Maïwenn L.',
  'Ghjulia P.',
  'Tom V.',
  'Awa S.',
  'Pieter J.',
  'Rosa M.',
];

interface DemoProposal {
  readonly author: number;
  readonly title: string;
  readonly body: string;
  readonly locale?: string;
  readonly theme?: string;
  readonly territory?: string;
  /** Supports, of those that the demo's people can give. */
  readonly supports: number;
  readonly comments?: readonly {
    readonly author: number;
    readonly position: 'for' | 'against' | 'neutral';
    readonly body: string;
    readonly reply?: { readonly author: number; readonly body: string };
  }[];
  readonly answer?: {
    readonly state: 'evaluating' | 'accepted' | 'rejected';
    readonly text: Readonly<Record<string, string>>;
  };
}

export const CONTRIBUTIONS: readonly DemoProposal[] = [
  {
    author: 0,
    theme: 'renovation',
    territory: 'bretagne',
    supports: 11,
    title: 'Un prêt à taux zéro pour rénover, remboursé à la revente du logement',
    body: 'Chez moi, la rénovation coûte 46 000 €. Les aides en couvrent la moitié. Le reste, je ne l’ai pas, et ma banque refuse de prêter à une personne de 68 ans.\n\n## Ce que je propose\n\nUn prêt public à taux zéro, sans mensualité, attaché au logement et non à la personne. Il est remboursé quand le logement est vendu ou transmis.\n\n- Ouvert aux propriétaires sous le revenu médian ;\n- réservé aux rénovations qui font gagner deux classes ;\n- instruit par la mairie ou une maison de service public.\n\n## Pourquoi c’est juste\n\nAujourd’hui, ce sont les ménages qui ont déjà de l’épargne qui touchent les aides. Ici, personne n’avance rien, et l’État est remboursé.',
    comments: [
      {
        author: 1,
        position: 'for',
        body: 'Nous avons essayé à l’échelle de notre intercommunalité : 112 logements en trois ans, aucun impayé. Le frein, c’est le notaire, pas l’argent.',
        reply: { author: 0, body: 'Merci. Pouvez-vous joindre la convention type ? Je l’ajouterai au texte.' },
      },
      {
        author: 5,
        position: 'against',
        body: 'Dans nos villages, la revente ne couvrira pas les travaux. Le risque est pour les héritiers. Il faut une garantie de l’État.',
      },
      { author: 6, position: 'neutral', body: 'Comment évite-t-on que les prix des artisans montent d’autant ?' },
    ],
    answer: {
      state: 'evaluating',
      text: {
        fr: 'Votre contribution rejoint l’idée n° 12, « Avancer l’argent des travaux ». Le ministère du Logement publiera le coût d’un tel prêt avant la prochaine session.',
        en: 'Your contribution joins idea no. 12, “Advancing the money for works”. The ministry will publish the cost of such a loan before the next session.',
      },
    },
  },
  {
    author: 1,
    theme: 'rail',
    territory: 'hauts-de-france',
    supports: 9,
    title: 'Réserver une voie aux cars express sur les entrées de métropole',
    body: 'Chaque matin, mon car attend dans le même bouchon que les voitures. Une voie réservée coûte mille fois moins qu’une ligne nouvelle et s’ouvre en un an.',
    comments: [{ author: 2, position: 'for', body: 'À Madrid, cela transporte plus de monde qu’une autoroute.' }],
  },
  {
    author: 3,
    theme: 'food',
    territory: 'occitanie',
    supports: 8,
    title: 'Un étal de légumes à prix coûtant dans chaque gare',
    body: 'Les gares sont les places du village d’aujourd’hui. Un étal tenu par des producteurs voisins, sans loyer, deux soirs par semaine.',
  },
  {
    author: 2,
    theme: 'transport',
    supports: 7,
    title: 'Le vélo de fonction, au même titre que la voiture',
    body: 'Mon employeur me prête une voiture, jamais un vélo. Que l’avantage en nature soit le même, et que l’entretien soit compris.',
    comments: [
      { author: 8, position: 'for', body: 'Aux Pays-Bas, c’est ainsi depuis dix ans.' },
      { author: 4, position: 'against', body: 'Et pour ceux qui habitent à trente kilomètres ?' },
    ],
  },
  {
    author: 4,
    theme: 'consumption',
    supports: 6,
    title: 'Interdire le chauffage des terrasses toute l’année',
    body: 'On chauffe la rue. Les cafés d’à côté, eux, prêtent des couvertures, et leurs terrasses sont pleines.',
    answer: {
      state: 'rejected',
      text: {
        fr: 'Cette interdiction figure déjà dans la loi depuis le 31 mars 2022. Le contrôle revient aux communes ; nous leur avons transmis votre remarque.',
        en: 'This ban has been in the law since 31 March 2022. Towns enforce it; we have passed your remark on to them.',
      },
    },
  },
  {
    author: 9,
    theme: 'consumption',
    supports: 10,
    title: 'Rendre la réparation moins chère que l’achat neuf',
    body: 'Réparer mon lave-linge coûtait 210 €, un neuf 260 €. Baissons la TVA sur la réparation et obligeons à vendre les pièces pendant quinze ans.',
    answer: {
      state: 'accepted',
      text: {
        fr: 'La convention reprend cette proposition dans sa mesure n° 4 : une prime à la réparation dès le 1er janvier.',
        en: 'The convention takes this proposal up in its measure no. 4: a repair bonus from 1 January.',
        nl: 'De conventie neemt dit voorstel over in maatregel 4: een herstelpremie vanaf 1 januari.',
      },
    },
  },
  {
    author: 7,
    locale: 'co',
    theme: 'transport',
    territory: 'corse',
    supports: 5,
    title: 'Un trenu ogni ora trà Bastia è Aiacciu',
    body: 'Oghje ci sò quattru treni à u ghjornu. Cù unu ogni ora, mi scurdaria di a vittura.',
  },
  {
    author: 8,
    locale: 'nl',
    theme: 'housing',
    supports: 3,
    title: 'Regenwater opvangen bij elke nieuwe woning',
    body: 'Een put van vijfduizend liter kost weinig en spaart het halve verbruik van een gezin. Laten we die verplicht maken bij elke nieuwbouw.',
  },
  {
    author: 10,
    locale: 'en',
    theme: 'housing',
    supports: 4,
    title: 'Publish the real energy use of every public building',
    body: 'What is measured gets better. Every school, town hall and ministry should show its yearly use at the door and online.',
  },
  {
    author: 5,
    theme: 'housing',
    territory: 'bretagne',
    supports: 5,
    title: 'Un diagnostic gratuit pour les copropriétés de moins de vingt lots',
    body: 'Les petites copropriétés n’ont ni syndic ni argent pour l’étude. Sans elle, aucune aide. Que l’étude soit offerte et faite par un service public.',
  },
  {
    author: 6,
    theme: 'food',
    supports: 4,
    title: 'Deux repas végétariens par semaine dans les restaurants d’entreprise',
    body: 'C’est le plat le moins cher et celui qui pèse le moins. Encore faut-il qu’il soit bon : formons les cuisines en même temps.',
  },
  {
    author: 11,
    theme: 'transport',
    territory: 'occitanie',
    supports: 2,
    title: 'Des billets de train au même prix toute l’année',
    body: 'Je ne peux pas réserver trois mois avant. Le prix devrait dépendre de la distance, pas du jour où l’on y pense.',
  },
];

/** Findings of the administration, to which people react in three degrees. */
export const FINDINGS = [
  {
    title: 'Un trajet sur deux en voiture fait moins de cinq kilomètres',
    body: 'Enquête sur la mobilité des personnes, 2024. Ces trajets font 14 % des émissions du transport routier.',
    theme: 'transport',
  },
  {
    title: 'Les bâtiments publics consomment un tiers de l’énergie des communes',
    body: 'Les écoles viennent en tête. La moitié ont été construites avant toute règle d’isolation.',
    theme: 'housing',
  },
  {
    title: 'Un quart de la nourriture produite est jeté avant l’assiette',
    body: 'La plus grande part se perd à la transformation et dans les magasins, pas dans les foyers.',
    theme: 'food',
  },
] as const;

export const SCHOOL_PROPOSALS: readonly DemoProposal[] = [
  {
    author: 9,
    supports: 11,
    title: 'Un menu végétarien au choix, chaque jour, dans les cantines volontaires',
    body: 'Chaque enfant choisit, et personne n’est montré du doigt.',
    answer: {
      state: 'accepted',
      text: {
        fr: 'Décret du 2 juin : 3 140 établissements le proposent depuis la rentrée.',
        en: 'Decree of 2 June: 3,140 schools have offered it since September.',
      },
    },
  },
  {
    author: 3,
    supports: 9,
    title: 'Peser les restes et afficher le résultat',
    body: 'Dans notre école, la balance à la sortie a fait baisser le gaspillage de moitié.',
    answer: {
      state: 'evaluating',
      text: {
        fr: 'Huit académies sur treize ont commencé. Prochain point d’étape le 15 janvier.',
        en: 'Eight school districts of thirteen have begun. Next report on 15 January.',
      },
    },
  },
  {
    author: 4,
    supports: 3,
    title: 'Supprimer tout produit transformé dès la prochaine rentrée',
    body: 'Des produits bruts seulement, cuisinés sur place.',
    answer: {
      state: 'rejected',
      text: {
        fr: 'Les cuisines de 4 000 écoles ne le permettent pas encore. Le ministère explique son choix en trois points et publie l’étude.',
        en: 'The kitchens of 4,000 schools cannot do that yet. The ministry explains its choice and publishes the study.',
      },
    },
  },
];
