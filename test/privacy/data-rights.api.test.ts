import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { features } from '../../functions/features.ts';
import { Identities, IdentitySessions } from '../../functions/identities/entities.ts';
import { accountHash, emailHash } from '../../functions/participants/email-hash.ts';
import { put } from '../../functions/platform/db/write.ts';
import { recipientOf } from '../../functions/platform/mail/recipient.ts';
import { hmac } from '../../functions/platform/signing.ts';
import { voterKeyOf } from '../../functions/platform/voting/voter-keys.ts';
import { register } from '../../functions/register.ts';
import { allRoutes } from '../../shared/contracts.ts';
import { ServiceId } from '../../shared/identities/service.ts';
import { isForStaff } from '../../shared/platform/audited.ts';
import { routeKey } from '../../shared/platform/contract.ts';
import { type ComponentId, ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import type { Person } from '../participants/account.ts';
import { wholeTable } from '../participants/whole-table.ts';
import { aConsultation, type Consultation } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { doEverything, leave, WORDS } from './everything.ts';

type Item = Readonly<Record<string, unknown>>;

let platform: TestPlatform;
let consultation: Consultation;
let person: Person;
let called: ReadonlySet<string>;
let budgetId: ComponentId;
/** Everything by which the person could be found, each with what it is. */
let terms: ReadonlyMap<string, string>;
let before: readonly Item[];
let archive: ReadonlyMap<string, string>;

const textOf = (item: unknown) => JSON.stringify(item);
const foundIn = (value: unknown): string[] => {
  const text = textOf(value) ?? '';
  return [...terms].flatMap(([term, what]) => (text.includes(term) ? [what] : []));
};
/** Attributes of an item that tell of the person. Keys are made of attributes; what stands in them alone is found too. */
function tellingOf(item: Item): string[] {
  const telling = Object.keys(item).filter((name) => foundIn(item[name]).length > 0);
  const attributes = telling.filter((name) => !isKey(name));
  return attributes.length === 0 ? telling : attributes;
}
const isKey = (name: string) => /^(type|pk|sk|gsi\dpk|gsi\dsk)$/.test(name);
const lineOf = (item: Item) => register.find(({ entity }) => entity.name === item.type);

async function termsOf({ services }: TestPlatform, { id }: Person): Promise<Map<string, string>> {
  const participantId = ParticipantId.parse(id);
  const [vote, verification] = [await services.secrets.get('vote'), await services.secrets.get('verification')];
  const emails = [WORDS.email, WORDS.former];
  const found = new Map<string, string>([[id, 'id']]);
  for (const [what, word] of Object.entries(WORDS)) found.set(word, what);
  for (const email of emails) {
    found.set(accountHash(email), 'hash of the account');
    found.set(await emailHash(services, email), 'hash of sign-in');
    found.set(recipientOf({ email }), 'hash of the recipient');
  }
  found.set(hmac(verification, 'postal-code', participantId), 'hash of a verified person');
  found.set(
    await voterKeyOf(services, consultation.componentId, participantId, 'proposal.voting-closed'),
    'key of votes',
  );
  found.set(await voterKeyOf(services, budgetId, participantId, 'budget.voting-closed'), 'key of a ballot on a budget');
  for (const spaceId of [consultation.process.id, 'organization'])
    found.set(hmac(vote, 'participation', spaceId, participantId), 'key of participation');
  return found;
}

async function objectsOf(Bucket: string): Promise<{ readonly key: string; readonly text: string }[]> {
  const { s3 } = platform.cloud.clients;
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  return Promise.all(
    Contents.map(async ({ Key = '' }) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return { key: Key, text: (await Body?.transformToString('utf8')) ?? '' };
    }),
  );
}

/** What a sign-in service leaves, as test/identities has it from a real one. */
async function linkAService(): Promise<void> {
  const participantId = ParticipantId.parse(person.id);
  const at = platform.services.now();
  const common = { serviceId: ServiceId.parse('city-login'), participantId, level: 'substantial' };
  await platform.services.db.transact(
    put(Identities, { ...common, subject: 'a'.repeat(43), linkedAt: at, usedAt: at }),
    put(IdentitySessions, {
      ...common,
      sessionId: platform.services.newId('session'),
      idToken: `the token of ${WORDS.name}`,
      expiresAt: addSeconds(at, 3600),
    }),
  );
}

/** The download as its owner gets it: the text of each table by its name. */
async function downloaded(): Promise<Map<string, string>> {
  const ordered = await platform.call('POST /api/participants/me/exports', { cookie: person.cookie });
  await platform.settle();
  const linked = await platform.call('POST /api/participants/me/exports/{exportId}/link', {
    params: { exportId: ordered.body.id },
    cookie: person.cookie,
  });
  const key = new URL(linked.body.url).pathname.split('/').slice(2).join('/');
  const file = await platform.services.files.data.get(key);
  const files = unzipSync(file?.body ?? new Uint8Array());
  return new Map(Object.entries(files).map(([name, bytes]) => [name.replace('.csv', ''), strFromU8(bytes)]));
}

beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  consultation = await aConsultation(platform, {
    settings: { attachmentsAllowed: true, voteKind: 'support' },
    phase: { creation: true, voting: true, comments: true },
  });
  ({ person, called, budgetId } = await doEverything(platform, consultation));
  await linkAService();
  terms = await termsOf(platform, person);
  archive = await downloaded();
  await platform.settle();
  before = await wholeTable(platform);
});
afterAll(() => platform.close());

const SERVICE = 'needs a sign-in service: its items are put into the table below';
const PAPER = 'is about a ballot of paper, which names nobody: test/budgets/ballots/kiosk.api.test.ts';
/** Routes that change something and leave nothing of a person, or what only exists after another one, with the reason. */
const NOT_DONE: Readonly<Record<string, string>> = {
  'POST /api/mail/mutes/{token}': 'changes the same choices as the form: test/notifications/mutes.api.test.ts',
  'POST /api/mail/mutes/{token}/undo': 'changes the same choices as the form: test/notifications/mutes.api.test.ts',
  'PUT /api/participants/me/notifications/seen': 'changes a number: test/notifications/notifications.api.test.ts',
  'POST /api/components/{componentId}/similar-proposals': 'looks for texts, keeps nothing',
  'POST /api/resources/{resourceId}/attachments': 'by attach()',
  'POST /api/resources/{resourceId}/attachments/{attachmentId}/complete': 'by attach()',
  'POST /api/sign-in/pending-identity/account': SERVICE,
  'POST /api/sign-in/pending-identity/link': SERVICE,
  'DELETE /api/sign-in/pending-identity': SERVICE,
  'DELETE /api/participants/me/identities/{serviceId}/{subject}': SERVICE,
  'DELETE /api/session/identity': SERVICE,
  'POST /api/verifications/guest': 'for people without an account: test/verifications/verifications.api.test.ts',
  'POST /api/budgets/{componentId}/kiosk/papers': PAPER,
  'POST /api/budgets/{componentId}/kiosk/ballots': PAPER,
  'POST /api/assistance/end': 'ends what an agent has begun: test/assistance',
  'DELETE /api/session': 'ends what the deletion ends too',
  'DELETE /api/sessions': 'ends what the deletion ends too',
  'DELETE /api/participants/me/sessions': 'ends what the deletion ends too',
  'DELETE /api/participants/me/sessions/{sessionId}': 'ends what the deletion ends too',
  'POST /api/participants/me/exports': 'done below',
  'POST /api/participants/me/exports/{exportId}/link': 'done below',
  'POST /api/participants/me/deletion/codes': 'done below',
  'POST /api/participants/me/deletion': 'done below',
};

describe('a person who has done everything that the platform lets people do', () => {
  it('has used every route that changes something: a new one must be added here', () => {
    const policies = features.flatMap(({ api }) => api?.policies ?? []);
    const open = allRoutes.filter((route) => route.method !== 'GET' && !isForStaff(policies, route)).map(routeKey);
    expect(open.filter((key) => !called.has(key) && NOT_DONE[key] === undefined)).toEqual([]);
  });

  it('has a line in the register for every item and every attribute that tells of them', () => {
    const unsaid = before.flatMap((item) => {
      const { removed = {}, stays = {} } = lineOf(item) ?? {};
      return tellingOf(item)
        .filter((name) => !(name in removed) && !(name in stays))
        .map((name) => `${item.type}.${name}: ${foundIn(item[name]).join(', ')}`);
    });
    expect([...new Set(unsaid)]).toEqual([]);
  });

  it('finds in the download every item of the whole table that tells of them', () => {
    const telling = before.filter((item) => tellingOf(item).length > 0);
    expect(new Set(telling.map(({ type }) => type)).size).toBeGreaterThan(15);
    const missing = telling.flatMap((item) => {
      const { download } = lineOf(item) ?? {};
      if (download === undefined) return NOT_IN_DOWNLOAD[String(item.type)] === undefined ? [`${item.type}`] : [];
      const rows = archive.get(download) ?? '';
      const values = identifying(item);
      const isThere = values.length === 0 ? rows !== '' : values.some((value) => rows.includes(value));
      return isThere ? [] : [`${item.type} is not in ${download}`];
    });
    expect([...new Set(missing)]).toEqual([]);
  });
});

