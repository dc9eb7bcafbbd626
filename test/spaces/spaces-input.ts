/** What an administrator sends, whole and valid; tests change what they are about. */
export const aProcessInput = (overrides: Readonly<Record<string, unknown>> = {}) => ({
  slug: 'republique-numerique',
  title: { fr: 'Projet de loi pour une République numérique', en: 'A Digital Republic bill' },
  question: { fr: 'Que doit dire la loi ?' },
  summary: {},
  description: { fr: 'Les **données** publiques.' },
  decision: {},
  image: null,
  imageAlt: {},
  phases: [aPhaseInput()],
  ...overrides,
});

/** A phase that is in progress when the clock of tests starts. */
export const aPhaseInput = (overrides: Readonly<Record<string, unknown>> = {}) => ({
  title: { fr: 'Contribuer' },
  description: {},
  startsAt: '2026-10-05T00:00:00+02:00',
  endsAt: '2026-12-14T00:00:00+01:00',
  ...overrides,
});

export const aComponentInput = (overrides: Readonly<Record<string, unknown>> = {}) => ({
  kind: 'proposals',
  name: { fr: 'Article par article' },
  ...overrides,
});

export const anOrganizationInput = (overrides: Readonly<Record<string, unknown>> = {}) => ({
  name: { fr: 'Concertations nationales' },
  description: {},
  logo: null,
  accentColor: '#8a1538',
  locales: ['fr', 'en'],
  defaultLocale: 'fr',
  contentLocales: ['co'],
  timeZone: 'Europe/Paris',
  contact: 'participer@concertations.example',
  charter: { fr: 'Chacun parle en son nom.' },
  version: 0,
  ...overrides,
});
