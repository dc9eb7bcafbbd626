import type { MailId } from '../../../shared/platform/ids.ts';
import type { SuppressionKind } from '../../../shared/platform/mail-state.ts';
import { addSeconds, type Instant } from '../../../shared/platform/time.ts';
import type { ItemOf } from '../db/entity.ts';
import { patch, put } from '../db/write.ts';
import { SoftBounces, Suppressions } from '../entities.ts';
import type { Services } from '../services.ts';
import type { Lane } from './lanes.ts';
import { recipientOf } from './recipient.ts';

export type Suppression = ItemOf<typeof Suppressions>;

const DAY = 24 * 3600;
/** A full mailbox and the like: so many mails within so many days, and newsletters rest for as long. */
export const SOFT_BOUNCES = 3;
const SOFT_DAYS = 30;
/** Longer than a mail is kept: what SES tells of it again is of no account after that. */
const LIFTED_DAYS = 31;

/**
 * Stands for an address in the suppression list, and is what its mails are found by. Without a secret, as in the key of
 * accounts: it must outlive every change of a secret, or each change would write to all who said no.
 *
 * @param address as `readEmailAddress` gives it
 */
export const addressHash = (address: string): string => recipientOf({ email: address });

/** The items of an address are in one of sixteen parts. */
const partition = (hash: string) => ({ shard: Number.parseInt(hash.slice(0, 1), 16), addressHash: hash });

/** Key of one reason not to write to an address. */
export const suppressionKey = (hash: string, kind: SuppressionKind) => ({ ...partition(hash), kind });

const holds = ({ liftedAt, expiresAt }: Suppression, now: Instant): boolean =>
  liftedAt === null && (expiresAt === null || expiresAt > now);

/** Why an address gets no mail of some kinds; empty where it gets all. */
export async function suppressionsOf(
  { db, now }: Pick<Services, 'db' | 'now'>,
  hash: string,
): Promise<readonly Suppression[]> {
  const { items } = await db.query(Suppressions, partition(hash), { startsWith: `${hash}#` });
  const at = now();
  return items.filter((one) => holds(one, at));
}

/** Lanes that each reason keeps from an address. Who complained still signs in, and is told of changes of the account. */
const KEPT_FROM: Readonly<Record<SuppressionKind, readonly Lane[]>> = {
  bounce: ['urgent', 'mail', 'bulk'],
  manual: ['urgent', 'mail', 'bulk'],
  complaint: ['mail', 'bulk'],
  'soft-bounces': ['bulk'],
};

/** The reasons that keep a mail of this lane from the address, the gravest first. */
export const reasonsAgainst = (suppressions: readonly Suppression[], lane: Lane): readonly Suppression[] => {
  const against = suppressions.filter(({ kind }) => KEPT_FROM[kind].includes(lane));
  const order = Object.keys(KEPT_FROM);
  return against.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
};

/**
 * Takes the one sign-in code that goes to a suppressed address in a day, so that nobody is locked out for good by an
 * address that did not exist for an hour. The same mail may take it again.
 */
export async function takeCode({ db, now }: Services, one: Suppression, mailId: MailId): Promise<boolean> {
  if (one.codeMailId === mailId) return true;
  const codeAt = now();
  if (one.codeAt !== null && one.codeAt > addSeconds(codeAt, -DAY)) return false;
  const { changed } = await db.write(
    patch(
      Suppressions,
      suppressionKey(one.addressHash, one.kind),
      { codeMailId: mailId, codeAt },
      { when: [{ attribute: 'codeAt', op: '=', value: one.codeAt }], otherwise: 'unchanged' },
    ),
  );
  return changed;
}

/** Why an address is to get no more mail. */
export interface Cause {
  readonly addressHash: string;
  readonly kind: SuppressionKind;
  /** When it happened. */
  readonly at: Instant;
  readonly mailId: MailId | null;
}

/**
 * Suppresses an address from now on. The first cause of a kind stays; one that is older than a lift does nothing, however
 * late it is told. Answers whether anything changed.
 */
export async function suppress({ db, now }: Pick<Services, 'db' | 'now'>, cause: Cause): Promise<boolean> {
  const key = suppressionKey(cause.addressHash, cause.kind);
  const known = await db.get(Suppressions, key);
  if (known !== undefined && (holds(known, now()) || cause.at <= (known.liftedAt ?? ''))) return false;
  const expiresAt = cause.kind === 'soft-bounces' ? addSeconds(now(), SOFT_DAYS * DAY) : null;
  const item = { ...cause, ...key, liftedAt: null, codeMailId: null, codeAt: null, expiresAt };
  const when =
    known === undefined
      ? 'absent'
      : [
          { attribute: 'liftedAt', op: '=', value: known.liftedAt } as const,
          { attribute: 'at', op: '=', value: known.at } as const,
        ];
  const { changed } = await db.write(put(Suppressions, item, { when, otherwise: 'unchanged' }));
  return changed;
}

/** Lets an address have mail again. What happened before is no reason any more. Answers whether it was suppressed. */
export async function lift(
  { db, now }: Pick<Services, 'db' | 'now'>,
  hash: string,
  kind: SuppressionKind,
): Promise<boolean> {
  const liftedAt = now();
  const { changed } = await db.write(
    patch(
      Suppressions,
      suppressionKey(hash, kind),
      { liftedAt, expiresAt: addSeconds(liftedAt, LIFTED_DAYS * DAY) },
      { when: [{ attribute: 'liftedAt', op: '=', value: null }], otherwise: 'unchanged' },
    ),
  );
  return changed;
}

/** Notes that an address did not take a mail for a while; enough of them within a month keep newsletters from it. */
export async function noteSoftBounce(
  services: Pick<Services, 'db' | 'now'>,
  { addressHash: hash, mailId, at }: { readonly addressHash: string; readonly mailId: MailId; readonly at: Instant },
): Promise<void> {
  const { db, now } = services;
  const since = addSeconds(now(), -SOFT_DAYS * DAY);
  if (at <= since) return;
  const expiresAt = addSeconds(at, SOFT_DAYS * DAY);
  await db.write(put(SoftBounces, { ...partition(hash), mailId, at, expiresAt }));
  const { items } = await db.query(SoftBounces, partition(hash), { startsWith: `${hash}#` });
  const recent = items.filter((one) => one.at > since);
  if (recent.length >= SOFT_BOUNCES) await suppress(services, { addressHash: hash, kind: 'soft-bounces', at, mailId });
}
