/** What follows keep in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { FollowedId, ParticipantId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { defineEntity } from '../platform/db/entity.ts';

/** Somebody who is told what becomes of something, or is new in it. */
export const Follows = defineEntity('Follow', {
  schema: z.object({ resourceId: FollowedId, participantId: ParticipantId, followedAt: Instant }),
  key: { pk: 'FOLLOWS#{resourceId}', sk: '{participantId}' },
  indexes: { byParticipant: { pk: 'PARTICIPANT-FOLLOWS#{participantId}', sk: '{followedAt}#{resourceId}' } },
});

/** What the followers of a resource were told last, so that a change that was taken back is no news. */
export const ToldNews = defineEntity('ToldNews', {
  schema: z.object({ resourceId: FollowedId, told: z.string() }),
  key: { pk: 'FOLLOW-NEWS#{resourceId}', sk: 'TOLD' },
});
