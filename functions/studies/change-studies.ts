import type { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import type { PublishedStudy, Study, StudyContent } from '../../shared/studies/study.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { put, type Write } from '../platform/db/write.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { Studies } from './entities.ts';
import { pagesOf, type StudySpace } from './space.ts';

/** A study as the table holds it. */
export type StudyItem = ItemOf<typeof Studies>;

/** A change that meets another one is judged again, so often. */
const TRIES = 8;

/** A study of which nothing was written yet: the table does not hold it. */
const blank = (space: StudySpace, proposalId: ProposalId): StudyItem => ({
  componentId: space.component.id,
  proposalId,
  status: 'not-begun',
  reasons: {},
  estimate: null,
  estimateNote: {},
  service: '',
  dueOn: null,
  published: null,
  merged: null,
  mergedFrom: [],
  projectAt: null,
  version: 0,
  updatedAt: null,
  ...pagesOf(space, proposalId),
});

/** The study of a proposal, as it is now. */
export const studyOf = async (
  { db }: Pick<Services, 'db'>,
  space: StudySpace,
  proposalId: ProposalId,
): Promise<StudyItem> =>
  (await db.get(Studies, { componentId: space.component.id, proposalId })) ?? blank(space, proposalId);

/** Every study of a component that anything was written of, by proposal. */
export async function studiesOf(
  { db }: Pick<Services, 'db'>,
  componentId: ComponentId,
): Promise<ReadonlyMap<ProposalId, StudyItem>> {
  return new Map((await db.all(Studies, { componentId })).map((study) => [study.proposalId, study]));
}

/** Every study of some proposals, begun or not. */
export const studyAmong = (all: ReadonlyMap<ProposalId, StudyItem>, space: StudySpace, id: ProposalId): StudyItem =>
  all.get(id) ?? blank(space, id);

/** Writes a study on condition that it is still as it was read. */
function writeOf(services: Services, space: StudySpace, before: StudyItem, changes: Partial<StudyItem>): Write {
  const after: StudyItem = {
    ...before,
    ...pagesOf(space, before.proposalId),
    ...changes,
    version: before.version + 1,
    updatedAt: services.now(),
  };
  return put(Studies, after, {
    when: before.version === 0 ? 'absent' : [{ attribute: 'version', op: '=', value: before.version }],
    otherwise: 'unchanged',
  });
}

/** What becomes of several studies, all or none; `undefined`: nothing is to change. */
type Judge = (read: readonly StudyItem[]) => ReadonlyMap<ProposalId, Partial<StudyItem>> | undefined;

/**
 * Changes studies together, on what they were when they were judged: when somebody else has changed one of them
 * meanwhile, all are read and judged again.
 *
 * @param judge throws a Problem to refuse
 * @returns whether anything was changed
 * @throws Problem `internal.unavailable` when that happens again and again
 */
export async function changeStudies(
  services: Services,
  space: StudySpace,
  ids: readonly ProposalId[],
  judge: Judge,
): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const read = await Promise.all(ids.map((id) => studyOf(services, space, id)));
    const changes = judge(read);
    if (changes === undefined || changes.size === 0) return false;
    const writes = read.flatMap((study) => {
      const own = changes.get(study.proposalId);
      return own === undefined ? [] : [writeOf(services, space, study, own)];
    });
    const { changed } = await services.db.transact(...writes);
    if (changed) return true;
  }
  throw new Problem('internal.unavailable', { retryAfter: 1 });
}

/** Changes one study. */
export const changeStudy = (
  services: Services,
  space: StudySpace,
  proposalId: ProposalId,
  judge: (study: StudyItem) => Partial<StudyItem> | undefined,
): Promise<boolean> =>
  changeStudies(services, space, [proposalId], ([study]) => {
    const changes = study && judge(study);
    return changes === undefined ? undefined : new Map([[proposalId, changes]]);
  });

/** What of a study everybody may read once it is published. */
export function published(
  study: StudyItem,
  content: StudyContent,
  at: NonNullable<Study['updatedAt']>,
): PublishedStudy {
  const { status, reasons, estimate, estimateNote, service } = content;
  const since = study.published?.status === status ? study.published.since : at;
  return { status, reasons, estimate, estimateNote, service, since, publishedAt: at };
}

/** Whether what is published is what the study says. */
export function isPublished({ published: shown, ...study }: StudyItem | Study): boolean {
  const said = (one: Omit<StudyContent, 'dueOn'>) =>
    JSON.stringify([one.status, one.reasons, one.estimate, one.estimateNote, one.service]);
  return shown !== null && said(shown) === said(study);
}

/** What goes with new contents: a study that begins is published at once, since there is nothing yet to be careful about. */
export const withBeginning = (study: StudyItem, content: StudyContent, at: NonNullable<Study['updatedAt']>) => ({
  ...content,
  ...(content.status === 'under-study' && study.published === null ? { published: published(study, content, at) } : {}),
});
