import { localize } from '../../shared/platform/locale.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { RequirementViews } from '../../shared/verifications/views.ts';
import type { Services } from '../platform/services.ts';
import { taxonomies } from '../spaces/directory.ts';
import type { Space } from './space.ts';

/** What the actions of a component ask for, territories by their names; one that is gone is left out. */
export async function requirementsView(
  services: Pick<Services, 'db'>,
  { component: { requirements } }: Space,
  { locale, organization }: PageFrame,
): Promise<RequirementViews> {
  const asked = Object.entries(requirements).filter(([, { methods }]) => methods.length > 0);
  const needsNames = asked.some(([, { methods }]) => methods.some(({ territoryIds }) => territoryIds.length > 0));
  const known = needsNames ? await taxonomies(services) : [];
  const views = asked.map(([action, { combine, methods, withoutAccount }]) => [
    action,
    {
      combine,
      withoutAccount,
      methods: methods.map(({ method, minimumAge, territoryIds }) => ({
        method,
        minimumAge,
        territories: known
          .filter(({ id }) => territoryIds.includes(id))
          .map(({ name }) => localize(name, locale, organization.defaultLocale)),
      })),
    },
  ]);
  return Object.fromEntries(views);
}
