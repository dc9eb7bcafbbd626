import { ID_PREFIXES, ID_SCHEMAS, type IdKind } from '../../shared/platform/ids.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import type { IdOf, Services } from './services.ts';
import { sha256 } from './signing.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Crockford's base 32, most significant digit first. */
function base32(value: bigint, digits: number): string {
  let text = '';
  for (let rest = value, n = 0; n < digits; n++, rest /= 32n) text = CROCKFORD[Number(rest % 32n)] + text;
  return text;
}

/**
 * An id that follows from its source: the same source has the same id, so that creating it again meets the item there.
 * It has the form of a ULID (48 bits of `milliseconds`, 80 bits of a hash) and sorts by that time.
 */
export function derivedId<K extends IdKind>(kind: K, milliseconds: number, ...source: readonly string[]): IdOf<K> {
  const hash = BigInt(`0x${sha256(JSON.stringify([kind, ...source])).slice(0, 20)}`);
  const id = `${ID_PREFIXES[kind]}_${base32(BigInt(milliseconds), 10)}${base32(hash, 16)}`;
  // The schema of a kind gives the id type of that kind, which a generic index cannot say.
  return ID_SCHEMAS[kind].parse(id) as IdOf<K>;
}

/**
 * The id of something that a request creates. With an Idempotency-Key the same actor and key always give the same id,
 * so a retry meets what the first try made; such an id tells no time. Without a key each request creates its own.
 */
export function idempotentId<K extends IdKind>(
  kind: K,
  services: Pick<Services, 'newId'>,
  actor: Actor,
  idempotencyKey: string | undefined,
): IdOf<K> {
  if (idempotencyKey === undefined) return services.newId(kind);
  return derivedId(kind, 0, actor.kind === 'participant' ? actor.participantId : actor.kind, idempotencyKey);
}
