/** Sessions of an account: what its owner sees of them, and who may end them. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { Device } from '../platform/device.ts';
import { ParticipantId, SessionId } from '../platform/ids.ts';
import { Instant } from '../platform/time.ts';

/** An open session. From where it was opened nobody notes. */
export const OwnSession = z.object({
  id: SessionId,
  openedAt: Instant,
  expiresAt: Instant,
  device: Device.nullable().describe('null: the browser did not say, or an older release did not ask'),
  isThis: z.boolean().describe('The session of the request'),
  hasSecondFactor: z.boolean(),
});
export type OwnSession = z.infer<typeof OwnSession>;

/** Routes of sessions. */
export const sessionRoutes = {
  listSessions: {
    summary: 'Own open sessions, newest first: since when, and on what kind of device',
    method: 'GET',
    path: '/participants/me/sessions',
    access: 'participant.read',
    returns: z.object({ items: z.array(OwnSession) }),
  },
  endSession: {
    summary: 'End one of the own sessions; one that is over or somebody else’s changes nothing',
    method: 'DELETE',
    path: '/participants/me/sessions/{sessionId}',
    access: 'participant.sign-out',
    whileBlocked: true,
    status: 204,
    params: z.object({ sessionId: SessionId }),
  },
  endOtherSessions: {
    summary: 'End every own session but this one',
    method: 'DELETE',
    path: '/participants/me/sessions',
    access: 'participant.sign-out',
    whileBlocked: true,
    status: 204,
  },
  endSessionsOf: {
    summary: 'End every session of a participant, for administrators',
    method: 'DELETE',
    path: '/participants/{participantId}/sessions',
    access: 'participant.end-sessions',
    status: 204,
    params: z.object({ participantId: ParticipantId }),
    problems: ['participant.not-found'],
  },
} as const satisfies Record<string, Route>;
