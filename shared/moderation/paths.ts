/** The public page about moderation, without the language. */
export const TRANSPARENCY_PATH = '/moderation/';
/** Decisions with no personal data, as a CSV file. */
export const TRANSPARENCY_FILE = '/moderation/decisions.csv';
/** Where people read the decisions about themselves, without the language. */
export const OWN_DECISIONS_PATH = '/account/#decisions';
