/** Days that a shared link to a preview may last. Apart from the contract: the back office loads no schemas. */
export const PREVIEW_DAYS = [1, 7, 30] as const;
