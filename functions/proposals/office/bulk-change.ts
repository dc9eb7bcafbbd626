import type { ComponentId } from '../../../shared/platform/ids.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import type { BulkChange } from '../../../shared/proposals/office.ts';
import { isPublic, mayAnswer } from '../../../shared/proposals/rules.ts';
import type { Services } from '../../platform/services.ts';
import { enforceState } from '../answer-state.ts';
import type { ProposalItem } from '../proposal.ts';
import { type Space, settingsOf } from '../space.ts';
import { requireTaxonomies } from '../text.ts';
import type { Changeable } from './entities.ts';

/** What becomes of one proposal: it changes, is so already, or cannot be changed so. */
export type Outcome =
  | { readonly kind: 'changed'; readonly changes: Partial<Changeable> }
  | { readonly kind: 'already' | 'refused' };

const ALREADY: Outcome = { kind: 'already' };
const REFUSED: Outcome = { kind: 'refused' };
const changed = (changes: Partial<Changeable>): Outcome => ({ kind: 'changed', changes });

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const isEmpty = (text: Readonly<Record<string, string>>) => Object.values(text).every((one) => one.trim() === '');

function answered(
  proposal: ProposalItem,
  { state, stateId, text }: Extract<BulkChange, { kind: 'answer' }>,
  at: Instant,
): Outcome {
  if (!mayAnswer(proposal).allowed) return REFUSED;
  const { answer } = proposal;
  const said = isEmpty(text) ? (answer?.text ?? {}) : text;
  const isSo = answer !== null && proposal.state === state && proposal.stateId === stateId;
  if (isSo && isSame(answer.text, said)) return ALREADY;
  return changed({ state, stateId, answer: { state, text: said, answeredAt: at } });
}

/** Judges one proposal: what an act of the component would make of it. @param at date of answers that it gives */
export function outcomeOf(proposal: ProposalItem, componentId: ComponentId, change: BulkChange, at: Instant): Outcome {
  if (proposal.componentId !== componentId || !isPublic(proposal.state)) return REFUSED;
  if (change.kind === 'answer') return answered(proposal, change, at);
  if (change.kind === 'theme') {
    const { themeId } = change;
    return proposal.themeId === themeId ? ALREADY : changed({ themeId });
  }
  const { territoryId } = change;
  return proposal.territoryId === territoryId ? ALREADY : changed({ territoryId });
}

/** Makes sure that what an act gives exists. @throws Problem `proposal.state-unknown` or `taxonomy.not-found` */
export async function enforceChange(services: Services, space: Space, change: BulkChange): Promise<void> {
  if (change.kind === 'answer') return enforceState(change, settingsOf(space));
  const none = { themeId: null, territoryId: null };
  await requireTaxonomies(services, space, { ...none, ...change });
}
