import type { Localized } from '../../../../shared/platform/locale.ts';
import type { ProcessGroup } from '../../../../shared/spaces/process-group.ts';
import { writtenIn } from '../forms/texts.ts';

/** A group as its form holds it. */
export interface GroupDraft {
  readonly slug: string;
  readonly title: Localized;
  readonly description: Localized;
  readonly image: string | null;
  readonly imageAlt: Localized;
  readonly processIds: ProcessGroup['processIds'];
}

export const EMPTY_GROUP: GroupDraft = {
  slug: '',
  title: {},
  description: {},
  image: null,
  imageAlt: {},
  processIds: [],
};

/** What the form shows of a stored group. */
export const groupDraft = ({ slug, title, description, image, imageAlt, processIds }: ProcessGroup): GroupDraft => ({
  slug,
  title,
  description,
  image,
  imageAlt,
  processIds,
});

/** Body of the request that stores a draft. */
export const groupBody = (draft: GroupDraft) => ({
  ...draft,
  title: writtenIn(draft.title),
  description: writtenIn(draft.description),
  imageAlt: writtenIn(draft.imageAlt),
});

/** A list with one of its members moved by one place; where there is none, as it was. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const one = list[index];
  const other = list[index + by];
  if (one === undefined || other === undefined) return [...list];
  return list.map((member, at) => (at === index ? other : at === index + by ? one : member));
}
