import type { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { EditGate } from '../../shared/proposals/edit-rules.ts';
import { ProposalPhaseSettings, ProposalSettings } from '../../shared/proposals/settings.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Process } from '../../shared/spaces/process.ts';
import { activePhase, settingsNow } from '../../shared/spaces/rules.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { componentById, processById } from '../spaces/directory.ts';

/** A component of proposals with the process that it stands in. */
export interface Space {
  readonly component: Component;
  readonly process: Process;
}

/** What an administrator has set for the component. */
export const settingsOf = ({ component }: Space): ProposalSettings => ProposalSettings.parse(component.settings);

/** States that an administrator has added to the component. */
export const statesOf = (space: Space) => settingsOf(space).states;

/** What the phase in progress at `now` switches on and off. */
export const switchesOf = ({ component, process }: Space, now: Instant): ProposalPhaseSettings =>
  ProposalPhaseSettings.parse(settingsNow(component, process, now));

/** How the list of the component is ordered, and whether it may tell counts, at `now`. */
export const listDefaultsOf = (space: Space, now: Instant) => ({
  defaultSort: settingsOf(space).defaultSort,
  countsHidden: switchesOf(space, now).countsHidden,
});

/** What decides about a change of a published text at `now`. */
export const editGateOf = (space: Space, proposal: EditGate['proposal'], now: Instant): EditGate => ({
  proposal,
  settings: settingsOf(space),
  creation: switchesOf(space, now).creation,
  phaseEndsAt: activePhase(space.process.phases, now)?.endsAt ?? null,
});

/** @throws Problem `otherwise` where there is no such component, published or not. */
export async function anySpace(
  services: Pick<Services, 'db'>,
  componentId: ComponentId,
  otherwise: 'component.not-found' | 'proposal.not-found' = 'component.not-found',
): Promise<Space> {
  const component = await componentById(services, componentId);
  const process = component && (await processById(services, component.processId));
  if (component === undefined || process === undefined) throw new Problem(otherwise);
  return { component, process };
}

/** Whether participants can reach the component: a component of an unpublished process is closed. */
export const isReachable = ({ component, process }: Space): boolean => component.isPublished && process.isPublished;

/** The component with its process, if participants can reach it. */
export async function reachableSpace(
  services: Pick<Services, 'db'>,
  componentId: ComponentId,
): Promise<Space | undefined> {
  const component = await componentById(services, componentId);
  const process = component && (await processById(services, component.processId));
  if (component === undefined || process === undefined) return undefined;
  const space = { component, process };
  return isReachable(space) ? space : undefined;
}

/** @throws Problem `otherwise` unless component and process are both published. */
export async function publishedSpace(
  services: Pick<Services, 'db'>,
  componentId: ComponentId,
  otherwise: 'component.not-found' | 'proposal.not-found' = 'component.not-found',
): Promise<Space> {
  const space = await anySpace(services, componentId, otherwise);
  if (!isReachable(space)) throw new Problem(otherwise);
  return space;
}

/** Path of the list of a component, without the language. */
export const componentPathOf = ({ component, process }: Space): string =>
  `/processes/${process.slug}/f/${component.id}/`;

/** Path of the page of a proposal, without the language. */
export const pagePathOf = (space: Space, proposalId: ProposalId): string =>
  `${componentPathOf(space)}proposals/${proposalId}/`;