/** Why an item that tells of a person is not in the download. */
const NOT_IN_DOWNLOAD: Readonly<Record<string, string>> = {
  Participation: 'a key that names nobody; the consultations are those of the votes and texts',
  RateLimit: 'a keyed hash that lives for a day',
  SignInCode: 'lives for a quarter of an hour; the mail that brought it is in the download',
  SignInLink: 'as the code',
  Confirmation: 'as the code',
  FormerRecipient: 'finds the mails that went to a former address, which are in the download',
  Export: 'the download itself',
  Ballot: 'the number of votes, which are in the download',
  BallotPaper: 'as the ballot',
  CommentVote: 'cannot be listed by person, docs/privacy.md',
  Group: 'the group itself; the membership is in the download',
  Attachment: 'by its proposal',
};

const IDENTIFYING = /^(?:[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}|\d{4}-\d\d-\d\dT\S+Z|\S{32,})$/;
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];
/** Ids, times and hashes of an item by which its row in the download can be told: not those that tell of the person. */
const identifying = (item: Item): string[] =>
  Object.entries(item)
    .filter(([name]) => !isKey(name))
    .flatMap(([, value]) => textsIn(value))
    .filter((text) => IDENTIFYING.test(text) && foundIn(text).length === 0);

/** What tells of the person and is not said to stay. */
const leftIn = (items: readonly Item[]): string[] => {
  const left = items.flatMap((item) => {
    const { stays = {} } = lineOf(item) ?? {};
    return tellingOf(item)
      .filter((name) => !(name in stays))
      .map((name) => `${item.type}.${name}: ${foundIn(item[name]).join(', ')}`);
  });
  return [...new Set(left)];
};

describe('after the deletion of the account', () => {
  beforeAll(() => leave(platform, person));

  it('no item of the whole table tells of the person but what the register says stays', async () => {
    expect(leftIn(await wholeTable(platform))).toEqual([]);
  });

  it('and the search would find what a deletion forgets, and an entity that nobody has thought of', () => {
    const participantId = person.id;
    expect(leftIn([{ type: 'Follow', pk: 'FOLLOWS#x', resourceId: 'x', participantId }])).toEqual([
      'Follow.participantId: id',
    ]);
    expect(leftIn([{ type: 'Newcomer', pk: `NEW#${participantId}` }])).toEqual(['Newcomer.pk: id']);
    expect(leftIn([{ type: 'Newcomer', note: { by: [WORDS.email] } }])).toEqual(['Newcomer.note: email']);
  });

  it('address, name and private words are nowhere in the table, with all codes that have expired', async () => {
    const { now } = platform.services;
    const table = textOf(
      (await wholeTable(platform)).filter(
        ({ ttl }) => typeof ttl !== 'number' || ttl * 1000 > Date.parse(now()) + 86_400_000,
      ),
    );
    const words = Object.values(WORDS).filter((word) => word !== WORDS.report);
    expect(words.filter((word) => table.includes(word))).toEqual([]);
  });

  it('no object of any bucket holds name, address, private words or a file of own data', async () => {
    const { buckets } = platform.services.config;
    const words = Object.values(WORDS);
    for (const bucket of Object.values(buckets)) {
      const objects = await objectsOf(bucket);
      const telling = objects.filter(({ key, text }) => words.some((word) => `${key} ${text}`.includes(word)));
      expect([bucket, telling.map(({ key }) => key)]).toEqual([bucket, []]);
      expect(objects.filter(({ key }) => /^(exports|identity|uploads)\//.test(key))).toEqual([]);
    }
    // Pages hold no id either: nothing on them leads to somebody who is gone.
    const pages = await objectsOf(buckets.site);
    expect(pages.filter(({ key, text }) => `${key} ${text}`.includes(person.id)).map(({ key }) => key)).toEqual([]);
  });

  it('no mail that is sent from now on names the person', async () => {
    const sent = platform.mails().length;
    const other = await platform.participant({ displayName: 'Somebody new' });
    const [commented] = before.filter(
      ({ type, title }) => type === 'Proposal' && title === 'A bench below the lime tree',
    );
    const answer = await platform.call('POST /api/resources/{resourceId}/comments', {
      params: { resourceId: ProposalId.parse(commented?.id) },
      cookie: other.cookie,
      body: { body: 'A fine place for a bench.', locale: 'en' },
    });
    expect(answer.status).toBe(201);
    await platform.settle();
    const mails = platform.mails().slice(0, platform.mails().length - sent);
    expect(mails.filter((mail) => Object.values(WORDS).some((word) => textOf(mail).includes(word)))).toEqual([]);
    expect(
      platform
        .mails()
        .slice(0, mails.length)
        .map(({ to }) => to),
    ).not.toContain(WORDS.email);
  });
});
