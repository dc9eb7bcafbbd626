/** What the platform itself keeps in the table, for every feature. Pure data. */
import * as z from 'zod';
import { AuditEntry } from '../../shared/audit/entry.ts';
import { Group } from '../../shared/groups/group.ts';
import { SignInServices } from '../../shared/identities/service.ts';
import { ReportReason } from '../../shared/moderation/report.ts';
import { Device } from '../../shared/platform/device.ts';
import {
  AssistanceId,
  ComponentId,
  DecisionId,
  GroupId,
  MailId,
  ParticipantId,
  ProposalId,
  SessionId,
  SpaceId,
  SubscriptionId,
  TaxonomyId,
} from '../../shared/platform/ids.ts';
import { InterfaceLocale } from '../../shared/platform/locale.ts';
import { MailReason, MailState, SuppressionKind } from '../../shared/platform/mail-state.ts';
import { Grant, ROLES } from '../../shared/platform/roles.ts';
import { Instant } from '../../shared/platform/time.ts';
import { Shard, VoterKey } from '../../shared/platform/voting.ts';
import { Authorization } from '../../shared/verifications/authorization.ts';
import { VerificationMethod } from '../../shared/verifications/method.ts';
import { defineEntity } from './db/entity.ts';
import { Lane, MailBatch, MailShard } from './mail/lanes.ts';

/** A person with an account: private, read only to know who asks. The public name is in `Profiles`. */
export const Participants = defineEntity('Participant', {
  schema: z.object({
    id: ParticipantId,
    email: z.string(),
    role: z.enum(ROLES),
    /** Has, or has had, a role in a process: then `RoleGrants` are read, which costs the requests of everybody else nothing. */
    hasGrants: z.boolean().default(false),
    displayName: z.string().nullable(),
    locale: InterfaceLocale,
    charterAcceptedAt: Instant.nullable(),
    /** Sessions opened before are void: "sign out everywhere". */
    sessionsFrom: Instant,
    createdAt: Instant,
    /** The account is closed: address and name are gone, and no session holds. What was published stays. */
    deletedAt: Instant.nullable().default(null),
    /** By a decision of moderation: the account may read and not write. At `until` it is over; `null`: for good. */
    block: z
      .object({ decisionId: DecisionId, reason: ReportReason, until: Instant.nullable() })
      .nullable()
      .default(null),
    /** Votes without an account: no address, no name, never a mail, and nothing but votes. */
    isGuest: z.boolean().default(false),
    /** Of a guest: the table drops it then, unless they come again. `null`: an account. */
    keptUntil: Instant.nullable().default(null),
  }),
  key: { pk: 'PARTICIPANT#{id}', sk: 'PARTICIPANT' },
  expires: 'keptUntil',
});

/** What everybody may know of an author: the name shown with contributions; imported authors have one without an account. */
export const Profiles = defineEntity('Profile', {
  schema: z.object({
    id: ParticipantId,
    /** Empty once the account is deleted: screens then say so in their own language. */
    displayName: z.string(),
    isImported: z.boolean(),
    isDeleted: z.boolean().default(false),
    /** A few words about oneself, plain text. */
    about: z.string().default(''),
    /** An address on the web, `http` or `https`. */
    link: z.string().nullable().default(null),
    /** When they registered; `null` for everybody without an account, and for accounts of older releases. */
    joinedAt: Instant.nullable().default(null),
    /** Hidden by moderation; what it holds stays: the decision may be reversed. */
    hidden: z.object({ decisionId: DecisionId, reason: ReportReason, hiddenAt: Instant }).nullable().default(null),
  }),
  key: { pk: 'PROFILE#{id}', sk: 'PROFILE' },
});

export const Sessions = defineEntity('Session', {
  schema: z.object({
    id: SessionId,
    participantId: ParticipantId,
    createdAt: Instant,
    /** When it showed a second factor; `null`: it may administer nothing. */
    secondFactorAt: Instant.nullable().default(null),
    /** What it was opened on, coarsely, for its owner to know it again. */
    device: Device.nullable().default(null),
    /** An agent enters for somebody who is present; the session acts as that person until it is ended. */
    assistance: z
      .object({ id: AssistanceId, participantId: ParticipantId, beganAt: Instant, endsAt: Instant })
      .optional(),
    expiresAt: Instant,
  }),
  key: { pk: 'SESSION#{id}', sk: 'SESSION' },
  /** Own sessions, for the download of one's data. */
  indexes: { byParticipant: { pk: 'PARTICIPANT-SESSIONS#{participantId}', sk: '{id}' } },
  expires: 'expiresAt',
});

