import type { Organization } from '../../shared/spaces/organization.ts';

const charter = {
  fr: `Chacun peut lire, proposer, commenter et voter. Quatre règles suffisent :

- **Respecter les personnes.** On discute les idées ; ni insulte, ni menace, ni propos discriminatoire.
- **Parler du sujet.** Une idée par proposition, des arguments plutôt que des slogans.
- **Écrire en son nom.** Un compte par personne, et ce que l’on publie est public.
- **Ne rien publier de privé.** Ni adresse, ni téléphone, ni donnée personnelle d’autrui.

L’organisation lit les contributions et répond publiquement. Elle peut retirer un texte contraire à ces règles ou à la loi.`,
  en: `Everyone may read, propose, comment and vote. Four rules are enough:

- **Respect people.** Discuss ideas; no insults, threats or discrimination.
- **Keep to the subject.** One idea per proposal, arguments rather than slogans.
- **Write in your own name.** One account per person, and what you publish is public.
- **Publish nothing private.** No address, telephone number or personal data of others.

The organization reads contributions and answers in public. It may remove a text that breaks these rules or the law.`,
  nl: `Iedereen mag lezen, voorstellen doen, reageren en stemmen. Vier regels volstaan:

- **Respecteer mensen.** Bespreek ideeën; geen beledigingen, bedreigingen of discriminatie.
- **Blijf bij het onderwerp.** Eén idee per voorstel, argumenten in plaats van slogans.
- **Schrijf in uw eigen naam.** Eén account per persoon, en wat u publiceert is openbaar.
- **Publiceer niets privés.** Geen adres, telefoonnummer of persoonsgegevens van anderen.

De organisatie leest de bijdragen en antwoordt openbaar. Zij mag een tekst verwijderen die deze regels of de wet schendt.`,
};

/** What a fresh platform shows before anybody has set it up: version 0 is never stored. */
export const DEFAULT_ORGANIZATION: Organization = {
  name: { fr: 'Parvis', en: 'Parvis', nl: 'Parvis' },
  description: {},
  logo: null,
  accentColor: '#0f6f74',
  locales: ['fr', 'en', 'nl'],
  defaultLocale: 'fr',
  contentLocales: [],
  timeZone: 'Europe/Paris',
  contact: '',
  charter,
  version: 0,
  updatedAt: '1970-01-01T00:00:00.000Z',
};
