import { CONSENT_VERSION } from '../../shared/newsletters/rules.ts';
import type { ComponentId } from '../../shared/platform/ids.ts';
import { aVote, choices } from '../budgets/ballots/a-vote.ts';
import { aMember, invite } from '../groups/a-group.ts';
import { ALL, attach, ONE, send } from '../media/attaching.ts';
import { aPicture } from '../media/files.ts';
import { moderating } from '../moderation/a-moderation.ts';
import { aPerson, askFor, confirm, deletionCode, mailTo, type Person } from '../participants/account.ts';
import { digitsIn } from '../participants/mailed.ts';
import { aDraft, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import { browserKeys } from '../push/browser-keys.ts';
import type { Answer, TestPlatform } from '../support/platform.ts';
import { switchOn } from '../verifications/a-verification.ts';

/** Words by which one person, and nobody else, is found wherever they stand. */
export const WORDS = {
  name: 'Wilhelmina Quistgaard',
  about: 'Grew up in Brignogan.',
  link: 'https://quistgaard.example.org',
  former: 'wilhelmina.first@example.org',
  email: 'wilhelmina.quistgaard@example.org',
  draft: 'Never to be read by anybody',
  report: 'This insults my whole family',
  /** Number of an identity document, in its one spelling. */
  document: 'QX7788990011',
  bornOn: '1911-03-07',
  telephone: '+33698765432',
  street: '7 venelle Quistgaard',
} as const;

type Params = Readonly<Record<string, string>>;

/**
 * Does everything that the platform lets somebody without a role do; what is taken back is done before, so that its
 * traces are looked for too. Names the routes that were called.
 */
export async function doEverything(platform: TestPlatform, consultation: Consultation) {
  const called = new Set<string>();
  const { componentId } = consultation;
  const author = await aPerson(platform, 'author@example.org', { displayName: 'Somebody Else' });
  const first = await aPerson(platform, WORDS.former, {
    displayName: WORDS.name,
    about: WORDS.about,
    link: WORDS.link,
  });
  let person: Person = first;
  const act = async (key: string, params: Params = {}, body?: unknown): Promise<Answer> => {
    const answer = await platform.call(key, { params, cookie: person.cookie, ...(body === undefined ? {} : { body }) });
    if (answer.status >= 400) throw new Error(`${key}: ${answer.status} ${JSON.stringify(answer.body)}`);
    called.add(key);
    return answer;
  };
  const also = (...keys: readonly string[]) => {
    for (const key of keys) called.add(key);
  };
  also('POST /api/sign-in/codes', 'POST /api/sign-in/sessions', 'PUT /api/participants/me');

  // The address changes: its former one must be forgotten too.
  await askFor(platform, person.cookie, WORDS.email);
  const confirmed = await confirm(platform, person.cookie, { code: digitsIn(mailTo(platform, WORDS.email)) });
  if (confirmed.status >= 400) throw new Error(`not confirmed: ${JSON.stringify(confirmed.body)}`);
  person = { ...person, email: WORDS.email };
  also('POST /api/participants/me/email-changes', 'POST /api/participants/email-changes/confirmation');

  const commented = await aProposal(platform, consultation, author.cookie, { title: 'A bench below the lime tree' });
  await proposing(platform, consultation, person, act);
  await commenting({ resourceId: commented }, author, platform, act);
  const vote = { componentId, proposalId: commented };
  await act('PUT /api/components/{componentId}/proposals/{proposalId}/vote', vote, { choice: 'support' });
  await act('DELETE /api/components/{componentId}/proposals/{proposalId}/vote', vote);
  await act('PUT /api/components/{componentId}/proposals/{proposalId}/vote', vote, { choice: 'support' });
  const budgetId = await votingOnBudgets(platform, act);
  await following({ resourceId: commented }, act, also);
  await act(
    'POST /api/resources/{resourceId}/reports',
    { resourceId: commented },
    { reason: 'offensive', words: WORDS.report },
  );
  await inGroups(platform, person, author, act, also);
  await beingModerated(platform, commented, { author, person }, act);
  await takingARole(platform, consultation, act, also);
  await verifying(platform, act);
  await showingADocument(platform, person, act);
  await askingForCodes(platform, act);
  await gettingPushes(act);
  await gettingNewsletters(act, also);
  // An attempt of what administrators alone may do, which the audit log keeps.
  await platform.call('POST /api/processes', { cookie: person.cookie, body: {} });
  await platform.settle();
  return { budgetId, person, called, act };
}

/** Two devices with notifications, one of them for good. */
async function gettingPushes(act: Act) {
  const device = (name: string) => ({
    endpoint: `http://localhost:8080/_local/push/${name}`,
    keys: browserKeys().keys,
  });
  const gone = await act('POST /api/participants/me/pushes', {}, device('lost'));
  await act('POST /api/participants/me/pushes/{pushId}/tests', { pushId: gone.body.id });
  await act('DELETE /api/participants/me/pushes/{pushId}', { pushId: gone.body.id });
  await act('POST /api/participants/me/pushes', {}, device('kept'));
}

/** Signed up at the public form, and in the account. */
async function gettingNewsletters(act: Act, also: (...keys: readonly string[]) => void) {
  const wishes = { locale: 'en', territoryId: null };
  await act('POST /api/subscriptions', {}, { ...wishes, email: WORDS.email, consentVersion: CONSENT_VERSION });
  await act('PUT /api/participants/me/newsletter', {}, { ...wishes, isSubscribed: true });
  // Links of mails do what the two above do: test/newsletters/subscriptions.api.test.ts.
  also('POST /api/subscriptions/confirmations', 'POST /api/subscriptions/preferences/readings');
  also('PUT /api/subscriptions/preferences', 'POST /api/subscriptions/ends', 'POST /api/subscriptions/returns');
  also('POST /api/subscriptions/ends/{token}');
}

type Act = (key: string, params?: Params, body?: unknown) => Promise<Answer>;

async function proposing(platform: TestPlatform, consultation: Consultation, person: Person, act: Act) {
  const { componentId } = consultation;
  const [DRAFTS, DRAFT] = [
    '/api/components/{componentId}/proposals',
    '/api/components/{componentId}/proposals/{proposalId}',
  ];
  const text = { title: 'Shade for the school yard', body: 'Trees along the whole wall.', locale: 'en' };
  const made = await act(`POST ${DRAFTS}`, { componentId }, text);
  const own = { componentId, proposalId: made.body.id };
  await act(`PUT ${DRAFT}`, own, { ...text, version: made.body.version });
  const whose = { resourceId: made.body.id, cookie: person.cookie };
  const picture = (name: string) => async () => ({ name, type: 'image/png', bytes: await aPicture(40, 20, 'png') });
  const attached = await attach(platform, whose, await picture('own-photo.png')());
  const other = await attach(platform, whose, await picture('other-photo.png')());
  await act(`PUT ${ONE}`, { resourceId: made.body.id, attachmentId: attached.id }, { title: 'My yard', alt: 'A yard' });
  await act(`PUT ${ALL}`, { resourceId: made.body.id }, { order: [other.id, attached.id] });
  await act(`DELETE ${ONE}`, { resourceId: made.body.id, attachmentId: other.id });
  const published = await act(`POST ${DRAFT}/publication`, own);
  await act(`PUT ${DRAFT}/text`, own, {
    ...text,
    title: 'More shade for the school yard',
    version: published.body.version,
  });
  const thrown = await aDraft(platform, consultation, person.cookie, { title: 'Thrown away' });
  await act(`DELETE ${DRAFT}`, { componentId, proposalId: thrown });
  await aDraft(platform, consultation, person.cookie, { title: WORDS.draft });
  const withdrawn = await aProposal(platform, consultation, person.cookie, { title: 'A plan that was withdrawn' });
  await act(`POST ${DRAFT}/withdrawal`, { componentId, proposalId: withdrawn });
}

async function commenting({ resourceId }: { resourceId: string }, author: Person, platform: TestPlatform, act: Act) {
  const ALL_OF = '/api/resources/{resourceId}/comments';
  const hers = await act(`POST ${ALL_OF}`, { resourceId }, { body: 'I would sit there.', locale: 'en' });
  const own = { resourceId, commentId: hers.body.id };
  await act(`PUT ${ALL_OF}/{commentId}`, own, {
    body: 'I would sit there every day.',
    revision: hers.body.revision ?? 1,
  });
  const gone = await act(`POST ${ALL_OF}`, { resourceId }, { body: 'Never mind.', locale: 'en' });
  await act(`DELETE ${ALL_OF}/{commentId}`, { resourceId, commentId: gone.body.id });
  const answer = await platform.call(`POST ${ALL_OF}`, {
    params: { resourceId },
    cookie: author.cookie,
    body: { body: 'So would I.', locale: 'en', parentId: hers.body.id },
  });
  const theirs = { resourceId, commentId: answer.body.id };
  await act(`PUT ${ALL_OF}/{commentId}/vote`, theirs, { weight: 1 });
  await act(`DELETE ${ALL_OF}/{commentId}/vote`, theirs);
  await act(`PUT ${ALL_OF}/{commentId}/vote`, theirs, { weight: 1 });
}

async function following({ resourceId }: { resourceId: string }, act: Act, also: (...keys: readonly string[]) => void) {
  await act('PUT /api/resources/{resourceId}/follow', { resourceId });
  await act('DELETE /api/resources/{resourceId}/follow', { resourceId });
  await act('PUT /api/resources/{resourceId}/follow', { resourceId });
  const choices = { 'own.commented': { mail: 'weekly', push: false } };
  const times = { digestHour: 8, quiet: { from: 22, to: 7 }, timeZone: 'Europe/Paris', isPaused: false };
  await act('PUT /api/participants/me/notifications/preferences', {}, { revision: 0, choices, ...times });
  // The link of a mail ends one follow, as the route above does; the news of these follows are mailed later.
  also('POST /api/follows/ends');
}

async function inGroups(
  platform: TestPlatform,
  person: Person,
  author: Person,
  act: Act,
  also: (...keys: readonly string[]) => void,
) {
  const made = await act('POST /api/groups', {}, { name: 'Friends of the yard' });
  const groupId: string = made.body.id;
  await act(
    'PUT /api/groups/{groupId}',
    { groupId },
    { name: 'Friends of the yard', about: '', link: null, version: made.body.version },
  );
  await aMember(platform, groupId, person, author);
  const invited = await invite(platform, groupId, person, 'nobody@example.org');
  also('POST /api/groups/{groupId}/invitations', 'POST /api/group-invitations/acceptance');
  const key = invited.body.key;
  await act('DELETE /api/groups/{groupId}/invitations/{invitationKey}', { groupId, invitationKey: key });
  await act('PUT /api/groups/{groupId}/manager', { groupId }, { participantId: author.id });
  const left = await act('POST /api/groups', {}, { name: 'A group that was left' });
  await act('DELETE /api/groups/{groupId}/members/{participantId}', {
    groupId: left.body.id,
    participantId: person.id,
  });
}

/** A comment is hidden, and the author of it says something against that. */
async function beingModerated(
  platform: TestPlatform,
  resourceId: string,
  { author, person }: { readonly author: Person; readonly person: Person },
  act: Act,
) {
  const { cookie } = await platform.participant({ role: 'administrator', displayName: 'Anna Administrator' });
  const { comment, report, hide, own } = moderating(platform);
  const hidden = await comment(resourceId, person.cookie, 'A sentence that was hidden.');
  await report(resourceId, author.cookie, { commentId: hidden });
  await platform.settle();
  const decided = await hide(cookie, [hidden]);
  if (decided.status >= 400) throw new Error(`not hidden: ${JSON.stringify(decided.body)}`);
  await platform.settle();
  const [decision] = await own(person.cookie);
  const words = { words: 'It was meant kindly.' };
  await act('POST /api/participants/me/decisions/{decisionId}/appeal', { decisionId: decision.id }, words);
}

/** Becomes a moderator by an invitation; the role ends with the account. */
async function takingARole(
  platform: TestPlatform,
  { process }: Consultation,
  act: Act,
  also: (...keys: readonly string[]) => void,
) {
  const { cookie } = await platform.participant({ role: 'administrator', displayName: 'Anton Administrator' });
  const invited = await platform.call('POST /api/spaces/{spaceId}/team-invitations', {
    params: { spaceId: process.id },
    cookie,
    body: { email: WORDS.email, role: 'moderator' },
  });
  if (invited.status >= 400) throw new Error(`not invited: ${JSON.stringify(invited.body)}`);
  await platform.settle();
  const token = mailTo(platform, WORDS.email)?.text.match(/\/admin\/invitation\S*#(\S+)/)?.[1];
  await act('POST /api/team-invitations/acceptance', {}, { token });
  also('POST /api/team-invitations/acceptance');
}

async function verifying(platform: TestPlatform, act: Act) {
  await switchOn(platform, { 'postal-code': { codes: [{ code: '29890', territoryId: null }] } });
  const given = { code: '29890', bornOn: WORDS.bornOn };
  await act('POST /api/verifications/direct', {}, { method: 'postal-code', given });
}

/** Has a code sent to a telephone and by letter; neither is used. */
async function askingForCodes(platform: TestPlatform, act: Act) {
  await switchOn(platform, { sms: {}, 'postal-letter': {} });
  await act('POST /api/verifications/sms/codes', {}, { number: WORDS.telephone, locale: 'en' });
  const place = { addition: '', street: WORDS.street, postalCode: '29890', city: 'Brignogan', country: 'FR' };
  await act('POST /api/verifications/letter', {}, { address: { name: WORDS.name, ...place }, locale: 'en' });
  await platform.settle();
}

/** Leaves the platform for good. */
export async function leave(platform: TestPlatform, person: Person): Promise<void> {
  const code = await deletionCode(platform, person);
  const answer = await platform.call('POST /api/participants/me/deletion', { cookie: person.cookie, body: { code } });
  if (answer.status !== 204) throw new Error(`not deleted: ${JSON.stringify(answer.body)}`);
  await platform.settle();
}

/** Sends an identity document, takes it back, sends it again; and shows another one at a desk. */
async function showingADocument(platform: TestPlatform, { email }: Person, act: Act) {
  await switchOn(platform, { 'id-document': {}, desk: {} });
  const OWN = '/api/verifications/id-document';
  const file = { name: 'front.png', type: 'image/png', bytes: await aPicture(60, 40, 'png') };
  const pictures = [{ type: file.type, bytes: file.bytes.byteLength }];
  const document = { kind: 'passport', number: WORDS.document, bornOn: '1970-01-31' };
  await act(`POST ${OWN}`, {}, { ...document, pictures });
  await act(`DELETE ${OWN}`);
  const announced = await act(`POST ${OWN}`, {}, { ...document, pictures });
  await send(platform, announced.body.forms[0], file);
  const agent = await platform.participant({ grants: [{ role: 'agent', spaceId: 'organization' }] });
  const granted = await platform.call('POST /api/assistance/authorizations', {
    cookie: agent.cookie,
    body: { email, document: { ...document, number: `${WORDS.document}2` }, consent: 'signed' },
  });
  if (granted.status !== 200) throw new Error(`not granted: ${JSON.stringify(granted.body)}`);
  await platform.settle();
}

/** A ballot that is cast, and another one that is begun. Gives the budget of the first. */
async function votingOnBudgets(
  platform: TestPlatform,
  act: (key: string, params?: Params, body?: unknown) => Promise<Answer>,
): Promise<ComponentId> {
  const [cast, begun] = [await aVote(platform, { slug: 'budget' }), await aVote(platform, { slug: 'next-budget' })];
  const ballot = '/api/budgets/{componentId}/ballot';
  const params = { componentId: cast.componentId };
  const sent = { content: choices(cast, [1, 2]), revision: null };
  await act(`PUT ${ballot}`, params, sent);
  await act(`DELETE ${ballot}`, params);
  await act(`PUT ${ballot}`, params, sent);
  const basket = { content: choices(begun, [3]), revision: null };
  await act('PUT /api/budgets/{componentId}/basket', { componentId: begun.componentId }, basket);
  return cast.componentId;
}
