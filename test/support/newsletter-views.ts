/** View models of the public pages of newsletters. */

import type { NewsletterPage, NewsletterSignUpPage, NewslettersPage } from '../../shared/newsletters/views.ts';
import { NewsletterId, TaxonomyId } from '../../shared/platform/ids.ts';
import { aFrame, LONG_WORD, shown, ulid, untranslated } from './view-parts.ts';

const FEED = '/feeds/newsletters/fr.xml';
const issue = (number: number) => {
  const id = NewsletterId.parse(`nws_${ulid(number)}`);
  return {
    id,
    path: `/newsletters/${id}/`,
    subject: shown('Ce que vos idées sont devenues'),
    preheader: shown('Trois décisions, et le prochain vote'),
    sentAt: '2026-11-20T08:00:00.000Z',
  };
};

/** Where one subscribes, with places to choose from; at another path, where one changes that. */
export const aSignUpPage = (path = '/newsletter/'): NewsletterSignUpPage => ({
  ...aFrame(path),
  territories: [
    { id: TaxonomyId.parse(`tax_${ulid(30)}`), name: shown('Bretagne') },
    { id: TaxonomyId.parse(`tax_${ulid(31)}`), name: untranslated(LONG_WORD, 'nl') },
  ],
  consentVersion: '2026-11',
  hasArchive: true,
});

/** What was sent so far. */
export const aNewslettersPage = (overrides: Partial<NewslettersPage> = {}): NewslettersPage => ({
  ...aFrame('/newsletters/'),
  newsletters: [issue(2), { ...issue(1), subject: untranslated(LONG_WORD, 'nl'), preheader: shown('') }],
  feed: FEED,
  ...overrides,
});

/** One newsletter with a block of each kind. */
export const aNewsletterPage = (): NewsletterPage => ({
  ...aFrame(issue(2).path),
  newsletter: issue(2),
  contentLocale: 'fr',
  feed: FEED,
  blocks: [
    { kind: 'heading', text: 'Trois décisions ce mois-ci' },
    { kind: 'text', html: `<p>Le conseil a lu <strong>les 214 idées</strong>.</p><p>${LONG_WORD}</p>` },
    { kind: 'image', url: '/favicon.ico', alt: 'Des arbres dans une cour', width: 600, height: 300, link: '/fr/' },
    { kind: 'image', url: '/favicon.ico', alt: '', width: null, height: null, link: null },
    { kind: 'button', text: 'Lire toutes les réponses', url: '/fr/processes/' },
    {
      kind: 'card',
      of: 'process',
      title: shown('Loi sur l’eau'),
      text: shown('Une question à tous.'),
      meta: 'Jusqu’au 13 décembre',
      url: '/fr/processes/loi-eau/',
      image: '/favicon.ico',
    },
    {
      kind: 'card',
      of: 'proposal',
      title: untranslated('Bomen op elk plein', 'nl'),
      text: shown(''),
      meta: '',
      url: null,
      image: null,
    },
    { kind: 'divider' },
    {
      kind: 'card',
      of: 'event',
      title: shown('Réunion publique'),
      text: shown('Venez en parler.'),
      meta: 'Samedi 12 décembre, 10 h · Hôtel de ville',
      url: null,
      image: null,
    },
  ],
});
