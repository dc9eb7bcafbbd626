import type { DemoProposal } from '../contribution.ts';

/** Axis « Se loger ». */
export const HOUSING: readonly DemoProposal[] = [
  {
    title: 'Un seul guichet pour rénover sa maison, dans chaque intercommunalité',
    body: 'Pour isoler notre maison de 1962, nous avons rempli sept dossiers et parlé à cinq interlocuteurs. Deux voisins ont renoncé.\n\nJe propose un guichet par intercommunalité, qui suit une famille du premier rendez-vous à la dernière facture :\n\n- une visite à domicile, gratuite ;\n- un plan de travaux dans le bon ordre ;\n- l’avance des aides, pour ne pas payer d’abord et attendre ensuite.',
    theme: 'renovation',
    place: 'Roubaix',
    drawing: 'house',
    supports: 41,
    comments: [
      {
        position: 'for',
        body: 'Chez nous le guichet existe depuis deux ans. La différence, c’est qu’une même personne vous rappelle.',
        replies: ['Combien de familles suit-elle ? Chez nous il y en a une pour 200 dossiers.'],
      },
      {
        position: 'neutral',
        body: 'D’accord sur le guichet, mais qui paie la visite ? Il faut le dire dans la mesure.',
      },
      { position: 'for', body: 'L’avance des aides change tout pour les petites retraites.' },
    ],
    answer: {
      state: 'evaluating',
      text: {
        fr: 'La convention a entendu l’agence de l’habitat sur ce point. Le coût d’un guichet par intercommunalité est en cours d’étude ; il sera publié avant la deuxième session.',
      },
    },
  },
  {
    title: 'Rendre la rénovation globale obligatoire à chaque vente, avec un fonds pour l’avancer',
    body: 'On rénove par petits bouts, et on refait deux fois. Au moment de la vente, la maison est vide et l’argent circule : c’est le bon moment.\n\nLe fonds public avance les travaux, il est remboursé à la vente suivante.',
    theme: 'renovation',
    place: 'Nantes',
    supports: 27,
    comments: [
      {
        position: 'against',
        body: 'Obliger au moment de la vente, c’est faire baisser le prix des maisons des plus modestes.',
        replies: [
          'Pas si le fonds avance tout : le prix tient compte d’une maison rénovée.',
          'Il faudrait un exemple chiffré, avec une maison à 120 000 euros.',
        ],
      },
      {
        position: 'for',
        body: 'Au Danemark l’étiquette a fini par compter autant que la surface. Ici on la cache en bas de l’annonce.',
      },
    ],
  },
  {
    title: 'Interdire de louer les passoires thermiques, mais reloger avant de punir',
    body: 'J’ai vécu trois hivers dans 9 m² à 14 degrés. Interdire ne suffit pas : si le propriétaire retire le logement, c’est moi qui pars.\n\nIl faut un droit au relogement pendant les travaux, et le retour au même loyer.',
    theme: 'renting',
    place: 'Lille',
    supports: 38,
    comments: [{ position: 'for', body: 'Le retour au même loyer est la clé. Sans cela, rénover veut dire chasser.' }],
  },
  {
    title: 'Former 100 000 artisans à la rénovation, dans les lycées professionnels d’abord',
    body: 'Je suis couvreur. J’ai huit mois de carnet et personne à embaucher. Les jeunes ne connaissent pas ces métiers.\n\nUne année de formation payée, moitié au lycée, moitié sur un chantier réel de la commune : l’école, la mairie, la salle des fêtes.',
    theme: 'renovation',
    place: 'Vesoul',
    drawing: 'roof',
    group: 'Compagnons du toit',
    supports: 33,
    comments: [{ position: 'for', body: 'Et les filles ! Dans ma classe de CAP nous sommes deux sur vingt-quatre.' }],
    answer: {
      state: 'accepted',
      text: {
        fr: 'La convention retient la formation en alternance sur des chantiers publics. Elle propose d’ouvrir 12 000 places dès la prochaine rentrée.',
      },
    },
  },
  {
    title: 'Compter la surface chauffée par personne dans la taxe foncière',
    body: 'Nous sommes deux dans 180 m². C’est trop, et nous le savons. Une part de la taxe pourrait suivre la surface par habitant, avec un abattement pour les familles et les personnes qui aident un proche.',
    theme: 'sobriety',
    place: 'Tours',
    supports: 9,
    comments: [
      {
        position: 'against',
        body: 'Ma mère vit seule dans la maison où elle a élevé quatre enfants. On ne va pas la taxer parce qu’elle est veuve.',
        replies: ['Un abattement après 75 ans suffirait, non ?'],
      },
    ],
  },
  {
    title: 'Des volets, des arbres et des cours ouvertes avant la climatisation',
    body: 'Dans ma rue, 31 climatiseurs soufflent de l’air chaud sur le trottoir. L’été dernier l’école est montée à 34 degrés.\n\nPlantons les cours, peignons les toits en clair, ouvrons les cours le soir. Et réservons la climatisation aux hôpitaux et aux personnes fragiles.',
    theme: 'sobriety',
    place: 'Montpellier',
    drawing: 'trees',
    supports: 36,
    comments: [
      { position: 'for', body: 'Une cour plantée à Sète : 6 degrés de moins à 17 heures, mesurés par les élèves.' },
    ],
  },
  {
    title: 'Un réseau de chaleur au bois dans chaque bourg qui ferme sa chaudière au fioul',
    body: 'Notre commune de 1 800 habitants chauffe l’école, l’EHPAD et 40 logements avec le bois des haies. Le prix n’a pas bougé pendant la crise.',
    theme: 'heating',
    place: 'Loudéac',
    supports: 24,
    comments: [
      { position: 'neutral', body: 'Oui, si le bois vient vraiment des haies et qu’on replante. Il faut un contrôle.' },
    ],
  },
  {
    title: 'Transformer les bureaux vides en logements, sans permis de six mois',
    body: 'Quatre millions de mètres carrés de bureaux sont vides. Transformer émet moitié moins que construire. Une procédure en deux mois, avec un modèle d’immeuble déjà approuvé, suffirait.',
    theme: 'building',
    place: 'Nanterre',
    supports: 29,
  },
  {
    title: 'Afficher la consommation de l’immeuble dans le hall, mois par mois',
    body: 'Un panneau simple : ce que nous avons consommé, ce que nous consommions il y a un an. Dans notre résidence cela a suffi pour baisser de 11 % : les gens en parlent devant les boîtes aux lettres.',
    theme: 'sobriety',
    place: 'Grenoble',
    supports: 21,
    comments: [
      { position: 'for', body: 'Pas cher, et on commence demain. Il en faut aussi, des idées comme celle-là.' },
    ],
  },
  {
    title: 'Construire en terre, en paille et en bois d’ici : un quart des écoles neuves en 2030',
    body: 'Les matériaux existent, les normes non. Que l’État fasse les essais une fois pour toutes et publie les plans : les communes suivront.',
    theme: 'building',
    place: 'Limoges',
    group: 'Paille et terre du Limousin',
    supports: 18,
  },
];
