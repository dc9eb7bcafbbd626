import type { SubjectId } from '../../shared/moderation/report.ts';
import type { CommentId, ResourceId } from '../../shared/platform/ids.ts';
import type { CommentOn, Moderated, ModeratedResource, ModeratedText, RecentTexts } from '../platform/moderated.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';

/** What moderation needs of other features; `functions/features.ts` hands it over. */
export interface ModerationSlots {
  readonly resources: Moderated<ResourceId, ModeratedResource>;
  readonly comments: Moderated<CommentOn, ModeratedText>;
}

/** What a look for spam needs besides. */
export interface SignalSlots extends ModerationSlots {
  readonly recent: readonly RecentTexts[];
}

/** A resource, or a comment on it. */
export interface Subject {
  readonly resourceId: ResourceId;
  readonly commentId: CommentId | null;
}

export const subjectIdOf = ({ resourceId, commentId }: Subject): SubjectId => commentId ?? resourceId;

/** Something with the resource that it hangs on, or that it is itself. */
export interface Target extends ModeratedText {
  readonly subject: Subject;
  readonly resource: ModeratedResource;
}

/** What subjects are now, by id; what was never published is left out. */
export async function targetsOf(
  { resources, comments }: Pick<ModerationSlots, 'resources' | 'comments'>,
  services: Services,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<SubjectId, Target>> {
  const resourceIds = [...new Set(subjects.map(({ resourceId }) => resourceId))];
  const named = subjects.flatMap(({ resourceId, commentId }) =>
    commentId === null ? [] : [{ resourceId, commentId }],
  );
  const [foundResources, foundComments] = await Promise.all([
    resources.read(services, resourceIds),
    comments.read(services, named),
  ]);
  const resourceById = new Map(resourceIds.map((id, index) => [id, foundResources[index]]));
  const commentById = new Map(named.map(({ commentId }, index) => [commentId, foundComments[index]]));
  return new Map(
    subjects.flatMap((subject) => {
      const resource = resourceById.get(subject.resourceId);
      const text = subject.commentId === null ? resource : commentById.get(subject.commentId);
      if (resource === undefined || text === undefined) return [];
      return [[subjectIdOf(subject), { ...text, subject, resource }] as const];
    }),
  );
}

/** One target. @throws Problem `moderation.case-not-found` where there is none */
export async function targetOf(slots: ModerationSlots, services: Services, subject: Subject): Promise<Target> {
  const target = (await targetsOf(slots, services, [subject])).get(subjectIdOf(subject));
  if (target === undefined) throw new Problem('moderation.case-not-found');
  return target;
}

/** The write that hides a subject; `undefined` where it is hidden or gone. */
export const hideWrite = (
  { resources, comments }: ModerationSlots,
  services: Services,
  { resourceId, commentId }: Subject,
  hiding: Parameters<ModerationSlots['resources']['hide']>[2],
) =>
  commentId === null
    ? resources.hide(services, resourceId, hiding)
    : comments.hide(services, { resourceId, commentId }, hiding);

/** The write that shows it again; `undefined` where that decision does not hide it any more. */
export const showWrite = (
  { resources, comments }: ModerationSlots,
  services: Services,
  { resourceId, commentId }: Subject,
  decisionId: Parameters<ModerationSlots['resources']['show']>[2],
) =>
  commentId === null
    ? resources.show(services, resourceId, decisionId)
    : comments.show(services, { resourceId, commentId }, decisionId);
