import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { ContributionsOf, ErasePersonalData, PersonalData } from '../platform/contributions.ts';
import type { Services } from '../platform/services.ts';

/** What accounts need of the features that people write in; `functions/features.ts` hands it over. */
export interface AccountSlots {
  readonly proposalsOf: ContributionsOf;
  readonly commentsOf: ContributionsOf;
}

/** What signing in needs of verification. */
export interface SignInSlots {
  /** Gives an account what its owner has shown without one. */
  readonly adoptGuest: (
    services: Services,
    people: { readonly guestId: ParticipantId; readonly participantId: ParticipantId },
  ) => Promise<void>;
}

/** What each feature adds to the file of somebody's data. */
export type ExportSlots = readonly PersonalData[];

/** What each feature removes after a deletion. */
export type EraseSlots = readonly ErasePersonalData[];
