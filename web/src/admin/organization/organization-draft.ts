import type { InterfaceLocale, Localized } from '../../../../shared/platform/locale.ts';
import type { Organization } from '../../../../shared/spaces/organization.ts';
import { writtenIn } from '../forms/texts.ts';

/** The organization as its form holds it. */
export interface OrganizationDraft {
  readonly name: Localized;
  readonly description: Localized;
  readonly logo: string | null;
  readonly accentColor: string;
  readonly locales: readonly InterfaceLocale[];
  readonly defaultLocale: InterfaceLocale;
  /** Language tags as they are typed, separated by commas or spaces. */
  readonly contentLocales: string;
  readonly timeZone: string;
  readonly contact: string;
  readonly charter: Localized;
}

/** What the form shows of the stored organization. */
export function organizationDraft(organization: Organization): OrganizationDraft {
  const { name, description, logo, accentColor, locales, defaultLocale, contentLocales, timeZone, contact, charter } =
    organization;
  return {
    name,
    description,
    logo,
    accentColor,
    locales,
    defaultLocale,
    contentLocales: contentLocales.join(', '),
    timeZone,
    contact,
    charter,
  };
}

/** Language tags that a text names, each once. */
export const tagsIn = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter((tag) => tag !== ''))];

/** Body of the request that stores a draft. */
export function organizationBody(draft: OrganizationDraft) {
  return {
    ...draft,
    name: writtenIn(draft.name),
    description: writtenIn(draft.description),
    charter: writtenIn(draft.charter),
    accentColor: draft.accentColor.toLowerCase(),
    locales: [...draft.locales],
    contentLocales: tagsIn(draft.contentLocales),
  };
}
