import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import { INTERFACE_LOCALES } from '../../shared/platform/locale.ts';
import type { PageKind } from './page.ts';

const NAME = /\{(\w+)\}/g;

/** Parts of a path that a pattern such as `/processes/{slug}/` names; `undefined` where it is not such a path. */
export function matchPattern(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const expression = pattern.replace(/[.*+?^$()[\]\\|]/g, '\\$&').replace(NAME, (_, name) => `(?<${name}>[^/]+)`);
  const match = new RegExp(`^${expression}$`).exec(path);
  return match === null ? undefined : { ...match.groups };
}

/** The path of a pattern; a part that is not given throws, since the path would be another page's. */
export const fillPattern = (pattern: string, params: Readonly<Record<string, string>>): string =>
  pattern.replace(NAME, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === '') throw new TypeError(`"${name}" is missing in ${pattern}`);
    return value;
  });

/** The kind that a path without language is of, and the parts that its pattern names; the first match wins. */
export function pageAt(
  kinds: readonly PageKind[],
  path: string,
): { readonly kind: PageKind; readonly params: Readonly<Record<string, string>> } | undefined {
  for (const kind of kinds) {
    const params = matchPattern(kind.pattern, path);
    if (params !== undefined) return { kind, params };
  }
  return undefined;
}

/** Splits a public path into its language and the rest; `undefined` where it starts with no interface language. */
export function splitLocale(path: string): { readonly locale: InterfaceLocale; readonly path: string } | undefined {
  const locale = INTERFACE_LOCALES.find((one) => path.startsWith(`/${one}/`));
  return locale === undefined ? undefined : { locale, path: path.slice(locale.length + 1) };
}
