/** Sign-in services as administrators set them up. */
import { identities, type ManagedServices } from '../../shared/identities/contract.ts';
import { isIssuer } from '../../shared/identities/rules.ts';
import type { SignInServices } from '../../shared/identities/service.ts';
import type { Localized } from '../../shared/platform/locale.ts';
import { put } from '../platform/db/write.ts';
import { SignInServiceLists } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { afterSignOutOf, callbackOf, clientSecret } from './provider.ts';
import { shownServices, storedServices } from './services-list.ts';

/** Services with what an administrator must register elsewhere, and whose secret is there. */
async function managed(services: Services, stored: SignInServices): Promise<ManagedServices> {
  const ids = stored.items.map(({ id }) => id);
  const secrets = await Promise.all(ids.map((id) => clientSecret(services, id)));
  const afterSignOut = afterSignOutOf(services);
  return {
    ...stored,
    redirects: ids.map((id) => ({ id, callback: callbackOf(services, id), afterSignOut })),
    withSecret: ids.filter((_, index) => secrets[index] !== undefined),
    callbackPattern: callbackOf(services, '{id}'),
  };
}

const written = (texts: Localized): Localized =>
  Object.fromEntries(Object.entries(texts).flatMap(([tag, text]) => (text.trim() === '' ? [] : [[tag, text.trim()]])));

export const manageServices = handle(identities.manageServices, async (_, services) =>
  managed(services, await storedServices(services)),
);

/**
 * Sets up the services as a whole.
 *
 * @throws Problem 409 `sign-in-service.changed-meanwhile`; 422 for an issuer that is no address on the internet
 */
export const updateServices = handle(identities.updateServices, async ({ body }, services) => {
  const fields = body.items.flatMap(({ issuer }, index) =>
    isIssuer(issuer, services.config.stage === 'local')
      ? []
      : [{ pointer: `/items/${index}/issuer`, code: 'sign-in-service.issuer' }],
  );
  if (fields.length > 0) throw new Problem('request.invalid', { fields });
  const list: SignInServices = {
    items: body.items.map((one) => ({ ...one, name: written(one.name), note: written(one.note) })),
    version: body.version + 1,
    updatedAt: services.now(),
  };
  await services.db.write(
    put(SignInServiceLists, list, {
      // Version 0 is that of the default, which is not in the table.
      when: body.version === 0 ? 'absent' : [{ attribute: 'version', op: '=', value: body.version }],
      otherwise: 'sign-in-service.changed-meanwhile',
    }),
  );
  return managed(services, list);
});

/** Services for the window in which people sign in over a page. */
export const listServices = handle(identities.listServices, async ({ query: { locale } }, services) => ({
  items: [...(await shownServices(services, locale))],
}));
