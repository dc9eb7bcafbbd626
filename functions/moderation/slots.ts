import type { SubjectKind } from '../../shared/moderation/case.ts';
import type { ReportedId, SubjectId } from '../../shared/moderation/report.ts';
import { type AttachmentId, type CommentId, ParticipantId, ResourceId } from '../../shared/platform/ids.ts';
import type { Write } from '../platform/db/write.ts';
import type {
  AttachmentOn,
  CommentOn,
  Hiding,
  Moderated,
  ModeratedFile,
  ModeratedResource,
  ModeratedText,
  RecentTexts,
} from '../platform/moderated.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';

/** What moderation needs of other features; `functions/features.ts` hands it over. */
export interface ModerationSlots {
  readonly resources: Moderated<ResourceId, ModeratedResource>;
  readonly comments: Moderated<CommentOn, ModeratedText>;
  readonly attachments: Moderated<AttachmentOn, ModeratedFile>;
  readonly profiles: Moderated<ParticipantId, ModeratedResource>;
}

/** What a look for spam needs besides. */
export interface SignalSlots extends ModerationSlots {
  readonly recent: readonly RecentTexts[];
}

/** A proposal or a profile, or a comment on a proposal or an attachment of it. */
export interface Subject {
  readonly resourceId: ReportedId;
  readonly commentId: CommentId | null;
  readonly attachmentId: AttachmentId | null;
}

export const subjectIdOf = ({ resourceId, commentId, attachmentId }: Subject): SubjectId =>
  commentId ?? attachmentId ?? resourceId;

const isProfile = (id: ReportedId): id is ParticipantId => ParticipantId.safeParse(id).success;
const isResource = (id: ReportedId): id is ResourceId => ResourceId.safeParse(id).success;

export const kindOf = ({ resourceId, commentId, attachmentId }: Subject): SubjectKind =>
  commentId !== null
    ? 'comment'
    : attachmentId !== null
      ? 'attachment'
      : isProfile(resourceId)
        ? 'profile'
        : 'proposal';

/** Something with the resource that it hangs on, or that it is itself. */
export interface Target extends ModeratedText {
  readonly subject: Subject;
  readonly resource: ModeratedResource;
  /** Of an attachment. */
  readonly file?: ModeratedFile['file'];
}

type Found = ReadonlyMap<SubjectId, ModeratedText | ModeratedFile>;

async function readAll<K, T extends Pick<ModeratedText, 'standing'>>(
  services: Services,
  kind: Moderated<K, T>,
  named: readonly (readonly [SubjectId, K])[],
): Promise<(readonly [SubjectId, T])[]> {
  if (named.length === 0) return [];
  const found = await kind.read(
    services,
    named.map(([, key]) => key),
  );
  return named.flatMap(([id], index) => {
    const one = found[index];
    return one === undefined ? [] : [[id, one] as const];
  });
}

/** What stands on its own: proposals and profiles. */
async function resourcesOf(slots: ModerationSlots, services: Services, subjects: readonly Subject[]) {
  const ids = [...new Set(subjects.map(({ resourceId }) => resourceId))];
  const [proposals, profiles] = await Promise.all([
    readAll(
      services,
      slots.resources,
      ids.filter(isResource).map((id) => [id, id] as const),
    ),
    readAll(
      services,
      slots.profiles,
      ids.filter(isProfile).map((id) => [id, id] as const),
    ),
  ]);
  return new Map<SubjectId, ModeratedResource>([...proposals, ...profiles]);
}

/** What hangs on proposals. */
async function partsOf(slots: ModerationSlots, services: Services, subjects: readonly Subject[]): Promise<Found> {
  const [comments, attachments] = await Promise.all([
    readAll(
      services,
      slots.comments,
      subjects.flatMap(({ resourceId, commentId }) =>
        commentId !== null && isResource(resourceId) ? [[commentId, { resourceId, commentId }] as const] : [],
      ),
    ),
    readAll(
      services,
      slots.attachments,
      subjects.flatMap(({ resourceId, attachmentId }) =>
        attachmentId !== null && isResource(resourceId) ? [[attachmentId, { resourceId, attachmentId }] as const] : [],
      ),
    ),
  ]);
  return new Map<SubjectId, ModeratedText | ModeratedFile>([...comments, ...attachments]);
}

/** What subjects are now, by id; what was never published is left out. */
export async function targetsOf(
  slots: ModerationSlots,
  services: Services,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<SubjectId, Target>> {
  const [resources, parts] = await Promise.all([
    resourcesOf(slots, services, subjects),
    partsOf(slots, services, subjects),
  ]);
  return new Map(
    subjects.flatMap((subject) => {
      const id = subjectIdOf(subject);
      const resource = resources.get(subject.resourceId);
      const text = id === subject.resourceId ? resource : parts.get(id);
      if (resource === undefined || text === undefined) return [];
      const { authorId, isOfficial, locale } = resource;
      // An attachment is its proposal's author's, in the language of the proposal.
      return [[id, { authorId, isOfficial, locale, ...text, subject, resource }] as const];
    }),
  );
}

/** One target. @throws Problem `moderation.case-not-found` where there is none */
export async function targetOf(slots: ModerationSlots, services: Services, subject: Subject): Promise<Target> {
  const target = (await targetsOf(slots, services, [subject])).get(subjectIdOf(subject));
  if (target === undefined) throw new Problem('moderation.case-not-found');
  return target;
}

/** Runs an act on a subject with the slot that looks after its kind. */
async function actOn(
  { resources, comments, attachments, profiles }: ModerationSlots,
  { resourceId, commentId, attachmentId }: Subject,
  act: <K>(kind: Pick<Moderated<K, ModeratedText>, 'hide' | 'show'>, key: K) => Promise<Write | undefined>,
): Promise<Write | undefined> {
  if (isProfile(resourceId)) return act(profiles, resourceId);
  if (commentId !== null) return act(comments, { resourceId, commentId });
  return attachmentId === null ? act(resources, resourceId) : act(attachments, { resourceId, attachmentId });
}

/** The write that hides a subject; `undefined` where it is hidden or gone. */
export const hideWrite = (slots: ModerationSlots, services: Services, subject: Subject, hiding: Hiding) =>
  actOn(slots, subject, (kind, key) => kind.hide(services, key, hiding));

/** The write that shows it again; `undefined` where that decision does not hide it any more. */
export const showWrite = (
  slots: ModerationSlots,
  services: Services,
  subject: Subject,
  decisionId: Hiding['decisionId'],
) => actOn(slots, subject, (kind, key) => kind.show(services, key, decisionId));
