/** Who may do what, in one table: every route of every contract, every kind of actor. A new action fails without a line. */
import { describe, expect, it } from '@jest/globals';
import { features } from '../../functions/features.ts';
import { allRoutes } from '../../shared/contracts.ts';
import { routeKey } from '../../shared/platform/contract.ts';
import { ParticipantId, ProcessId, SessionId, type SpaceId } from '../../shared/platform/ids.ts';
import { type Actor, decide } from '../../shared/platform/policy.ts';
import { type Grant, holds, SPACE_ROLES, type SpaceRole } from '../../shared/platform/roles.ts';
import { EXPECTED, type Expectation } from './role-expectations.ts';

const HERE = ProcessId.parse('prc_01JZ0000000000000000000001');
const ELSEWHERE = ProcessId.parse('prc_01JZ0000000000000000000002');

type Person = Extract<Actor, { readonly kind: 'participant' }>;
const person = (change: Partial<Person> = {}): Person => ({
  kind: 'participant',
  participantId: ParticipantId.parse('ptp_01JZ0000000000000000000001'),
  sessionId: SessionId.parse('ses_01JZ0000000000000000000001'),
  role: 'participant',
  grants: [],
  hasSecondFactor: false,
  isRegistered: true,
  ...change,
});
const staff = (role: SpaceRole, spaceId: SpaceId) => person({ grants: [{ role, spaceId }], hasSecondFactor: true });
/** As sessions are resolved: what has ended is not there. */
const ended = (role: SpaceRole): Actor => {
  const grants = [{ role, spaceId: HERE, expiresAt: '2026-11-21T09:00:00.000Z' }];
  const held: Grant[] = grants.filter((grant) => holds(grant, '2026-11-21T09:00:00.000Z'));
  return person({ grants: held, hasSecondFactor: true });
};

/** Every kind of actor, with what it is held against: the group that an expectation names, or a reason for a denial. */
const ACTORS: readonly { readonly name: string; readonly actor: Actor; readonly expects: Expects }[] = [
  { name: 'anonymous', actor: { kind: 'anonymous' }, expects: () => 'session.required' },
  {
    name: 'unregistered',
    actor: person({ isRegistered: false }),
    expects: ({ people, asksProfile }) => {
      if (people === 'signed-in') return 'yes';
      return asksProfile ? 'participant.profile-incomplete' : 'access.needs-role';
    },
  },
  { name: 'participant', actor: person(), expects: ({ people }) => (isOpen(people) ? 'yes' : 'access.needs-role') },
  ...SPACE_ROLES.flatMap((role) => [
    {
      name: `${role} here`,
      actor: staff(role, HERE),
      expects: ({ people, roles, own }: Expectation) =>
        isOpen(people) || own || roles.includes(role) ? ('yes' as const) : ('access.needs-role' as const),
    },
    {
      name: `${role} of every process`,
      actor: staff(role, 'organization'),
      expects: ({ people, roles, own }: Expectation) =>
        isOpen(people) || own || roles.includes(role) ? ('yes' as const) : ('access.needs-role' as const),
    },
    {
      name: `${role} elsewhere`,
      actor: staff(role, ELSEWHERE),
      expects: ({ people, roles, own, isPlaced }: Expectation) => {
        if (isOpen(people) || own) return 'yes' as const;
        if (!roles.includes(role)) return 'access.needs-role' as const;
        return isPlaced ? ('access.other-space' as const) : ('yes' as const);
      },
    },
    {
      name: `${role} here without a second factor`,
      actor: { ...staff(role, HERE), hasSecondFactor: false },
      expects: ({ people, roles, own }: Expectation) => {
        if (isOpen(people) || own) return 'yes' as const;
        return roles.includes(role) ? ('access.needs-second-factor' as const) : ('access.needs-role' as const);
      },
    },
    {
      name: `${role} until a moment ago`,
      actor: ended(role),
      expects: ({ people }: Expectation) => (isOpen(people) ? ('yes' as const) : ('access.needs-role' as const)),
    },
  ]),
  {
    name: 'somebody without an account',
    actor: person({ isGuest: true }),
    expects: ({ admitsGuests }) => (admitsGuests ? 'yes' : 'access.needs-account'),
  },
  {
    name: 'administrator',
    actor: person({ role: 'administrator', hasSecondFactor: true }),
    expects: () => 'yes',
  },
  {
    name: 'administrator without a second factor',
    actor: person({ role: 'administrator' }),
    expects: ({ people, own }) => (isOpen(people) || own ? 'yes' : 'access.needs-second-factor'),
  },
  {
    name: 'operator',
    actor: { kind: 'operator' },
    expects: ({ people, own }) => (isOpen(people) || own ? 'session.required' : 'yes'),
  },
];
type Answer = 'yes' | string;
type Expects = (expectation: Expectation) => Answer;
const isOpen = (people: Expectation['people']) => people === 'signed-in' || people === 'registered';

const policies = features.flatMap(({ api }) => api?.policies ?? []);
const guarded = allRoutes.filter(({ access }) => access !== 'public' && access !== 'anyone');

describe('who may do what', () => {
  it('is said for every action that a route names, and for no other', () => {
    expect(Object.keys(EXPECTED).toSorted()).toEqual([...new Set(guarded.map(({ access }) => access))].toSorted());
  });

  it.each(guarded.map((route) => [routeKey(route), route.access] as const))('%s (%s)', (_, access) => {
    const expectation = EXPECTED[access];
    if (expectation === undefined) throw new Error(`nobody has said who may ${access}`);
    const decided = ACTORS.map(({ name, actor }) => {
      const decision = decide(policies, access, actor, HERE);
      return [name, decision.allowed ? 'yes' : decision.problem];
    });
    expect(Object.fromEntries(decided)).toEqual(
      Object.fromEntries(ACTORS.map(({ name, expects }) => [name, expects(expectation)])),
    );
  });

  it('leaves what belongs to the organization itself to its administrators, whatever roles people have', () => {
    const placed = Object.entries(EXPECTED).filter(([, { isPlaced }]) => isPlaced);
    for (const [access] of placed)
      for (const role of SPACE_ROLES)
        expect({ access, ...decide(policies, access, staff(role, 'organization'), 'organization') }).toMatchObject({
          access,
          allowed: false,
          problem: 'access.needs-role',
        });
  });

  it('denies where nobody knows the place', () => {
    const decision = decide(policies, 'process.update', staff('process-administrator', HERE), undefined);
    expect(decision).toMatchObject({ allowed: false, problem: 'access.other-space' });
  });
});
