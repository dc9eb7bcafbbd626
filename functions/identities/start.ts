import { randomUUID } from 'node:crypto';
import { identities } from '../../shared/identities/contract.ts';
import { ownPath } from '../../shared/participants/rules.ts';
import { handle, Redirect } from '../platform/handle.ts';
import { tripCookie } from './cookies.ts';
import { orLanding } from './landing.ts';
import { countTrip } from './limits.ts';
import { authorizationUrl, newTrip } from './provider.ts';
import { enabledService } from './services-list.ts';
import type { AccountsSlot } from './slots.ts';

/** Sends somebody to a service. Nothing is kept here: the browser keeps a signed cookie until it comes back. */
export const startTrip = ({ networkOf }: AccountsSlot) =>
  handle(identities.start, ({ params: { serviceId }, query, sourceIp }, services) => {
    const { locale } = query;
    const returnTo = ownPath(query.returnTo) ?? `/${locale}/`;
    const about = { locale, serviceId, returnTo };
    return orLanding(
      services,
      () => about,
      [],
      async () => {
        await countTrip(services, networkOf(sourceIp));
        const service = await enabledService(services, serviceId);
        const trip = { id: randomUUID(), ...about, ...newTrip(), isLinking: query.link === 'true' };
        const url = await authorizationUrl(services, service, trip);
        return new Redirect(url.href, [await tripCookie(services, trip)]);
      },
    );
  });
