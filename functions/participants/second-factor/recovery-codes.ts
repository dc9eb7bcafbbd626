import { randomInt } from 'node:crypto';
import { RECOVERY_CODES } from '../../../shared/participants/second-factor.ts';
import type { ParticipantId } from '../../../shared/platform/ids.ts';
import { put, remove, type Write } from '../../platform/db/write.ts';
import type { Services } from '../../platform/services.ts';
import { sha256 } from '../../platform/signing.ts';
import { RecoveryCodes } from '../entities.ts';

/** Nobody mistakes one of these for another: no I, L, O, U, 0 or 1. 30 signs, ten of them: 49 bits. */
const SIGNS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const GROUP = 5;

const newCode = (): string => {
  const signs = Array.from({ length: 2 * GROUP }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return `${signs.slice(0, GROUP)}-${signs.slice(GROUP)}`;
};

/**
 * Stands for a code in the table. Without a secret on purpose: the key must outlive every change of the session secret,
 * and five tries in a quarter of an hour leave nobody the time to guess.
 */
const hashOf = (participantId: ParticipantId, typed: string): string =>
  sha256(JSON.stringify(['recovery-code', participantId, typed.toUpperCase().replace(/[^A-Z0-9]/g, '')]));

/** The writes that take all recovery codes of somebody away. */
export async function forgetCodes({ db }: Pick<Services, 'db'>, participantId: ParticipantId): Promise<Write[]> {
  return (await db.all(RecoveryCodes, { participantId })).map(({ hash }) =>
    remove(RecoveryCodes, { participantId, hash }),
  );
}

/** Ten new codes, and the writes that keep their hashes in place of all before. */
export async function newCodes(services: Pick<Services, 'db'>, participantId: ParticipantId) {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  const writes = codes.map((code) => put(RecoveryCodes, { participantId, hash: hashOf(participantId, code) }));
  return { codes, writes: [...(await forgetCodes(services, participantId)), ...writes] };
}

/** Uses a code up: of two requests at the same moment one is refused, and so is a code that there is not. */
export const useCode = (participantId: ParticipantId, typed: string): Write =>
  remove(
    RecoveryCodes,
    { participantId, hash: hashOf(participantId, typed) },
    { when: 'present', otherwise: 'second-factor.code-invalid' },
  );

/** Recovery codes that are left. */
export const codesLeft = async ({ db }: Pick<Services, 'db'>, participantId: ParticipantId): Promise<number> =>
  (await db.all(RecoveryCodes, { participantId })).length;
