/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { NotificationStates } from '../platform/entities.ts';
import { kept, type RegisterLine } from '../platform/register.ts';
import { DigestDues, NoticeMarks, NotificationPreferences, Notifications } from './entities.ts';

export const notificationsKept: readonly RegisterLine[] = [
  kept(Notifications, {
    keeps: 'What somebody was told in the last 90 days',
    until: 'expires',
    download: 'notifications',
    removed: {
      participantId: 'who was told',
      id: 'keeps anybody from being told the same twice',
      event: 'what happened',
      at: 'when it happened',
      ordinal: 'tells what was seen already',
      about: 'to see whether it is still so; others are in it by their numbers alone',
      path: 'where to see it',
      processId: 'where it happened',
      values: 'what the line says of it, such as a title',
      mailIn: 'when it goes out by mail',
      pushIn: 'when devices are told',
      expiresAt: 'ends it after 90 days',
    },
    stays: {
      actorId: 'in what others were told, until its 90 days are over: a number, to which a closed account has no name',
    },
  }),
  kept(NotificationPreferences, {
    keeps: 'How somebody wants to be told of each kind of news',
    until: 'account',
    download: 'notification-preferences',
    removed: {
      participantId: 'whose choices these are',
      choices: 'how each event reaches them',
      digestHour: 'when digests come',
      quiet: 'hours in which nothing is sent at once',
      timeZone: 'whose clock these hours are of',
      isPaused: 'no mails of notifications at all',
    },
    others: ['revision'],
  }),
  kept(NotificationStates, {
    keeps: 'How many notifications somebody was told, and has seen',
    until: 'account',
    download: 'notifications',
    removed: { participantId: 'whose count it is', told: 'all', seen: 'those that were seen' },
  }),
  kept(DigestDues, {
    keeps: 'For whom news has gathered until an hour',
    until: 'expires',
    removed: {
      participantId: 'for whom',
      slot: 'when it goes out',
      shard: 'part of the list',
      news: 'how much of it',
      pushes: 'how much of it for devices',
      expiresAt: 'ends it',
    },
  }),
  kept(NoticeMarks, {
    keeps: 'Hours whose digests have gone out, and votes whose end was told',
    until: 'platform',
    others: ['name', 'at', 'expiresAt'],
  }),
];
