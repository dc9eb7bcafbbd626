import * as z from 'zod';
import type { MailReason } from '../../../shared/platform/mail-state.ts';

/**
 * What an error of sending means. `failed`: no try of this mail will do better. `slow`: SES takes no more this second;
 * `paused`: it takes none, whatever the mail; neither counts as a try. `again`: it was not taken, and may be the next time.
 * `uncertain`: nobody knows whether it was taken; SES will tell.
 */
export type SendTrouble =
  | { readonly kind: 'failed'; readonly reason: MailReason }
  | { readonly kind: 'slow' | 'paused' | 'again' | 'uncertain' };

const Failure = z.object({
  name: z.string().default(''),
  message: z.string().default(''),
  code: z.unknown().optional(),
  $metadata: z.object({ httpStatusCode: z.number().optional() }).optional(),
});

/** Faults of the account or of its settings: every mail meets them, and they are mended without touching the mails. */
const OURS = new Set([
  'AccountSendingPausedException',
  'ConfigurationSetSendingPausedException',
  'ConfigurationSetDoesNotExistException',
  'ConfigurationSetDoesNotExist',
  'MailFromDomainNotVerifiedException',
  'AccessDenied',
  'AccessDeniedException',
  'ExpiredTokenException',
  'ExpiredToken',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
  'OptInRequired',
  'CredentialsProviderError',
]);
const SLOW = new Set(['Throttling', 'ThrottlingException', 'TooManyRequestsException', 'LimitExceededException']);
/** The connection was never made, so the mail never left. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** @param error what `Mailer.send` threw */
export function troubleOf(error: unknown): SendTrouble {
  const { data } = Failure.safeParse(error);
  if (data === undefined) return { kind: 'uncertain' };
  const { name, message, code, $metadata } = data;
  const status = $metadata?.httpStatusCode ?? 0;
  if (name === 'InvalidAddress' || name === 'InvalidParameterValue') return { kind: 'failed', reason: 'address' };
  if (SLOW.has(name) || status === 429) return { kind: /daily|24.?hour/i.test(message) ? 'paused' : 'slow' };
  if (OURS.has(name) || /sending (is )?(paused|suspended)/i.test(message)) return { kind: 'paused' };
  if (name === 'MessageRejected')
    return { kind: 'failed', reason: /address|recipient/i.test(message) ? 'address' : 'refused' };
  if (name === 'ServiceUnavailable' || (typeof code === 'string' && NEVER_LEFT.has(code))) return { kind: 'again' };
  return { kind: status >= 400 && status < 500 ? 'again' : 'uncertain' };
}
