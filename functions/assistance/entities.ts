/** What the desk keeps in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { Consent } from '../../shared/assistance/contract.ts';
import { AssistanceId, ParticipantId, SpaceId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { VerificationMethod } from '../../shared/verifications/method.ts';
import { defineEntity } from '../platform/db/entity.ts';

/** That an agent entered for somebody who was present, and how that person agreed: a few a day, so one partition. */
export const Assistances = defineEntity('Assistance', {
  schema: z.object({
    id: AssistanceId,
    agentId: ParticipantId,
    /** For whom. */
    participantId: ParticipantId,
    method: VerificationMethod,
    consent: Consent,
    /** When consent was given, which is when the session began. */
    beganAt: Instant,
    /** At the latest. */
    endsAt: Instant,
    endedAt: Instant.nullable(),
    /** Processes in which the agent could enter when it began; `organization`: all of them. */
    spaces: z.array(SpaceId),
    expiresAt: Instant,
  }),
  key: { pk: 'ASSISTANCES', sk: '{id}' },
  indexes: { byParticipant: { pk: 'PARTICIPANT-ASSISTANCES#{participantId}', sk: '{id}' } },
  expires: 'expiresAt',
});

/** That somebody was verified at a desk, by whom, and how they agreed. */
export const DeskVisits = defineEntity('DeskVisit', {
  schema: z.object({ participantId: ParticipantId, agentId: ParticipantId, consent: Consent, visitedAt: Instant }),
  key: { pk: 'DESK-VISITS#{participantId}', sk: '{visitedAt}' },
});
