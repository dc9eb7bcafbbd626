import { assistanceApi } from './assistance/api.ts';
import { attachable } from './attachable.ts';
import { auditApi } from './audit/api.ts';
import { budgetsApi } from './budgets/api.ts';
import { budgetBallotsApi } from './budgets/ballots/api.ts';
import { budgetPapersApi } from './budgets/papers/api.ts';
import { budgetPrintsApi } from './budgets/papers/prints.ts';
import { budgetResultsApi } from './budgets/results/api.ts';
import { settingsInUse as budgetSettingsInUse } from './budgets/settings-in-use.ts';
import { changes } from './changes.ts';
import { commentsApi } from './comments/api.ts';
import { importComments } from './comments/importer.ts';
import { budgetCounts } from './consumers/budget-counts.ts';
import { cards } from './consumers/cards.ts';
import { census } from './consumers/census.ts';
import { eraser } from './consumers/eraser.ts';
import { exchanger } from './consumers/exchanger.ts';
import { exporter } from './consumers/exporter.ts';
import { feedback } from './consumers/feedback.ts';
import { indexer } from './consumers/indexer.ts';
import { moderator } from './consumers/moderator.ts';
import { newsletters as newsletterWorker } from './consumers/newsletters.ts';
import { notifier } from './consumers/notifier.ts';
import { publisher } from './consumers/publisher.ts';
import { pushes } from './consumers/pushes.ts';
import { recounts } from './consumers/recounts.ts';
import { sealer } from './consumers/sealer.ts';
import { sender } from './consumers/sender.ts';
import { tallies } from './consumers/tallies.ts';
import { texter } from './consumers/texter.ts';
import { uploads } from './consumers/uploads.ts';
import { deskSlots } from './desk-slots.ts';
import { erased } from './erased.ts';
import { exchanged } from './exchanged.ts';
import { exported } from './exported.ts';
import { followedTitles } from './followable.ts';
import { followsApi } from './follows/api.ts';
import { groupsApi } from './groups/api.ts';
import { identitiesApi } from './identities/api.ts';
import { importsApi } from './imports/api.ts';
import { mailSlots } from './mail-slots.ts';
import { mailsApi } from './mails/api.ts';
import { mediaApi } from './media/api.ts';
import { picturesApi } from './media/pictures.ts';
import { moderated } from './moderated.ts';
import { moderationApi } from './moderation/api.ts';
import { newsletterCards } from './newsletter-cards.ts';
import { newsletterSlots } from './newsletter-slots.ts';
import { newslettersApi } from './newsletters/api.ts';
import { subscriptionsApi } from './newsletters/subscriptions/api.ts';
import { notificationsApi } from './notifications/api.ts';
import { account, pages } from './pages.ts';
import { paperSlots } from './paper-slots.ts';
import { participantsApi } from './participants/api.ts';
import { accountWith, newAccount } from './participants/new-account.ts';
import { placesApi } from './places/api.ts';
import type { Feature } from './platform/feature.ts';
import { networkOf } from './platform/network.ts';
import type { Render } from './platform/page.ts';
import type { Workers } from './platform/worker.ts';
import { platformApi } from './platform-api/api.ts';
import { proposalsApi } from './proposals/api.ts';
import { proposalTitles } from './proposals/contributions.ts';
import { importProposal, importReferences } from './proposals/importer.ts';
import { proposalsFor } from './proposals/project-sources.ts';
import { settingsInUse } from './proposals/settings-in-use.ts';
import { commentableProposal } from './proposals/slots.ts';
import { pushApi } from './push/api.ts';
import { pushSlots } from './push-slots.ts';
import { spacesApi } from './spaces/api.ts';
import { siteOf } from './spaces/site.ts';
import { studiesApi } from './studies/api.ts';
import { studySlots } from './study-slots.ts';
import { teamApi } from './team/api.ts';
import { adoptGuest } from './verifications/adopt-guest.ts';
import { verificationsApi } from './verifications/api.ts';
import { lettersApi } from './verifications/letters.ts';
import { views } from './views/api.ts';

const platform: Feature = { ...changes.platform, api: platformApi };

const participants: Feature = {
  ...changes.participants,
  ...pages.participants,
  api: participantsApi({ ...account, adoptGuest }),
};

const identities: Feature = {
  ...changes.identities,
  ...pages.identities,
  api: identitiesApi({ accountWith, newAccount, networkOf }),
};

const spaces: Feature = {
  ...changes.spaces,
  ...pages.spaces,
  api: spacesApi({ settingsInUse: { proposals: settingsInUse, budgets: budgetSettingsInUse } }),
};

