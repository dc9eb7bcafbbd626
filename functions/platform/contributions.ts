/** What features tell of one participant, for the page about them, their account and the download of their data. */
import type { ParticipantId, ResourceId } from '../../shared/platform/ids.ts';
import type { Locale } from '../../shared/platform/locale.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { Services } from './services.ts';

/** Something that a participant has written. */
export interface Contribution {
  readonly kind: 'proposal' | 'comment';
  readonly id: string;
  /** Title of the proposal, or of what the comment hangs on; empty where a draft has none yet. */
  readonly title: string;
  readonly locale: Locale;
  /** Beginning of a comment as plain text; empty for a proposal. */
  readonly excerpt: string;
  readonly state: 'draft' | 'published' | 'evaluating' | 'accepted' | 'rejected' | 'withdrawn' | 'hidden';
  /** Not in the name of a group: nobody learns from a page about a person for whom else they write. */
  readonly isInOwnName: boolean;
  /** Where to read it, or to go on with a draft, without the language; `null` while its process or component is hidden. */
  readonly path: string | null;
  /** When it was published; for a draft, when it last changed. */
  readonly at: Instant;
}

/** What a comment hangs on, as far as a list of comments shows it. */
export interface ResourceTitle {
  readonly title: string;
  readonly locale: Locale;
  /** `null` where participants cannot reach it. */
  readonly path: string | null;
}

/** One file of a download: a table with what a feature keeps of a participant. */
export interface PersonalTable {
  /** Name of the file without its ending, such as `proposals`. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

/** All that a participant has written of one kind, newest first. */
export type ContributionsOf = (services: Services, participantId: ParticipantId) => Promise<readonly Contribution[]>;
/** Titles of resources by id; what is no longer there is left out. */
export type ResourceTitles = (
  services: Services,
  ids: readonly ResourceId[],
) => Promise<ReadonlyMap<ResourceId, ResourceTitle>>;
/** What a feature keeps of a participant. */
export type PersonalData = (services: Services, participantId: ParticipantId) => Promise<PersonalTable>;
/**
 * Removes what a feature keeps of a participant and nobody else needs; may be run any number of times. `recipient`
 * stands for the address that the account had, see `mail/recipient.ts`.
 */
export type ErasePersonalData = (services: Services, participantId: ParticipantId, recipient: string) => Promise<void>;
