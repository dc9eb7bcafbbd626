import { allContributionsPath, initialsOf, profilePath } from '../../shared/participants/rules.ts';
import type { ContributionView, ProfilePage } from '../../shared/participants/views.ts';
import { ParticipantId } from '../../shared/platform/ids.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import { Profiles } from '../platform/entities.ts';
import type { PageRequest } from '../platform/page.ts';
import { shownName } from '../platform/profiles.ts';
import type { Services } from '../platform/services.ts';
import { type PublicContribution, publicContributions } from './public-contributions.ts';
import type { AccountSlots } from './slots.ts';

/** Contributions on the short page, and on the one with everything: a longer one would be no load for a telephone. */
const SHORT = 20;
const LONG = 500;

const languageOf = (locale: string) => locale.split('-')[0];

const viewIn =
  (frame: PageFrame) =>
  ({ kind, title, locale, excerpt, state, path, at }: PublicContribution): ContributionView => ({
    kind,
    title: { text: title, locale, isFallback: languageOf(locale) !== frame.locale },
    excerpt,
    isWithdrawn: state === 'withdrawn',
    path,
    at,
  });

/** The participant of an address; none for imported authors, who never asked for a page, and for deleted accounts. */
async function profileAt({ db }: Services, { participantId }: PageRequest['params']) {
  const id = ParticipantId.safeParse(participantId);
  const profile = id.success ? await db.get(Profiles, { id: id.data }) : undefined;
  return profile === undefined || profile.isImported || profile.isDeleted ? undefined : profile;
}

/**
 * The page about a participant. There is one from the first publication on: having an account alone is nobody's
 * business. It is rendered on demand and follows every change at once: of the name, of a text, of a process that is
 * hidden.
 */
export const loadProfile =
  (slots: AccountSlots, isAll: boolean) =>
  async ({ params, frame }: PageRequest, services: Services): Promise<ProfilePage | undefined> => {
    const profile = await profileAt(services, params);
    if (profile === undefined) return undefined;
    const { id, joinedAt, hidden } = profile;
    const name = shownName(profile);
    const { about, link } = hidden === null ? profile : { about: '', link: null };
    const shown = await publicContributions(slots, services, id);
    if (shown.length === 0) return undefined;
    const most = isAll ? LONG : SHORT;
    return {
      ...frame,
      participant: {
        id,
        name,
        isHidden: hidden !== null,
        initials: initialsOf(name),
        about,
        link,
        joinedAt,
        path: profilePath(id),
        allPath: allContributionsPath(id),
      },
      proposals: shown.filter(({ kind }) => kind === 'proposal').length,
      comments: shown.filter(({ kind }) => kind === 'comment').length,
      contributions: shown.slice(0, most).map(viewIn(frame)),
      hasMore: shown.length > most,
      isAll,
    };
  };
