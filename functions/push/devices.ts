import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { PersonalTable } from '../platform/contributions.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { remove, type Write } from '../platform/db/write.ts';
import type { Services } from '../platform/services.ts';
import { PushDeliveries, PushEndpoints, PushSubscriptions } from './entities.ts';

export type Subscription = ItemOf<typeof PushSubscriptions>;

/** Devices on which somebody gets notifications, in no order that means something. */
export const devicesOf = ({ db }: Pick<Services, 'db'>, participantId: ParticipantId): Promise<Subscription[]> =>
  db.all(PushSubscriptions, { participantId });

/** Writes that end notifications on a device. Its endpoint stays with whoever has switched them on there since. */
export const ending = ({ participantId, id, endpointHash }: Subscription): readonly Write[] => [
  remove(PushSubscriptions, { participantId, id }),
  remove(
    PushEndpoints,
    { endpointHash },
    { when: [{ attribute: 'pushId', op: '=', value: id }], otherwise: 'unchanged' },
  ),
];

/** Ends notifications on a device; two that do so at once are no error. */
export async function endDevice({ db }: Pick<Services, 'db'>, subscription: Subscription): Promise<void> {
  for (const write of ending(subscription)) await db.write(write);
}

/** Own devices, for the download of own data. Keys and the address at the push service are secrets of the browser. */
export async function pushesTable(services: Services, participantId: ParticipantId): Promise<PersonalTable> {
  const [devices, deliveries] = await Promise.all([
    devicesOf(services, participantId),
    services.db.all(PushDeliveries, { participantId }),
  ]);
  return {
    name: 'devices-with-notifications',
    columns: ['kind', 'id', 'endpoint', 'device', 'browser', 'since', 'last_notification', 'notification'],
    rows: [
      ...devices.map((one) => [
        ...['device', one.id, one.endpoint, one.device?.kind ?? null, one.device?.browser ?? null],
        ...[one.createdAt, one.sentAt, null],
      ]),
      ...deliveries.map((one) => ['told', one.pushId, null, null, null, null, null, one.told]),
    ],
  };
}

/** Removes the devices of a deleted account, and what they were told. */
export async function erasePushes(services: Services, participantId: ParticipantId): Promise<void> {
  for (const device of await devicesOf(services, participantId)) await endDevice(services, device);
  const deliveries = await services.db.all(PushDeliveries, { participantId });
  for (const one of deliveries) await services.db.write(remove(PushDeliveries, one));
}
