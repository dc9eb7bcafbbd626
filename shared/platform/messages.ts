import compile from 'icu-minify/compile';
import { type CompiledMessages, type Translate, translateCompiled } from './format.ts';
import type { InterfaceLocale } from './locale.ts';

/** ICU messages of one feature in every interface language; English gives the keys. */
export type Catalogue<M extends Readonly<Record<string, string>> = Readonly<Record<string, string>>> = Readonly<
  Record<InterfaceLocale, M>
>;

const compiled = new WeakMap<object, CompiledMessages>();

/** Compiles the messages of a language once. Compiling needs the ICU parser: servers and builds only, never islands. */
function compileAll(messages: Readonly<Record<string, string>>): CompiledMessages {
  const known =
    compiled.get(messages) ??
    Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, compile(message)]));
  compiled.set(messages, known);
  return known;
}

/** Says the messages of a catalogue in one language. */
export function translator<M extends Readonly<Record<string, string>>>(
  catalogue: Catalogue<M>,
  locale: InterfaceLocale,
): Translate<keyof M & string> {
  return translateCompiled(compileAll(catalogue[locale]), locale);
}

const chosen = new WeakMap<CompiledMessages, Map<string, CompiledMessages>>();

/** The messages whose keys start with one of the prefixes, compiled, for the props of an island; chosen once. */
export function messagesFor(
  catalogue: Catalogue,
  locale: InterfaceLocale,
  ...prefixes: readonly string[]
): CompiledMessages {
  const all = compileAll(catalogue[locale]);
  const choices = chosen.get(all) ?? new Map<string, CompiledMessages>();
  chosen.set(all, choices);
  const name = prefixes.join(' ');
  const known =
    choices.get(name) ??
    Object.fromEntries(Object.entries(all).filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix))));
  choices.set(name, known);
  return known;
}
