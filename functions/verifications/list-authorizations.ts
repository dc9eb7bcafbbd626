import { verifications } from '../../shared/verifications/contract.ts';
import { Authorizations } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';

/** Verifications of the account that is signed in, expired ones included. */
export const listAuthorizations = handle(verifications.listAuthorizations, async ({ actor }, { db }) => {
  const { participantId } = personOf(actor);
  return { items: await db.all(Authorizations, { participantId }) };
});