const proposals: Feature = {
  ...changes.proposals,
  ...pages.proposals,
  api: proposalsApi,
};

/** Envelopes and projects; ballots, papers, results and studies are functions of their own. */
/** Apart for its permissions: who edits a catalogue cannot touch a ballot. What it keeps is declared with budgets. */
const budgetBallots: Feature = { api: budgetBallotsApi, entities: [] };

const budgets: Feature = { ...changes.budgets, api: budgetsApi({ proposalsFor }) };

/** Ballots of paper and the desk, and what is printed; what they keep is declared with budgets. */
const budgetPapers: Feature = { api: budgetPapersApi(paperSlots), entities: [] };
const budgetPrints: Feature = { api: budgetPrintsApi, entities: [] };

/** Sealing, publication and figures; what it keeps is declared with budgets. */
const budgetResults: Feature = { api: budgetResultsApi, entities: [] };

/** Technical studies, with what comes of them in a budget. */
const studies: Feature = { ...changes.studies, api: studiesApi(studySlots) };

const comments: Feature = {
  ...changes.comments,
  ...pages.comments,
  api: commentsApi({ commentable: commentableProposal }),
};

const imports: Feature = {
  ...changes.imports,
  api: importsApi({ importProposal, importReferences, importComments }),
};

const places: Feature = { ...changes.places, api: placesApi };

const groups: Feature = { ...changes.groups, ...pages.groups, api: groupsApi };
const follows: Feature = { ...changes.follows, ...pages.follows, api: followsApi({ titlesOf: followedTitles }) };
/** What people were told and how they want to be told. */
const notifications: Feature = { ...changes.notifications, ...pages.notifications, api: notificationsApi };

const moderation: Feature = {
  ...changes.moderation,
  ...pages.moderation,
  api: moderationApi(moderated),
};

const audit: Feature = { ...changes.audit, api: auditApi({ titlesOf: proposalTitles }) };

const newsletters: Feature = { ...changes.newsletters, ...pages.newsletters, api: newslettersApi(newsletterCards) };
/** Apart for its permissions: who signs up can change no newsletter. What it keeps is declared with newsletters. */
const subscriptions: Feature = { api: subscriptionsApi, entities: [] };

const media: Feature = { ...changes.media, api: mediaApi(attachable) };
/** Apart for its memory; it keeps nothing in the table. */
const pictures: Feature = { api: picturesApi, entities: [] };

const verifications: Feature = { ...changes.verifications, ...pages.verifications, api: verificationsApi };

/** Verification in person, and entering for somebody who is present. */
const assistance: Feature = { ...changes.assistance, api: assistanceApi(deskSlots) };

/** Apart for its typeface; what it reads is declared above. */
const letters: Feature = { api: lettersApi, entities: [] };

/** How mails do, for those who look after them. */
const mails: Feature = { ...changes.mails, api: mailsApi(mailSlots) };

/** Answers to mails: no routes, a function that SES calls. */
const mailIn: Feature = changes.mailIn;

/** Notifications on devices. */
const push: Feature = { ...changes.push, api: pushApi };

const team: Feature = { ...changes.team, api: teamApi };

/** Server half of every feature: the local server and the documents know features from here only. */
export const features: readonly Feature[] = [
  platform,
  participants,
  identities,
  spaces,
  proposals,
  budgets,
  budgetBallots,
  budgetPapers,
  budgetPrints,
  budgetResults,
  studies,
  comments,
  imports,
  media,
  pictures,
  places,
  groups,
  team,
  follows,
  notifications,
  newsletters,
  subscriptions,
  moderation,
  audit,
  verifications,
  letters,
  assistance,
  push,
  mailIn,
  mails,
];

/** The function behind pages that are rendered on demand. */
export const viewsOf = (render: Render) => views(siteOf(Object.values(pages), render));

/** The worker of each queue. */
export const workersOf = (render: Render): Workers => ({
  publish: publisher(Object.values(pages), render),
  index: indexer,
  tallies,
  urgent: sender,
  mail: sender,
  bulk: sender,
  feedback,
  notices: notifier,
  newsletters: newsletterWorker(newsletterSlots),
  pushes: pushes(pushSlots),
  texts: texter,
  uploads,
  cards,
  recounts,
  counts: budgetCounts,
  moderation: moderator(moderated),
  audit: sealer,
  exports: exporter(exported),
  exchanges: exchanger(exchanged),
  census,
  erasures: eraser(erased),
});
