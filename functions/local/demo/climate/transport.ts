import type { DemoProposal } from '../contribution.ts';

/** Axis « Se déplacer ». */
export const TRANSPORT: readonly DemoProposal[] = [
  {
    title: 'Rouvrir la ligne Quimper–Landerneau avec un train toutes les heures',
    body: 'Deux heures de car pour 60 kilomètres : tout le monde prend sa voiture. La voie est là, les gares aussi.\n\nUn train toutes les heures, de 5 h 30 à 22 heures, avec le vélo gratuit. Sans le dernier train du soir, on ne lâche pas la voiture.',
    theme: 'rail',
    place: 'Quimper',
    drawing: 'train',
    supports: 44,
    comments: [
      {
        position: 'for',
        body: 'Infirmière à Châteaulin, je signe. Mais il faut un train à 5 h 30, sinon l’hôpital n’aura personne.',
      },
      {
        position: 'against',
        body: 'Soixante millions pour 900 voyageurs par jour. Un car rapide et électrique coûte dix fois moins.',
        replies: [
          'Un car est pris dans les bouchons de Brest le matin. Le train non.',
          'Publions les deux études côte à côte, avec les mêmes hypothèses.',
        ],
      },
      { position: 'neutral', body: 'Et le fret ? La laiterie de Landerneau remplirait un train par jour.' },
    ],
    answer: {
      state: 'accepted',
      text: {
        fr: 'La Région et l’État financent l’étude de réouverture. Premiers trains possibles quatre ans après la décision ; le calendrier est publié chaque trimestre.',
      },
    },
  },
  {
    title: 'Un billet à 49 euros par mois pour tous les trains régionaux et les cars',
    body: 'Un prix simple, que l’on comprend sans calculatrice. En Allemagne, un voyage en voiture sur dix a été remplacé. Gratuit avant 12 ans, moitié prix pour les étudiants et les personnes sans emploi.',
    theme: 'rail',
    place: 'Strasbourg',
    supports: 47,
    comments: [
      {
        position: 'neutral',
        body: 'Chez nous il n’y a pas de train du tout. Un billet moins cher pour ceux qui en ont déjà un ?',
        replies: ['Les cars sont compris. Mais oui : il faut d’abord qu’ils passent.'],
      },
      {
        position: 'for',
        body: 'Le prix unique enlève la peur de se tromper de zone. Ma mère a payé 60 euros d’amende pour cela.',
      },
    ],
  },
  {
    title: 'Le covoiturage du matin : une ligne, des arrêts, un départ garanti',
    body: 'Entre Bourgoin et Lyon, une voiture sur six s’arrête si l’arrêt est bien placé. En dix minutes on part. Si personne ne vient, un taxi est payé : cela arrive deux fois sur cent.',
    theme: 'car-sharing',
    place: 'Bourgoin-Jallieu',
    drawing: 'stop',
    supports: 31,
    comments: [{ position: 'for', body: 'Je conduis, et j’ai trouvé trois amis. On ne parle pas assez de cela.' }],
  },
  {
    title: 'Un vélo de fonction plutôt qu’une place de parking',
    body: 'Mon entreprise paie 90 euros par mois la place que je n’utilise pas. Que le salarié puisse choisir : la place, le vélo, ou l’argent.',
    theme: 'cycling',
    place: 'Rennes',
    supports: 26,
  },
  {
    title: 'Des pistes continues entre l’école, le bourg et la gare, avant les belles pistes du centre',
    body: 'Chez nous la piste s’arrête au rond-point, là où on en a besoin. Mon fils de 11 ans a quinze cents mètres à faire et je n’ose pas.\n\nQu’aucune aide ne soit versée pour un tronçon qui ne mène nulle part.',
    theme: 'cycling',
    place: 'Fougères',
    drawing: 'bike',
    supports: 39,
    comments: [
      { position: 'for', body: 'Le rond-point, c’est exactement cela. On compte les kilomètres, pas les coupures.' },
      {
        position: 'for',
        body: 'Il faut l’avis des enfants : ils savent très bien où c’est dangereux.',
        replies: ['Notre école l’a fait avec une carte et des gommettes. En une matinée.'],
      },
    ],
  },
  {
    title: 'Interdire les vols intérieurs quand le train met moins de quatre heures',
    body: 'La règle actuelle s’arrête à deux heures et demie et laisse presque tout passer. Avec quatre heures, on garde la Corse, l’outre-mer et les correspondances lointaines.',
    theme: 'air',
    place: 'Toulouse',
    supports: 30,
    comments: [
      {
        position: 'against',
        body: 'Toulouse–Paris en quatre heures vingt quand tout va bien. Réparez d’abord la ligne.',
      },
    ],
    answer: {
      state: 'rejected',
      text: {
        fr: 'La convention garde le seuil actuel : la moitié des voyageurs concernés prend une correspondance. Elle demande en revanche que les trains de nuit soient rétablis, et y reviendra si ce n’est pas fait en 2028.',
      },
    },
  },
  {
    title: 'Des trains de nuit vers six villes, réservés comme un train de jour',
    body: 'Je dors, j’arrive. Le Paris–Nice est complet trois semaines à l’avance. Il faut des voitures neuves, et pouvoir réserver sur le même site que le reste.',
    theme: 'rail',
    place: 'Nice',
    supports: 35,
  },
  {
    title: 'Louer une voiture électrique à moins de 100 euros par mois si l’on roule pour travailler',
    body: 'Aide à domicile, je fais 1 400 kilomètres par mois. Ma diesel a 19 ans, je ne peux ni la garder ni la changer. Le premier programme a été fermé en six semaines : il faut un nombre de voitures écrit dans la loi, par département.',
    theme: 'car',
    place: 'Guéret',
    supports: 37,
    comments: [
      { position: 'for', body: 'Et les réparateurs ? Le plus proche qui touche à l’électrique est à 70 kilomètres.' },
    ],
  },
  {
    title: '110 km/h sur autoroute : essayer un an et compter',
    body: 'On gagne 20 % de carburant et on perd huit minutes sur 200 kilomètres. Essayons un an, sur tout le réseau, et publions les chiffres chaque mois : émissions, morts, temps de parcours. Puis on vote.',
    theme: 'car',
    place: 'Mâcon',
    supports: 22,
    comments: [
      { position: 'against', body: 'Encore une mesure pensée en ville. Je roule 300 kilomètres par jour.' },
      { position: 'for', body: '« On essaie, on compte, on vote » : voilà une façon de faire.' },
    ],
  },
  {
    title: 'Livrer les bourgs par le car scolaire quand il est vide',
    body: 'Le car fait 42 kilomètres à vide entre 9 heures et 16 heures. La pharmacie, la bibliothèque et l’épicerie pourraient s’en servir.',
    theme: 'freight',
    place: 'Aurillac',
    supports: 19,
  },
];
