/** Screens of proposals, in a file that a browser loads when one of them is opened. */
import type { Component } from '../../../../shared/spaces/component.ts';
import type { Place } from '../places.ts';
import { AnswerScreen } from './AnswerScreen.tsx';
import { OfficialProposal } from './OfficialProposal.tsx';
import { ProposalTable } from './ProposalTable.tsx';
import './proposals.css';

/** The screen of a place among the proposals of a component; nothing for any other place. */
export function Proposals({ place, component }: { readonly place: Place; readonly component: Component }) {
  switch (place.screen) {
    case 'proposals':
      return <ProposalTable component={component} />;
    case 'new-official':
      return <OfficialProposal component={component} />;
    case 'proposal':
      return <AnswerScreen component={component} proposalId={place.proposalId} />;
    default:
      return null;
  }
}
