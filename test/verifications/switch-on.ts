import type { VerificationMethod } from '../../shared/verifications/method.ts';
import type { TestPlatform } from '../support/platform.ts';

/** Switches a method of verification on, with settings of its own, as an administrator does; others stay as they are. */
export async function switchOn(
  platform: TestPlatform,
  method: VerificationMethod,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { body } = await platform.call('GET /api/verifications/settings', { operator: true });
  const methods = { ...body.methods, [method]: { ...body.methods[method], isOn: true, ...settings } };
  const saved = await platform.call('PUT /api/verifications/settings', {
    operator: true,
    body: { methods, version: body.version },
  });
  if (saved.status !== 200) throw new Error(`not saved: ${JSON.stringify(saved.body)}`);
}
