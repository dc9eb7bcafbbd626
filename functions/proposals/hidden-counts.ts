import type { ComponentId } from '../../shared/platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { componentById, processById } from '../spaces/directory.ts';
import { type Space, switchesOf } from './space.ts';

/** Whether nobody may know at this moment how many votes there are in a component: a switch of its phase. */
export const areCountsHidden = (space: Space, { now }: Pick<Services, 'now'>): boolean =>
  switchesOf(space, now()).countsHidden;

/** The component with its process, whether they are published or not; `undefined` where one of them is gone. */
export async function spaceOfComponent(
  services: Pick<Services, 'db'>,
  componentId: ComponentId,
): Promise<Space | undefined> {
  const component = await componentById(services, componentId);
  const process = component && (await processById(services, component.processId));
  return component === undefined || process === undefined ? undefined : { component, process };
}
