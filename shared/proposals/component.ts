import { defineComponent } from '../platform/component.ts';
import { settingProblems } from './setting-rules.ts';
import { ProposalPhaseSettings, ProposalSettings } from './settings.ts';

/** Manifest of the proposals component: start reading here. */
export const proposalsComponent = defineComponent({
  kind: 'proposals',
  segment: 'f',
  settings: ProposalSettings,
  phaseSettings: ProposalPhaseSettings,
  settingProblems: (settings) => settingProblems(ProposalSettings.parse(settings)),
  actions: ['propose', 'vote', 'comment'],
  resources: { proposal: { commentable: true, searchable: true } },
});
