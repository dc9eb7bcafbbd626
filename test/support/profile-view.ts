import { allContributionsPath, profilePath } from '../../shared/participants/rules.ts';
import type { ProfilePage } from '../../shared/participants/views.ts';
import { ParticipantId } from '../../shared/platform/ids.ts';
import { aFrame, COMPONENT_PATH, LONG_WORD, shown, ulid, untranslated } from './view-parts.ts';

const id = ParticipantId.parse(`ptp_${ulid(1)}`);

/** The page about somebody who has written a lot, with a word that nothing can break. */
export function aProfilePage(overrides: Partial<ProfilePage> = {}): ProfilePage {
  const path = profilePath(id);
  return {
    ...aFrame(path),
    participant: {
      id,
      name: 'Camille Riquet',
      isHidden: false,
      initials: 'CR',
      about: `Cuisinière à Lorient.\n\nDeux enfants à l’école publique. ${LONG_WORD}`,
      link: `https://www.example.org/${LONG_WORD}`,
      joinedAt: '2026-10-02T08:00:00.000Z',
      path,
      allPath: allContributionsPath(id),
    },
    proposals: 2,
    comments: 31,
    contributions: [
      {
        kind: 'proposal',
        title: shown('Rendre la réparation moins chère que l’achat neuf'),
        excerpt: '',
        isWithdrawn: false,
        path: `${COMPONENT_PATH}proposals/prp_${ulid(103)}/`,
        at: '2026-11-12T09:30:00.000Z',
      },
      {
        kind: 'comment',
        title: untranslated('Publish the real energy use of every public building', 'en'),
        excerpt: 'Chez nous à Lorient cela marche depuis trois ans, avec deux cuisiniers et un seul four.',
        isWithdrawn: false,
        path: `${COMPONENT_PATH}proposals/prp_${ulid(104)}/#cmt_${ulid(1)}`,
        at: '2026-11-03T09:30:00.000Z',
      },
      {
        kind: 'proposal',
        title: shown(LONG_WORD),
        excerpt: '',
        isWithdrawn: true,
        path: `${COMPONENT_PATH}proposals/prp_${ulid(105)}/`,
        at: '2026-10-12T09:30:00.000Z',
      },
    ],
    hasMore: true,
    isAll: false,
    ...overrides,
  };
}
