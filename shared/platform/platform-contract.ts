import * as z from 'zod';
import { defineContract } from './contract.ts';
import { MailBacklog } from './mail-backlog.ts';

/** Routes that no feature owns. */
export const platform = defineContract('platform', {
  health: {
    summary: 'Whether the platform answers, and its version',
    method: 'GET',
    path: '/health',
    access: 'public',
    returns: z.object({ status: z.literal('ok'), version: z.string() }),
  },
  openApi: {
    summary: 'This description of the API (OpenAPI 3.1)',
    method: 'GET',
    path: '/openapi.json',
    access: 'public',
    cacheSeconds: 300,
    returns: z.record(z.string(), z.unknown()),
  },
  readMailBacklog: {
    summary: 'How many mails wait to be sent, and since when',
    method: 'GET',
    path: '/mail-backlog',
    access: 'mail.watch',
    returns: MailBacklog,
  },
});
