import type { DemoProposal } from '../contribution.ts';

/** Findings of the mission, to which people react by an opinion. */
export const DATA_FINDINGS = [
  {
    title: 'Une administration sur trois ne publie aucune donnée',
    body: 'Sur 400 administrations tenues de publier leurs données, 131 n’ont encore rien mis en ligne. Les plus petites invoquent le manque de temps, les plus grandes le manque de méthode.',
  },
  {
    title: 'Les données les plus demandées sont les moins disponibles',
    body: 'Transports, santé et énergie concentrent 62 % des demandes et 17 % des jeux de données ouverts.',
  },
  {
    title: 'Personne ne sait combien d’algorithmes décident',
    body: 'La loi demande de le dire à l’usager. Nous avons trouvé 23 registres publics pour plus de mille organismes.',
  },
  {
    title: 'Les agents manquent de formation plus que d’outils',
    body: 'Huit agents sur dix disent ne pas savoir par où commencer. Quatre heures de formation suffisent pour un premier jeu de données.',
  },
  {
    title: 'Le partage entre administrations prend en moyenne quatorze mois',
    body: 'Entre la demande et la première donnée reçue : six mois de droit, cinq mois d’accords, trois mois de technique.',
  },
];

/** Contributions that people wrote freely. */
export const DATA_IDEAS: readonly DemoProposal[] = [
  {
    title: 'Nommer un responsable des données dans chaque préfecture',
    body: 'Quelqu’un à qui l’on écrit, qui répond sous quinze jours, et dont le nom est public.',
    supports: 26,
    comments: [{ position: 'for', body: 'Et qui a le droit de dire oui sans demander à Paris.' }],
    answer: {
      state: 'accepted',
      text: { fr: 'Repris dans la recommandation 4 : un correspondant par préfecture avant la fin de l’année.' },
    },
  },
  {
    title: 'Ouvrir les horaires réels des transports, pas seulement les théoriques',
    body: 'Sans les retards réels, aucune application n’est juste. Les exploitants les ont déjà.',
    supports: 35,
    answer: { state: 'accepted', text: { fr: 'Repris dans la recommandation 9.' } },
  },
  {
    title: 'Un bouton « demander cette donnée » sur chaque site public',
    body: 'Je ne sais pas à qui écrire. Un bouton, un numéro de suivi, une réponse publique : tout le monde en profite.',
    supports: 31,
    comments: [{ position: 'neutral', body: 'Avec un modérateur, sinon ce sera une boîte à réclamations.' }],
    answer: { state: 'accepted', text: { fr: 'Repris dans la recommandation 2.' } },
  },
  {
    title: 'Ne jamais vendre les données de santé',
    body: 'Ni anonymisées, ni agrégées, ni « pour la recherche » quand c’est un laboratoire qui paie.',
    supports: 38,
    comments: [
      {
        position: 'against',
        body: 'Sans elles, pas d’étude sur les effets des médicaments. Encadrer, oui ; interdire, non.',
      },
    ],
    answer: {
      state: 'evaluating',
      text: { fr: 'Le point est débattu : voir la partie 5 de la synthèse, qui présente les deux positions.' },
    },
  },
  {
    title: 'Former chaque élu à lire un tableau',
    body: 'Une demi-journée au début du mandat. On vote mieux ce que l’on comprend.',
    supports: 22,
    answer: {
      state: 'rejected',
      text: {
        fr: 'La formation des élus relève des collectivités. La mission transmet l’idée aux associations d’élus.',
      },
    },
  },
];

/** Uses that administrations reported: what works, what does not. */
export const DATA_CASES: readonly DemoProposal[] = [
  {
    title: 'Retour d’usage : la carte des bornes de recharge d’un département',
    body: 'Ce qui a marché : une convention type d’une page. Ce qui a manqué : un identifiant commun pour les bornes. Deux mois gagnés si nous recommencions.',
    group: 'Syndicat d’énergie du Sud',
    supports: 14,
  },
  {
    title: 'Retour d’usage : prévoir les repas de cantine et jeter moins',
    body: 'Trois ans de présences, un modèle très simple, 18 % de restes en moins. Le code est publié ; six villes l’ont repris.',
    supports: 29,
    comments: [{ position: 'for', body: 'Nous l’avons repris. Comptez deux jours, avec l’aide de leurs agents.' }],
  },
  {
    title: 'Retour d’usage : un algorithme d’attribution de places en crèche, expliqué',
    body: 'Nous avons publié la règle, puis un simulateur. Les recours ont baissé de moitié, et deux erreurs ont été trouvées par des parents.',
    supports: 33,
  },
];

/** Ends the consultation: what was said, and what becomes of it. Markdown. */
export const DATA_SYNTHESIS = `En six semaines, la consultation a recueilli des réactions à cinq constats, des contributions libres et des retours d’usage. Cette synthèse dit ce qui a été dit, par qui, et ce que nous en faisons.

## 1. Ce qui fait accord

Trois idées reviennent dans les trois espaces : **nommer quelqu’un**, **répondre dans un délai**, **montrer ce qui a été demandé**. Le bouton « demander cette donnée » est soutenu dans tous les groupes.

## 2. Ce qui fait débat

Les données de santé partagent les participants. Les uns demandent une interdiction de vente sans exception ; les autres, un accès encadré pour la recherche publique. La mission présente les deux positions et ne tranche pas.

## 3. Ce que nous avons appris

Les retours d’usage montrent qu’une convention d’une page et un identifiant commun font gagner plus de temps qu’un outil nouveau.

## 4. Ce que nous recommandons

1. Un correspondant des données dans chaque préfecture, avec un nom et un délai de quinze jours.
2. Un bouton de demande sur chaque site public, avec une réponse publique.
3. Les horaires réels des transports, ouverts et à jour.
4. Quatre heures de formation pour les agents qui publient.

## 5. La suite

Le Gouvernement répond à chaque recommandation sous trois mois. Chaque contribution porte la réponse qui la concerne.
`;
