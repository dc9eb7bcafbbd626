import type { ComponentId } from '../../../../shared/platform/ids.ts';
import type { PhaseView } from '../../../../shared/spaces/views.ts';
import type { VerificationMethod } from '../../../../shared/verifications/method.ts';
import type { Words } from '../../platform/island.ts';

/** What a page gives the island of a ballot. */
export interface BallotPanelProps extends Words {
  /** IANA time zone of the organization. */
  readonly timeZone: string;
  readonly componentId: ComponentId;
  /** Path of the budget, language included. */
  readonly path: string;
  readonly defaultLocale: string;
  readonly voting: boolean;
  readonly phase: PhaseView | null;
  /** What voting asks for, in words; empty: nothing but an account. */
  readonly needs: string;
  /** Ways to verify and vote without an account; `null`: there is none. */
  readonly guestMethods: readonly VerificationMethod[] | null;
}

/** Places in the cards of the page where a project is chosen. */
export const choosers = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-choose]')];
