import { verifications } from '../../shared/verifications/contract.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import { directMethodOf } from './direct.ts';
import { grantAuthorization } from './grant.ts';
import { countTry } from './limits.ts';
import { shownAuthorizations } from './own-authorizations.ts';
import { requireMethod } from './settings.ts';

/**
 * Verifies the account that is signed in with a method that answers at once.
 *
 * @throws Problem `verification.*`, 422 `request.invalid` with pointers below `/given`
 */
export const verify = handle(verifications.verify, async ({ body: { method, given }, actor, sourceIp }, services) => {
  const { participantId } = personOf(actor);
  await countTry(services, { participantId, sourceIp });
  await requireMethod(services, method);
  const proof = await directMethodOf(method).prove(services, given, { participantId, sourceIp });
  const granted = await grantAuthorization(services, { participantId, method }, proof);
  const [shown] = await shownAuthorizations(services, [granted]);
  if (shown === undefined) throw new Problem('internal.error');
  return shown;
});
