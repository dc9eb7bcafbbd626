import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { turnoutOf } from '../../../functions/budgets/ballots/turnout.ts';
import { markAsPaper, unmark } from '../../../functions/budgets/ballots/write-ballot.ts';
import { Baskets, BudgetBallots, BudgetVoteStarts, Projects } from '../../../functions/budgets/entities.ts';
import { BudgetCounts } from '../../../functions/budgets/results/entities.ts';
import { budgetVoters } from '../../../functions/budgets/voter.ts';
import { patch, put } from '../../../functions/platform/db/write.ts';
import { Outbox, Participants } from '../../../functions/platform/entities.ts';
import { openSession } from '../../../functions/platform/session.ts';
import { grantAuthorization } from '../../../functions/verifications/grant.ts';
import type { ParticipantId, TaxonomyId } from '../../../shared/platform/ids.ts';
import { Requirements } from '../../../shared/verifications/requirement.ts';
import { cookieOf } from '../../participants/mailed.ts';
import { aTaxonomy } from '../../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts';
import { aVote, choices, type Vote } from './a-vote.ts';

const BALLOT = '/api/budgets/{componentId}/ballot';
/** Longer than a function keeps what gates a ballot. */
const GATE_SECONDS = 6;
interface Person {
  readonly id: ParticipantId;
  readonly cookie: string;
}

