import { spaces } from '../../shared/spaces/contract.ts';
import { handle } from '../platform/handle.ts';
import { organization } from './directory.ts';

/** The organization; one that nobody has set up yet has version 0. */
export const readOrganization = handle(spaces.readOrganization, (_, services) => organization(services));

/** The same, past every cache: what an administrator changes must be what there is. */
export const manageOrganization = handle(spaces.manageOrganization, (_, services) => organization(services));
