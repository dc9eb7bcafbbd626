import { ResourceId, type SpaceId } from '../../shared/platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import type { Commentable } from '../platform/slots.ts';
import { spaceOfComponent } from '../spaces/directory.ts';

/** What comments need of the features whose resources they hang on. */
export interface CommentSlots {
  /** The resource, or `undefined` where there is none that participants can see. */
  readonly commentable: (services: Services, resourceId: ResourceId) => Promise<Commentable | undefined>;
}

/** The resource of a request. @throws Problem `otherwise` where there is none. */
export async function resourceOf(
  { commentable }: CommentSlots,
  services: Services,
  resourceId: ResourceId,
  otherwise: 'request.not-found' | 'comment.not-found' = 'request.not-found',
): Promise<Commentable> {
  const resource = await commentable(services, resourceId);
  if (resource === undefined) throw new Problem(otherwise);
  return resource;
}

/** The process of the resource that a path names. */
export const spaceOfResource =
  ({ commentable }: CommentSlots) =>
  async (services: Services, id: string): Promise<SpaceId | undefined> => {
    const resourceId = ResourceId.safeParse(id);
    const resource = resourceId.success ? await commentable(services, resourceId.data) : undefined;
    return resource && spaceOfComponent(services, resource.componentId);
  };
