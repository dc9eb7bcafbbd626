/** Everything that people can be told of by itself: one line an event. Islands read it, so it knows no schemas. */

/** How an event reaches somebody by mail; in the list on the site it stands in any case. */
export const FREQUENCIES = ['none', 'now', 'daily', 'weekly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** Groups of events, in the order of screens: one's own texts, mentions, what one follows, votes and phases. */
export const EVENT_GROUPS = ['own', 'mentions', 'followed', 'votes'] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];

interface EventSpec {
  readonly group: EventGroup;
  /** What holds for whoever has chosen nothing. */
  readonly mail: Frequency;
  readonly push: boolean;
  /** A mail comes whatever somebody chooses: it is about their rights. */
  readonly isFixed?: true;
}

/**
 * What somebody waits for is told at once, what goes on among others once a day. Followers of a proposal, and whoever
 * follows a process for its vote, wait for the answer and for the day.
 */
export const EVENTS = {
  'own.answered': { group: 'own', mail: 'now', push: true },
  'own.state': { group: 'own', mail: 'now', push: true },
  'own.studied': { group: 'own', mail: 'now', push: true },
  'own.realized': { group: 'own', mail: 'now', push: true },
  'own.commented': { group: 'own', mail: 'daily', push: false },
  'own.moderated': { group: 'own', mail: 'now', push: true, isFixed: true },
  'comment.mentioned': { group: 'mentions', mail: 'now', push: true },
  'comment.replied': { group: 'mentions', mail: 'now', push: true },
  'proposal.published': { group: 'followed', mail: 'daily', push: false },
  'proposal.answered': { group: 'followed', mail: 'now', push: true },
  'proposal.state': { group: 'followed', mail: 'now', push: false },
  'proposal.withdrawn': { group: 'followed', mail: 'now', push: false },
  'comment.created': { group: 'followed', mail: 'daily', push: false },
  'study.step': { group: 'followed', mail: 'now', push: false },
  'project.published': { group: 'followed', mail: 'daily', push: false },
  'project.milestone': { group: 'followed', mail: 'daily', push: false },
  'announcement.published': { group: 'followed', mail: 'daily', push: false },
  'phase.began': { group: 'votes', mail: 'now', push: true },
  'phase.ends-soon': { group: 'votes', mail: 'now', push: true },
  'results.published': { group: 'votes', mail: 'now', push: true },
} as const satisfies Readonly<Record<string, EventSpec>>;
export type EventName = keyof typeof EVENTS;

const isEvent = (name: string): name is EventName => Object.hasOwn(EVENTS, name);

/** Names of all events, in the order of screens. */
export const EVENT_NAMES: readonly EventName[] = Object.keys(EVENTS).filter(isEvent);

/** Whether the mails of an event come whatever somebody chooses. */
export const isFixed = (event: EventName): boolean => 'isFixed' in EVENTS[event];

/** Quiet hours that the form proposes; nobody has them without choosing so. */
export const PROPOSED_QUIET = { from: 21, to: 8 } as const;
