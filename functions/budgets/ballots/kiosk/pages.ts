import type { KioskPage } from '../../../../shared/budgets/kiosk-views.ts';
import type { PageKind, PageRequest } from '../../../platform/page.ts';
import type { Services } from '../../../platform/services.ts';
import { budgetAt, spaceView } from '../../page-views.ts';
import { budgetsOf } from '../../pages.ts';
import { budgetPathOf } from '../../space.ts';

async function loadKiosk({ params, frame }: PageRequest, services: Services): Promise<KioskPage | undefined> {
  const space = await budgetAt(services, params);
  return space === undefined ? undefined : { ...frame, ...spaceView(space, frame) };
}

/** The tablet in a hall. */
export const kioskPages: readonly PageKind[] = [
  {
    pattern: '/processes/{slug}/budgets/{componentId}/kiosk/',
    delivery: 'published',
    inSitemap: false,
    load: loadKiosk,
    pathsOf: async (job, services) =>
      'component' in job && job.project !== undefined
        ? []
        : (await budgetsOf(job, services)).map((space) => `${budgetPathOf(space)}kiosk/`),
  },
];
