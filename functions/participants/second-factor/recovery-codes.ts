import { randomInt, scrypt } from 'node:crypto';
import { RECOVERY_CODES } from '../../../shared/participants/second-factor.ts';
import type { ParticipantId } from '../../../shared/platform/ids.ts';
import { put, remove, type Write } from '../../platform/db/write.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { hmac, sha256 } from '../../platform/signing.ts';
import { RecoveryCodes } from '../entities.ts';

/** Nobody mistakes one of these for another: no I, L, O, U, 0 or 1. 30 signs, ten of them: 49 bits. */
const SIGNS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const GROUP = 5;
/** 16 MiB and about a twentieth of a second for each try (RFC 7914); what holds thieves of the table is the secret. */
const COST = { N: 2 ** 14, r: 8, p: 1, maxmem: 32 * 2 ** 20 } as const;
const BYTES = 32;

const newCode = (): string => {
  const signs = Array.from({ length: 2 * GROUP }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return `${signs.slice(0, GROUP)}-${signs.slice(GROUP)}`;
};
const bare = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');

/**
 * Stands for a code in the table: slow, and keyed by a secret that is not there, so that who has a copy of the table can
 * try none. The same code gives the same hash, which is its key.
 */
const hashOf = (secret: string, participantId: ParticipantId, typed: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const keyed = hmac(secret, 'recovery-code', participantId, bare(typed));
    scrypt(keyed, `recovery-code ${participantId}`, BYTES, COST, (error, key) =>
      error === null ? resolve(`scrypt-${key.toString('hex')}`) : reject(error),
    );
  });

/** As releases before 0.2 kept them; such codes count until they are used or renewed. */
const formerHashOf = (participantId: ParticipantId, typed: string): string =>
  sha256(JSON.stringify(['recovery-code', participantId, bare(typed)]));

/** The writes that take all recovery codes of somebody away. */
export async function forgetCodes({ db }: Pick<Services, 'db'>, participantId: ParticipantId): Promise<Write[]> {
  return (await db.all(RecoveryCodes, { participantId })).map(({ hash }) =>
    remove(RecoveryCodes, { participantId, hash }),
  );
}

/** Ten new codes, and the writes that keep their hashes in place of all before. */
export async function newCodes(services: Pick<Services, 'db' | 'secrets'>, participantId: ParticipantId) {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  const secret = await services.secrets.get('recovery');
  const hashes = await Promise.all(codes.map((code) => hashOf(secret, participantId, code)));
  const writes = hashes.map((hash) => put(RecoveryCodes, { participantId, hash }));
  return { codes, writes: [...(await forgetCodes(services, participantId)), ...writes] };
}

/**
 * Uses a code up: of two requests at the same moment one is refused.
 *
 * @throws Problem `second-factor.code-invalid` for one that there is not
 */
export async function useCode(
  { db, secrets }: Pick<Services, 'db' | 'secrets'>,
  participantId: ParticipantId,
  typed: string,
): Promise<Write> {
  const previous = await secrets.previous('recovery');
  const accepted = [await secrets.get('recovery'), ...(previous === undefined ? [] : [previous])];
  const hashes = await Promise.all(accepted.map((secret) => hashOf(secret, participantId, typed)));
  const otherwise = 'second-factor.code-invalid';
  for (const hash of [...hashes, formerHashOf(participantId, typed)]) {
    const code = await db.get(RecoveryCodes, { participantId, hash });
    if (code !== undefined) return remove(RecoveryCodes, code, { when: 'present', otherwise });
  }
  throw new Problem(otherwise);
}

/** Recovery codes that are left. */
export const codesLeft = async ({ db }: Pick<Services, 'db'>, participantId: ParticipantId): Promise<number> =>
  (await db.all(RecoveryCodes, { participantId })).length;
