import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import type { Grant, Role } from '../../shared/platform/roles.ts';
import { accountHash } from '../participants/email-hash.ts';
import { ParticipantEmails } from '../participants/entities.ts';
import { newProfile } from '../platform/author-profiles.ts';
import { increment, put } from '../platform/db/write.ts';
import { Administrators, Participants, Profiles, RoleGrants, Statistics } from '../platform/entities.ts';
import type { Services } from '../platform/services.ts';
import { openSession, SESSION_COOKIE } from '../platform/session.ts';
import { statisticShard } from '../platform/statistics.ts';

/** A registered participant with an open session. */
export interface LocalParticipant {
  readonly id: ParticipantId;
  readonly displayName: string;
  /** For a `Cookie` header. */
  readonly cookie: string;
}

/** Makes a registered participant without a mail: for rehearsals, the demo and tests. */
export async function createParticipant(
  services: Services,
  options: {
    readonly displayName?: string;
    readonly email?: string;
    readonly role?: Role;
    /** Roles in processes. */
    readonly grants?: readonly Grant[];
    /** Whether the session has shown a second factor. @default for everybody with a role */
    readonly hasSecondFactor?: boolean;
    readonly locale?: InterfaceLocale;
  } = {},
): Promise<LocalParticipant> {
  const id = services.newId('participant');
  const createdAt = services.now();
  const grants = options.grants ?? [];
  const isStaff = options.role === 'administrator' || grants.length > 0;
  const displayName = options.displayName ?? `Rehearsal ${id.slice(-6)}`;
  const account = {
    id,
    email: options.email ?? `${id.toLowerCase()}@rehearsal.invalid`,
    role: options.role ?? 'participant',
    hasGrants: grants.length > 0,
    displayName,
    locale: options.locale ?? 'fr',
    charterAcceptedAt: createdAt,
    sessionsFrom: createdAt,
    createdAt,
    deletedAt: null,
    block: null,
    isGuest: false,
    keptUntil: null,
  } as const;
  // As completing a first sign-in does: whoever is registered is counted.
  await services.db.transact(
    put(Participants, account, { when: 'absent' }),
    put(ParticipantEmails, { emailHash: accountHash(account.email), participantId: id }),
    put(Profiles, newProfile(id, displayName, createdAt), { when: 'absent' }),
    ...(account.role === 'administrator' ? [put(Administrators, { participantId: id })] : []),
    ...grants.map((grant) =>
      put(RoleGrants, { ...grant, participantId: id, grantedAt: createdAt, grantedBy: null, expiresAt: null }),
    ),
    increment(Statistics, { name: 'participants', shard: statisticShard(id) }, 'value'),
  );
  const secondFactorAt = (options.hasSecondFactor ?? isStaff) ? createdAt : null;
  const cookies = await openSession(services, account, secondFactorAt);
  // Off a developer's machine its name has a prefix.
  const cookie = cookies.find((text) => text.includes(`${SESSION_COOKIE}=`)) ?? '';
  return { id, displayName, cookie: cookie.split(';')[0] ?? '' };
}
