import type { ComponentId, MailId, ParticipantId, ProcessId, ProposalId } from '../../../shared/platform/ids.ts';
import type { Entity, ItemOf } from '../db/entity.ts';

import type { Reaction } from './change.ts';

/** Something to publish again. Paths have no language: a page is rendered in each one of the organization. */
export type PublishJob =
  | { readonly page: string }
  /**
   * Every page below a process or a component: names and switches stand on all of them. `formerly` names the slug that
   * the process had: what stood below it is looked at as well, and removed where nobody has taken the slug.
   */
  | { readonly process: ProcessId; readonly formerly?: { readonly slug: string } | undefined }
  | { readonly component: ComponentId }
  /** Every page that shows the participant's name. */
  | { readonly participant: ParticipantId }
  | { readonly all: true };

/** A proposal whose entry in its component's list index may have changed. */
export interface IndexJob {
  readonly componentId: ComponentId;
  readonly proposalId: ProposalId;
}
/** A resource whose sums have changed. */
export interface TallyJob {
  readonly group: string;
}
export interface MailJob {
  readonly mailId: MailId;
}

/** Where an item counts: a tally's group, subject and shard, which must follow from its partition key alone. */
export interface Counted {
  readonly group: string;
  readonly subject: string;
  readonly shard: number;
  /** What the item adds to each sum. */
  readonly counts: Readonly<Record<string, number>>;
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
  readonly mails?: readonly Reaction<MailJob>[];
}
