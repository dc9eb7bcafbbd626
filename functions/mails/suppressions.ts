import { mails, type SuppressionNote } from '../../shared/mails/contract.ts';
import { NOTE_DAYS } from '../../shared/mails/rules.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { addressHash, lift, suppress, suppressionsOf } from '../platform/mail/suppression.ts';
import { Problem } from '../platform/problem.ts';
import { profilesOf } from '../platform/profiles.ts';
import type { Services } from '../platform/services.ts';
import { SuppressionNotes } from './entities.ts';

const DAY = 24 * 3600;
const NOTES = 50;

interface Act {
  readonly act: SuppressionNote['act'];
  readonly hash: string;
  readonly reason: string;
  readonly actor: Actor;
}

async function note({ db, now }: Services, { act, hash, reason, actor }: Act): Promise<void> {
  const at = now();
  const by = actor.kind === 'participant' ? actor.participantId : null;
  const expiresAt = addSeconds(at, NOTE_DAYS * DAY);
  await db.write(put(SuppressionNotes, { addressHash: hash, at, act, reason, by, expiresAt }));
}

/** What was done by hand about an address, newest first. */
export async function notesOf(services: Services, hash: string): Promise<SuppressionNote[]> {
  const { items } = await services.db.query(SuppressionNotes, { addressHash: hash }, { reverse: true, limit: NOTES });
  const people = items.flatMap(({ by }) => by ?? []);
  const names = await profilesOf(services, people);
  return items.map(({ act, reason, at, by }) => ({
    act,
    reason,
    at,
    byName: by === null ? null : (names.get(by) ?? null),
  }));
}

/** Puts an address on the list by hand, as where somebody has asked for it by telephone. */
export const suppressByHand = handle(mails.suppress, async ({ body: { email, reason }, actor }, services) => {
  const hash = addressHash(email);
  const isNew = await suppress(services, { addressHash: hash, kind: 'manual', at: services.now(), mailId: null });
  if (!isNew) throw new Problem('mail.suppressed-already');
  await note(services, { act: 'added', hash, reason, actor });
  return undefined;
});

/** Lifts every reason that holds: what SES tells later of mails from before is none any more. */
export const liftByHand = handle(mails.lift, async ({ body: { email, reason }, actor }, services) => {
  const hash = addressHash(email);
  const held = await suppressionsOf(services, hash);
  const lifted = await Promise.all(held.map(({ kind }) => lift(services, hash, kind)));
  if (!lifted.includes(true)) throw new Problem('mail.not-suppressed');
  await note(services, { act: 'lifted', hash, reason, actor });
  return undefined;
});
