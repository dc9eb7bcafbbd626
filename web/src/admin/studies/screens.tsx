/** Screens of studies, in a file that a browser loads when one of them is opened. */
import type { Component } from '../../../../shared/spaces/component.ts';
import type { Place } from '../places.ts';
import { StudyBoard } from './StudyBoard.tsx';
import { StudyScreen } from './StudyScreen.tsx';
import '../proposals/proposals.css';
import './studies.css';

/** The screen of a place among the studies of a component; nothing for any other place. */
export function Studies({ place, component }: { readonly place: Place; readonly component: Component }) {
  if (place.screen === 'studies') return <StudyBoard component={component} />;
  return place.screen === 'study' ? <StudyScreen component={component} proposalId={place.proposalId} /> : null;
}
