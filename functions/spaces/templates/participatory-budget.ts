import type { ProcessTemplate } from './template.ts';

type Phase = ProcessTemplate['phases'][number];

const PHASES: readonly Phase[] = [
  {
    key: 'ideas',
    title: { fr: 'Idées', en: 'Ideas', nl: 'Ideeën' },
    description: {
      fr: 'Déposez vos idées, situez-les sur le plan et soutenez celles des autres.',
      en: 'Hand in your ideas, put them on the map and support those of others.',
      nl: 'Dien uw ideeën in, zet ze op de kaart en steun die van anderen.',
    },
    days: 42,
  },
  {
    key: 'study',
    title: { fr: 'Étude technique', en: 'Technical study', nl: 'Technisch onderzoek' },
    description: {
      fr: 'Les services étudient chaque idée : est-elle possible, combien coûte-t-elle ? Chaque auteur reçoit la réponse et ses raisons.',
      en: 'The services study each idea: can it be done, what does it cost? Each author is told the answer and its reasons.',
      nl: 'De diensten onderzoeken elk idee: is het haalbaar, wat kost het? Elke indiener krijgt het antwoord en de redenen.',
    },
    days: 56,
  },
  {
    key: 'vote',
    title: { fr: 'Vote', en: 'Vote', nl: 'Stemming' },
    description: {
      fr: 'Composez votre bulletin dans la limite de l’enveloppe, en ligne ou sur papier.',
      en: 'Make up your ballot within the envelope, online or on paper.',
      nl: 'Stel uw stembiljet samen binnen de enveloppe, online of op papier.',
    },
    days: 21,
  },
  {
    key: 'results',
    title: { fr: 'Résultats', en: 'Results', nl: 'Uitslag' },
    description: {
      fr: 'Les bulletins sont dépouillés, la liste anonyme et les projets retenus sont publiés.',
      en: 'The ballots are counted; their anonymous list and the winning projects are published.',
      nl: 'De stembiljetten worden geteld; de anonieme lijst en de gekozen projecten worden bekendgemaakt.',
    },
    days: 14,
  },
  {
    key: 'realization',
    title: { fr: 'Réalisation', en: 'Realization', nl: 'Uitvoering' },
    description: {
      fr: 'Chaque projet retenu est suivi ici jusqu’à son inauguration.',
      en: 'Each winning project is followed here until it is opened.',
      nl: 'Elk gekozen project wordt hier gevolgd tot het klaar is.',
    },
    days: null,
  },
];

const IDEAS: ProcessTemplate['components'][number] = {
  key: 'proposals',
  kind: 'proposals',
  name: { fr: 'Vos idées', en: 'Your ideas', nl: 'Uw ideeën' },
  introduction: {
    fr: 'Une idée par proposition : les services l’étudient, et elle devient peut-être un projet soumis au vote.',
    en: 'One idea per proposal: the services study it, and it may become a project that is voted on.',
    nl: 'Eén idee per voorstel: de diensten onderzoeken het, en misschien wordt het een project om op te stemmen.',
  },
  settings: {
    voteKind: 'support',
    voteLimit: 0,
    placeMode: 'optional',
    attachmentsAllowed: true,
    help: {
      fr: 'Dites ce qui manque, où, et pour qui. Un investissement seulement : la ville construit, aménage ou achète, mais ne paie pas de fonctionnement. Nul besoin d’un chiffrage, les services s’en chargent.',
      en: 'Say what is missing, where, and for whom. Investments only: the city builds, lays out or buys, and pays no running costs. You need not know what it costs: the services find out.',
      nl: 'Zeg wat ontbreekt, waar, en voor wie. Alleen investeringen: de stad bouwt, legt aan of koopt, en betaalt geen werkingskosten. U hoeft niet te weten wat het kost: dat zoeken de diensten uit.',
    },
  },
  open: { ideas: { creation: true, voting: true, comments: true }, study: { comments: true } },
};

