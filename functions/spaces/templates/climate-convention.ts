import type { Localized } from '../../../shared/platform/locale.ts';
import type { ProcessTemplate } from './template.ts';

type Axis = ProcessTemplate['components'][number];

/** Phases in which all axes are open alike. */
const OPEN: Axis['open'] = {
  propose: { creation: true, voting: true, comments: true },
  deliberate: { comments: true },
};
const SETTINGS: Axis['settings'] = {
  voteKind: 'opinion',
  themeRequired: false,
  bodyMaxLength: 4000,
  help: {
    fr: 'Une mesure par proposition : ce qu’il faudrait changer, qui devrait le faire, qui serait aidé et qui paierait.',
    en: 'One measure per proposal: what should change, who should do it, who would be helped and who would pay.',
    nl: 'Eén maatregel per voorstel: wat moet veranderen, wie het moet doen, wie geholpen wordt en wie betaalt.',
  },
};
const axis = (key: string, name: Localized, introduction: Localized): Axis => ({
  key,
  kind: 'proposals',
  name,
  introduction,
  settings: SETTINGS,
  open: OPEN,
});

const AXES: readonly Axis[] = [
  axis(
    'transport',
    {
      fr: 'Se déplacer',
      en: 'Getting around',
      nl: 'Zich verplaatsen',
    },
    {
      fr: 'Trajets du quotidien, voiture, train, vélo, avion, transport de marchandises.',
      en: 'Everyday trips, cars, trains, bicycles, planes, freight.',
      nl: 'Dagelijkse verplaatsingen, auto, trein, fiets, vliegtuig, goederenvervoer.',
    },
  ),
  axis(
    'housing',
    {
      fr: 'Se loger',
      en: 'Housing',
      nl: 'Wonen',
    },
    {
      fr: 'Rénovation, chauffage, construction, occupation des sols.',
      en: 'Renovation, heating, construction, use of land.',
      nl: 'Renovatie, verwarming, bouwen, ruimtegebruik.',
    },
  ),
  axis(
    'food',
    {
      fr: 'Se nourrir',
      en: 'Food',
      nl: 'Eten',
    },
    {
      fr: 'Agriculture, alimentation, cantines, forêts et sols.',
      en: 'Farming, food, canteens, forests and soils.',
      nl: 'Landbouw, voeding, kantines, bossen en bodems.',
    },
  ),
  axis(
    'consumption',
    {
      fr: 'Consommer',
      en: 'Consumption',
      nl: 'Consumeren',
    },
    {
      fr: 'Achats, publicité, réparation, déchets, numérique.',
      en: 'Purchases, advertising, repair, waste, digital goods.',
      nl: 'Aankopen, reclame, herstelling, afval, digitale goederen.',
    },
  ),
  axis(
    'work',
    {
      fr: 'Produire et travailler',
      en: 'Production and work',
      nl: 'Produceren en werken',
    },
    {
      fr: 'Énergie, industrie, emploi, formation, investissement.',
      en: 'Energy, industry, jobs, training, investment.',
      nl: 'Energie, industrie, werk, opleiding, investeringen.',
    },
  ),
  axis(
    'cross-cutting',
    {
      fr: 'Contributions transversales',
      en: 'Across all axes',
      nl: 'Over alle assen heen',
    },
    {
      fr: 'Ce qui concerne plusieurs axes, le financement, la Constitution, ou ce que nous avons oublié.',
      en: 'What concerns several axes, funding, the constitution, or what we have forgotten.',
      nl: 'Wat meerdere assen aangaat, de financiering, de grondwet, of wat wij vergeten zijn.',
    },
  ),
];

