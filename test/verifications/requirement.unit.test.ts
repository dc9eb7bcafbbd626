import { describe, expect, it } from '@jest/globals';
import { newId } from '../../functions/platform/services.ts';
import { surroundingsIn } from '../../functions/platform/verified.ts';
import { ParticipantId, type TaxonomyId } from '../../shared/platform/ids.ts';
import type { Authorization } from '../../shared/verifications/authorization.ts';
import type { VerificationMethod } from '../../shared/verifications/method.ts';
import { isRevoked, mayRenew } from '../../shared/verifications/renewal.ts';
import { ageOn, maySatisfy, Requirement } from '../../shared/verifications/requirement.ts';
import { requirementProblems } from '../../shared/verifications/requirement-rules.ts';

const NOW = '2026-11-21T09:00:00.000Z';
const ada = ParticipantId.parse('ptp_01JZ0000000000000000000001');
const [region, city, quarter, elsewhere] = [
  newId('taxonomy'),
  newId('taxonomy'),
  newId('taxonomy'),
  newId('taxonomy'),
] as const;
const parents = new Map<TaxonomyId, TaxonomyId>([
  [city, region],
  [quarter, city],
]);
const here = surroundingsIn({ timeZone: 'Europe/Brussels', parents }, NOW);

const granted = (method: VerificationMethod, change: Partial<Authorization> = {}): Authorization => ({
  participantId: ada,
  method,
  voterId: ada,
  personHash: '0'.repeat(64),
  bornOn: null,
  territoryId: null,
  grantedAt: '2026-01-01T00:00:00.000Z',
  expiresAt: null,
  keptUntil: null,
  ...change,
});
const asking = (...methods: readonly (Partial<Requirement['methods'][number]> & { method: VerificationMethod })[]) =>
  Requirement.parse({ methods });

describe('the age of a person', () => {
  it.each([
    ['2008-11-21', '2026-11-21', 18],
    ['2008-11-22', '2026-11-21', 17],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-29', 20],
    ['2008-12-31', '2027-01-01', 18],
  ])('who is born on %s is on %s %i', (bornOn, today, age) => {
    expect(ageOn(bornOn, today)).toBe(age);
  });

  it('is judged by the day in the time zone of the organization', () => {
    const world = { timeZone: 'Europe/Brussels', parents };
    const adult = asking({ method: 'census', minimumAge: 18 });
    const own = [granted('census', { bornOn: '2008-11-22' })];
    // Half past eleven in the evening in Brussels, and half past midnight.
    const before = maySatisfy(adult, own, surroundingsIn(world, '2026-11-21T22:30:00.000Z'));
    expect(before).toEqual({
      allowed: false,
      problem: 'verification.too-young',
      facts: { methods: 'census', minimumAge: 18 },
    });
    expect(maySatisfy(adult, own, surroundingsIn(world, '2026-11-21T23:30:00.000Z')).allowed).toBe(true);
  });
});

