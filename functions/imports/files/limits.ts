/** Columns of a file: Decidim's have forty and some for each language. */
export const MOST_COLUMNS = 500;
/** Characters of one cell, in every form. */
export const MOST_CELL = 500_000;
/** Characters of one row. */
export const MOST_ROW = 4_000_000;
/** Bytes of everything in an XLSX file once it is unpacked. */
export const MOST_UNPACKED = 4_000_000_000;
/** How many times larger than packed something may be: texts are ten times, what is made to burst a thousand. */
export const MOST_RATIO = 250;
/** Below so many unpacked bytes nobody looks at the ratio: a short list of equal lines packs very well. */
export const RATIO_FROM = 20_000_000;