/** Who administers the platform: the last one cannot leave. */
export const Administrators = defineEntity('Administrator', {
  schema: z.object({ participantId: ParticipantId }),
  key: { pk: 'ADMINISTRATORS', sk: '{participantId}' },
});

/** Somebody's role in a process, or in every process. All in one partition: there are few, and lists show them by space. */
export const RoleGrants = defineEntity('RoleGrant', {
  schema: Grant.extend({
    participantId: ParticipantId,
    grantedAt: Instant,
    /** `null`: by a command, or by somebody whose account is deleted. */
    grantedBy: ParticipantId.nullable(),
    /** The table drops it then, and from that moment on it counts for nothing. `null`: until it is taken away. */
    expiresAt: Instant.nullable(),
  }),
  key: { pk: 'ROLE-GRANTS', sk: '{participantId}#{role}#{spaceId}' },
  expires: 'expiresAt',
});

/** What somebody has shown of themselves, a line a method: read where an action of a component asks for it. */
export const Authorizations = defineEntity('Authorization', {
  schema: Authorization,
  key: { pk: 'AUTHORIZATIONS#{participantId}', sk: '{method}' },
  expires: 'keptUntil',
});

/**
 * Since when authorizations of each method count: taking back a million of them is one write. Apart from the settings of
 * methods, since it is read wherever an action asks for a verification.
 */
export const AuthorizationRevocations = defineEntity('AuthorizationRevocation', {
  schema: z.object({ method: VerificationMethod, before: Instant }),
  key: { pk: 'AUTHORIZATION-REVOCATIONS', sk: '{method}' },
});

/** Requests counted in one window of time. */
export const RateLimits = defineEntity('RateLimit', {
  schema: z.object({ limit: z.string(), subject: z.string(), window: z.int(), requests: z.int(), expiresAt: Instant }),
  key: { pk: 'RATE#{limit}#{subject}', sk: '{window}' },
  expires: 'expiresAt',
});

/** A mail to send: written with the change that causes it, sent by the sender, kept 30 days as a record. */
export const Outbox = defineEntity('OutboxMail', {
  schema: z.object({
    batch: MailBatch,
    shard: MailShard,
    id: MailId,
    lane: Lane,
    template: z.string(),
    /** Address, or the participant or the subscription whose address is looked up when the mail is sent. */
    to: z.union([
      z.object({ email: z.string() }),
      z.object({ participantId: ParticipantId }),
      z.object({ subscriptionId: SubscriptionId }),
    ]),
    /** Whose mail it is, see `mail/recipient.ts`. */
    recipient: z.string(),
    locale: InterfaceLocale,
    values: z.record(z.string(), z.string()),
    state: MailState,
    /** Why it is in that state, where there is more to say: see `shared/platform/mail-state.ts`. */
    reason: MailReason.nullable().default(null),
    claimedAt: Instant.nullable(),
    /** How often a worker has tried to send it, but for tries that SES has put off. */
    tries: z.int().nonnegative().default(0),
    /** It is not tried again before. */
    notBefore: Instant.nullable().default(null),
    /** When it came into its state. */
    changedAt: Instant.nullable().default(null),
    /** Part of the mails that wait, until it is sent: see `mail/backlog.ts`. */
    waitingIn: z.string().nullable().default(null),
    createdAt: Instant,
    expiresAt: Instant,
  }),
  key: { pk: 'OUTBOX#{batch}#{shard}', sk: '{id}' },
  indexes: {
    /** Mails of one person, to show and to remove. */
    byRecipient: { pk: 'OUTBOX-RECIPIENT#{recipient}', sk: '{id}' },
    /** Mails that were not sent yet, the oldest first. */
    byWaiting: { pk: 'OUTBOX-WAITING#{waitingIn}', sk: '{createdAt}#{id}' },
  },
  expires: 'expiresAt',
});

/**
 * An address that gets no more mail of some kinds, by a hash: see `mail/suppression.ts`. One item for each reason, so
 * that what comes twice or in another order makes no difference.
 */
