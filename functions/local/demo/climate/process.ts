import type { DemoTheme, PhaseDays, Texts } from '../spaces.ts';

export const PROCESS = {
  slug: 'convention-climat',
  picture: 'climate',
  title: {
    fr: 'Convention citoyenne pour le climat',
    en: 'Citizens’ convention on climate',
    nl: 'Burgerconventie voor het klimaat',
    co: 'Cunvenzione citadina per u clima',
  },
  question: {
    fr: 'Comment réduire d’au moins 40 % nos émissions de gaz à effet de serre d’ici 2030, dans un esprit de justice sociale ?',
    en: 'How can greenhouse-gas emissions fall by at least 40% by 2030 in a spirit of social justice?',
    nl: 'Hoe kan de uitstoot van broeikasgassen tegen 2030 met minstens 40% dalen, in een geest van sociale rechtvaardigheid?',
  },
  summary: {
    fr: '150 personnes tirées au sort préparent des mesures. Avant chaque session, elles lisent ce que vous proposez.',
    en: '150 people drawn by lot are preparing measures. Before each session they read what you propose.',
    nl: '150 gelote mensen bereiden maatregelen voor. Voor elke zitting lezen zij wat u voorstelt.',
  },
  description: {
    fr: 'Les logements, les trajets et l’alimentation font plus des deux tiers de nos émissions : aucune loi ne les réduira sans l’accord de celles et ceux qui en vivent.\n\nLa convention réunit 150 personnes tirées au sort, qui ressemblent au pays. Elles entendent des spécialistes, lisent vos contributions, puis rédigent des mesures.\n\nCinq axes de travail sont ouverts, et un sixième espace pour ce qui les traverse tous : le financement, la Constitution, l’évaluation.',
    en: 'Housing, travel and food make up more than two thirds of our emissions: no law will cut them without the consent of those who live by them.\n\nThe convention brings together 150 people drawn by lot, who resemble the country. They hear specialists, read your contributions, then draft measures.\n\nFive axes of work are open, and a sixth space for what runs through them all: funding, the Constitution, evaluation.',
    nl: 'Wonen, verplaatsingen en voeding zijn goed voor meer dan twee derde van onze uitstoot: geen wet zal die verminderen zonder de instemming van wie ervan leeft.\n\nDe conventie brengt 150 gelote mensen bijeen, die op het land lijken. Zij horen deskundigen, lezen uw bijdragen en schrijven dan maatregelen.\n\nVijf werkassen staan open, en een zesde ruimte voor wat ze allemaal doorkruist.',
  },
  decision: {
    fr: '- **Vous contribuez.** Chaque contribution est lue.\n- **La convention rédige.** Les 150 votent chaque mesure à la majorité.\n- **Le Gouvernement répond**, mesure par mesure, avec ses raisons.',
    en: '- **You contribute.** Every contribution is read.\n- **The convention drafts.** The 150 vote on each measure by majority.\n- **The Government answers**, measure by measure, with its reasons.',
    nl: '- **U draagt bij.** Elke bijdrage wordt gelezen.\n- **De conventie schrijft.** De 150 stemmen over elke maatregel.\n- **De regering antwoordt**, maatregel per maatregel, met haar redenen.',
  },
};

export const PHASES: readonly PhaseDays[] = [
  { title: { fr: 'S’informer', en: 'Get informed', nl: 'Zich informeren' }, from: -75, until: -26 },
  { title: { fr: 'Contribuer', en: 'Contribute', nl: 'Bijdragen' }, from: -25, until: 22 },
  { title: { fr: 'Délibérer', en: 'Deliberate', nl: 'Beraadslagen' }, from: 23, until: 141 },
  { title: { fr: 'Répondre', en: 'Answer', nl: 'Antwoorden' }, from: 142, until: 220 },
];

