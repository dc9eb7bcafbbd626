import type { VerificationMethod } from '../../shared/verifications/method.ts';
import { MethodSettings } from '../../shared/verifications/method-settings.ts';
import type { VerificationSettings } from '../../shared/verifications/office-routes.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { VerificationMethods } from './entities.ts';

const NEVER_SAVED: VerificationSettings = {
  methods: MethodSettings.parse({}),
  version: 0,
  updatedAt: '1970-01-01T00:00:00.000Z',
};

/** Methods as they are set up; all off with version 0 where nobody ever did. */
export const storedMethods = async ({ db }: Pick<Services, 'db'>): Promise<VerificationSettings> =>
  (await db.get(VerificationMethods, {})) ?? NEVER_SAVED;

/** Settings of each method. */
export const methodSettings = async (services: Pick<Services, 'db'>): Promise<MethodSettings> =>
  (await storedMethods(services)).methods;

/** Settings of a method that people can use now. @throws Problem `verification.method-off` */
export async function requireMethod<M extends VerificationMethod>(
  services: Pick<Services, 'db'>,
  method: M,
): Promise<MethodSettings[M]> {
  const settings = (await methodSettings(services))[method];
  if (!settings.isOn) throw new Problem('verification.method-off');
  return settings;
}
