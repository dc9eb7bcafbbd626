import type { ProcessTemplate } from './template.ts';

/** One question to everybody: contribute, read what was said, answer. */
export const CONSULTATION: ProcessTemplate = {
  name: 'consultation',
  title: {
    fr: 'Donnez votre avis',
    en: 'Have your say',
    nl: 'Geef uw mening',
  },
  question: {
    fr: '[Votre question, telle que vous la poseriez à un voisin]',
    en: '[Your question, as you would put it to a neighbor]',
    nl: '[Uw vraag, zoals u ze aan een buur zou stellen]',
  },
  summary: {
    fr: 'Proposez, commentez et soutenez les idées des autres. Nous lisons tout, et nous répondons publiquement.',
    en: 'Propose, comment and support the ideas of others. We read everything, and we answer in public.',
    nl: 'Doe voorstellen, reageer en steun de ideeën van anderen. Wij lezen alles en antwoorden openbaar.',
  },
  description: {
    fr: `[Pourquoi posez-vous cette question maintenant ? Deux ou trois phrases.]

## Ce qui est décidé, ce qui est ouvert

- **Décidé.** [Ce sur quoi vos réponses ne changeront rien]
- **Ouvert.** [Ce que vos réponses peuvent encore changer]`,
    en: `[Why do you ask this question now? Two or three sentences.]

## What is decided, what is open

- **Decided.** [What your answers will not change]
- **Open.** [What your answers can still change]`,
    nl: `[Waarom stelt u deze vraag nu? Twee of drie zinnen.]

## Wat vastligt, wat openstaat

- **Vastgelegd.** [Waaraan uw antwoorden niets veranderen]
- **Open.** [Wat uw antwoorden nog kunnen veranderen]`,
  },
  decision: {
    fr: '[Qui décide, par exemple le conseil municipal] répond à chaque proposition avant le [date], en disant ce qui est retenu, ce qui ne l’est pas, et pourquoi.',
    en: '[Who decides, for instance the city council] answers every proposal before [date], and says what is taken up, what is not, and why.',
    nl: '[Wie beslist, bijvoorbeeld de gemeenteraad] beantwoordt elk voorstel vóór [datum] en zegt wat wordt overgenomen, wat niet, en waarom.',
  },
  phases: [
    {
      key: 'contribute',
      title: { fr: 'Contribuer', en: 'Contribute', nl: 'Bijdragen' },
      description: {
        fr: 'Proposez vos idées, commentez et soutenez celles des autres.',
        en: 'Propose your ideas, comment on those of others and support them.',
        nl: 'Doe voorstellen, reageer op die van anderen en steun ze.',
      },
      days: 42,
    },
    {
      key: 'read',
      title: { fr: 'Lire et étudier', en: 'Read and examine', nl: 'Lezen en onderzoeken' },
      description: {
        fr: 'L’organisation lit toutes les contributions et étudie ce qui est faisable.',
        en: 'The organization reads all contributions and examines what can be done.',
        nl: 'De organisatie leest alle bijdragen en onderzoekt wat haalbaar is.',
      },
      days: 28,
    },
    {
      key: 'answer',
      title: { fr: 'Répondre', en: 'Answer', nl: 'Antwoorden' },
      description: {
        fr: 'Les réponses sont publiées ici, refus compris.',
        en: 'The answers are published here, refusals too.',
        nl: 'De antwoorden verschijnen hier, ook de afwijzingen.',
      },
      days: null,
    },
  ],
  components: [
    {
      key: 'proposals',
      kind: 'proposals',
      name: { fr: 'Vos propositions', en: 'Your proposals', nl: 'Uw voorstellen' },
      introduction: {
        fr: 'Une idée par proposition : chacun peut alors la soutenir ou la discuter pour elle-même.',
        en: 'One idea per proposal: everybody can then support or discuss it by itself.',
        nl: 'Eén idee per voorstel: zo kan iedereen het op zichzelf steunen of bespreken.',
      },
      settings: {
        voteKind: 'support',
        voteLimit: 0,
        help: {
          fr: 'Dites ce que vous proposez, pour qui, et ce que cela changerait. Trois phrases suffisent.',
          en: 'Say what you propose, for whom, and what it would change. Three sentences are enough.',
          nl: 'Zeg wat u voorstelt, voor wie, en wat het zou veranderen. Drie zinnen volstaan.',
        },
      },
      open: { contribute: { creation: true, voting: true, comments: true } },
    },
  ],
  themes: [],
};
