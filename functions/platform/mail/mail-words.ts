import type { CompiledMessage } from 'icu-minify/format';
import type { MessageValues, Translate } from '../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { type Catalogue, messagesFor, translator } from '../../../shared/platform/messages.ts';

/** A mail that cannot be said as it was ordered. It never can: nobody needs to try again. Holds no text of the mail. */
export class MailNotMade extends Error {
  override readonly name = 'MailNotMade';
}

/** Names of the values that a message needs, the branches of its plurals and choices included. */
function namesIn(message: unknown): string[] {
  if (!Array.isArray(message)) return [];
  return message.flatMap((node) => {
    if (!Array.isArray(node)) return [];
    const [name, , branches] = node;
    const inside = typeof branches === 'object' && branches !== null ? Object.values(branches).flatMap(namesIn) : [];
    return typeof name === 'string' ? [name, ...inside] : inside;
  });
}

const needed = new WeakMap<object, readonly string[]>();
function namesOf(message: CompiledMessage | undefined): readonly string[] {
  if (typeof message !== 'object') return [];
  const known = needed.get(message) ?? namesIn(message);
  needed.set(message, known);
  return known;
}

const isSaid = (value: unknown): boolean =>
  typeof value === 'string' || (typeof value === 'number' && !Number.isNaN(value));

/**
 * The words of a feature for its mails. Unlike a page, a mail cannot be put right when somebody sees "undefined" in it:
 * a word that is missing, or one of its values, is an error.
 */
export function mailWords<M extends Readonly<Record<string, string>>>(
  catalogue: Catalogue<M>,
  locale: InterfaceLocale,
): Translate<keyof M & string> {
  const compiled = messagesFor(catalogue, locale, 'mail.');
  const say = translator(catalogue, locale);
  return (key, values: MessageValues = {}) => {
    if (!Object.hasOwn(compiled, key)) throw new MailNotMade(`there are no words "${key}"`);
    const missing = namesOf(compiled[key]).find((name) => !isSaid(values[name]));
    if (missing !== undefined) throw new MailNotMade(`"${key}" needs a value for "${missing}"`);
    return say(key, values);
  };
}
