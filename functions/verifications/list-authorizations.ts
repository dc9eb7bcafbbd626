import { verifications } from '../../shared/verifications/contract.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { pendingOf } from './deferred.ts';
import { authorizationsOf } from './own-authorizations.ts';

/** Verifications of the account that is signed in, expired ones included, and those it waits for. */
export const listAuthorizations = handle(verifications.listAuthorizations, async ({ actor }, services) => {
  const { participantId } = personOf(actor);
  const [items, pending] = await Promise.all([
    authorizationsOf(services, participantId),
    pendingOf(services, participantId),
  ]);
  return { items, pending };
});
