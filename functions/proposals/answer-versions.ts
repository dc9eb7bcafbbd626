/** Official answers that were replaced are kept, whoever replaces them: one by one, or many at once. */
import { type ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import type { Texts } from '../../shared/platform/text-history.ts';
import { flatText } from '../../shared/platform/texts.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { Write } from '../platform/db/write.ts';
import { keepVersion } from '../platform/versions/text-versions.ts';
import type { ProposalItem } from './proposal.ts';

type Answered = Pick<ProposalItem, 'answer' | 'stateId'>;

/** Under which id former answers of a proposal are kept. */
export const answerTextId = (id: ProposalId): string => `answer/${id}`;

/** The proposal whose answers are kept under an id; nothing for an id of another text. */
export function answeredIn(textId: string): readonly ProposalId[] {
  const id = ProposalId.safeParse(textId.replace(/^answer\//, ''));
  return textId.startsWith('answer/') && id.success ? [id.data] : [];
}

/** An answer as it is kept: its text by language, and the state that it gives. Nothing before the first one. */
export const answerTexts = ({ answer, stateId }: Answered): Texts =>
  answer === null ? {} : { state: stateId ?? answer.state, ...flatText('text', answer.text) };

/**
 * What goes with a change of the answer, in its transaction: the answer that is replaced, and since when readers can see
 * that. The first answer replaces nothing.
 */
export function replacedAnswer(
  before: ProposalItem,
  after: Partial<Answered>,
  { at, by }: { readonly at: Instant; readonly by: ParticipantId | null },
): { readonly writes: readonly Write[]; readonly changes: Partial<ProposalItem> } {
  const { id, version, componentId } = before;
  if (before.answer === null) return { writes: [], changes: {} };
  const replacement = { textId: answerTextId(id), version, at, by, componentId };
  const writes = keepVersion(replacement, answerTexts(before), answerTexts({ ...before, ...after }));
  return { writes, changes: writes.length === 0 ? {} : { answerChangedAt: at } };
}