export const Suppressions = defineEntity('Suppression', {
  schema: z.object({
    shard: MailShard,
    addressHash: z.string(),
    kind: SuppressionKind,
    /** When that happened which is the reason. */
    at: Instant,
    /** The mail that it happened to; `null`: somebody of the staff wrote it in. */
    mailId: MailId.nullable(),
    /** Lifted: what happened before then is no reason any more. */
    liftedAt: Instant.nullable().default(null),
    /** The one sign-in code of a day that goes to it nevertheless. */
    codeMailId: MailId.nullable().default(null),
    codeAt: Instant.nullable().default(null),
    /** `null`: until it is lifted. */
    expiresAt: Instant.nullable(),
  }),
  key: { pk: 'SUPPRESSIONS#{shard}', sk: '{addressHash}#{kind}' },
  expires: 'expiresAt',
});

/** Mails that an address did not take for a while, such as a full mailbox: some of them within a month are a reason. */
export const SoftBounces = defineEntity('SoftBounce', {
  schema: z.object({ shard: MailShard, addressHash: z.string(), mailId: MailId, at: Instant, expiresAt: Instant }),
  key: { pk: 'SOFT-BOUNCES#{shard}', sk: '{addressHash}#{mailId}' },
  expires: 'expiresAt',
});

/**
 * How many notifications somebody was ever told, and how many of them they had seen: the difference is what the header of
 * each page says. Counted with the notification itself.
 */
export const NotificationStates = defineEntity('NotificationState', {
  schema: z.object({
    participantId: ParticipantId,
    told: z.int().nonnegative(),
    seen: z.int().nonnegative(),
  }),
  key: { pk: 'NOTIFICATION-STATE#{participantId}', sk: 'STATE' },
});

/** Versions of a published path, so that a stale page never stays over a newer one: see `publish.ts`. */
export const PublishedPages = defineEntity('PublishedPage', {
  schema: z.object({
    path: z.string(),
    /** Tickets taken by those who publish the path. */
    wanted: z.int(),
    /** Tickets whose holders have ended. */
    done: z.int().default(0),
    /** What the object in the bucket holds; empty where that is not certain. */
    hash: z.string().default(''),
  }),
  key: { pk: 'PAGE#{path}', sk: 'PAGE' },
});

/** Where the counters came by a mark that a recount has put among what is counted. */
export const TallyMark = z.object({
  id: z.string(),
  /** The mark right before this one, where nothing else was counted between the two. */
  after: z.string().nullable(),
  /** Whether nothing was counted since. */
  isLast: z.boolean(),
  /** The sums at the mark. */
  counts: z.record(z.string(), z.int()),
});
export type TallyMark = z.infer<typeof TallyMark>;

/**
 * Sums counted from the stream. One item for each partition that is counted: a stream keeps the order of a partition
 * only, and `through` is the last sequence number of it that has been counted.
 */
export const Tallies = defineEntity('Tally', {
  schema: z.object({
    /** Resource that the sums belong to. */
    group: z.string(),
    /** What is counted, such as `votes` or `comments`, or the id of a comment for its votes. */
    subject: z.string(),
    shard: z.int(),
    counts: z.record(z.string(), z.int()),
    /** After a repair with `~` and a number: nothing else has been counted since. */
    through: z.string(),
    countedAt: Instant,
    /** The last mark of a recount, see `TallyMark`. */
    mark: TallyMark.optional(),
  }),
  key: { pk: 'TALLY#{group}', sk: '{subject}#{shard}' },
});

/** Sums that are counted with the write itself, sixteen shards each. */
export const Statistics = defineEntity('Statistic', {
  schema: z.object({ name: z.string(), shard: z.int(), value: z.int() }),
  key: { pk: 'STATISTIC#{name}', sk: '{shard}' },
});

/** The right to rewrite one file for a short time: files of a component have one writer. */
export const Leases = defineEntity('Lease', {
  schema: z.object({ name: z.string(), owner: z.string(), until: Instant, expiresAt: Instant }),
  key: { pk: 'LEASE#{name}', sk: 'LEASE' },
  expires: 'expiresAt',
});

/**
 * Somebody who took part in a process, and in any of them: written once, when they first publish or vote, and counted
 * from the stream. The key is an HMAC with the secret of votes and there is no time, so that an item tells neither who
 * it is nor when they voted; another key in each space keeps people from being followed from one to the next.
 */
