/** Addresses of what a budget publishes besides its pages. No schema: islands carry these. */

/** The catalogue as a file, for baskets and maps: readable with API and table down. */
export const cataloguePath = (componentId: string): string => `/budgets/${componentId}/catalogue.json`;

/** Ballots that were cast so far, without saying for what. */
export const ballotsTallyPath = (componentId: string): string => `/tallies/budgets/${componentId}.json`;

/** Fragment of a project on the page of its budget. */
export const projectFragment = (number: number): string => `project-${number}`;
