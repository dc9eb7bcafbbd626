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

/**
 * What an organization adds to the generated accessibility statement, Markdown: whom to write to, and where to go on when
 * that does not help. Which of the addresses are right depends on the country: administrators keep theirs.
 */
export const accessibilityText = ({ name, contact }: SiteTextFacts): Localized => ({
  fr: `## Signaler une difficulté

**${name}** veut que chacun puisse lire et participer sur ce site. Si une page ou une action vous pose problème, écrivez à ${contactFr(contact)} : dites laquelle, et avec quel matériel. Vous recevrez une réponse, et l’information ou l’aide demandée sous une autre forme si besoin.

## Voies de recours

Si la réponse ne vient pas ou ne suffit pas :

- **France** : le [Défenseur des droits](https://www.defenseurdesdroits.fr/), en ligne, auprès d’un délégué ou par courrier gratuit (Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07) ;
- **Belgique** : le [Médiateur fédéral](https://www.federaalombudsman.be/fr), et [Unia](https://www.unia.be/fr) ;
- **Pays-Bas** : le [Nationale ombudsman](https://www.nationaleombudsman.nl/).`,
  en: `## Tell us of a difficulty

**${name}** wants everyone to be able to read and take part on this site. If a page or an action is a problem, write to ${contactEn(contact)}: say which one, and with which equipment. You get an answer, and the information or help in another form if need be.

## If that does not help

- **France**: the [Défenseur des droits](https://www.defenseurdesdroits.fr/);
- **Belgium**: the [Federal Ombudsman](https://www.federaalombudsman.be/en), and [Unia](https://www.unia.be/en);
- **Netherlands**: the [National Ombudsman](https://www.nationaleombudsman.nl/english).`,
  nl: `## Een probleem melden

**${name}** wil dat iedereen op deze site kan lezen en meedoen. Geeft een pagina of een handeling een probleem, schrijf dan naar ${contactNl(contact)}: zeg welke, en met welk toestel. U krijgt een antwoord, en de informatie of hulp zo nodig in een andere vorm.

## Als dat niet helpt

- **België**: de [federale Ombudsman](https://www.federaalombudsman.be/nl) en [Unia](https://www.unia.be/nl);
- **Nederland**: de [Nationale ombudsman](https://www.nationaleombudsman.nl/);
- **Frankrijk**: de [Défenseur des droits](https://www.defenseurdesdroits.fr/).`,
});