const VOTE: ProcessTemplate['components'][number] = {
  key: 'budgets',
  kind: 'budgets',
  name: { fr: 'Le vote du budget', en: 'The vote on the budget', nl: 'De stemming over het budget' },
  introduction: {
    fr: 'Les projets que les services ont jugés possibles, avec leur coût. Vous choisissez ; la règle de dépouillement est publiée avant l’ouverture du vote.',
    en: 'The projects that the services found to be possible, with their cost. You choose; the counting rule is published before the vote opens.',
    nl: 'De projecten die de diensten haalbaar vonden, met hun kostprijs. U kiest; de telregel wordt bekendgemaakt voordat de stemming begint.',
  },
  settings: {
    currency: 'EUR',
    ballotKind: 'envelope',
    envelopeChoice: 'one',
    allocationRule: 'greedy-votes',
    ties: ['max-votes', 'min-cost'],
    moreInformation: {
      fr: '[Où voter sur papier : lieu, jours et heures. Qui appeler en cas de difficulté.]',
      en: '[Where to vote on paper: place, days and hours. Whom to call in case of difficulty.]',
      nl: '[Waar op papier te stemmen: plaats, dagen en uren. Wie te bellen bij moeilijkheden.]',
    },
  },
  open: { vote: { voting: true } },
};

/** A sum that people spend: their ideas are studied, become projects with a cost, and are voted on. */
export const PARTICIPATORY_BUDGET: ProcessTemplate = {
  name: 'participatory-budget',
  title: { fr: 'Budget participatif', en: 'Participatory budget', nl: 'Burgerbegroting' },
  question: {
    fr: 'Que faire de [100 000 €] dans [votre ville] ?',
    en: 'What should be done with [€100,000] in [your city]?',
    nl: 'Wat doen we met [100.000 €] in [uw stad]?',
  },
  summary: {
    fr: 'Vous avez les idées, les services les étudient, vous votez, la ville réalise.',
    en: 'You have the ideas, the services study them, you vote, the city builds.',
    nl: 'U hebt de ideeën, de diensten onderzoeken ze, u stemt, de stad voert uit.',
  },
  description: {
    fr: `La ville réserve [100 000 €] de son budget d’investissement à des projets que les habitants proposent et choisissent.

## Qui participe

- **Proposer.** [Toute personne qui habite, travaille ou étudie ici]
- **Voter.** [Les habitants à partir de 16 ans ; les vérifications se règlent dans le composant du vote]

## Ce qui est décidé, ce qui est ouvert

- **Décidé.** [La somme, les enveloppes, la règle de dépouillement]
- **Ouvert.** [Les projets]`,
    en: `The city sets aside [€100,000] of its investment budget for projects that its inhabitants propose and choose.

## Who takes part

- **To propose.** [Whoever lives, works or studies here]
- **To vote.** [Inhabitants from the age of 16; verifications are set in the component of the vote]

## What is decided, what is open

- **Decided.** [The sum, the envelopes, the counting rule]
- **Open.** [The projects]`,
    nl: `De stad houdt [100.000 €] van haar investeringsbudget vrij voor projecten die inwoners voorstellen en kiezen.

## Wie doet mee

- **Voorstellen.** [Wie hier woont, werkt of studeert]
- **Stemmen.** [Inwoners vanaf 16 jaar; verificaties stelt u in bij het onderdeel van de stemming]

## Wat vastligt, wat openstaat

- **Vastgelegd.** [De som, de enveloppen, de telregel]
- **Open.** [De projecten]`,
  },
  decision: {
    fr: '[Le conseil municipal] s’engage à réaliser les projets retenus avant le [date], dans l’ordre et pour la somme que le vote a donnés.',
    en: '[The city council] commits itself to realize the winning projects before [date], for the sum that the vote has given.',
    nl: '[De gemeenteraad] verbindt zich ertoe de gekozen projecten vóór [datum] uit te voeren, voor de som die de stemming heeft bepaald.',
  },
  phases: PHASES,
  components: [IDEAS, VOTE],
  themes: [
    { key: 'nature', name: { fr: 'Nature en ville', en: 'Nature in the city', nl: 'Natuur in de stad' } },
    { key: 'mobility', name: { fr: 'Mobilité', en: 'Mobility', nl: 'Mobiliteit' } },
    { key: 'sport', name: { fr: 'Sport et jeux', en: 'Sport and play', nl: 'Sport en spel' } },
    { key: 'culture', name: { fr: 'Culture et patrimoine', en: 'Culture and heritage', nl: 'Cultuur en erfgoed' } },
    { key: 'solidarity', name: { fr: 'Solidarité', en: 'Solidarity', nl: 'Solidariteit' } },
  ],
};
