import * as z from 'zod';
import { ProposalId } from '../../shared/platform/ids.ts';
import { LOCAL_SERVICE_PATH } from '../../shared/push/rules.ts';
import type { Services } from '../platform/services.ts';
import type { LocalAnswer } from './cdn.ts';
import type { LocalCloud } from './cloud.ts';
import { componentsPage } from './components-page.ts';
import { answerDownload, isDownload } from './downloads.ts';
import type { LocalRequest } from './gateway.ts';
import { receiveMail } from './mail-in.ts';
import { answerMailbox, isOfMailbox } from './mailbox-routes.ts';
import { createParticipant, type LocalParticipant } from './participants.ts';
import { prefillVotes } from './prefill-votes.ts';
import { redriveLocally } from './redrive.ts';
import { localCodes } from './second-factors.ts';
import { makeSubscribers } from './subscriptions.ts';

const NewParticipants = z.object({ count: z.int().min(1).max(20_000) });
const NewVotes = z.object({ proposalId: ProposalId, count: z.int().min(1).max(20_000) });
const Envelopes = z.array(z.record(z.string(), z.unknown()));
const NewSubscribers = z.object({
  count: z.int().min(1).max(100_000),
  suppressed: z.int().min(0).default(0),
  invalid: z.int().min(0).max(1000).default(0),
});
const Redrive = z.object({ queue: z.string().optional(), isDryRun: z.boolean().optional() });
const AT_ONCE = 50;

const json = (status: number, value: unknown): LocalAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
});

const noSuchRoute = json(404, { status: 404, code: 'request.not-found', title: 'There is no such local route' });

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

async function newVotes({ body }: LocalRequest, cloud: LocalCloud, services: Services): Promise<LocalAnswer> {
  const wanted = NewVotes.safeParse(parseJson(body));
  if (!wanted.success)
    return json(422, { status: 422, code: 'request.invalid', title: 'proposalId; count: 1 to 20000' });
  await prefillVotes(cloud, services, wanted.data);
  return json(201, { votes: wanted.data.count });
}

async function newSubscribers({ body }: LocalRequest, cloud: LocalCloud, services: Services): Promise<LocalAnswer> {
  const wanted = NewSubscribers.safeParse(parseJson(body));
  if (!wanted.success)
    return json(422, { status: 422, code: 'request.invalid', title: 'count: 1 to 100000; suppressed?, invalid?' });
  await makeSubscribers(cloud, services, wanted.data);
  return json(201, wanted.data);
}

async function redrive({ body }: LocalRequest, cloud: LocalCloud): Promise<LocalAnswer> {
  const wanted = Redrive.safeParse(parseJson(body));
  if (!wanted.success) return json(422, { status: 422, code: 'request.invalid', title: 'queue?, isDryRun?' });
  return json(200, { queues: await redriveLocally(cloud, wanted.data) });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The mailbox of this process, or that of another one, which knows nothing of texts and codes. */
async function ofMailbox(
  { incoming, url, body }: LocalRequest,
  { mailbox, remoteMailbox, textInbox }: LocalCloud,
  services: Services,
): Promise<LocalAnswer> {
  const asked = { method: incoming.method ?? 'GET', url, body };
  if (remoteMailbox !== undefined) return remoteMailbox.answer(asked);
  const besides = async () => ({ texts: textInbox.texts(), codes: await localCodes(services) });
  return (await answerMailbox(asked, mailbox, besides)) ?? noSuchRoute;
}

/** What SNS does with the events of SES: each lands in the queue as it was signed. */
async function takeEvents({ body }: LocalRequest, { queues }: Services): Promise<LocalAnswer> {
  const envelopes = Envelopes.safeParse(parseJson(body));
  if (!envelopes.success) return json(422, { status: 422, code: 'request.invalid', title: 'a list of notifications' });
  await queues.send('feedback', envelopes.data);
  return json(202, { taken: envelopes.data.length });
}

/** The push service of this machine: takes notifications, and shows them encrypted as they came. */
const askPushService = (
  { incoming, url, body }: LocalRequest,
  { pushService }: LocalCloud,
  { config }: Services,
): LocalAnswer => {
  const { method = 'GET', headers } = incoming;
  return pushService.answer({ method, pathname: url.pathname, origin: config.siteOrigin, headers, body });
};

/** Text messages, the newest first; to one telephone where it is given. */
const textsTo = ({ textInbox }: LocalCloud, number: string | null) =>
  textInbox.texts().filter(({ to }) => number === null || to === number);

/** Routes below `/_local/`: they exist on a developer's machine only, and no stack has them. */
export async function answerLocally(
  request: LocalRequest,
  cloud: LocalCloud,
  services: Services,
): Promise<LocalAnswer> {
  if (isDownload(request.url)) return answerDownload(request.url, cloud);
  if (isOfMailbox(request.url.pathname)) return ofMailbox(request, cloud, services);
  const key = `${request.incoming.method} ${request.url.pathname.replace(/\/$/, '')}`;
  if (key === 'GET /_local/texts') return json(200, textsTo(cloud, request.url.searchParams.get('to')));
  if (key === 'GET /_local/second-factors') return json(200, await localCodes(services));
  if (key === 'GET /_local/components') return componentsPage(request.url.searchParams);
  if (key === 'POST /_local/participants') return newParticipants(request, services);
  if (key === 'POST /_local/votes') return newVotes(request, cloud, services);
  if (key === 'POST /_local/subscriptions') return newSubscribers(request, cloud, services);
  if (key === 'POST /_local/redrive') return redrive(request, cloud);
  if (key === 'POST /_local/feedback') return takeEvents(request, services);
  if (key === 'POST /_local/mail-in') return receiveMail(request, services);
  if (request.url.pathname.startsWith(LOCAL_SERVICE_PATH)) return askPushService(request, cloud, services);
  return noSuchRoute;
}
