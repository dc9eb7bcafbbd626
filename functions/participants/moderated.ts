/** Profiles as something that moderation looks after: a name, a few words and a link. */
import { profilePath } from '../../shared/participants/rules.ts';
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { patch } from '../platform/db/write.ts';
import { Profiles } from '../platform/entities.ts';
import type { Moderated, ModeratedResource } from '../platform/moderated.ts';

type Profile = ItemOf<typeof Profiles>;

/** A name is in no language that could be told. */
const NO_LANGUAGE = 'und';
/** Of accounts of older releases nobody knows since when there is one. */
const UNKNOWN = '1970-01-01T00:00:00.000Z';

/** Imported authors have no page that could be reported; what their texts say is reported there. */
function toModerated({ id, displayName, about, link, joinedAt, ...rest }: Profile): ModeratedResource | undefined {
  if (rest.isImported) return undefined;
  return {
    authorId: id,
    isOfficial: false,
    title: displayName,
    text: [displayName, about.replace(/\s+/g, ' '), link ?? ''].filter((part) => part !== '').join(' – '),
    locale: NO_LANGUAGE,
    createdAt: joinedAt ?? UNKNOWN,
    standing: rest.isDeleted ? 'gone' : rest.hidden === null ? 'readable' : 'hidden',
    componentId: null,
    processId: null,
    path: rest.isDeleted ? null : profilePath(id),
  };
}

const changed = { otherwise: 'moderation.changed-meanwhile' } as const;
/** Nobody has given another name or deleted the account since it was read. */
const isSame = ({ displayName }: Profile) =>
  [
    { attribute: 'displayName', op: '=', value: displayName },
    { attribute: 'isDeleted', op: '<>', value: true },
  ] as const;

/** What somebody says of themselves stays in the table, and shows nowhere while it is hidden. */
export const moderatedProfiles: Moderated<ParticipantId, ModeratedResource> = {
  async read({ db }, ids) {
    const found = await db.batchGet(
      Profiles,
      ids.map((id) => ({ id })),
    );
    const byId = new Map(found.map((profile) => [profile.id, profile]));
    return ids.map((id) => {
      const profile = byId.get(id);
      return profile && toModerated(profile);
    });
  },
  async hide({ db, now }, id, { decisionId, reason }) {
    const profile = await db.get(Profiles, { id });
    if (profile === undefined || profile.isImported || profile.isDeleted || profile.hidden !== null) return undefined;
    const hidden = { decisionId, reason, hiddenAt: now() };
    return patch(Profiles, { id }, { hidden }, { when: isSame(profile), ...changed });
  },
  async show({ db }, id, decisionId) {
    const profile = await db.get(Profiles, { id });
    if (profile === undefined || profile.hidden?.decisionId !== decisionId) return undefined;
    return patch(Profiles, { id }, { hidden: null }, { when: isSame(profile), ...changed });
  },
};
