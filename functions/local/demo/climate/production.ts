import type { DemoProposal } from '../contribution.ts';

/** Axis « Produire et travailler ». */
export const PRODUCTION: readonly DemoProposal[] = [
  {
    title: 'Conditionner les aides aux entreprises à une trajectoire publiée et vérifiée',
    body: 'Une page par entreprise aidée : ce qu’elle a promis, ce qu’elle a émis, ce qu’elle a reçu. Si la trajectoire n’est pas tenue deux ans de suite, l’aide s’arrête.',
    theme: 'industry',
    place: 'Fos-sur-Mer',
    drawing: 'factory',
    supports: 37,
    comments: [
      { position: 'for', body: 'Salarié d’un sous-traitant : nous voulons voir la page de notre donneur d’ordre.' },
      {
        position: 'neutral',
        body: 'Vérifiée par qui ? Les cabinets sont payés par ceux qu’ils contrôlent.',
        replies: ['Par tirage au sort du cabinet, comme pour certains hôpitaux.'],
      },
    ],
  },
  {
    title: 'Un droit à se former quand son métier disparaît, avec le salaire maintenu deux ans',
    body: 'On ferme la fonderie en 2028, on le sait. Mes collègues ont 45 ans. Que la formation commence maintenant, sur le temps de travail, pour un métier qui existe dans la vallée.',
    theme: 'jobs',
    place: 'Florange',
    supports: 45,
    comments: [
      {
        position: 'for',
        body: 'Fermer un site sans cela, c’est perdre les gens pour la transition. Mon beau-frère n’y croit plus.',
      },
    ],
    answer: {
      state: 'accepted',
      text: {
        fr: 'La convention demande un « contrat de transition » de vingt-quatre mois, négocié par bassin d’emploi et financé pour moitié par la branche.',
      },
    },
  },
  {
    title: 'Travailler quatre jours à l’usine quand le soleil ne donne pas',
    body: 'Notre atelier de plasturgie consomme 4 mégawatts. En hiver, quatre jours de dix heures aux heures creuses ; en été, cinq jours. Les horaires ont été votés par l’équipe : 82 % pour.',
    theme: 'energy',
    place: 'Oyonnax',
    supports: 20,
    comments: [
      {
        position: 'neutral',
        body: 'Et la crèche, elle ouvre à cinq heures ?',
        replies: ['C’est la bonne question. Nous avons gardé une équipe de jour pour les parents.'],
      },
    ],
  },
  {
    title: 'Du solaire sur tous les parkings et les hangars avant le premier champ',
    body: 'Le cadastre des toits existe. Que chaque commune publie la liste de ses grandes surfaces déjà imperméables, et que rien ne soit autorisé sur un champ tant que la moitié n’est pas faite.',
    theme: 'energy',
    place: 'Béziers',
    drawing: 'solar',
    supports: 41,
  },
  {
    title: 'Une part de l’énergie aux habitants de la commune qui la produit',
    body: 'Les éoliennes sont chez nous, la facture aussi. Un tarif réduit à moins de dix kilomètres et 20 % du capital ouvert aux habitants : notre parc a été accepté comme cela.',
    theme: 'energy',
    place: 'Loudéac',
    supports: 34,
    comments: [{ position: 'for', body: 'C’est la différence entre un parc subi et un parc à soi.' }],
  },
  {
    title: 'Remettre en route les petites centrales hydrauliques, sous contrôle des pêcheurs',
    body: 'Onze moulins sur notre rivière, deux turbines. Des passes à poissons payées par la vente du courant, et les associations de pêche au conseil.',
    theme: 'energy',
    place: 'Oloron-Sainte-Marie',
    supports: 16,
    comments: [
      { position: 'against', body: 'Chaque seuil chauffe l’eau. Nos truites n’ont pas besoin de onze turbines.' },
    ],
  },
  {
    title: 'Télétravailler dans un lieu partagé du bourg plutôt que seul chez soi',
    body: 'Douze bureaux dans l’ancienne poste, une imprimante, un café. Trois jours par semaine, je ne fais plus 86 kilomètres. L’employeur loue la place moins cher que son parking.',
    theme: 'jobs',
    place: 'Crest',
    supports: 28,
  },
  {
    title: 'Un bilan carbone simple et gratuit pour les entreprises de moins de vingt personnes',
    body: 'Je suis boulanger, pas ingénieur. Trente questions, un conseiller de la chambre de métiers, trois actions. Le mien a trouvé la porte du four : 9 % de gaz en moins.',
    theme: 'industry',
    place: 'Épinal',
    supports: 31,
  },
  {
    title: 'Faire revenir la production des médicaments et des vélos',
    body: 'Un vélo fait 12 000 kilomètres avant d’en faire un seul. Nous avons trois usines ; il en faut trente, avec une commande publique garantie sur cinq ans.',
    theme: 'industry',
    place: 'Saint-Étienne',
    supports: 23,
  },
  {
    title: 'Mesurer l’eau des centres de données, et leur chaleur, et la rendre aux villes',
    body: 'Le centre qui ouvre ici consommera l’eau de 8 000 habitants. Que les chiffres soient publics tous les mois et que la chaleur aille à la piscine et aux logements.',
    theme: 'energy',
    place: 'Marseille',
    supports: 27,
    comments: [
      { position: 'neutral', body: 'La chaleur est à 30 degrés, il faut une pompe. Cela reste une bonne affaire.' },
    ],
  },
];
