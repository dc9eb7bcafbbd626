/** A second factor: codes of an authenticator app (RFC 6238), and recovery codes for the day the telephone is lost. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { ParticipantId } from '../platform/ids.ts';
import { Instant } from '../platform/time.ts';

/** How far somebody is with the second factor that their roles ask for; `unneeded`: they have no role. */
export const SecondFactorState = z.enum(['unneeded', 'not-set-up', 'not-shown', 'shown']);
export type SecondFactorState = z.infer<typeof SecondFactorState>;

/** Recovery codes that are made at once. */
export const RECOVERY_CODES = 10;

const SixDigits = z
  .string()
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/));
/** Six digits of the app, or a recovery code in whatever way it was typed. */
const AnyCode = z.string().trim().min(6).max(40);
const RecoveryCodes = z.array(z.string()).describe('Shown once: only hashes are kept');

/** Routes of the second factor. @param Me schema of the person who is signed in */
export const secondFactorRoutes = <M extends z.ZodType>(Me: M) =>
  ({
    readSecondFactor: {
      summary: 'Whether a second factor is set up, and how many recovery codes are left',
      method: 'GET',
      path: '/participants/me/second-factor',
      access: 'participant.secure',
      returns: z.object({ isSetUp: z.boolean(), since: Instant.nullable(), recoveryCodesLeft: z.int().nonnegative() }),
    },
    enrollSecondFactor: {
      summary: 'Make the secret of a new authenticator app; it counts once a code of it was confirmed',
      method: 'POST',
      path: '/participants/me/second-factor/enrollment',
      access: 'participant.secure',
      status: 201,
      returns: z.object({
        secret: z.string().describe('Base 32, to type in by hand'),
        uri: z.string().describe('otpauth address, for the QR code'),
      }),
      problems: ['access.needs-second-factor', 'request.too-many'],
    },
    confirmSecondFactor: {
      summary: 'Confirm the new app with a code of it; gives recovery codes, and a new session',
      method: 'PUT',
      path: '/participants/me/second-factor',
      access: 'participant.secure',
      status: 200,
      body: z.object({ code: SixDigits }),
      returns: z.object({ participant: Me, recoveryCodes: RecoveryCodes }),
      problems: ['second-factor.code-invalid', 'second-factor.too-many-tries', 'access.needs-second-factor'],
    },
    showSecondFactor: {
      summary: 'Show the second factor: a code of the app, or a recovery code; this session ends and a new one begins',
      method: 'POST',
      path: '/session/second-factor',
      access: 'participant.secure',
      status: 200,
      body: z.object({ code: AnyCode }),
      returns: z.object({ participant: Me, recoveryCodesLeft: z.int().nonnegative() }),
      problems: ['second-factor.code-invalid', 'second-factor.too-many-tries'],
    },
    renewRecoveryCodes: {
      summary: 'Make ten new recovery codes; those before are void',
      method: 'POST',
      path: '/participants/me/second-factor/recovery-codes',
      access: 'participant.secure',
      status: 200,
      returns: z.object({ recoveryCodes: RecoveryCodes }),
      problems: ['access.needs-second-factor'],
    },
    resetSecondFactor: {
      summary: 'Take the second factor of somebody who has lost it away and end their sessions; not the own one',
      method: 'DELETE',
      path: '/participants/{participantId}/second-factor',
      access: 'participant.reset-second-factor',
      status: 204,
      params: z.object({ participantId: ParticipantId }),
      problems: ['second-factor.own', 'participant.not-found'],
    },
  }) as const satisfies Record<string, Route>;
