import type { ProposalState } from '../../../../shared/proposals/contract.ts';
import { useOffice } from '../context.ts';

const CLASS: Readonly<Record<ProposalState, string>> = {
  draft: 'state state--off',
  published: 'state',
  evaluating: 'state state--eval',
  accepted: 'state state--yes',
  rejected: 'state state--no',
  withdrawn: 'state state--off',
};

/** State of a proposal: a shape, a word, then a color. */
export function StateMark({ state }: { readonly state: ProposalState }) {
  const { t } = useOffice();
  return <span class={CLASS[state]}>{t(`proposal.state.${state}`)}</span>;
}
