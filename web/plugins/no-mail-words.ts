/** Words of mails, which functions write: no page says them, and each page template would carry them. */
const OF_MAILS = /^mail\./;
const MESSAGES = /[\\/]shared[\\/]\w+[\\/]messages[\\/]\w+\.json$/;

/** The messages of a feature in one language, as JSON, without those of its mails. */
export const withoutMails = (messages: string): string =>
  JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(messages)).filter(([key]) => !OF_MAILS.test(key))));

/** Vite plugin that leaves the words of mails out of pages and islands. */
export function noMailWordsPlugin() {
  return {
    name: 'parvis-no-mail-words',
    enforce: 'pre' as const,
    transform: (code: string, id: string) => (MESSAGES.test(id) ? { code: withoutMails(code), map: null } : undefined),
  };
}
