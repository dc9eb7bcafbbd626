/** What people may be told of, between the feature in which it happens and the worker that tells them. */
import * as z from 'zod';
import type { EventName } from '../../shared/notifications/events.ts';
import {
  CommentId,
  ComponentId,
  DecisionId,
  type FollowedId,
  MilestoneId,
  ParticipantId,
  PhaseId,
  ProcessId,
  ProjectId,
  ProposalId,
  ResourceId,
} from '../../shared/platform/ids.ts';
import type { InterfaceLocale, Localized } from '../../shared/platform/locale.ts';
import { Instant } from '../../shared/platform/time.ts';
import type { Mail } from './mail/outbox.ts';
import type { Services } from './services.ts';

/** A step of the technical study of a proposal. */
export const StudyStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('status'), since: Instant }),
  z.object({ kind: z.enum(['merged', 'unmerged']), at: Instant }),
  z.object({ kind: z.literal('project'), budgetId: ComponentId, projectId: ProjectId }),
]);
export type StudyStep = z.infer<typeof StudyStep>;

/** What happened, by ids alone: whether it is still so is looked up when people are told. */
export const NoticeSubject = z.union([
  /** A proposal was answered, withdrawn, or has another state: `told` says which. */
  z.object({ resourceId: ResourceId, told: z.string() }),
  z.object({ study: ProposalId, step: StudyStep }),
  z.object({ published: ProposalId }),
  /** A comment; an old one whose text mentions somebody since it was changed is not new. */
  z.object({
    comment: CommentId,
    resourceId: ResourceId,
    mentioned: z.array(ParticipantId).readonly(),
    isNew: z.boolean(),
  }),
  /** A phase has begun, or the vote of a phase ends within a day. */
  z.object({ phase: PhaseId, processId: ProcessId, ends: Instant.nullable() }),
  z.object({ announcement: ProcessId, version: z.int() }),
  z.object({ project: ProjectId, componentId: ComponentId }),
  z.object({ milestone: MilestoneId, projectId: ProjectId, componentId: ComponentId }),
  z.object({ results: ComponentId }),
  z.object({ decision: DecisionId, standing: z.string() }),
]);
export type NoticeSubject = z.infer<typeof NoticeSubject>;

const Position = z.object({
  /** When it happened. @default as the table says */
  at: Instant.optional(),
  /** Whether the time in which a mistake can be taken back is over. */
  isDue: z.boolean().optional(),
  /** Where to go on: the audience, and among its people. */
  audience: z.int().nonnegative().optional(),
  cursor: z.string().optional(),
});

/** Something that people may be told of. */
export const NoticeJob = z.intersection(NoticeSubject, Position);
export type NoticeJob = z.infer<typeof NoticeJob>;

/** People who are told in one way: by name, or as followers. */
export type Audience = { readonly event: EventName } & (
  | { readonly people: readonly ParticipantId[] }
  | { readonly followersOf: FollowedId }
);

/** Who a mail is for. */
export interface Reader {
  readonly id: ParticipantId;
  readonly locale: InterfaceLocale;
}

/** Everything that telling needs to know of something that is still so. */
export interface Telling {
  /** The same source is told to a person once, ever. */
  readonly source: readonly string[];
  readonly at: Instant;
  /** Where to see it, without the language. */
  readonly path: string;
  readonly processId: ProcessId | null;
  /** Who did it, and is not told. `null`: the organization. */
  readonly actorId: ParticipantId | null;
  /** What the words of the event need, such as `title`. */
  readonly values: Readonly<Record<string, string | Localized>>;
  /** In this order: somebody in several is told as one of the first. */
  readonly audiences: readonly Audience[];
  /** What followers were told last is noted, so that a change that was taken back is no news. */
  readonly last?: { readonly resourceId: FollowedId; readonly told: string; readonly untold: string };
  /** A mail of its own; `null`: it has one already; `undefined`: the mail that all others have. */
  readonly mailOf?: (event: EventName, reader: Reader) => OwnMail | null | undefined;
}

type OfTemplate<T> = T extends Mail ? Pick<T, 'template' | 'values'> : never;
/** A mail before it has an address. */
export type OwnMail = OfTemplate<Mail<'follow-news'> | Mail<'study-news'> | Mail<'comment-mention'>>;

/** What can be told of a subject now; `undefined` where it is so no longer, or nobody can see it. */
export type TellingOf<S = NoticeSubject> = (
  services: Services,
  subject: S & { readonly at?: Instant | undefined },
) => Promise<Telling | undefined>;
