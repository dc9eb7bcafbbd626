/** Bytes that the bundle of a function may have: a cold start reads it whole. */
const LIMIT_BYTES = 750_000;

/** Bundles that may be larger, with why; docs/performance.md has the profile of each. */
const LARGER: Readonly<Record<string, number>> = {
  // The templates of every page in three languages, with what draws islands: budgets brought 220 kB of them, newsletters
  // and notifications 100 kB.
  publisher: 2_200_000,
  views: 2_200_000,
  // What lays out mails and inlines their styles, as in the sender, and what reads Markdown and HTML (150 kB): for previews,
  // and to render a newsletter once before it is sent.
  newsletters: 1_450_000,
  'newsletter-worker': 1_450_000,
  // Tells who is told, by every feature.
  notifier: 800_000,
  // Says every mail in three languages, lays it out (Astro: 250 kB, zod of its own with it) and inlines its styles (juice
  // with what reads HTML and CSS: 320 kB). The last two are read when the first mail is rendered.
  sender: 1_400_000,
  // Shows every mail as it goes out, by the same means.
  mails: 1_350_000,
  // Reads Markdown and HTML (150 kB), and shows what has changed between two texts.
  comments: 780_000,
  // Sets the titles of cards in the site's own type: the reader of fonts is 245 kB, what drives sharp 125 kB.
  cards: 920_000,
  // Reads HTML as text (sanitizer and Markdown: 150 kB) and CSV (32 kB); nobody waits for its start.
  exchanger: 850_000,
  // Sets letters as PDF: what reads typefaces is 235 kB, what writes PDFs 130 kB. A few calls a week.
  letters: 1_150_000,
  // The same for ballots of paper and catalogues.
  'budget-prints': 1_150_000,
  // Knows the telephone numbers of every country: 100 kB.
  verifications: 850_000,
};

/** Bytes that one bundle may have. */
export const limitOf = (bundle: string): number => LARGER[bundle] ?? LIMIT_BYTES;
