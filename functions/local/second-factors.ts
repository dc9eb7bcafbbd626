import { SecondFactors } from '../participants/entities.ts';
import { codeAt } from '../participants/second-factor/totp.ts';
import { Administrators, Participants, RoleGrants } from '../platform/entities.ts';
import type { Services } from '../platform/services.ts';

/** What somebody's authenticator app shows now. */
export interface LocalCode {
  readonly email: string;
  readonly code: string;
  /** The app is being set up: this is the code that its first screen asks for. */
  readonly isNew: boolean;
}

/** The codes of everybody who administers something here, so that a developer needs no telephone. By address. */
export async function localCodes({ db, now }: Services): Promise<LocalCode[]> {
  const staff = [...(await db.all(Administrators, {})), ...(await db.all(RoleGrants, {}))];
  const ids = [...new Set(staff.map(({ participantId }) => participantId))];
  const states = ['active', 'pending'] as const;
  const [people, factors] = await Promise.all([
    db.batchGet(
      Participants,
      ids.map((id) => ({ id })),
    ),
    db.batchGet(
      SecondFactors,
      ids.flatMap((participantId) => states.map((state) => ({ participantId, state }))),
    ),
  ]);
  return factors
    .filter(({ expiresAt }) => expiresAt === null || now() < expiresAt)
    .map(({ participantId, secret, state }) => ({
      email: people.find(({ id }) => id === participantId)?.email ?? '',
      code: codeAt(secret, now()),
      isNew: state === 'pending',
    }))
    .sort((one, other) => one.email.localeCompare(other.email));
}
