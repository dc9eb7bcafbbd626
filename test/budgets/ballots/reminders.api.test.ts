import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reminderDue } from '../../../functions/budgets/ballots/reminders.ts';
import { markAsPaper } from '../../../functions/budgets/ballots/write-ballot.ts';
import { Baskets } from '../../../functions/budgets/entities.ts';
import { budgetVoters } from '../../../functions/budgets/voter.ts';
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts';
import { aVote, choices, type Vote } from './a-vote.ts';

describe('a reminder', () => {
  const vote = { reminderHours: 48, endsAt: '2026-12-01T00:00:00.000Z' };
  const basket = { updatedAt: '2026-11-21T09:00:00.000Z', remindedAt: null };
  it.each([
    ['a second before its time', basket, vote, '2026-11-23T08:59:59.000Z', undefined],
    ['at its time', basket, vote, '2026-11-23T09:00:00.000Z', 'idle'],
    ['where none is wanted', basket, { ...vote, reminderHours: 0 }, '2026-11-30T12:00:00.000Z', undefined],
    ['of a vote without an end', basket, { ...vote, endsAt: null }, '2027-01-01T00:00:00.000Z', 'idle'],
    [
      'once there was one',
      { ...basket, remindedAt: '2026-11-23T09:00:00.000Z' },
      vote,
      '2026-11-30T12:00:00.000Z',
      undefined,
    ],
    [
      'on the last day',
      { ...basket, updatedAt: '2026-11-30T08:00:00.000Z' },
      vote,
      '2026-11-30T11:00:00.000Z',
      'last-day',
    ],
    [
      'on the last day of what is in front of somebody',
      { ...basket, updatedAt: '2026-11-30T08:00:01.000Z' },
      vote,
      '2026-11-30T11:00:00.000Z',
      undefined,
    ],
  ])('%s', (_, given, settings, now, expected) => {
    expect(reminderDue(given, settings, now)).toBe(expected);
  });
});

describe('reminders of unfinished ballots', () => {
  let platform: TestPlatform;
  let vote: Vote;
  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
    vote = await aVote(platform, { slug: 'reminders' });
  });
  afterAll(() => platform.close());

  const keep = (cookie: string, revision: number | null = null) =>
    platform.call('PUT /api/budgets/{componentId}/basket', {
      params: { componentId: vote.componentId },
      body: { content: choices(vote, [1]), revision },
      cookie,
    });
  const subjects = () => platform.mails().map(({ subject }) => subject);

  it('go once to who has begun and not cast, however often they run, and to nobody who has voted', async () => {
    const [begun, cast, marked] = [
      await platform.participant({ email: 'begun@parvis.example' }),
      await platform.participant({ email: 'cast@parvis.example' }),
      await platform.participant({ email: 'marked@parvis.example' }),
    ];
    await platform.call('PUT /api/budgets/{componentId}/ballot', {
      params: { componentId: vote.componentId },
      body: { content: choices(vote, [1]), revision: null },
      cookie: cast.cookie,
    });
    for (const { cookie } of [begun, cast, marked]) expect((await keep(cookie)).status).toBe(200);
    const voter = await budgetVoters.voterOf(platform.services, vote.component, marked.id);
    const { componentId } = vote;
    if (voter)
      await markAsPaper(
        platform.services,
        { componentId, voterKey: voter.voterKey, territoryId: null },
        platform.services.now(),
      );
    await platform.settle();
    const before = subjects().length;
    platform.clock.advance(47 * 3600);
    await platform.tickHour();
    platform.clock.advance(3600);
    await Promise.all([platform.tickHour(), platform.tickHour()]);
    await platform.tickHour();
    await platform.settle();
    expect(subjects()).toHaveLength(before + 1);
    const mail = platform.mails().find(({ to }) => to.includes('begun@'));
    expect(mail?.subject).toContain('Your ballot is not cast yet');
    expect(mail?.text).toContain(`/en${vote.path}`);
    expect(mail?.text).not.toContain('Project 1');
    // Going on with it and leaving it again brings no second one.
    expect((await keep(begun.cookie, 1)).status).toBe(200);
    platform.clock.set('2026-11-30T20:00:00.000Z');
    await platform.tickHour();
    await platform.settle();
    expect(subjects()).toHaveLength(before + 1);
    const baskets = await platform.services.db.all(Baskets, { componentId });
    expect(baskets.map(({ remindedAt }) => remindedAt)).toEqual(Array(3).fill('2026-11-23T09:00:00.000Z'));
  });

  it('come on the last day, and none after the end', async () => {
    platform.clock.set('2026-11-30T08:00:00.000Z');
    const [late, later] = [await platform.participant({ email: 'late@parvis.example' }), await platform.participant()];
    await keep(late.cookie);
    platform.clock.set('2026-11-30T22:00:00.000Z');
    await keep(later.cookie);
    const before = subjects().length;
    await platform.tickHour();
    platform.clock.set('2026-12-01T02:00:00.000Z');
    await platform.tickHour();
    await platform.settle();
    expect(subjects()).toHaveLength(before + 1);
    expect(subjects()[0]).toContain('The vote closes soon');
  });
});
