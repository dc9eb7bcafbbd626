import { addSeconds } from '../../shared/platform/time.ts';
import type { NoticeJob, StudyStep } from '../platform/notices.ts';
import { type Change, on } from '../platform/stream/change.ts';
import type { PublishJob, Reactions } from '../platform/stream/reactions.ts';
import type { StudyItem } from './change-studies.ts';
import { Studies } from './entities.ts';

/** Seconds in which a step taken by mistake can be taken back before anybody is told. */
export const UNDO_SECONDS = 120;

/** What authors and followers are told of a change; nothing of what only the back office sees. */
function stepsOf({ before, after }: Change<StudyItem>): NoticeJob[] {
  if (after === undefined) return [];
  const { proposalId, published, merged } = after;
  const steps: StudyStep[] = [];
  if (published !== null && published.since !== before?.published?.since)
    steps.push({ kind: 'status', since: published.since });
  if (merged !== null && merged.at !== before?.merged?.at) steps.push({ kind: 'merged', at: merged.at });
  const left = merged === null ? (before?.merged ?? null) : null;
  // What was undone before anybody was told needs no second mail.
  if (left !== null && after.updatedAt !== null && after.updatedAt >= addSeconds(left.at, UNDO_SECONDS))
    steps.push({ kind: 'unmerged', at: left.at });
  return steps.map((step) => ({ study: proposalId, step }));
}

/** What lists and figures tell of a study. */
const toldOf = (study: StudyItem | undefined): string =>
  JSON.stringify([study?.published?.status, study?.merged?.into, study?.projectAt !== null && study !== undefined]);

const pagesOf = ({ before, after }: Change<StudyItem>): PublishJob[] => {
  const study = after ?? before;
  if (study === undefined) return [];
  const alsoOn = toldOf(before) === toldOf(after) ? [] : study.alsoOn;
  return [study.pagePath, ...alsoOn].map((page) => ({ page }));
};

/** What follows from changes of studies. */
export const studiesReactions = {
  notices: [on(Studies, stepsOf)],
  pages: [on(Studies, pagesOf)],
} satisfies Reactions;
