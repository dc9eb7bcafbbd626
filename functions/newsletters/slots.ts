import type { ParticipantId, ProcessId, ProjectId, ProposalId } from '../../shared/platform/ids.ts';
import type { InterfaceLocale, Locale } from '../../shared/platform/locale.ts';
import type { Services } from '../platform/services.ts';

/** What a card shows of something that another feature keeps. */
export interface CardTitle {
  readonly title: string;
  readonly locale: Locale;
  /** Of its page, without the language. */
  readonly path: string;
}

/** What newsletters need of the features whose things stand on cards; what nobody can read is `undefined`. */
export interface CardSlots {
  proposal(services: Services, id: ProposalId): Promise<CardTitle | undefined>;
  /** @param locale the language that is wanted */
  project(services: Services, id: ProjectId, locale: InterfaceLocale): Promise<CardTitle | undefined>;
}

/** What the audience needs of follows: who of some people follows one of some processes. */
export type FollowersAmong = (
  services: Services,
  processIds: readonly ProcessId[],
  people: readonly ParticipantId[],
) => Promise<ReadonlySet<ParticipantId>>;

/** All that newsletters need of other features; `functions/newsletter-slots.ts` hands it over. */
export interface NewsletterSlots {
  readonly cards: CardSlots;
  readonly followersAmong: FollowersAmong;
}