describe('what an action asks for', () => {
  it('is nothing without a method', () => {
    expect(maySatisfy(Requirement.parse({}), [], here).allowed).toBe(true);
  });

  it('is one of several methods, or each of them', () => {
    const any = asking({ method: 'census' }, { method: 'sms' });
    const all = { ...any, combine: 'all' as const };
    expect(maySatisfy(any, [granted('sms')], here).allowed).toBe(true);
    expect(maySatisfy(all, [granted('sms')], here)).toMatchObject({ facts: { methods: 'census' } });
    expect(maySatisfy(all, [granted('sms'), granted('census')], here).allowed).toBe(true);
    expect(maySatisfy(any, [], here)).toEqual({
      allowed: false,
      problem: 'verification.required',
      facts: { methods: 'census,sms' },
    });
  });

  it('is not met by a verification that has expired, at its last moment and after', () => {
    const census = asking({ method: 'census' });
    expect(maySatisfy(census, [granted('census', { expiresAt: NOW })], here)).toMatchObject({
      problem: 'verification.expired',
    });
    const later = '2026-11-21T09:00:00.001Z';
    expect(maySatisfy(census, [granted('census', { expiresAt: later })], here).allowed).toBe(true);
  });

  it('says the reason that is nearest to being allowed', () => {
    const any = asking({ method: 'census', minimumAge: 18 }, { method: 'sms' });
    expect(maySatisfy(any, [granted('census', { bornOn: '2012-01-01' })], here)).toEqual({
      allowed: false,
      problem: 'verification.too-young',
      facts: { methods: 'census', minimumAge: 18 },
    });
  });

  it('counts no age that nobody knows', () => {
    expect(maySatisfy(asking({ method: 'sms', minimumAge: 16 }), [granted('sms')], here).allowed).toBe(false);
  });

  it.each([
    ['the territory itself', city, true],
    ['a part of it', quarter, true],
    ['what it is a part of', region, false],
    ['another one', elsewhere, false],
    ['nowhere', null, false],
  ])('of a territory is met by who lives in %s: %s %s', (_, territoryId, isMet) => {
    const decision = maySatisfy(
      asking({ method: 'census', territoryIds: [city] }),
      [granted('census', { territoryId })],
      here,
    );
    expect(decision.allowed).toBe(isMet);
    if (!decision.allowed) expect(decision.problem).toBe('verification.other-territory');
  });

  it('ends where territories go round in a circle', () => {
    const circle = new Map([
      [region, city],
      [city, region],
    ]);
    const world = surroundingsIn({ timeZone: 'UTC', parents: circle }, NOW);
    expect(world.liesIn(city, [elsewhere])).toBe(false);
  });
});

describe('a renewal', () => {
  const own = { grantedAt: '2026-11-01T09:00:00.000Z', expiresAt: null };
  const after = { renewAfterDays: 20, revokedBefore: null };

  it('is possible from the day on that is set, and not a moment before', () => {
    expect(mayRenew(own, after, '2026-11-21T08:59:59.999Z')).toEqual({
      allowed: false,
      problem: 'verification.too-soon',
      facts: { from: NOW },
    });
    expect(mayRenew(own, after, NOW).allowed).toBe(true);
  });

  it('of what has expired or was taken back is possible at once', () => {
    expect(mayRenew({ ...own, expiresAt: '2026-11-02T00:00:00.000Z' }, after, '2026-11-02T00:00:00.000Z').allowed).toBe(
      true,
    );
    expect(mayRenew(own, { ...after, revokedBefore: NOW }, '2026-11-02T00:00:00.000Z').allowed).toBe(true);
    expect(isRevoked(own, own.grantedAt)).toBe(false);
  });
});

describe('requirements of a component', () => {
  const actions = ['propose', 'vote', 'comment'];
  const problems = (requirements: Readonly<Record<string, unknown>>) =>
    requirementProblems(
      Object.fromEntries(Object.entries(requirements).map(([action, one]) => [action, Requirement.parse(one)])),
      actions,
    ).map(({ pointer, code }) => `${pointer} ${code}`);

  it('name actions that the component has', () => {
    expect(problems({ vote: {}, propose: {} })).toEqual([]);
    expect(problems({ dance: {} })).toEqual(['/requirements/dance unrecognized_keys']);
  });

  it('name each method once', () => {
    expect(problems({ comment: { methods: [{ method: 'sms' }, { method: 'sms' }] } })).toEqual([
      '/requirements/comment/methods/1/method not-unique',
    ]);
  });

  it('go without an account for votes only, with methods that do', () => {
    const census = { methods: [{ method: 'census' }], withoutAccount: true };
    expect(problems({ vote: census })).toEqual([]);
    expect(problems({ propose: census })).toEqual(['/requirements/propose/withoutAccount requirement.votes-only']);
    expect(problems({ vote: { withoutAccount: true } })).toEqual([
      '/requirements/vote/withoutAccount requirement.needs-account',
    ]);
    expect(problems({ vote: { methods: [{ method: 'desk' }], withoutAccount: true } })).toHaveLength(1);
    const two = { ...census, methods: [{ method: 'census' }, { method: 'sms' }] };
    expect(problems({ vote: { ...two, combine: 'any' } })).toEqual([]);
    expect(problems({ vote: { ...two, combine: 'all' } })).toHaveLength(1);
  });
});
