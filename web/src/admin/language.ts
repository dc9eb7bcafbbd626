import type { CompiledMessage } from 'icu-minify/format';
import type { AdminWord } from '../../../shared/admin/words.ts';
import { type CompiledMessages, type MessageValues, translateCompiled } from '../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import type { LaterWords, OfficePart } from './words/parts.ts';

/** Words of the back office in one language. */
export interface Words {
  readonly locale: InterfaceLocale;
  /** For islands of other features that are shown here: sign-in. */
  readonly messages: CompiledMessages;
  readonly t: (key: AdminWord, values?: MessageValues) => string;
  /** For keys that are made from data (settings, problems): `undefined` where no such word is known. */
  readonly find: (key: string, values?: MessageValues) => string | undefined;
  /** Loads the words of screens before they are shown; those that are there already cost nothing. */
  readonly learn: (parts: readonly OfficePart[]) => Promise<void>;
}

/** Languages of the interface, in the back office as on the public pages. */
export const INTERFACE_LANGUAGES: readonly InterfaceLocale[] = ['fr', 'en', 'nl'];
const STORED = 'parvis.admin.locale';

const catalogues = {
  fr: () => import('./words/fr.ts'),
  en: () => import('./words/en.ts'),
  nl: () => import('./words/nl.ts'),
} satisfies Record<InterfaceLocale, () => Promise<{ messages: CompiledMessages; later: LaterWords }>>;

/** Parts that screens of this visit have asked for: another language then comes with them too. */
const asked = new Set<OfficePart>();

/** Loads the words of one language: those of the frame, and of the screens that were opened so far. */
export async function loadWords(locale: InterfaceLocale): Promise<Words> {
  const { messages, later } = await catalogues[locale]();
  const known: Record<string, CompiledMessage> = { ...messages };
  const learn = async (parts: readonly OfficePart[]) => {
    for (const part of parts) asked.add(part);
    const loaded = await Promise.all(parts.map((part) => later[part]()));
    Object.assign(known, ...loaded.map((words) => words.messages));
  };
  await learn([...asked]);
  const say = translateCompiled(known, locale);
  return {
    locale,
    messages: known,
    t: say,
    find: (key, values) => (key in known ? say(key, values) : undefined),
    learn,
  };
}

const offered = (tag: string | null | undefined) =>
  INTERFACE_LANGUAGES.find((locale) => tag === locale || tag?.startsWith(`${locale}-`));

/** Language chosen last time in this browser, else the browser's, else the organization's. */
export function preferredLanguage(fallback: InterfaceLocale): InterfaceLocale {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(STORED);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
  return [stored, ...navigator.languages].map(offered).find((locale) => locale !== undefined) ?? fallback;
}

/** Keeps the language for the next visit of this browser. */
export function rememberLanguage(locale: InterfaceLocale): void {
  try {
    localStorage.setItem(STORED, locale);
  } catch {
    // The choice then lasts as long as the page.
  }
}

/** Name of a content language in the language of the back office; the tag itself where the browser has no name. */
export function languageName(tag: string, locale: InterfaceLocale): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
