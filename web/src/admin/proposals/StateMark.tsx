import type { Localized } from '../../../../shared/platform/locale.ts';
import type { ProposalState } from '../../../../shared/proposals/proposal.ts';
import type { StateColor } from '../../../../shared/proposals/states.ts';
import { useOffice } from '../context.ts';

const CLASS: Readonly<Record<ProposalState, string>> = {
  draft: 'state state--off',
  published: 'state',
  evaluating: 'state state--eval',
  accepted: 'state state--yes',
  rejected: 'state state--no',
  withdrawn: 'state state--off',
  hidden: 'state state--off',
};

interface StateMarkProps {
  readonly state: ProposalState;
  /** State of the component itself that the proposal has; what was withdrawn is shown as that. */
  readonly own?: { readonly name: Localized; readonly color: StateColor } | undefined;
}

/** State of a proposal: a shape, a word, then a color. */
export function StateMark({ state, own }: StateMarkProps) {
  const { t, textOf } = useOffice();
  if (own === undefined || state === 'withdrawn')
    return <span class={CLASS[state]}>{t(`proposal.state.${state}`)}</span>;
  return <span class={`${CLASS[state]} state--${own.color}`}>{textOf(own.name)}</span>;
}
