import type { DemoProposal } from '../contribution.ts';

/** The sixth space: what concerns all five axes. */
export const CROSSCUTTING: readonly DemoProposal[] = [
  {
    title: 'Rendre aux ménages modestes chaque euro prélevé sur le carbone',
    body: 'Un virement le 5 du mois, le même pour tous, visible sur le compte. Celui qui émet moins que la moyenne y gagne. C’est la seule façon que mes voisins acceptent une taxe.',
    theme: 'financing',
    place: 'Maubeuge',
    drawing: 'balance',
    supports: 46,
    comments: [
      { position: 'for', body: '« Visible sur le compte » : c’est ce qui a manqué la dernière fois.' },
      {
        position: 'against',
        body: 'À la campagne on émet plus, et ce n’est pas un choix. Il faut un coefficient par commune.',
        replies: ['Un coefficient selon la distance à la gare et à l’hôpital, alors. Cela se calcule.'],
      },
    ],
    answer: {
      state: 'evaluating',
      text: {
        fr: 'Trois barèmes sont à l’étude, dont un avec un coefficient rural. Les simulations par commune seront publiées avec les données.',
      },
    },
  },
  {
    title: 'Inscrire la protection du climat à l’article premier de la Constitution, par référendum',
    body: 'Pour que le juge puisse s’y référer, et que nul ne puisse l’effacer par une loi de finances. Le texte doit tenir en une phrase.',
    theme: 'constitution',
    place: 'Paris',
    supports: 29,
    comments: [{ position: 'neutral', body: 'Quelle phrase ? Proposons-en trois et votons.' }],
  },
  {
    title: 'Un tableau de bord public : chaque mesure, son état, son effet, son coût',
    body: 'Une page que ma grand-mère peut lire. Une mesure par ligne : promise, votée, appliquée, abandonnée et pourquoi. Mise à jour le premier de chaque mois, avec les données à télécharger.',
    theme: 'evaluation',
    place: 'Poitiers',
    drawing: 'board',
    supports: 44,
    comments: [{ position: 'for', body: '« Abandonnée et pourquoi » : c’est ce qu’on ne voit jamais.' }],
    answer: {
      state: 'accepted',
      text: {
        fr: 'Retenu. Le tableau ouvre avec la remise du rapport ; la convention se réunit chaque année pour le relire en public.',
      },
    },
  },
  {
    title: 'Des conventions citoyennes dans chaque région, tous les trois ans',
    body: 'J’ai été tirée au sort en 2021 dans ma région. J’y suis allée par devoir, j’en suis sortie capable de discuter. Il faut que beaucoup de gens vivent cela.',
    theme: 'democracy',
    place: 'Tours',
    supports: 32,
  },
  {
    title: 'Un impôt exceptionnel sur les patrimoines de plus de dix millions, fléché rénovation',
    body: 'Pendant dix ans, avec un compte public de ce qui entre et de ce qui est rénové. À l’entrée de chaque immeuble, la plaque dit d’où vient l’argent.',
    theme: 'financing',
    place: 'Montreuil',
    supports: 35,
    comments: [
      {
        position: 'against',
        body: 'Ils partiront. Prenez plutôt sur les niches des carburants.',
        replies: ['L’un n’empêche pas l’autre. Les niches aériennes et maritimes d’abord, oui.'],
      },
    ],
  },
  {
    title: 'Penser d’abord aux outre-mer : cyclones, eau, continuité des liaisons',
    body: 'À Mayotte on parle d’eau avant de parler de chauffage. Chaque mesure devrait dire ce qu’elle devient ici : adaptée, reportée, ou sans objet.',
    theme: 'territories',
    place: 'Mamoudzou',
    supports: 30,
    comments: [
      { position: 'for', body: 'De La Réunion : même chose. Une colonne « outre-mer » dans le tableau de bord.' },
    ],
  },
  {
    title: 'Écrire chaque mesure aussi en français facile à lire',
    body: 'Mon frère lit le FALC. Il a des choses à dire sur les bus. Une page par mesure, relue par des personnes concernées.',
    theme: 'democracy',
    place: 'Laval',
    group: 'Lire et agir',
    supports: 33,
    comments: [{ position: 'for', body: 'Et en langue des signes, pour les mesures du rapport final.' }],
  },
  {
    title: 'Une heure climat par semaine à l’école, faite par des enseignants formés',
    body: 'Pas un exposé qui fait peur : un relevé, un jardin, un calcul, une visite. Et la même heure au conseil municipal une fois par an, préparée par les élèves.',
    theme: 'education',
    place: 'Bayonne',
    supports: 28,
  },
  {
    title: 'Un fonds pour les communes qui reculent devant la mer',
    body: 'Nous perdons quatre mètres par an. Racheter 78 logements coûte onze fois le budget de la commune. Le fonds doit exister avant la prochaine tempête.',
    theme: 'territories',
    place: 'Lacanau',
    supports: 38,
  },
  {
    title: 'Fixer un prix du carbone dans les marchés publics',
    body: 'L’État, les hôpitaux et les communes achètent pour 170 milliards. Si la tonne compte 150 euros dans la note, le moins cher change.',
    theme: 'financing',
    place: 'Dijon',
    supports: 21,
    comments: [
      { position: 'for', body: 'Agent d’une mairie : il nous faudrait un tableur, pas un guide de 80 pages.' },
    ],
  },
];
