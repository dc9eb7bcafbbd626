import type { ReportedId } from '../../../../shared/moderation/report.ts';
import type { CommentId } from '../../../../shared/platform/ids.ts';
import { openSignIn } from '../../participants/islands/open-sign-in.ts';
import { translatorOf, type Words } from '../../platform/page-words.ts';
import { isRegistered, readSession } from '../../platform/session.ts';

/** What is reported: a proposal, a profile, or a comment. */
export interface Reported {
  readonly resourceId: ReportedId;
  readonly commentId: CommentId | null;
  /** For the words of the dialog; a proposal where nothing is said and no comment is meant. */
  readonly kind?: 'profile';
}

/**
 * Asks why something is reported and reports it; asks for sign-in first where nobody is signed in. `words` must hold
 * the messages `report.`, `sign-in.` and `problem.`.
 */
export async function openReport(of: Reported, words: Words): Promise<void> {
  const t = translatorOf(words);
  const me = await readSession();
  if (!isRegistered(me) && (await openSignIn(t('report.sign-in'), words)) === null) return;
  const { reportDialog } = await import('./ReportDialog.tsx');
  await reportDialog(of, words);
}
