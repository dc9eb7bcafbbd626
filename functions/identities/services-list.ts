import type { ServiceName, SignInService, SignInServices } from '../../shared/identities/service.ts';
import { type InterfaceLocale, localize } from '../../shared/platform/locale.ts';
import { SignInServiceLists } from '../platform/entities.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { organization } from '../spaces/directory.ts';

const NONE: SignInServices = { items: [], version: 0, updatedAt: '1970-01-01T00:00:00.000Z' };

/** Services as they are set up; version 0 where none ever was. */
export const storedServices = async ({ db }: Pick<Services, 'db'>): Promise<SignInServices> =>
  (await db.get(SignInServiceLists, {})) ?? NONE;

/** The service of that name. @throws Problem `identity.service-unknown`, also for one that is switched off */
export async function enabledService(services: Services, id: string): Promise<SignInService> {
  const service = (await storedServices(services)).items.find((one) => one.id === id && one.isEnabled);
  if (service === undefined) throw new Problem('identity.service-unknown');
  return service;
}

/** A service in the words of a language. */
export const shownService = (
  { id, name, note }: Pick<SignInService, 'id' | 'name' | 'note'>,
  locale: InterfaceLocale,
  fallback: InterfaceLocale,
): ServiceName => ({ id, name: localize(name, locale, fallback).text, note: localize(note, locale, fallback).text });

/** Services that people can sign in with, in the order of their buttons. */
export async function shownServices(
  services: Pick<Services, 'db'>,
  locale: InterfaceLocale,
): Promise<readonly ServiceName[]> {
  const [{ items }, { defaultLocale }] = await Promise.all([storedServices(services), organization(services)]);
  return items.filter(({ isEnabled }) => isEnabled).map((one) => shownService(one, locale, defaultLocale));
}
