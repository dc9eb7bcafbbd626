import type { SpaceRole } from '../../shared/platform/roles.ts';

/** Who may do something, as a person would say it. */
export interface Expectation {
  /** `signed-in`, `registered`: everybody who is. `staff`: those with a role. */
  readonly people: 'signed-in' | 'registered' | 'staff';
  /** Roles that suffice besides that of an administrator. */
  readonly roles: readonly SpaceRole[];
  /** Whether the role must be held in the process in question. */
  readonly isPlaced: boolean;
  /** Whether a missing name is said before a missing role. */
  readonly asksProfile: boolean;
  /** About oneself: whoever has a role, before any second factor; no command. */
  readonly own: boolean;
  /** Also for those who vote without an account. */
  readonly admitsGuests: boolean;
}

const expectation = (given: Partial<Expectation>): Expectation => ({
  people: 'staff',
  roles: [],
  isPlaced: false,
  asksProfile: true,
  own: false,
  admitsGuests: false,
  ...given,
});
const SIGNED_IN = expectation({ people: 'signed-in' });
const REGISTERED = expectation({ people: 'registered' });
const ADMINISTRATORS = expectation({});
const RUNNERS = expectation({ roles: ['process-administrator'], isPlaced: true });
const EVERY_ROLE = ['process-administrator', 'moderator', 'evaluator', 'agent'] as const;
const STAFF = expectation({ roles: EVERY_ROLE });
const STAFF_HERE = expectation({ roles: EVERY_ROLE, isPlaced: true });
/** Each case is looked at by its handler, see test/moderation. */
const MODERATORS = expectation({ roles: ['process-administrator', 'moderator'], asksProfile: false });

const AGENTS = expectation({ roles: ['agent'] });

/** By action. Whoever adds one says here who may do it. */
export const EXPECTED: Readonly<Record<string, Expectation>> = {
  'participant.read': SIGNED_IN,
  'participant.update': SIGNED_IN,
  'participant.change-email': SIGNED_IN,
  'participant.download': SIGNED_IN,
  'participant.delete': SIGNED_IN,
  'participant.sign-out': expectation({ people: 'signed-in', admitsGuests: true }),
  'participant.secure': expectation({ own: true }),
  'participant.reset-second-factor': ADMINISTRATORS,
  'participant.end-sessions': ADMINISTRATORS,
  'organization.read': STAFF,
  'organization.update': ADMINISTRATORS,
  'taxonomy.read': STAFF,
  'taxonomy.manage': ADMINISTRATORS,
  'process.list': STAFF,
  'process.read': STAFF_HERE,
  'process.create': ADMINISTRATORS,
  'process.update': RUNNERS,
  'process-group.manage': ADMINISTRATORS,
  'announcement.manage': RUNNERS,
  'partner.manage': RUNNERS,
  'document.manage': RUNNERS,
  'peak.manage': ADMINISTRATORS,
  'site-page.manage': ADMINISTRATORS,
  'outline.manage': ADMINISTRATORS,
  'import.run': ADMINISTRATORS,
  'import.decidim': ADMINISTRATORS,
  'export.decidim': ADMINISTRATORS,
  'mail.watch': expectation({ asksProfile: false }),
  'media.upload': expectation({ roles: ['process-administrator'] }),
  'attachment.write': REGISTERED,
  'proposal.write': REGISTERED,
  'proposal.vote': expectation({ people: 'registered', admitsGuests: true }),
  'proposal.review': expectation({ roles: ['process-administrator', 'moderator', 'evaluator'], isPlaced: true }),
  'proposal.answer': expectation({ roles: ['process-administrator', 'evaluator'], isPlaced: true }),
  'proposal.manage': RUNNERS,
  'newsletter.manage': expectation({ asksProfile: false }),
  'newsletter.subscribe': SIGNED_IN,
  'study.write': expectation({ roles: ['process-administrator', 'evaluator'], isPlaced: true }),
  'study.manage': RUNNERS,
  'budget.vote': expectation({ people: 'registered', admitsGuests: true }),
  'budget.manage': RUNNERS,
  'budget.paper': expectation({ roles: ['process-administrator', 'agent'], isPlaced: true }),
  'comment.write': REGISTERED,
  'comment.vote': REGISTERED,
  'follow.read': SIGNED_IN,
  'follow.change': REGISTERED,
  'notification.read': SIGNED_IN,
  'push.read': SIGNED_IN,
  'push.change': REGISTERED,
  'group.read': SIGNED_IN,
  'group.join': REGISTERED,
  'group.manage': REGISTERED,
  'moderation.report': SIGNED_IN,
  'moderation.read-own': SIGNED_IN,
  'moderation.appeal': SIGNED_IN,
  'moderation.read': MODERATORS,
  'moderation.assign': MODERATORS,
  'moderation.decide': MODERATORS,
  'moderation.reopen': MODERATORS,
  'moderation.reverse': MODERATORS,
  'moderation.judge': MODERATORS,
  'moderation.block': expectation({ asksProfile: false }),
  'moderation.configure': expectation({ asksProfile: false }),
  'audit.read': ADMINISTRATORS,
  'mails.watch': expectation({ asksProfile: false }),
  'mails.find': expectation({ asksProfile: false }),
  'mails.retry': expectation({ asksProfile: false }),
  'mails.suppress': expectation({ asksProfile: false }),
  'mails.preview': expectation({ asksProfile: false }),
  'identity.read': SIGNED_IN,
  'verification.read': expectation({ people: 'signed-in', admitsGuests: true }),
  'verification.obtain': REGISTERED,
  'verification.manage': ADMINISTRATORS,
  'verification.manage-census': ADMINISTRATORS,
  'verification.read-sms-usage': ADMINISTRATORS,
  'verification.request-letter': REGISTERED,
  'verification.manage-letters': ADMINISTRATORS,
  'identity.link': SIGNED_IN,
  'identity.unlink': SIGNED_IN,
  'identity.sign-out': SIGNED_IN,
  'identity.manage': ADMINISTRATORS,
  'verification.send-document': REGISTERED,
  /** Documents belong to no process: its handler asks for the role in every one. */
  'verification.review': AGENTS,
  'assistance.begin': AGENTS,
  'assistance.end': SIGNED_IN,
  'assistance.read': ADMINISTRATORS,
  'team.manage': RUNNERS,
  'team.join': REGISTERED,
};
