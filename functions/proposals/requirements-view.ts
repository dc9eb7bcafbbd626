import type { PageFrame } from '../../shared/platform/views.ts';
import type { RequirementViews } from '../../shared/verifications/views.ts';
import { requirementViews } from '../platform/requirements-view.ts';
import type { Services } from '../platform/services.ts';
import { taxonomies } from '../spaces/directory.ts';
import type { Space } from './space.ts';

/** What the actions of a component ask for, territories by their names; one that is gone is left out. */
export const requirementsView = (
  services: Pick<Services, 'db'>,
  { component }: Space,
  frame: PageFrame,
): Promise<RequirementViews> => requirementViews(component, frame, () => taxonomies(services));
