/** What view models of pages are made of: texts, the frame of a page, a phase. */
import { ComponentId, PhaseId } from '../../shared/platform/ids.ts';
import type { InterfaceLocale, Locale, Shown } from '../../shared/platform/locale.ts';
import type { PageFrame, ShownHtml } from '../../shared/platform/views.ts';
import type { PhaseView } from '../../shared/spaces/views.ts';

/** The rest of an id, from a number. */
export const ulid = (number: number): string => `01JZ${String(number).padStart(22, '0')}`;
/** A text in the page's own language. */
export const shown = (text: string, locale: Locale = 'fr'): Shown => ({ text, locale, isFallback: false });
/** A text that the page's language lacks. */
export const untranslated = (text: string, locale: Locale): Shown => ({ text, locale, isFallback: true });
/** A rich text in the page's own language. */
export const html = (text: string, locale: Locale = 'fr'): ShownHtml => ({ html: text, locale, isFallback: false });

export const COMPONENT = ComponentId.parse(`cmp_${ulid(1)}`);
export const PROCESS_PATH = '/processes/republique-numerique/';
export const COMPONENT_PATH = `${PROCESS_PATH}f/${COMPONENT}/`;
export const RENDERED_AT = '2026-11-21T08:00:00.000Z';
/** Nothing can be broken here: a chemical name, an address, and a word without end. */
export const LONG_WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2);

/** The frame of a page at a path without its language. */
export const aFrame = (path: string, locale: InterfaceLocale = 'fr'): PageFrame => ({
  locale,
  path,
  organization: {
    name: shown('Concertations nationales'),
    description: shown('Les consultations ouvertes, et ce que les précédentes ont changé.'),
    logo: null,
    accentColor: '#0f6f74',
    locales: ['fr', 'en', 'nl'],
    defaultLocale: 'fr',
    timeZone: 'Europe/Paris',
    contact: 'participer@concertations.example',
  },
  menu: [
    { title: shown('Projet de loi pour une République numérique'), path: PROCESS_PATH },
    { title: shown('Services publics'), path: '/processes/services-publics/' },
    { title: shown('Loi sur l’eau'), path: '/processes/loi-eau/' },
    { title: shown('Trains du quotidien'), path: '/processes/trains/' },
  ],
  footer: [
    { title: shown('Mentions légales'), path: '/legal/' },
    { title: shown('Accessibilité'), path: '/accessibility/' },
    { title: shown('Questions fréquentes'), path: '/pages/faq/' },
  ],
  announcements: [],
  siteOrigin: 'https://concertations.example',
  renderedAt: RENDERED_AT,
});

export const aPhase = (overrides: Partial<PhaseView> = {}): PhaseView => ({
  id: PhaseId.parse(`phs_${ulid(2)}`),
  title: shown('Contribuer'),
  description: shown('Une idée, un témoignage, une solution déjà essayée chez vous. Comptez dix minutes.'),
  startsAt: '2026-10-04T22:00:00.000Z',
  endsAt: '2026-12-13T23:00:00.000Z',
  status: 'current',
  ...overrides,
});

/** Names of first-level themes. */
export const THEMES = [
  'La circulation des données',
  'La neutralité des réseaux',
  'La loyauté des plateformes',
  'La protection de la vie privée',
  'L’accès au numérique',
  'Contributions transversales',
];
