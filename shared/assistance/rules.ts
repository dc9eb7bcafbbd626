/** Assisted entry: an agent enters a contribution or a vote for somebody who is present. */

/** Minutes that a session lasts; it cannot be prolonged, since consent is given for one. */
export const ASSISTANCE_MINUTES = 30;
/** Characters of the name that is shown with what the person writes. */
export const NAME_LENGTH = 60;
/** Days for which it is kept who entered for whom: three years, as the audit log is looked at. */
export const ASSISTANCE_DAYS = 1096;

/** Seconds until a moment; 0 once it has come. */
export const secondsUntil = (endsAt: string, now: string): number =>
  Math.max(0, Math.ceil((Date.parse(endsAt) - Date.parse(now)) / 1000));

/** Minutes to say until a moment, rounded up: the last one is 1 until its end. */
export const minutesUntil = (endsAt: string, now: string): number => Math.ceil(secondsUntil(endsAt, now) / 60);
