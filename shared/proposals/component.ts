import { defineComponent } from '../platform/component.ts';
import { ProposalPhaseSettings, ProposalSettings } from './settings.ts';

/** Manifest of the proposals component: start reading here. */
export const proposalsComponent = defineComponent({
  kind: 'proposals',
  settings: ProposalSettings,
  phaseSettings: ProposalPhaseSettings,
  resources: { proposal: { commentable: true, searchable: true } },
});
