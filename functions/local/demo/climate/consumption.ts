import type { DemoProposal } from '../contribution.ts';

/** Axis « Consommer ». */
export const CONSUMPTION: readonly DemoProposal[] = [
  {
    title: 'Un droit à la réparation : le prix de la pièce affiché le jour de l’achat',
    body: 'La charnière de mon lave-vaisselle coûte 140 euros, l’appareil 320. Si le prix des cinq pièces qui cassent était écrit à côté du prix de l’appareil, j’aurais choisi l’autre.',
    theme: 'repair',
    place: 'Le Mans',
    drawing: 'repair',
    supports: 43,
    comments: [
      {
        position: 'for',
        body: 'Et le temps pour l’obtenir. Trois semaines sans lave-linge avec trois enfants, on rachète.',
      },
      {
        position: 'for',
        body: 'Réparateur : la pièce existe presque toujours, c’est le plan qui manque.',
        replies: ['Les plans pourraient être déposés à la bibliothèque nationale, comme les livres.'],
      },
    ],
    answer: {
      state: 'accepted',
      text: {
        fr: 'Retenu. L’affichage portera sur cinq pièces, pour quatorze familles d’appareils, avec le délai de livraison.',
      },
    },
  },
  {
    title: 'Plus de publicité pour ce que nous cherchons à réduire',
    body: 'On nous demande de prendre moins l’avion, et le premier panneau de la gare vend un week-end à 39 euros. Commençons par les voitures de plus de 1 800 kilos, les vols courts et les panneaux qui bougent.',
    theme: 'advertising',
    place: 'Lyon',
    supports: 36,
    comments: [
      {
        position: 'against',
        body: 'La ville touche 2 millions par an de ces panneaux. Qui paie la bibliothèque ensuite ?',
        replies: ['À Grenoble ils ont enlevé 300 panneaux et planté des arbres. Le budget a tenu.'],
      },
    ],
  },
  {
    title: 'Une consigne pour les bouteilles en verre dans toute la France',
    body: 'Une bouteille lavée sert quarante fois. Il faut un seul modèle pour la bière, un pour le vin, un pour le jus, et une machine dans chaque supermarché.',
    theme: 'waste',
    place: 'Colmar',
    supports: 38,
    comments: [{ position: 'for', body: 'En Alsace elle n’avait jamais disparu. Venez voir.' }],
  },
  {
    title: 'Des bibliothèques d’objets dans chaque commune de plus de 5 000 habitants',
    body: 'Une perceuse sert treize minutes dans sa vie. À la médiathèque, on emprunte un livre, un appareil à raclette, une remorque à vélo. La nôtre prête 412 objets et il en manque trois.',
    theme: 'sharing',
    place: 'Villeurbanne',
    drawing: 'library',
    supports: 27,
  },
  {
    title: 'Un compte carbone personnel, volontaire et sans fichier',
    body: 'Un carnet sur mon téléphone, qui ne part nulle part. Il me montre les trois gestes qui comptent chez moi, pas trente.',
    theme: 'information',
    place: 'Issy-les-Moulineaux',
    supports: 12,
    comments: [
      {
        position: 'against',
        body: 'On fait porter à chacun ce que dix entreprises émettent. Attention au sens de la pente.',
      },
    ],
  },
  {
    title: 'Allonger la garantie légale à dix ans pour l’électroménager',
    body: 'Les fabricants savent construire pour dix ans : ils le font pour les laveries. Le prix montera un peu, la facture sur dix ans baissera beaucoup.',
    theme: 'repair',
    place: 'Amiens',
    supports: 39,
  },
  {
    title: 'Afficher le nombre d’années de mises à jour sur les téléphones',
    body: 'Mon téléphone marche, ma banque n’en veut plus. Le nombre d’années doit être sur l’étiquette, en gros, et engager le vendeur.',
    theme: 'repair',
    place: 'Brest',
    supports: 33,
    comments: [{ position: 'for', body: 'Et obliger les administrations à rester lisibles sur un vieux téléphone.' }],
  },
  {
    title: 'Arrêter les prospectus, sauf pour ceux qui les demandent',
    body: 'L’inverse d’aujourd’hui : un autocollant « oui, merci ». Dans les communes à l’essai, 70 % de papier en moins.',
    theme: 'advertising',
    place: 'Dunkerque',
    supports: 30,
    comments: [
      {
        position: 'neutral',
        body: 'Mon père, 84 ans, n’a pas internet et compare les prix sur le papier. Il prendra l’autocollant, si on le lui apporte.',
      },
    ],
    answer: {
      state: 'evaluating',
      text: {
        fr: 'L’essai « Oui Pub » est évalué dans quatorze territoires. La convention attend son bilan social avant de se prononcer.',
      },
    },
  },
  {
    title: 'Un textile sur deux réparable, réemployé ou recyclé ici en 2030',
    body: 'Nos bennes débordent de pulls à 6 euros qui ne tiennent pas trois lavages. Une contribution qui monte quand la qualité baisse, et qui paie les ateliers d’insertion.',
    theme: 'waste',
    place: 'Cholet',
    group: 'Le Fil retrouvé',
    supports: 26,
  },
  {
    title: 'Des fêtes de village sans jetable, avec un kit de vaisselle par canton',
    body: '600 assiettes, 600 verres, deux remorques, une plonge. Le comité des fêtes réserve en ligne. Douze fêtes l’été dernier, aucune poubelle de plus que d’habitude.',
    theme: 'sharing',
    place: 'Figeac',
    supports: 24,
  },
];
