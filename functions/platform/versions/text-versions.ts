/** Versions of texts, whatever they are texts of: one way to keep what is replaced, and one to tell what was changed. */
import { isDeepStrictEqual } from 'node:util';
import type { ComponentId, ParticipantId } from '../../../shared/platform/ids.ts';
import type { Actor } from '../../../shared/platform/policy.ts';
import type { HistoryEntry, TextHistory, Texts } from '../../../shared/platform/text-history.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import type { ItemOf } from '../db/entity.ts';
import { put, remove, type Write } from '../db/write.ts';
import { TextVersions } from '../entities.ts';
import { profilesOf } from '../profiles.ts';
import type { Services } from '../services.ts';
import { textDiff } from './text-diff.ts';

export type TextVersion = ItemOf<typeof TextVersions>;
type Reads = Pick<Services, 'db'>;

/** Changes that are shown of one thing, the newest ones: somebody who corrects a comma a day makes no list endless. */
const SHOWN = 20;

/** Which text is replaced, and how. */
interface Replacement {
  /** Whose text it is: an id of its own among all texts that are kept so. */
  readonly textId: string;
  /** The version that is replaced. */
  readonly version: number;
  readonly at: Instant;
  /** Who replaces it; `null`: a command. */
  readonly by: ParticipantId | null;
  /** The component that has a page which shows it. */
  readonly componentId?: ComponentId;
}

/** Who is named with a change. */
export const changedBy = (actor: Actor): ParticipantId | null =>
  actor.kind === 'participant' ? actor.participantId : null;

/**
 * Keeps texts that are replaced: for the transaction which replaces them, so that neither happens alone. Nothing where
 * no text is changed.
 */
export const keepVersion = (
  { textId, version, at, by, componentId }: Replacement,
  before: Texts,
  after: Texts,
): Write[] =>
  isDeepStrictEqual(before, after)
    ? []
    : [
        put(TextVersions, {
          textId,
          version,
          texts: { ...before },
          replacedAt: at,
          replacedBy: by,
          componentId: componentId ?? null,
        }),
      ];

/** Former versions of a text, the newest last, twenty at most. */
export async function latestVersions({ db }: Reads, textId: string): Promise<TextVersion[]> {
  const { items } = await db.query(TextVersions, { textId }, { reverse: true, limit: SHOWN });
  return items.reverse();
}

/** What was changed from some texts to others, in the order of the later ones; what is gone stands last. */
export function changesBetween(before: Texts, after: Texts): HistoryEntry['changes'] {
  const fields = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return fields.flatMap((field) => {
    const [was = '', is = ''] = [before[field], after[field]];
    return was === is ? [] : [{ field, parts: [...textDiff(was, is)] }];
  });
}

/** Each version with the texts that replaced it, the newest change first. @param now the texts as they are */
export const replacements = (versions: readonly TextVersion[], now: Texts) =>
  versions.map((version, index) => ({ version, after: versions[index + 1]?.texts ?? now })).reverse();

/** What was changed in a text, by whom and when, the newest first. @param now the texts as they are */
export async function historyOf(services: Reads, textId: string, now: Texts): Promise<TextHistory> {
  const versions = await latestVersions(services, textId);
  const people = versions.flatMap(({ replacedBy }) => replacedBy ?? []);
  const names = await profilesOf(services, people);
  return {
    items: replacements(versions, now).map(({ version: { version, texts, replacedAt, replacedBy: id }, after }) => ({
      at: replacedAt,
      version,
      by: id === null ? null : { id, name: names.get(id) ?? null },
      changes: changesBetween(texts, after),
    })),
  };
}

/** Writes that remove former versions, for the transaction that deletes the text itself. */
export async function removedVersions({ db }: Reads, textId: string): Promise<Write[]> {
  return (await db.all(TextVersions, { textId })).map((version) => remove(TextVersions, version));
}
