import { spaces } from '../../shared/spaces/contract.ts';
import type { Organization } from '../../shared/spaces/organization.ts';
import { organizationTexts } from '../../shared/spaces/texts.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { changedBy, keepVersion } from '../platform/versions/text-versions.ts';
import { organization as readOrganization } from './directory.ts';
import { Organizations } from './entities.ts';
import { saidLanguages } from './localized.ts';
import { textIds } from './read-history.ts';

/**
 * Changes the organization as a whole.
 *
 * @throws Problem 409 `organization.changed-meanwhile` when it is no longer the version that was read.
 */
export const updateOrganization = handle(spaces.updateOrganization, async ({ body, actor, tellChanged }, services) => {
  const stored = await readOrganization(services);
  if (stored.version !== body.version) throw new Problem('organization.changed-meanwhile');
  const organization: Organization = {
    ...body,
    name: saidLanguages(body.name),
    description: saidLanguages(body.description),
    charter: saidLanguages(body.charter),
    contact: body.contact.trim(),
    version: body.version + 1,
    updatedAt: services.now(),
  };
  await services.db.transact(
    put(Organizations, organization, {
      // Version 0 is that of the defaults, which are not in the table.
      when: body.version === 0 ? 'absent' : [{ attribute: 'version', op: '=', value: body.version }],
      otherwise: 'organization.changed-meanwhile',
    }),
    ...keepVersion(
      { textId: textIds.organization, version: stored.version, at: organization.updatedAt, by: changedBy(actor) },
      organizationTexts(stored),
      organizationTexts(organization),
    ),
  );
  tellChanged(stored, organization);
  return organization;
});
