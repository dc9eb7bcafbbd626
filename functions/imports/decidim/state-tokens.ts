import type { Localized } from '../../../shared/platform/locale.ts';
import { localize } from '../../../shared/platform/locale.ts';
import type { CustomState, Standing } from '../../../shared/proposals/states.ts';

/** States that every component has; `published` is what Decidim calls "not answered". */
const COMMON: readonly Standing[] = ['evaluating', 'accepted', 'rejected'];
const TAKEN: ReadonlySet<string> = new Set([...COMMON, 'published', 'withdrawn', 'not_answered', '']);

/** A name as Decidim makes a token of it: `In Bearbeitung` is `in_bearbeitung`. */
const tokenOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

const tokensOf = (name: Localized) => Object.values(name).map(tokenOf);

/** What a state of the component is called in a file: by its name in the default language, or by its id where that is taken. */
export function stateToken(states: readonly CustomState[], { id, name }: Pick<CustomState, 'id' | 'name'>): string {
  const token = tokenOf(localize(name, 'en', 'fr').text);
  const isAmbiguous =
    TAKEN.has(token) || states.some((other) => other.id !== id && tokensOf(other.name).includes(token));
  return isAmbiguous ? id : token;
}

/** The state that a token of a file means in a component; `undefined`: it has no such state. */
export function stateOf(
  states: readonly CustomState[],
  token: string,
): { readonly standing: Standing; readonly id: CustomState['id'] | null } | undefined {
  const common = COMMON.find((standing) => standing === token);
  if (common !== undefined) return { standing: common, id: null };
  const own = states.find(({ id }) => id === token) ?? states.find(({ name }) => tokensOf(name).includes(token));
  return own && { standing: own.standing, id: own.id };
}
