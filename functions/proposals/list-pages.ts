import type { ComponentId } from '../../shared/platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { componentById, processById } from '../spaces/directory.ts';
import { componentPathOf } from './space.ts';

/** Published pages that show the list of a component or its figures, without the language. */
export async function listPagesOf(services: Pick<Services, 'db'>, componentId: ComponentId): Promise<string[]> {
  const component = await componentById(services, componentId);
  const process = component && (await processById(services, component.processId));
  if (!component?.isPublished || !process?.isPublished) return [];
  return [componentPathOf({ component, process }), `/processes/${process.slug}/`, '/processes/', '/'];
}
