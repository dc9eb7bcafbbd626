import { SignInServiceLists } from '../platform/entities.ts';
import { on } from '../platform/stream/change.ts';
import type { Reactions } from '../platform/stream/reactions.ts';

/** The buttons of services stand on the page for signing in. */
export const identitiesReactions: Reactions = {
  pages: [on(SignInServiceLists, () => [{ page: '/sign-in/' }])],
};
