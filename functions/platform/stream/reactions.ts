import type { AttachmentResourceId } from '../../../shared/media/attachment.ts';
import type { ReportedId } from '../../../shared/moderation/report.ts';
import type {
  AttachmentId,
  CensusUploadId,
  CommentId,
  ComponentId,
  ExchangeId,
  ExportId,
  GroupId,
  MailId,
  NewsletterId,
  ParticipantId,
  ProcessId,
  ProjectId,
  ProposalId,
  ResourceId,
  SignInCodeId,
} from '../../../shared/platform/ids.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import type { Entity, ItemOf } from '../db/entity.ts';
import type { MailBatch } from '../mail/lanes.ts';
import type { NoticeJob } from '../notices.ts';

import type { Reaction } from './change.ts';

/** Something to publish again. Paths have no language: a page is rendered in each one of the organization. */
export type PublishJob =
  | { readonly page: string }
  /**
   * Every page below a process or a component: names and switches stand on all of them. `formerly` names the slug that
   * the process had: what stood below it is looked at as well, and removed where nobody has taken the slug.
   */
  | { readonly process: ProcessId; readonly formerly?: { readonly slug: string } | undefined }
  /**
   * With `project`, what shows this project of the component alone; with `proposal`, the page of a proposal which links to
   * something in the component.
   */
  | {
      readonly component: ComponentId;
      readonly project?: ProjectId | undefined;
      readonly proposal?: ProposalId | undefined;
    }
  /** Every page that shows the participant's name. */
  | { readonly participant: ParticipantId }
  /** Every page that shows the name of the group. */
  | { readonly group: GroupId }
  | { readonly all: true };

/** A proposal whose entry in its component's list index may have changed, or a comment whose place may have. */
export type IndexJob =
  | { readonly componentId: ComponentId; readonly proposalId: ProposalId }
  | { readonly resourceId: ResourceId; readonly commentId: CommentId }
  | { readonly resourceId: ResourceId; readonly votesOn: CommentId };
/** A resource or a space whose sums have changed, or somebody who has published something and is to be counted. */
export type TallyJob =
  | { readonly group: string }
  /** Every proposal of a component, or of all components of a process: what may be told of their votes has changed. */
  | { readonly component: ComponentId }
  | { readonly process: ProcessId }
  | { readonly author: ParticipantId; readonly resource: ResourceId };
/** A mail of the outbox to send, in the queue of its lane. */
export interface MailJob {
  readonly mailId: MailId;
  readonly batch: MailBatch;
}
/** A newsletter whose audience is to be counted, or whose mails are to be written, or to be looked at again. */
export type NewsletterJob =
  | { readonly newsletterId: NewsletterId; readonly step: 'count'; readonly run: string }
  | { readonly newsletterId: NewsletterId; readonly step: 'build' | 'look-again' }
  /** An account has another address: its subscription moves there. */
  | { readonly moved: ParticipantId }
  /** Whether mail may go to an address has changed. */
  | { readonly address: string };
/** A text message with a code to a telephone. */
export interface TextJob {
  readonly numberHash: string;
  /** A newer code of the same telephone has a text of its own. */
  readonly codeId: SignInCodeId;
}
/** A file of somebody's data to be made. */
export interface ExportJob {
  readonly participantId: ParticipantId;
  readonly exportId: ExportId;
}
/** An import or export in another platform's form, to begin. */
export interface ExchangeJob {
  readonly componentId: ComponentId;
  readonly exchangeId: ExchangeId;
}
/** An upload of a census to go on with, or what the census has left behind: files, or parts of a former version. */
export type CensusJob =
  | { readonly uploadId: CensusUploadId }
  | {
      readonly files: {
        readonly uploadId: CensusUploadId;
        readonly prefix: string;
        readonly parts: number;
        readonly groupBits: number;
        readonly expiresAt: Instant;
      };
    }
  | { readonly gone: { readonly version: CensusUploadId; readonly from: number; readonly count: number } }
  /** The day on which the census is deleted by itself may be another one. */
  | { readonly expiry: true };
