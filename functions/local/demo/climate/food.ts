import type { DemoProposal } from '../contribution.ts';

/** Axis « Se nourrir ». */
export const FOOD: readonly DemoProposal[] = [
  {
    title: 'Des légumes d’ici dans les cantines, et le prix payé au maraîcher sur la porte',
    body: 'Notre cantine achète à onze maraîchers. Le repas coûte 14 centimes de plus. En septembre, les enfants ont cuisiné les courges qu’ils avaient vues pousser.\n\nAffichons le prix payé au producteur : cela change la conversation avec les parents.',
    theme: 'canteens',
    place: 'Mouans-Sartoux',
    drawing: 'market',
    supports: 42,
    comments: [
      { position: 'for', body: 'Cuisinier de collège : donnez-moi un éplucheur et une personne, et je le fais lundi.' },
      {
        position: 'neutral',
        body: 'Les marchés publics nous interdisent de demander « local ». C’est là qu’il faut agir.',
        replies: ['On peut allotir par légume et par saison. Nous envoyons notre modèle à qui le demande.'],
      },
    ],
    answer: {
      state: 'accepted',
      text: {
        fr: 'La convention propose un modèle de marché public par saison et un fonds d’équipement des cuisines de 200 millions d’euros par an.',
      },
    },
  },
  {
    title: 'Un menu sans viande par jour, toujours bon, jamais imposé',
    body: 'Deux plats au choix, dont un sans viande, présentés de la même façon et sans étiquette. Dans notre restaurant d’entreprise, un tiers des convives l’a choisi la première semaine, la moitié au bout de six mois.',
    theme: 'canteens',
    place: 'Clermont-Ferrand',
    supports: 28,
    comments: [
      {
        position: 'against',
        body: 'Nous sommes éleveurs à l’herbe. Dites « moins et mieux », et dites d’où vient la viande.',
        replies: ['D’accord avec « d’où ». Chez nous c’est écrit sur le tableau depuis janvier.'],
      },
    ],
  },
  {
    title: 'Payer les agriculteurs pour les haies, au mètre et pour vingt ans',
    body: 'J’ai planté trois kilomètres. L’aide couvre la plantation, pas les vingt ans d’entretien. Un contrat long, un prix au mètre, un contrôle par photo aérienne : c’est simple et cela se vérifie.',
    theme: 'farming',
    place: 'Bressuire',
    drawing: 'hedge',
    supports: 34,
    comments: [{ position: 'for', body: 'Et la haie donne du bois : voir la proposition sur les réseaux de chaleur.' }],
  },
  {
    title: 'Une sécurité sociale de l’alimentation, à l’essai dans dix villes',
    body: '150 euros par mois sur une carte, pour des produits choisis par une caisse locale où siègent habitants, paysans et commerçants. Chacun cotise selon ses revenus. Dix villes l’essaient déjà à petite échelle : comptons ensemble.',
    theme: 'access',
    place: 'Montpellier',
    group: 'Caisse alimentaire commune',
    supports: 32,
    comments: [
      {
        position: 'neutral',
        body: 'Combien cela coûterait-il pour tout le pays ? Il faut un ordre de grandeur avant de voter.',
        replies: [
          'Environ 120 milliards par an, cotisations comprises. C’est pourquoi nous demandons un essai, pas une loi.',
        ],
      },
    ],
  },
  {
    title: 'Interdire de jeter les invendus, aussi pour les commandes en ligne',
    body: 'Je prépare des commandes. Ce qui est annulé après 18 heures part à la benne, même emballé. Une règle simple : donner avant minuit, ou payer le double du prix.',
    theme: 'waste',
    place: 'Orléans',
    supports: 31,
  },
  {
    title: 'Une étiquette climat lisible, de A à E, sur tous les produits alimentaires',
    body: 'Une seule étiquette, une seule méthode, publiée. Qu’elle ne pénalise pas l’élevage à l’herbe ni le bio parce qu’on a oublié de compter les sols.',
    theme: 'labels',
    place: 'Angers',
    supports: 25,
    comments: [
      { position: 'neutral', body: 'Cinq logos sur un paquet de biscuits, déjà. Remplaçons plutôt qu’ajouter.' },
    ],
  },
  {
    title: 'Garder la terre agricole : rien ne se construit sur un sol qui nourrit',
    body: 'Autour de chez nous 60 hectares sont partis en entrepôts en dix ans. Que l’on construise d’abord sur les friches, et que la commune qui garde ses champs reçoive une dotation.',
    theme: 'farming',
    place: 'Cavaillon',
    supports: 40,
  },
  {
    title: 'Des lycées agricoles qui enseignent le sol avant la machine',
    body: 'En première année, deux jours par semaine sur une ferme, un carnet de sol par élève. On apprend à regarder avant d’apprendre à acheter.',
    theme: 'farming',
    place: 'Rodez',
    supports: 17,
  },
  {
    title: 'Moins d’engrais de synthèse : un conseiller qui ne vend rien',
    body: 'Celui qui me conseille me vend le produit. Payons des conseillers publics, un pour cent fermes, évalués sur la baisse des doses et le revenu des fermes.',
    theme: 'farming',
    place: 'Chartres',
    supports: 23,
    comments: [{ position: 'for', body: 'Mon mari est céréalier. Sur le revenu aussi : merci de l’avoir écrit.' }],
  },
  {
    title: 'Une heure de cuisine par semaine au collège, avec les cantinières',
    body: 'Éplucher, assaisonner, ne rien jeter. Les cantines sont équipées et vides l’après-midi. Les élèves ramènent la recette à la maison.',
    theme: 'canteens',
    place: 'Saint-Nazaire',
    supports: 29,
  },
];