/** The axes, each a component with its themes; the last one runs through all others. */
export const AXES: Readonly<Record<string, DemoTheme & { readonly introduction: Texts }>> = {
  housing: {
    name: { fr: 'Se loger', en: 'Housing', nl: 'Wonen', co: 'Allughjà' },
    introduction: {
      fr: 'Rénover, chauffer, construire, habiter à plusieurs.',
      en: 'Renovating, heating, building, living together.',
      nl: 'Renoveren, verwarmen, bouwen, samenwonen.',
    },
    below: {
      renovation: { fr: 'Rénovation', en: 'Renovation', nl: 'Renovatie' },
      renting: { fr: 'Location', en: 'Renting', nl: 'Huren' },
      heating: { fr: 'Chauffage', en: 'Heating', nl: 'Verwarming' },
      building: { fr: 'Construction', en: 'Building', nl: 'Bouwen' },
      sobriety: { fr: 'Sobriété', en: 'Using less', nl: 'Soberheid' },
    },
  },
  transport: {
    name: { fr: 'Se déplacer', en: 'Getting around', nl: 'Zich verplaatsen', co: 'Viaghjà' },
    introduction: {
      fr: 'Le train, le vélo, la voiture, et ce que nous transportons.',
      en: 'Trains, bicycles, cars, and what we carry.',
      nl: 'Trein, fiets, auto en wat we vervoeren.',
    },
    below: {
      rail: { fr: 'Trains et cars', en: 'Trains and coaches', nl: 'Treinen en bussen' },
      cycling: { fr: 'Vélo', en: 'Cycling', nl: 'Fietsen' },
      'car-sharing': { fr: 'Covoiturage', en: 'Car sharing', nl: 'Carpoolen' },
      car: { fr: 'Voiture', en: 'Cars', nl: 'Auto' },
      air: { fr: 'Avion', en: 'Air travel', nl: 'Vliegtuig' },
      freight: { fr: 'Marchandises', en: 'Freight', nl: 'Vracht' },
    },
  },
  food: {
    name: { fr: 'Se nourrir', en: 'Food', nl: 'Voeding', co: 'Manghjà' },
    introduction: {
      fr: 'Du champ à la cantine, sans rien jeter.',
      en: 'From field to canteen, wasting nothing.',
      nl: 'Van akker tot kantine, zonder verspilling.',
    },
    below: {
      canteens: { fr: 'Cantines', en: 'Canteens', nl: 'Kantines' },
      farming: { fr: 'Agriculture', en: 'Farming', nl: 'Landbouw' },
      access: { fr: 'Accès de tous', en: 'Access for all', nl: 'Toegang voor allen' },
      waste: { fr: 'Gaspillage', en: 'Waste', nl: 'Verspilling' },
      labels: { fr: 'Étiquetage', en: 'Labels', nl: 'Etiketten' },
    },
  },
  consumption: {
    name: { fr: 'Consommer', en: 'Consuming', nl: 'Consumeren', co: 'Cunsumà' },
    introduction: {
      fr: 'Réparer, partager, choisir en connaissance de cause.',
      en: 'Repairing, sharing, choosing knowingly.',
      nl: 'Herstellen, delen, bewust kiezen.',
    },
    below: {
      repair: { fr: 'Réparation', en: 'Repair', nl: 'Herstellen' },
      advertising: { fr: 'Publicité', en: 'Advertising', nl: 'Reclame' },
      sharing: { fr: 'Partage', en: 'Sharing', nl: 'Delen' },
      waste: { fr: 'Déchets', en: 'Waste', nl: 'Afval' },
      information: { fr: 'Information', en: 'Information', nl: 'Informatie' },
    },
  },
  production: {
    name: {
      fr: 'Produire et travailler',
      en: 'Producing and working',
      nl: 'Produceren en werken',
      co: 'Pruduce è travaglià',
    },
    introduction: {
      fr: 'L’industrie, l’énergie, les métiers de demain.',
      en: 'Industry, energy, the jobs of tomorrow.',
      nl: 'Industrie, energie, de banen van morgen.',
    },
    below: {
      industry: { fr: 'Industrie', en: 'Industry', nl: 'Industrie' },
      energy: { fr: 'Énergie', en: 'Energy', nl: 'Energie' },
      jobs: { fr: 'Emplois et métiers', en: 'Jobs and trades', nl: 'Banen en beroepen' },
    },
  },
  crosscutting: {
    name: {
      fr: 'Contributions transversales',
      en: 'Cross-cutting contributions',
      nl: 'Doorkruisende bijdragen',
      co: 'Cuntribuzione trasversale',
    },
    introduction: {
      fr: 'Ce qui traverse les cinq axes.',
      en: 'What runs through the five axes.',
      nl: 'Wat de vijf assen doorkruist.',
    },
    below: {
      financing: { fr: 'Financement', en: 'Funding', nl: 'Financiering' },
      constitution: { fr: 'Constitution', en: 'Constitution', nl: 'Grondwet' },
      evaluation: { fr: 'Évaluation', en: 'Evaluation', nl: 'Evaluatie' },
      democracy: { fr: 'Démocratie', en: 'Democracy', nl: 'Democratie' },
      territories: { fr: 'Territoires', en: 'Territories', nl: 'Gebieden' },
      education: { fr: 'École', en: 'Schools', nl: 'School' },
    },
  },
};
