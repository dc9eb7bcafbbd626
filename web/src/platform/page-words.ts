import { type CompiledMessages, type Translate, translateCompiled } from '../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';

/** Id of the data block in which the words of a page stand. */
export const WORDS_ID = 'words';

type Shared = Record<string, CompiledMessages[string]>;
const drawnWith = new Map<InterfaceLocale, Shared>();

function drawnIn(locale: InterfaceLocale): Shared {
  const known = drawnWith.get(locale) ?? {};
  drawnWith.set(locale, known);
  return known;
}

/**
 * Words that the islands of a page share: they stand in the page once, not among the properties of each island. For
 * the layout, which writes them before the islands; the islands that this process draws know them from now on.
 */
export function shareWords(locale: InterfaceLocale, ...parts: readonly CompiledMessages[]): CompiledMessages {
  const words = Object.assign({}, ...parts);
  Object.assign(drawnIn(locale), words);
  return words;
}

let ofPage: CompiledMessages | undefined;

function readPageWords(): CompiledMessages {
  const block = document.getElementById(WORDS_ID);
  return block === null ? {} : JSON.parse(block.textContent ?? '');
}

function sharedWords(locale: InterfaceLocale): CompiledMessages {
  if (typeof document === 'undefined') return drawnIn(locale);
  ofPage ??= readPageWords();
  return ofPage;
}

/** The language of an island, and its words in it (`messagesFor`) where the page does not share them (`shareWords`). */
export interface Words {
  readonly locale: InterfaceLocale;
  readonly messages?: CompiledMessages;
}

/** Says the words of an island: its own, and those that the page shares. */
export function translatorOf({ locale, messages }: Words): Translate {
  const shared = sharedWords(locale);
  return translateCompiled(messages ? { ...shared, ...messages } : shared, locale);
}
