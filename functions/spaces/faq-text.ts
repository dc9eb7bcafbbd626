import type { Localized } from '../../shared/platform/locale.ts';
import type { SiteTextFacts } from './site-texts.ts';

/** Questions that people ask before they take part, Markdown: each second-level heading is one. */
export const faqText = (facts: SiteTextFacts): Localized =>
  textsOf(facts.name, facts.contact === '' ? facts.name : facts.contact);

const textsOf = (name: string, whom: string): Localized => ({
  fr: `## Qui peut participer ?

Tout le monde peut lire, sans compte. Pour proposer, commenter ou voter, il faut une adresse e-mail.

## Comment se connecter sans mot de passe ?

Écrivez votre adresse : vous recevez un code et un lien. L’un ou l’autre suffit. À la première connexion, vous choisissez le nom qui sera affiché et vous acceptez la charte.

## Qu’est-ce qui est public ?

Vos propositions et vos commentaires, avec le nom que vous avez choisi et la date. Votre adresse e-mail n’est jamais publiée.

## Mon vote est-il secret ?

Oui. On publie le nombre de votes, jamais qui a voté quoi. Vous pouvez changer ou retirer votre vote tant que le vote est ouvert.

## Puis-je modifier ou retirer ma proposition ?

Relisez-la avant de la publier : l’aperçu montre la page telle qu’elle sera. Ensuite, vous pouvez la retirer tant qu’elle n’a pas reçu de réponse. Elle reste lisible, marquée comme retirée, parce que d’autres l’ont commentée.

## Que devient ce que j’écris ?

${name} lit les contributions et publie ses réponses, y compris quand elle refuse. La page de chaque consultation dit qui décide, et quand vient la réponse.

## Que veulent dire les chiffres ?

- **Participants** : les personnes différentes qui ont publié ou voté au moins une fois.
- **Contributions écrites** : les propositions, commentaires et sources des participants, sans les textes de l’organisation.
- **Votes** : ceux que portent les propositions au moment indiqué.

## Le site suit-il ma navigation ?

Non. Il ne mesure pas l’audience, ne charge rien d’un autre site et ne pose aucun cookie à la lecture. La page [Mentions légales](/fr/legal/) donne le détail.

## Je rencontre un problème

Dites-nous sur quelle page et ce que vous vouliez faire : ${whom}.`,
  en: `## Who can take part?

Everybody can read, without an account. To propose, comment or vote you need an e-mail address.

## How do I sign in without a password?

Write your address: you receive a code and a link. Either is enough. The first time, you choose the name to be shown and accept the charter.

## What is public?

Your proposals and comments, with the name that you have chosen and the date. Your e-mail address is never published.

## Is my vote secret?

Yes. The number of votes is published, never who voted for what. You can change your vote or take it back while voting is open.

## Can I change or withdraw my proposal?

Read it again before you publish it: the preview shows the page as it will be. Afterwards you can withdraw it until it is answered. It stays readable, marked as withdrawn, since others have commented on it.

## What becomes of what I write?

${name} reads the contributions and publishes its answers, refusals too. The page of each consultation says who decides, and when the answer comes.

## What do the figures mean?

- **Participants**: different people who have published or voted at least once.
- **Written contributions**: proposals, comments and sources of participants, without texts of the organization.
- **Votes**: those that proposals have at the moment that is said.

## Does the site follow what I read?

No. It measures no audience, loads nothing from other sites and sets no cookie when you read. The [legal notice](/en/legal/) has the details.

## Something does not work

Tell us on which page and what you wanted to do: ${whom}.`,
  nl: `## Wie kan meedoen?

Iedereen kan lezen, zonder account. Om voor te stellen, te reageren of te stemmen hebt u een e-mailadres nodig.

## Hoe meld ik me aan zonder wachtwoord?

Vul uw adres in: u krijgt een code en een link. Eén van beide volstaat. De eerste keer kiest u de naam die getoond wordt en aanvaardt u het charter.

## Wat is openbaar?

Uw voorstellen en reacties, met de naam die u hebt gekozen en de datum. Uw e-mailadres wordt nooit gepubliceerd.

## Is mijn stem geheim?

Ja. Het aantal stemmen wordt gepubliceerd, nooit wie waarvoor stemde. U kunt uw stem wijzigen of terugnemen zolang er gestemd kan worden.

## Kan ik mijn voorstel wijzigen of intrekken?

Lees het na voor u het publiceert: het voorbeeld toont de pagina zoals ze zal zijn. Daarna kunt u het intrekken tot er een antwoord is. Het blijft leesbaar, gemarkeerd als ingetrokken, omdat anderen erop hebben gereageerd.

## Wat gebeurt er met wat ik schrijf?

${name} leest de bijdragen en publiceert de antwoorden, ook als die afwijzend zijn. De pagina van elke consultatie zegt wie beslist en wanneer het antwoord komt.

## Wat betekenen de cijfers?

- **Deelnemers**: verschillende mensen die minstens één keer iets hebben gepubliceerd of gestemd.
- **Geschreven bijdragen**: voorstellen, reacties en bronnen van deelnemers, zonder teksten van de organisatie.
- **Stemmen**: die de voorstellen hebben op het genoemde moment.

## Volgt de site wat ik lees?

Nee. Ze meet geen bezoek, laadt niets van andere sites en plaatst geen cookie wanneer u leest. De [juridische informatie](/nl/legal/) geeft de details.

## Er werkt iets niet

Zeg ons op welke pagina en wat u wilde doen: ${whom}.`,
});
