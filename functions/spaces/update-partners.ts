import { spaces } from '../../shared/spaces/contract.ts';
import type { Partners } from '../../shared/spaces/partner.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { PartnerLists } from './entities.ts';
import { saidLanguages } from './localized.ts';
import { requireSpace } from './require-space.ts';
import { versionIs } from './version-is.ts';

/** Partners of a space as they are at this moment. @throws Problem 404 `process.not-found` */
export const managePartners = handle(spaces.managePartners, async ({ params: { spaceId } }, services) => {
  await requireSpace(services, spaceId);
  const stored = await services.db.get(PartnerLists, { spaceId });
  return stored ?? { spaceId, items: [], version: 0, updatedAt: '1970-01-01T00:00:00.000Z' };
});

/** Changes the partners of a space as a whole. @throws Problem 404 `process.not-found`, 409 `partner.changed-meanwhile` */
export const updatePartners = handle(spaces.updatePartners, async ({ params: { spaceId }, body }, services) => {
  await requireSpace(services, spaceId);
  const partners: Partners = {
    spaceId,
    items: body.items.map((partner) => ({
      ...partner,
      name: saidLanguages(partner.name),
      alt: saidLanguages(partner.alt),
    })),
    version: body.version + 1,
    updatedAt: services.now(),
  };
  await services.db.write(
    put(PartnerLists, partners, { when: versionIs(body.version), otherwise: 'partner.changed-meanwhile' }),
  );
  return partners;
});
