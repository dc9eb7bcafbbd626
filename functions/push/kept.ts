/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../platform/register.ts';
import { PushDeliveries, PushEndpoints, PushSubscriptions } from './entities.ts';

export const pushKept: readonly RegisterLine[] = [
  kept(PushSubscriptions, {
    keeps: 'Devices on which somebody gets notifications',
    until: 'account',
    download: 'devices-with-notifications',
    removed: {
      participantId: 'whose device it is',
      id: 'names the device in its list',
      endpoint: 'where the push service of the browser takes notifications for it',
      endpointHash: 'by which the device knows itself in the list',
      p256dh: 'encrypts notifications for the device alone',
      auth: 'encrypts notifications for the device alone',
      device: 'lets its owner know it again in the list',
      sessionId: 'ends notifications with the session',
      sessionEndsAt: 'tells a session that was ended from one that came of age',
      createdAt: 'since when',
      sentAt: 'shows its owner whether it works',
      refusals: 'ends what no longer works',
    },
    others: ['publicKey'],
  }),
  kept(PushEndpoints, {
    keeps: 'Whose device an address at a push service is',
    until: 'account',
    download: 'devices-with-notifications',
    removed: {
      endpointHash: 'names the device',
      participantId: 'who switched notifications on there last',
      pushId: 'names the device in its owner’s list',
    },
  }),
  kept(PushDeliveries, {
    keeps: 'Which notification a device was told of',
    until: 'expires',
    download: 'devices-with-notifications',
    removed: {
      participantId: 'whose device it is',
      told: 'keeps a notification from being shown twice',
      pushId: 'names the device',
      expiresAt: 'ends the record after five days',
    },
  }),
];
