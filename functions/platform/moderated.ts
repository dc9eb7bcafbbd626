/** What moderation needs of the features whose texts it looks after; `functions/features.ts` hands it over. */

import type { ReportReason } from '../../shared/moderation/report.ts';
import type {
  AttachmentId,
  CommentId,
  ComponentId,
  DecisionId,
  ParticipantId,
  ProcessId,
  ResourceId,
} from '../../shared/platform/ids.ts';
import type { Locale } from '../../shared/platform/locale.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { Write } from './db/write.ts';
import type { Services } from './services.ts';

/** A text that somebody has published. */
export interface ModeratedText {
  readonly authorId: ParticipantId | null;
  /** Spoken by the organization: no number of reports hides it. */
  readonly isOfficial: boolean;
  /** All of it, as plain text in one line. */
  readonly text: string;
  readonly locale: Locale;
  readonly createdAt: Instant;
  readonly standing: 'readable' | 'hidden' | 'gone';
}

/** A file that belongs to such a text, with words about it. */
export interface ModeratedFile extends Pick<ModeratedText, 'text' | 'createdAt' | 'standing'> {
  readonly file: {
    /** Where readers find it. */
    readonly path: string;
    /** Key of the same file while it, or what it belongs to, is hidden. */
    readonly withheldKey: string;
  };
}

/** A resource, published or hidden; never a draft. */
export interface ModeratedResource extends ModeratedText {
  readonly title: string;
  /** `null`, and no process: a profile. */
  readonly componentId: ComponentId | null;
  readonly processId: ProcessId | null;
  /** Its page, without the language; `null` where participants cannot reach it. */
  readonly path: string | null;
}

/** A comment on a resource. */
export interface CommentOn {
  readonly resourceId: ResourceId;
  readonly commentId: CommentId;
}

/** An attachment of a proposal. */
export interface AttachmentOn {
  readonly resourceId: ResourceId;
  readonly attachmentId: AttachmentId;
}

/** Why and by which decision something is hidden. */
export interface Hiding {
  readonly decisionId: DecisionId;
  readonly reason: ReportReason;
}

/** Texts of one kind, with the writes that hide them and show them again, for the transaction of a decision. */
export interface Moderated<K, T extends Pick<ModeratedText, 'standing'>> {
  /** Those that were ever published, in the order of `keys`; `undefined` where there is none. */
  read(services: Services, keys: readonly K[]): Promise<readonly (T | undefined)[]>;
  /**
   * @returns `undefined` where it is not readable, so that there is nothing to hide. The write means
   *   `moderation.changed-meanwhile` when somebody has changed the text since it was read.
   */
  hide(services: Services, key: K, hiding: Hiding): Promise<Write | undefined>;
  /** @returns `undefined` where this decision no longer hides it. */
  show(services: Services, key: K, decisionId: DecisionId): Promise<Write | undefined>;
}

/** Texts that somebody has published since `since`, newest first: a program looks for spam. */
export type RecentTexts = (services: Services, authorId: ParticipantId, since: Instant) => Promise<readonly string[]>;