describe('a ballot on a budget', () => {
  let platform: TestPlatform;
  let vote: Vote;
  let voter: Person;
  let slugs = 0;

  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    platform.clock.set('2026-11-21T09:00:00.000Z');
    vote = await aVote(platform, { slug: `ballots-${++slugs}` });
    voter = await platform.participant();
  });

  interface Sent {
    readonly cookie?: string;
    readonly key?: string;
    readonly revision?: number | null;
  }
  const cast = (content: unknown, { cookie = voter.cookie, key, revision = null }: Sent = {}) =>
    platform.call(`PUT ${BALLOT}`, {
      params: { componentId: vote.componentId },
      body: { content, revision },
      cookie,
      ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
    });
  const own = async (cookie = voter.cookie) =>
    (await platform.call(`GET ${BALLOT}`, { params: { componentId: vote.componentId }, cookie })).body;
  const takeBack = (cookie = voter.cookie) =>
    platform.call(`DELETE ${BALLOT}`, { params: { componentId: vote.componentId }, cookie });
  const keep = (content: unknown, revision: number | null = null) =>
    platform.call('PUT /api/budgets/{componentId}/basket', {
      params: { componentId: vote.componentId },
      body: { content, revision },
      cookie: voter.cookie,
    });
  const stored = async () => {
    const { db } = platform.services;
    const shards = Array.from({ length: 16 }, (_, shard) =>
      db.all(BudgetBallots, { componentId: vote.componentId, shard }),
    );
    return (await Promise.all(shards)).flat();
  };
  const voterOf = async ({ id }: Person) => {
    const found = await budgetVoters.voterOf(platform.services, vote.component, id);
    if (found === undefined) throw new Error('nobody');
    return { componentId: vote.componentId, voterKey: found.voterKey, territoryId: null };
  };
  const basket = () => platform.services.db.get(Baskets, { componentId: vote.componentId, participantId: voter.id });
  const nameOf = (answer: { status: number; body: { code?: string } }) => `${answer.status} ${answer.body?.code ?? ''}`;

  it('is cast, changed and taken back; its receipt is new each time and told once', async () => {
    expect(await own()).toMatchObject({ ballot: null, isPaper: false, mayVote: true, votesIn: vote.envelopeIds });
    platform.clock.set('2026-11-21T09:47:12.345Z');
    const first = await cast(choices(vote, [1, 6]));
    expect(first).toMatchObject({ status: 200, body: { revision: 1 } });
    expect(first.body.receipt).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    const second = await cast(choices(vote, [6, 4]), { revision: 1 });
    expect(second).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(second.body.receipt).not.toBe(first.body.receipt);
    const shown = await own();
    expect(shown.ballot).toMatchObject({ revision: 2, channel: 'online', castInHour: '2026-11-21T09:00:00.000Z' });
    expect(shown.ballot.content[0].choices.map(({ projectId }: { projectId: string }) => projectId)).toEqual([
      vote.projectIds[0]?.[5],
      vote.projectIds[0]?.[3],
    ]);
    expect(JSON.stringify(shown)).not.toContain(second.body.receipt);
    const [item, ...others] = await stored();
    expect([others.length, item?.receipt]).toEqual([0, second.body.receipt]);
    expect(JSON.stringify(item)).not.toContain(voter.id);
    expect((await takeBack()).status).toBe(204);
    expect((await takeBack()).status).toBe(204);
    expect([await stored(), (await own()).ballot]).toEqual([[], null]);
    expect(await platform.services.db.get(BudgetVoteStarts, { componentId: vote.componentId })).toBeDefined();
  });

  it('is one, whoever asks again: the same key answers the same receipt, from twenty windows at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => cast(choices(vote, [1]), { key: 'the-same-key' })),
    );
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(await stored()).toHaveLength(1);
    // With another ballot the same key is another request.
    expect(nameOf(await cast(choices(vote, [2]), { key: 'the-same-key' }))).toBe('409 budget.ballot-changed-meanwhile');
  });

  it('is one of twenty that two tabs check out at once, and nineteen are told of it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => cast(choices(vote, [1 + (index % 2)]), { key: `window-${index}` })),
    );
    const recorded = answers.filter(({ status }) => status === 200);
    expect(recorded).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'budget.ballot-changed-meanwhile')).toHaveLength(19);
    expect((await stored()).map(({ receipt }) => receipt)).toEqual([recorded[0]?.body.receipt]);
    const changes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => cast(choices(vote, [3]), { revision: 1, key: `change-${index}` })),
    );
    expect(changes.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await stored()).map(({ revision }) => revision)).toEqual([2]);
  });

  it('is not cast online by who was handed a paper, whichever of the two is first', async () => {
    const { services } = platform;
    await markAsPaper(services, await voterOf(voter), services.now());
    expect(nameOf(await cast(choices(vote, [1])))).toBe('409 budget.voted-on-paper');
    expect(nameOf(await cast(choices(vote, [1]), { revision: 1 }))).toBe('409 budget.voted-on-paper');
    expect(nameOf(await takeBack())).toBe('409 budget.voted-on-paper');
    expect(await own()).toMatchObject({
      ballot: null,
      isPaper: true,
      mayVote: false,
      refusal: { code: 'budget.voted-on-paper' },
    });
    await unmark(services, await voterOf(voter));
    expect((await cast(choices(vote, [1]))).status).toBe(200);
    const again = markAsPaper(services, await voterOf(voter), services.now());
    await expect(again).rejects.toMatchObject({ code: 'budget.already-voted' });
    await expect(unmark(services, await voterOf(voter))).rejects.toMatchObject({ code: 'budget.not-marked' });
    expect((await stored()).map(({ channel }) => channel)).toEqual(['online']);
  });

  it('and a paper that is handed out at the same moment are never both', async () => {
    const { services } = platform;
    const people = await Promise.all(Array.from({ length: 6 }, () => platform.participant()));
    for (const person of people) {
      const marked = await voterOf(person);
      const [answer, mark] = await Promise.allSettled([
        cast(choices(vote, [1]), { cookie: person.cookie }),
        markAsPaper(services, marked, services.now()),
      ]);
      const isCast = answer.status === 'fulfilled' && answer.value.status === 200;
      expect(isCast).toBe(mark.status === 'rejected');
    }
    expect(await stored()).toHaveLength(6);
  });

  it('that breaks rules is refused with each of them, where, and with figures', async () => {
    const [envelopeId] = vote.envelopeIds;
    const [projects = []] = vote.projectIds;
    const refused = await cast(choices(vote, [5, 6]));
    expect(refused).toMatchObject({ status: 422, body: { code: 'budget.ballot-refused' } });
    expect(refused.body.fields).toEqual([
      {
        pointer: '/content/0',
        code: 'budget.over-envelope',
        facts: { spent: 11_000, total: 10_000, over: 1000, envelopeId, projectId: null },
      },
    ]);
    const other = await aVote(platform, { slug: `ballots-${++slugs}` });
    const foreign = other.projectIds[0]?.[0];
    await platform.services.db.write(
      patch(
        Projects,
        { componentId: vote.componentId, id: projects[1] ?? other.projectIds[0]?.[0] ?? failed() },
        { state: 'withdrawn' },
      ),
    );
    platform.clock.advance(GATE_SECONDS);
    const wrong = [
      { envelopeId, choices: [projects[0], projects[0], projects[1], foreign].map((projectId) => ({ projectId })) },
    ];
    expect(
      (await cast(wrong)).body.fields.map((field: { pointer: string; code: string }) => [field.pointer, field.code]),
    ).toEqual([
      ['/content/0/choices/1/projectId', 'budget.project-twice'],
      ['/content/0/choices/2/projectId', 'budget.project-withdrawn'],
      ['/content/0/choices/3/projectId', 'budget.project-unknown'],
    ]);
    expect((await cast([])).body.fields[0].code).toBe('budget.empty');
    expect(await stored()).toEqual([]);
  });

  it('counts where it was received before the end, and not at the very instant of it', async () => {
    platform.clock.set('2026-11-30T23:59:59.999Z');
    const first = await cast(choices(vote, [1]), { key: 'at-the-last' });
    expect(first.status).toBe(200);
    const late = await platform.participant();
    platform.clock.set('2026-12-01T00:00:00.000Z');
    expect(nameOf(await cast(choices(vote, [1]), { cookie: late.cookie }))).toBe('409 budget.voting-closed');
    expect(nameOf(await cast(choices(vote, [2]), { revision: 1 }))).toBe('409 budget.voting-closed');
    expect(nameOf(await takeBack())).toBe('409 budget.voting-closed');
    // The answer was lost on the way: it is given again.
    expect((await cast(choices(vote, [1]), { key: 'at-the-last' })).body).toEqual(first.body);
    expect(await own()).toMatchObject({
      mayVote: false,
      refusal: { code: 'budget.voting-closed' },
      ballot: { revision: 1 },
    });
  });

  it('is not taken any more once the count is sealed', async () => {
    const { services } = platform;
    await services.db.write(
      put(BudgetCounts, {
        componentId: vote.componentId,
        state: 'sealed',
        task: null,
        turn: 1,
        sealedAt: services.now(),
        root: null,
        ballots: null,
        publishedAt: null,
        withdrawal: null,
      }),
    );
    expect(nameOf(await cast(choices(vote, [1])))).toBe('409 budget.voting-closed');
  });

  it('needs a person with a name, and an account unless the vote says otherwise', async () => {
    const anonymous = await platform.call(`PUT ${BALLOT}`, {
      params: { componentId: vote.componentId },
      body: { content: choices(vote, [1]), revision: null },
    });
    expect(nameOf(anonymous)).toBe('401 session.required');
    const { services } = platform;
    await verify(voter, 'a guest', null);
    await services.db.write(patch(Participants, { id: voter.id }, { isGuest: true, email: '', displayName: null }));
    expect(nameOf(await cast(choices(vote, [1])))).toBe('403 access.needs-account');
    const requirements = Requirements.parse({ vote: { methods: [{ method: 'desk' }], withoutAccount: true } });
    vote = await aVote(platform, { slug: `ballots-${++slugs}`, requirements });
    const stranger = await platform.participant();
    expect(nameOf(await cast(choices(vote, [1]), { cookie: stranger.cookie }))).toBe('403 verification.required');
    expect((await keep(choices(vote, [1]))).body).toEqual({ revision: null });
    expect((await cast(choices(vote, [1]))).status).toBe(200);
    // There is no address to tell: nothing waits to be sent.
    const mails = await platform.services.db.query(Outbox, { recipient: voter.id }, { index: 'byRecipient' });
    expect(mails.items).toEqual([]);
  });

  const verify = ({ id }: Person, person: string, territoryId: TaxonomyId | null, bornOn: string | null = null) =>
    grantAuthorization(platform.services, { participantId: id, method: 'desk' }, { person, bornOn, territoryId });

  it('is one for the same person in two accounts, and none before the age that is asked for', async () => {
    const requirements = Requirements.parse({ vote: { methods: [{ method: 'desk', minimumAge: 11 }] } });
    vote = await aVote(platform, { slug: `ballots-${++slugs}`, requirements });
    await verify(voter, 'Ada with card 1', null, '2015-11-21');
    expect((await cast(choices(vote, [1]))).status).toBe(200);
    const child = await platform.participant();
    await verify(child, 'a child', null, '2015-11-22');
    expect(nameOf(await cast(choices(vote, [1]), { cookie: child.cookie }))).toBe('403 verification.too-young');
    // The first account is closed; the same person verifies in a second one.
    await platform.services.db.write(
      patch(Participants, { id: voter.id }, { deletedAt: platform.services.now(), email: '' }),
    );
    const second = await platform.participant();
    await verify(second, 'Ada with card 1', null, '2015-11-21');
    expect(nameOf(await cast(choices(vote, [2]), { cookie: second.cookie }))).toBe(
      '409 budget.ballot-changed-meanwhile',
    );
    expect((await own(second.cookie)).ballot).toMatchObject({ revision: 1 });
    expect(await stored()).toHaveLength(1);
  });

  it('is cast where its voter lives: in the envelope of a district, or of one around it', async () => {
    const east = await aTaxonomy(platform, 'East', { kind: 'territory' });
    const street = await aTaxonomy(platform, 'A street in the East', { kind: 'territory', parentId: east });
    const west = await aTaxonomy(platform, 'West', { kind: 'territory' });
    platform.clock.advance(GATE_SECONDS);
    const requirements = Requirements.parse({ vote: { methods: [{ method: 'desk' }] } });
    vote = await aVote(platform, { slug: `ballots-${++slugs}`, requirements, districts: [east, west] });
    await verify(voter, 'who lives in the East', street);
    expect((await own()).votesIn).toEqual([vote.envelopeIds[0]]);
    const refused = await cast(choices(vote, [1], 1));
    expect(refused.body.fields).toMatchObject([{ pointer: '/content/0', code: 'budget.not-resident' }]);
    expect((await cast(choices(vote, [1], 0))).status).toBe(200);
    expect(await stored()).toMatchObject([{ territoryId: street }]);
    const nowhere = await platform.participant();
    await verify(nowhere, 'who lives nowhere', null);
    expect((await own(nowhere.cookie)).votesIn).toEqual([]);
  });

  it('that is unfinished is kept between devices, and done with once it is cast', async () => {
    expect((await keep(choices(vote, [5, 6]))).body).toEqual({ revision: 1 });
    expect(nameOf(await keep(choices(vote, [1])))).toBe('409 budget.basket-changed-meanwhile');
    expect((await keep(choices(vote, [1]), 1)).body).toEqual({ revision: 2 });
    const elsewhere = { ...voter, cookie: cookieOf(await openSession(platform.services, { id: voter.id })) };
    expect((await own(elsewhere.cookie)).basket).toMatchObject({ revision: 2 });
    expect(await basket()).toMatchObject({ expiresAt: '2026-12-08T00:00:00.000Z', remindedAt: null });
    await cast(choices(vote, [1]));
    expect(await basket()).toBeUndefined();
    expect(nameOf(await keep(choices(vote, [2]), 2))).toBe('409 budget.basket-changed-meanwhile');
    expect((await keep(choices(vote, [2]))).body).toEqual({ revision: 1 });
    expect((await keep([], 1)).body).toEqual({ revision: null });
    expect(await basket()).toBeUndefined();
  });

  it('is counted once, whatever becomes of it, in a file that is there with the API down; a mark is none', async () => {
    const { services } = platform;
    const [other, third] = [await platform.participant(), await platform.participant()];
    await cast(choices(vote, [1]));
    await cast(choices(vote, [2]), { revision: 1 });
    await cast(choices(vote, [1]), { cookie: other.cookie });
    await markAsPaper(services, await voterOf(third), services.now());
    await platform.settle();
    const turnout = async () => {
      const file = await services.files.site.get(`tallies/budgets/${vote.componentId}.json`);
      return JSON.parse(new TextDecoder().decode(file?.body));
    };
    expect(await turnout()).toEqual({ ballots: 2, countedAt: '2026-11-21T09:00:00.000Z' });
    expect(await turnoutOf(services, vote.componentId)).toMatchObject({
      ballots: 2,
      online: 2,
      handedOut: 1,
      paper: 0,
    });
    await takeBack();
    await platform.settle();
    expect((await turnout()).ballots).toBe(1);
  });

  it('is told of by mail in its voter’s language, without what was chosen and without the receipt', async () => {
    const { services } = platform;
    await services.db.write(patch(Participants, { id: voter.id }, { locale: 'fr' }));
    const { email = '' } = (await services.db.get(Participants, { id: voter.id })) ?? {};
    const mailsToVoter = () => platform.mails().filter(({ to }) => to.includes(email));
    const { body } = await cast(choices(vote, [1]), { key: 'with-a-mail' });
    await cast(choices(vote, [1]), { key: 'with-a-mail' });
    await platform.settle();
    const [mail, ...others] = mailsToVoter();
    expect(others).toEqual([]);
    expect(mail?.subject).toContain('Votre bulletin est enregistré');
    expect(mail?.text).toContain(`/fr${vote.path}`);
    expect(JSON.stringify(mail)).not.toContain(body.receipt);
    expect(JSON.stringify(mail)).not.toContain('Projet 1');
    await cast(choices(vote, [2]), { revision: 1 });
    await platform.settle();
    expect(mailsToVoter().map(({ subject }) => subject)).toContainEqual(expect.stringContaining('modifié'));
  });
});

const failed = (): never => {
  throw new Error('nothing there');
};
