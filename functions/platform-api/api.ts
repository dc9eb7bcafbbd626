import { allRoutes } from '../../shared/contracts.ts';
import { platform } from '../../shared/platform/platform-contract.ts';
import { createApi } from '../platform/api.ts';
import { handle } from '../platform/handle.ts';
import { openApi } from './open-api.ts';

const health = handle(platform.health, async (_, { config }) => ({ status: 'ok' as const, version: config.version }));

const describeApi = handle(platform.openApi, async (_, { config }) => openApi(allRoutes, config.version));

/** Routes that no feature owns: health, and the description of the API. */
export const platformApi = createApi({ handlers: [health, describeApi], policies: [] });
