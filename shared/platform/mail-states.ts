/**
 * What has become of a mail of the outbox: `waiting` in its lane, `claimed` by a worker, `uncertain` when that worker has
 * not said how it ended, `sent` when SES took it, `confirmed` when SES told of it, then `delivered`. Ends without it:
 * `bounced`, `complained`, `suppressed` (not sent: the address gets no more mail) and `failed` (given up).
 */
export const MAIL_STATES = [
  'waiting',
  'claimed',
  'uncertain',
  'sent',
  'confirmed',
  'delivered',
  'bounced',
  'complained',
  'suppressed',
  'failed',
] as const;
