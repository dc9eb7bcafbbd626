import { localize } from '../../shared/platform/locale.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import type { RequirementViews } from '../../shared/verifications/views.ts';

/**
 * What the actions of a component ask for, territories by their names; one that is gone is left out.
 *
 * @param taxonomies called only where names are needed
 */
export async function requirementViews(
  { requirements }: Pick<Component, 'requirements'>,
  { locale, organization }: PageFrame,
  taxonomies: () => Promise<readonly Taxonomy[]>,
): Promise<RequirementViews> {
  const asked = Object.entries(requirements).filter(([, { methods }]) => methods.length > 0);
  const needsNames = asked.some(([, { methods }]) => methods.some(({ territoryIds }) => territoryIds.length > 0));
  const known = needsNames ? await taxonomies() : [];
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
