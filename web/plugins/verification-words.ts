import compile from 'icu-minify/compile';
import { assistanceWords } from '../../shared/assistance/words.ts';
import { verificationsWords } from '../../shared/verifications/words.ts';

const NAME = /^virtual:verification-words\/verify-(en|fr|nl)$/;

/** Words that functions say: mails and letters. */
const OF_FUNCTIONS = /^(mail|letter|print|message|export)\./;

/**
 * Module of the words of verification in one language, compiled: it comes with the forms that people verify with, and no
 * page carries them. `undefined`: not one of these.
 * @param name `virtual:verification-words/verify-<locale>`
 */
export function verificationWordsModule(name: string): string | undefined {
  const [, tag] = NAME.exec(name) ?? [];
  if (tag !== 'en' && tag !== 'fr' && tag !== 'nl') return undefined;
  const said = Object.entries({ ...verificationsWords[tag], ...assistanceWords[tag] }).filter(
    ([key]) => !OF_FUNCTIONS.test(key),
  );
  const compiled = Object.fromEntries(said.map(([key, message]) => [key, compile(message)]));
  return `export const messages = ${JSON.stringify(compiled)};`;
}

/** Vite plugin for `virtual:verification-words/…`. */
export function verificationWordsPlugin() {
  return {
    name: 'parvis-verification-words',
    resolveId: (id: string) => (NAME.test(id) ? `\0${id}` : undefined),
    load: (id: string) => (id.startsWith('\0') ? verificationWordsModule(id.slice(1)) : undefined),
  };
}
