import type { Case, CaseDetails } from '../../shared/moderation/case.ts';
import { isOverdue } from '../../shared/moderation/rules.ts';
import { Participants } from '../platform/entities.ts';
import { beginningOf } from '../platform/light-text.ts';
import { profilesOf } from '../platform/profiles.ts';
import type { Services } from '../platform/services.ts';
import { processes } from '../spaces/directory.ts';
import { Reports } from './entities.ts';
import type { CaseItem } from './look.ts';
import { settingsOf } from './settings-of.ts';
import { type ModerationSlots, type Target, targetsOf } from './slots.ts';

type Shown = Pick<Case, 'standing' | 'title' | 'locale' | 'excerpt' | 'path'>;
const GONE: Shown = { standing: 'gone', title: '', locale: null, excerpt: '', path: null };

function shownOf(target: Target | undefined): Shown {
  if (target === undefined) return GONE;
  const { resource, subject, standing, text } = target;
  const { title, locale, path } = resource;
  const at = path === null || subject.commentId === null ? path : `${path}#${subject.commentId}`;
  return { standing, title, locale, excerpt: beginningOf(text), path: at };
}

/** Cases as the queue shows them. */
export async function toCases(slots: ModerationSlots, services: Services, items: readonly CaseItem[]): Promise<Case[]> {
  const [targets, settings, names, all] = await Promise.all([
    targetsOf(slots, services, items),
    settingsOf(services),
    profilesOf(
      services,
      items.flatMap(({ assigneeId }) => assigneeId ?? []),
    ),
    processes(services),
  ]);
  const titles = new Map(all.map(({ id, title }) => [id, title]));
  const now = services.now();
  return items.map(({ assigneeId, decidedAt: _, revision: __, ...item }) => ({
    ...item,
    processTitle: (item.processId && titles.get(item.processId)) ?? {},
    isOverdue: item.state === 'open' && isOverdue(item.since, settings.overdueDays, now),
    assignee: assigneeId === null ? null : { id: assigneeId, name: names.get(assigneeId) ?? '' },
    ...shownOf(targets.get(item.subjectId)),
  }));
}

/** Seconds in which a moderator can open a file that readers cannot. */
const LOOK_SECONDS = 300;

/** Where a moderator sees the file of an attachment. */
async function fileOf({ files }: Services, target: Target | undefined): Promise<string | null> {
  if (target?.file === undefined) return null;
  const { path, withheldKey } = target.file;
  if (target.standing === 'readable' && target.resource.standing === 'readable') return path;
  return files.media.link(withheldKey, { seconds: LOOK_SECONDS, fileName: path.slice(path.lastIndexOf('/') + 1) });
}

/** Reports that one screen shows, the newest ones. */
const REPORTS = 50;

/** All of one case. */
export async function toDetails(slots: ModerationSlots, services: Services, item: CaseItem): Promise<CaseDetails> {
  const { subjectId } = item;
  const [[view], targets, reports] = await Promise.all([
    toCases(slots, services, [item]),
    targetsOf(slots, services, [item]),
    services.db.query(Reports, { subjectId }, { reverse: true, limit: REPORTS }),
  ]);
  if (view === undefined) throw new TypeError('every case has a view');
  const target = targets.get(subjectId);
  const authorId = target?.authorId ?? null;
  const [names, author] = await Promise.all([
    profilesOf(services, authorId === null ? [] : [authorId]),
    authorId === null ? undefined : services.db.get(Participants, { id: authorId }),
  ]);
  const until = author?.block?.until ?? null;
  return {
    case: view,
    text: target?.text ?? '',
    file: await fileOf(services, target),
    authorId,
    authorName: authorId === null ? null : (names.get(authorId) ?? null),
    isAuthorBlocked: author !== undefined && author.block !== null && (until === null || until > services.now()),
    reports: reports.items
      .map(({ reason, words, createdAt }) => ({ reason, words, createdAt }))
      .sort((one, other) => (one.createdAt > other.createdAt ? -1 : 1)),
  };
}
