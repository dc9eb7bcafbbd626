/** Characters of the reason for which an address is put on the suppression list, or taken off it. */
export const REASON_MAX = 300;

/** Parts of mails that bounce and that are complained of, beyond which SES looks at an account. */
export const BOUNCE_LIMIT = 0.05;
export const COMPLAINT_LIMIT = 0.001;

/** Days that acts on the suppression list are kept with their reasons. */
export const NOTE_DAYS = 365;
