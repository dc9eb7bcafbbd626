import { allRoutes } from '../../shared/contracts.ts';
import { mailPolicy } from '../../shared/platform/mail-policy.ts';
import { platform } from '../../shared/platform/platform-contract.ts';
import { createApi } from '../platform/api.ts';
import { handle } from '../platform/handle.ts';
import { mailBacklog } from '../platform/mail/backlog.ts';
import { openApi } from './open-api.ts';

const health = handle(platform.health, async (_, { config }) => ({ status: 'ok' as const, version: config.version }));

const describeApi = handle(platform.openApi, async (_, { config }) => openApi(allRoutes, config.version));

const readMailBacklog = handle(platform.readMailBacklog, (_, services) => mailBacklog(services));

/** Routes that no feature owns: health, the description of the API, and how mails get on. */
export const platformApi = createApi({ handlers: [health, describeApi, readMailBacklog], policies: [mailPolicy] });