export const Participations = defineEntity('Participation', {
  schema: z.object({ spaceId: SpaceId, shard: Shard, personKey: VoterKey }),
  key: { pk: 'PARTICIPATION#{spaceId}#{shard}', sk: '{personKey}' },
});

/** Where a territory lies: the places feature writes it, lists, pages and the rules of positions read it. */
export const Outlines = defineEntity('Outline', {
  schema: z.object({
    taxonomyId: TaxonomyId,
    /** Code of a shipped outline, such as `dep-29`; `null`: an administrator brought it. */
    code: z.string().nullable(),
    /** How far its lines may be from the true ones, in kilometers. */
    toleranceKm: z.number().nonnegative(),
    /** JSON of an `EncodedShape`. */
    shape: z.string(),
  }),
  key: { pk: 'OUTLINES', sk: 'OUTLINE#{taxonomyId}' },
});

/** Version of all outlines together, and the public file that holds them; `null`: there is none. */
export const OutlineSets = defineEntity('OutlineSet', {
  schema: z.object({ version: z.int().nonnegative(), path: z.string().nullable() }),
  key: { pk: 'OUTLINE-SET', sk: 'SET' },
});

/** A group, for its page and wherever something is shown in its name. Groups write it. */
export const Groups = defineEntity('Group', {
  schema: Group.extend({
    /** Who manages it. `null` once the last member has left. */
    managerId: ParticipantId.nullable(),
    /** Counted with each change of members. */
    members: z.int().nonnegative(),
  }),
  key: { pk: 'GROUP#{id}', sk: 'GROUP' },
});

/** Who may write in the name of a group: publishing rests on it. Groups write it. */
export const Memberships = defineEntity('Membership', {
  schema: z.object({ groupId: GroupId, participantId: ParticipantId, joinedAt: Instant }),
  key: { pk: 'GROUP-MEMBERS#{groupId}', sk: '{participantId}' },
  indexes: { byParticipant: { pk: 'PARTICIPANT-GROUPS#{participantId}', sk: '{joinedAt}#{groupId}' } },
});

/** What stands in the name of a group: written with the proposal, read for the group's page and for its name. */
export const GroupProposals = defineEntity('GroupProposal', {
  schema: z.object({ groupId: GroupId, proposalId: ProposalId, componentId: ComponentId }),
  key: { pk: 'GROUP-PROPOSALS#{groupId}', sk: '{proposalId}' },
});

/** Services that people can sign in with: identities write them, the sign-in page shows them. No secret is here. */
export const SignInServiceLists = defineEntity('SignInServiceList', {
  schema: SignInServices,
  key: { pk: 'SIGN-IN-SERVICES', sk: 'SERVICES' },
});

/**
 * An act of staff between its beginning and its seal in the audit log: noted by the dispatcher, see `audit-trail.ts`. All
 * in one partition, in the order in which they began: staff makes a few a minute, and the sealer empties it. Deleted from
 * here in the transaction that seals it.
 */
export const AuditRecords = defineEntity('AuditRecord', {
  schema: AuditEntry.extend({
    /** The id of the entry; for a refusal, what makes a repeat of it the same. */
    slot: z.string(),
  }),
  key: { pk: 'AUDIT-RECORDS', sk: '{slot}' },
});

/**
 * Texts of something that were replaced: what they were, and who replaced them when. Written in the transaction that
 * replaces them, see `versions/text-versions.ts`. Published proposals have versions of their own, with themes and places.
 */
export const TextVersions = defineEntity('TextVersion', {
  schema: z.object({
    /** Whose texts: the id of a comment, a process or a component, or `answer/`, `page/` with what it belongs to. */
    textId: z.string(),
    /** The version that was replaced. */
    version: z.int().nonnegative(),
    /** By where each stands, such as `title.fr`. */
    texts: z.record(z.string(), z.string()),
    replacedAt: Instant,
    /** `null`: a command. */
    replacedBy: ParticipantId.nullable(),
    /** The component that has a page which shows it; `null`: none has. */
    componentId: ComponentId.nullable(),
  }),
  key: { pk: 'TEXT-VERSIONS#{textId}', sk: '{replacedAt}#{version}' },
  /** What was changed in a component, for its pages. */
  indexes: { byComponent: { pk: 'COMPONENT-TEXT-VERSIONS#{componentId}', sk: '{textId}' } },
});