/** An account whose remains are to be removed. */
export interface ErasureJob {
  readonly participantId: ParticipantId;
}
/** Files to remove: of an attachment that is gone, or of all that a resource had which is gone itself. */
export type UploadJob =
  | {
      readonly removed: {
        readonly resourceId: AttachmentResourceId;
        readonly id: AttachmentId;
        /** As readers asked for them: `/media/…`. */
        readonly paths: readonly string[];
      };
    }
  | { readonly gone: AttachmentResourceId }
  /** A proposal was hidden or is shown again: its files go where they belong. */
  | { readonly placed: ProposalId }
  /** Objects of an identity document that nobody needs any more. */
  | { readonly identity: readonly string[] };

/** A count of the ballots of a component, to begin or to go on with. */
export interface RecountJob {
  readonly componentId: ComponentId;
  readonly startedAt: Instant;
}
/** A vote, or all of a process, that may be over: its final count may be due now, or in some minutes. */
export type SettleJob = { readonly component: ComponentId } | { readonly process: ProcessId };

/** What the count of a budget has to do next. */
export interface BudgetCountJob {
  readonly componentId: ComponentId;
  readonly turn: number;
}
/** Figures of a vote on a budget, to be made anew. */
export interface BudgetStatisticsJob {
  readonly statistics: ComponentId;
}

/** Something that was reported, decided on, or just written: moderation looks at it again. */
export interface LookJob {
  readonly resourceId: ReportedId;
  readonly commentId: CommentId | null;
  readonly attachmentId?: AttachmentId | null;
  readonly isNew?: true | undefined;
}

/** A proposal whose picture for shared links may have changed. */
export interface CardJob {
  readonly proposalId: ProposalId;
}

/** Records of the audit log are there to be sealed; which ones, the sealer finds out. */
export interface SealJob {
  readonly seal: true;
}

/** Where an item counts: a tally's group, subject and shard, which must follow from its partition key alone. */
export interface Counted {
  readonly group: string;
  readonly subject: string;
  readonly shard: number;
  /** What the item adds to each sum. */
  readonly counts: Readonly<Record<string, number>>;
  /** The item is no more than a mark, by which a recount finds this place of the stream again. */
  readonly mark?: string | undefined;
}
export interface Counter {
  readonly entity: Entity;
  count(item: unknown): Counted;
}

/** Counts the items of an entity from the stream. */
export const count = <E extends Entity>(entity: E, of: (item: ItemOf<E>) => Counted): Counter => ({
  entity,
  count: (item) => of(item as ItemOf<E>),
});

/** What a feature wants to happen after its data change; each consumer reads its own part of every feature's table. */
export interface Reactions {
  readonly counters?: readonly Counter[];
  readonly pages?: readonly Reaction<PublishJob>[];
  readonly index?: readonly Reaction<IndexJob>[];
  readonly tallies?: readonly Reaction<TallyJob>[];
  /** By lane: see `mail/lanes.ts`. */
  readonly urgent?: readonly Reaction<MailJob>[];
  readonly mails?: readonly Reaction<MailJob>[];
  readonly bulk?: readonly Reaction<MailJob>[];
  /** What people may be told of. */
  readonly notices?: readonly Reaction<NoticeJob>[];
  readonly newsletters?: readonly Reaction<NewsletterJob>[];
  readonly texts?: readonly Reaction<TextJob>[];
  readonly exports?: readonly Reaction<ExportJob>[];
  readonly exchanges?: readonly Reaction<ExchangeJob>[];
  readonly census?: readonly Reaction<CensusJob>[];
  readonly erasures?: readonly Reaction<ErasureJob>[];
  readonly uploads?: readonly Reaction<UploadJob>[];
  readonly cards?: readonly Reaction<CardJob>[];
  readonly recounts?: readonly Reaction<RecountJob | SettleJob>[];
  readonly counts?: readonly Reaction<BudgetCountJob | BudgetStatisticsJob>[];
  readonly moderation?: readonly Reaction<LookJob>[];
  readonly audit?: readonly Reaction<SealJob>[];
}
