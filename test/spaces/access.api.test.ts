import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { media } from '../../shared/media/contract.ts';
import { type AnyRoute, routeKey } from '../../shared/platform/contract.ts';
import { spaces } from '../../shared/spaces/contract.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

const routes: readonly AnyRoute[] = [...Object.values(spaces), media.upload];
const guarded = routes.filter(({ access }) => access !== 'public').map((route) => [routeKey(route)]);
const params = {
  processId: 'prc_01JZ0000000000000000000001',
  componentId: 'cmp_01JZ0000000000000000000001',
  spaceId: 'prc_01JZ0000000000000000000001',
  slug: 'about',
  taxonomyId: 'tax_01JZ0000000000000000000001',
  processGroupId: 'pgr_01JZ0000000000000000000001',
  previewLinkId: 'pvl_01JZ0000000000000000000001',
  template: 'consultation',
};

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

describe.each(guarded)('%s', (route) => {
  it('is closed to people who have not signed in', async () => {
    expect(await platform.call(route, { params })).toMatchObject({ status: 401, body: { code: 'session.required' } });
  });

  it('is closed to participants', async () => {
    const { cookie } = await platform.participant();
    expect(await platform.call(route, { params, cookie })).toMatchObject({
      status: 403,
      body: { code: 'access.needs-role' },
    });
  });
});