/** Citizens drawn by lot deliberate, everybody contributes: five axes, and a sixth space across them. */
export const CLIMATE_CONVENTION: ProcessTemplate = {
  name: 'climate-convention',
  title: {
    fr: 'Convention citoyenne pour le climat',
    en: 'Citizens’ convention on climate',
    nl: 'Burgerconventie over het klimaat',
  },
  question: {
    fr: 'Comment réduire d’au moins [40] % les émissions de gaz à effet de serre d’ici à [2030], dans un esprit de justice sociale ?',
    en: 'How can greenhouse-gas emissions fall by at least [40] % by [2030] in a spirit of social justice?',
    nl: 'Hoe kan de uitstoot van broeikasgassen tegen [2030] met minstens [40] % dalen, in een geest van sociale rechtvaardigheid?',
  },
  summary: {
    fr: 'Des citoyens tirés au sort préparent des mesures. Vos contributions leur sont remises avant chaque session.',
    en: 'Citizens drawn by lot prepare measures. Your contributions are handed to them before each session.',
    nl: 'Burgers die door loting zijn aangewezen, bereiden maatregelen voor. Zij krijgen uw bijdragen vóór elke zitting.',
  },
  description: {
    fr: `[Nombre] citoyens tirés au sort, divers comme le pays, se réunissent pendant [nombre] week-ends. Ils entendent des experts, débattent et écrivent des mesures.

## Votre place

Vous n’avez pas été tiré au sort ? Proposez ici des mesures, dans l’un des cinq axes ou dans l’espace transversal, et donnez votre avis sur celles des autres. Une synthèse est remise aux citoyens avant chaque session.

## Ce qui est fixé

L’objectif est donné : au moins [40] % de moins d’ici à [2030] par rapport à [1990]. Le chemin est ouvert.`,
    en: `[Number] citizens drawn by lot, as diverse as the country, meet on [number] weekends. They hear experts, debate and write measures.

## Your place

You were not drawn? Propose measures here, in one of the five axes or in the space across them, and give your opinion on those of others. A summary is handed to the citizens before each session.

## What is fixed

The aim is given: at least [40] % less by [2030] compared with [1990]. The way there is open.`,
    nl: `[Aantal] burgers, door loting aangewezen en zo divers als het land, komen tijdens [aantal] weekends samen. Zij horen deskundigen, overleggen en schrijven maatregelen.

## Uw plaats

Bent u niet geloot? Stel hier maatregelen voor, in een van de vijf assen of in de ruimte erover heen, en geef uw mening over die van anderen. Vóór elke zitting krijgen de burgers een samenvatting.

## Wat vastligt

Het doel staat vast: minstens [40] % minder tegen [2030] ten opzichte van [1990]. De weg ernaartoe is open.`,
  },
  decision: {
    fr: 'La convention remet ses mesures à [l’autorité qui décide] le [date]. Chaque mesure reçoit une réponse publique avant le [date] : reprise, modifiée ou écartée, et pourquoi.',
    en: 'The convention hands its measures to [the authority that decides] on [date]. Each measure is answered in public before [date]: taken up, changed or set aside, and why.',
    nl: 'De conventie overhandigt haar maatregelen op [datum] aan [de overheid die beslist]. Elke maatregel krijgt vóór [datum] een openbaar antwoord: overgenomen, aangepast of niet, en waarom.',
  },
  phases: [
    {
      key: 'learn',
      title: { fr: 'S’informer', en: 'Learn', nl: 'Zich informeren' },
      description: {
        fr: 'Les citoyens font connaissance avec le sujet. Lisez les mêmes documents qu’eux.',
        en: 'The citizens get to know the subject. Read the same documents as they do.',
        nl: 'De burgers leren het onderwerp kennen. Lees dezelfde documenten als zij.',
      },
      days: 28,
    },
    {
      key: 'propose',
      title: { fr: 'Proposer', en: 'Propose', nl: 'Voorstellen doen' },
      description: {
        fr: 'Proposez des mesures et donnez votre avis sur celles des autres.',
        en: 'Propose measures and give your opinion on those of others.',
        nl: 'Stel maatregelen voor en geef uw mening over die van anderen.',
      },
      days: 56,
    },
    {
      key: 'deliberate',
      title: { fr: 'Délibérer', en: 'Deliberate', nl: 'Beraadslagen' },
      description: {
        fr: 'Les citoyens tirés au sort écrivent leurs mesures. Vous pouvez encore commenter.',
        en: 'The citizens drawn by lot write their measures. You can still comment.',
        nl: 'De gelote burgers schrijven hun maatregelen. U kunt nog reageren.',
      },
      days: 84,
    },
    {
      key: 'answer',
      title: { fr: 'Répondre', en: 'Answer', nl: 'Antwoorden' },
      description: {
        fr: 'Chaque mesure reçoit une réponse publique.',
        en: 'Each measure is answered in public.',
        nl: 'Elke maatregel krijgt een openbaar antwoord.',
      },
      days: null,
    },
  ],
  components: AXES,
  themes: [
    { key: 'rules', name: { fr: 'Règles et normes', en: 'Rules and standards', nl: 'Regels en normen' } },
    {
      key: 'money',
      name: { fr: 'Aides, taxes et financement', en: 'Aid, taxes and funding', nl: 'Steun, heffingen en financiering' },
    },
    {
      key: 'works',
      name: {
        fr: 'Équipements et infrastructures',
        en: 'Works and infrastructure',
        nl: 'Voorzieningen en infrastructuur',
      },
    },
    {
      key: 'knowledge',
      name: { fr: 'Information et formation', en: 'Information and training', nl: 'Informatie en opleiding' },
    },
    { key: 'justice', name: { fr: 'Justice sociale', en: 'Social justice', nl: 'Sociale rechtvaardigheid' } },
  ],
};
