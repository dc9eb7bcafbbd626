import { spaces } from '../../shared/spaces/contract.ts';
import { handle } from '../platform/handle.ts';
import { organization } from './directory.ts';

/** The organization; one that nobody has set up yet has version 0. */
export const readOrganization = handle(spaces.readOrganization, (_, services) => organization(services));
