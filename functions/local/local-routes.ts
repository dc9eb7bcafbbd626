import * as z from 'zod';
import type { Services } from '../platform/services.ts';
import type { LocalAnswer } from './cdn.ts';
import type { LocalCloud } from './cloud.ts';
import { componentsPage } from './components-page.ts';
import { answerDownload, isDownload } from './downloads.ts';
import type { LocalRequest } from './gateway.ts';
import { mailboxPage } from './mailbox-page.ts';
import { createParticipant, type LocalParticipant } from './participants.ts';

const NewParticipants = z.object({ count: z.int().min(1).max(20_000) });
const AT_ONCE = 50;

const json = (status: number, value: unknown): LocalAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
});

async function newParticipants({ body }: LocalRequest, services: Services): Promise<LocalAnswer> {
  const wanted = NewParticipants.safeParse(parseJson(body));
  if (!wanted.success) return json(422, { status: 422, code: 'request.invalid', title: 'count: 1 to 20000' });
  const participants: LocalParticipant[] = [];
  while (participants.length < wanted.data.count) {
    const next = Math.min(AT_ONCE, wanted.data.count - participants.length);
    participants.push(...(await Promise.all(Array.from({ length: next }, () => createParticipant(services)))));
  }
  return json(201, { participants });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Routes below `/_local/`: they exist on a developer's machine only, and no stack has them. */
export async function answerLocally(
  request: LocalRequest,
  cloud: LocalCloud,
  services: Services,
): Promise<LocalAnswer> {
  if (isDownload(request.url)) return answerDownload(request.url, cloud);
  const key = `${request.incoming.method} ${request.url.pathname.replace(/\/$/, '')}`;
  if (key === 'GET /_local/mail') return json(200, cloud.mailbox.mails());
  if (key === 'GET /_local/mailbox') return mailboxPage(cloud.mailbox.mails(), request.url.searchParams.get('mail'));
  if (key === 'GET /_local/components') return componentsPage(request.url.searchParams);
  if (key === 'POST /_local/participants') return newParticipants(request, services);
  return json(404, { status: 404, code: 'request.not-found', title: 'There is no such local route' });
}
