import type { Localized } from '../../shared/platform/locale.ts';

/** What a text needs to know of the organization, in the language of the text. */
export interface SiteTextFacts {
  readonly name: string;
  /** Empty where the organization has named no contact. */
  readonly contact: string;
}

const contactFr = (contact: string) => (contact === '' ? 'l’organisation' : contact);
const contactEn = (contact: string) => (contact === '' ? 'the organization' : contact);
const contactNl = (contact: string) => (contact === '' ? 'de organisatie' : contact);

/** Legal notice, Markdown: who publishes, what is stored, which rights people have. */
export const legalText = ({ name, contact }: SiteTextFacts): Localized => ({
  fr: `## Éditeur

Ce site est publié par **${name}**. Pour toute question : ${contactFr(contact)}.

## Données personnelles

- **Compte.** Une adresse e-mail pour se connecter, un nom affiché et une langue. L’adresse n’est jamais publiée.
- **Contributions.** Propositions, commentaires et votes. Propositions et commentaires sont publics sous le nom affiché ; les votes ne sont publiés que sous forme de totaux.
- **Mesure d’audience.** Aucune. Le site ne charge rien d’un autre site.

Sur la page de votre compte, vous pouvez changer votre nom et votre adresse, télécharger vos données et supprimer votre compte. Pour toute autre demande : ${contactFr(contact)}.

## Cookies

Lire ce site n’en pose aucun. Il n’y a donc ni bandeau, ni consentement à donner. Trois cas seulement :

- **quand vous vous connectez**, un cookie vous reconnaît pendant 30 jours, et un second dit aux pages que vous êtes connecté ;
- **quand vous choisissez une langue**, un cookie la retient pendant un an ;
- **sur votre appareil, sans jamais en sortir** : vos brouillons, l’affichage clair ou sombre, et les annonces que vous avez fermées.

## Logiciel

Ce site fonctionne avec Parvis, un logiciel libre (AGPL-3.0).`,
  en: `## Publisher

This site is published by **${name}**. For any question: ${contactEn(contact)}.

## Personal data

- **Account.** An e-mail address to sign in, a display name and a language. The address is never published.
- **Contributions.** Proposals, comments and votes. Proposals and comments are public under the display name; of votes only totals are published.
- **Audience measurement.** None. The site loads nothing from other sites.

On the page of your account you can change your name and your address, download your data and delete your account. For anything else: ${contactEn(contact)}.

## Cookies

Reading this site sets none, so there is no banner and nothing to consent to. Three cases only:

- **when you sign in**, one cookie recognizes you for 30 days, and a second tells pages that you are signed in;
- **when you choose a language**, one cookie remembers it for a year;
- **on your device, never leaving it**: your drafts, the light or dark display, and announcements that you have closed.

## Software

This site runs on Parvis, free software (AGPL-3.0).`,
  nl: `## Uitgever

Deze site wordt uitgegeven door **${name}**. Bij vragen: ${contactNl(contact)}.

## Persoonsgegevens

- **Account.** Een e-mailadres om u aan te melden, een weergavenaam en een taal. Het adres wordt nooit gepubliceerd.
- **Bijdragen.** Voorstellen, reacties en stemmen. Voorstellen en reacties zijn openbaar onder de weergavenaam; van stemmen worden alleen totalen gepubliceerd.
- **Bezoekmeting.** Geen. De site laadt niets van andere sites.

Op de pagina van uw account kunt u uw naam en adres wijzigen, uw gegevens downloaden en uw account verwijderen. Voor al het overige: ${contactNl(contact)}.

## Cookies

Wie deze site leest, krijgt er geen. Er is dus geen balk en niets om mee in te stemmen. Drie gevallen slechts:

- **wanneer u zich aanmeldt**, herkent een cookie u 30 dagen, en een tweede zegt de pagina’s dat u aangemeld bent;
- **wanneer u een taal kiest**, onthoudt een cookie die een jaar;
- **op uw apparaat, zonder het ooit te verlaten**: uw concepten, de lichte of donkere weergave, en mededelingen die u hebt gesloten.

## Software

Deze site werkt met Parvis, vrije software (AGPL-3.0).`,
});

/** Accessibility statement, Markdown: no conformance is claimed, since none was audited. */
export const accessibilityText = ({ name, contact }: SiteTextFacts): Localized => ({
  fr: `**${name}** veut que chacun puisse lire et participer sur ce site.

## Ce qui est fait

- Les pages se lisent sans JavaScript, au clavier et avec un lecteur d’écran.
- Les textes s’agrandissent, les contrastes suivent les règles WCAG 2.2 niveau AA, et le site respecte le mode sombre et la réduction des animations.
- Des contrôles automatiques sont faits à chaque version.

## Ce qui ne l’est pas encore

Ce site n’a pas encore été audité par un tiers : aucun taux de conformité n’est donc déclaré. Les textes des participants et les images de l’organisation peuvent manquer d’une description ou d’une traduction.

## Signaler une difficulté

Écrivez à ${contactFr(contact)} en disant quelle page et quelle action vous posent problème.`,
  en: `**${name}** wants everyone to be able to read and take part on this site.

## What is done

- Pages can be read without JavaScript, with a keyboard and with a screen reader.
- Texts can be enlarged, contrast follows WCAG 2.2 level AA, and the site respects dark mode and reduced motion.
- Automatic checks are made for each version.

## What is not yet

This site has not been audited by a third party yet: no rate of conformance is therefore claimed. Texts of participants and pictures of the organization may lack a description or a translation.

## Tell us of a difficulty

Write to ${contactEn(contact)} and say which page and which action is the problem.`,
  nl: `**${name}** wil dat iedereen op deze site kan lezen en meedoen.

## Wat er gedaan is

- Pagina’s zijn te lezen zonder JavaScript, met het toetsenbord en met een schermlezer.
- Teksten kunnen worden vergroot, contrasten volgen WCAG 2.2 niveau AA, en de site volgt de donkere weergave en beperkte beweging van uw apparaat.
- Bij elke versie worden automatische controles uitgevoerd.

## Wat nog niet

Deze site is nog niet door een derde partij onderzocht: er wordt dus geen mate van conformiteit verklaard. Bij teksten van deelnemers en afbeeldingen van de organisatie kan een beschrijving of vertaling ontbreken.

## Een probleem melden

Schrijf naar ${contactNl(contact)} en zeg welke pagina en welke handeling een probleem geeft.`,
});
