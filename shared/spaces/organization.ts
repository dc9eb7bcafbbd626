/** The organization: schemas and routes. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { InterfaceLocale, Locale, Localized, RequiredLocalized } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import { MediaPath, Version } from './fields.ts';

const Color = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i)
  .describe('Accent color, #rrggbb');
const OrganizationSettings = z.object({
  name: RequiredLocalized,
  description: Localized,
  logo: MediaPath.nullable(),
  accentColor: Color,
  locales: z.array(InterfaceLocale).min(1).describe('Interface languages, in the order of the menu'),
  defaultLocale: InterfaceLocale,
  contentLocales: z.array(Locale).describe('Further languages that texts of the back office may have, such as co'),
  timeZone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', {
      params: { code: 'time-zone.unknown' },
    })
    .describe('IANA time zone of every date on the site'),
  contact: z.string().max(200).describe('E-mail address or telephone number shown in the footer; may be empty'),
  charter: Localized.describe('Participation charter, Markdown'),
});
const defaultIsOffered = (settings: { locales: readonly string[]; defaultLocale: string }) =>
  settings.locales.includes(settings.defaultLocale);
export const Organization = OrganizationSettings.extend({ version: Version, updatedAt: Instant });
export type Organization = z.infer<typeof Organization>;

/** Routes of the organization. */
export const organizationRoutes = {
  readOrganization: {
    summary: 'The organization: name, colors, languages, charter',
    method: 'GET',
    path: '/public/organization',
    access: 'public',
    cacheSeconds: 30,
    returns: Organization,
  },
  manageOrganization: {
    summary: 'The organization as it is at this moment: for the back office, never cached',
    method: 'GET',
    path: '/organization',
    access: 'organization.read',
    returns: Organization,
  },
  updateOrganization: {
    summary: 'Change the organization',
    method: 'PUT',
    path: '/organization',
    access: 'organization.update',
    body: OrganizationSettings.extend({ version: Version }).refine(defaultIsOffered, {
      path: ['defaultLocale'],
      params: { code: 'locale.not-offered' },
    }),
    returns: Organization,
    problems: ['organization.changed-meanwhile'],
  },
} as const satisfies Record<string, Route>;
