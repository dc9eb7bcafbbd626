import type { SESEvent } from 'aws-lambda';
import * as z from 'zod';
import { mailIn } from '../consumers/mail-in.ts';
import type { Services } from '../platform/services.ts';
import type { LocalAnswer } from './cdn.ts';
import type { LocalRequest } from './gateway.ts';
import { localContext } from './runtime.ts';

const Line = z.string().max(2000);
/** A mail that somebody sends to the platform, as far as it is looked at. */
const Sent = z.object({
  from: Line,
  to: Line.default('parvis@parvis.example'),
  subject: Line.default('Re:'),
  /** Message-ID of the mail that is answered. */
  inReplyTo: Line.optional(),
  /** Further headers, such as those of an automatic answer. */
  headers: z.record(z.string(), Line).default({}),
  /** What SES would have found of sender and content. */
  verdict: z.enum(['PASS', 'FAIL']).default('PASS'),
});

function sentIn({ incoming, body }: LocalRequest): unknown {
  const text = body.toString('utf8');
  if (incoming.headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The event that SES would give the function. */
function receiptOf({ from, to, subject, inReplyTo, headers, verdict }: z.output<typeof Sent>, id: string) {
  const all = {
    ...{ From: from, To: to, Subject: subject, 'Message-ID': `<${id}@mail.local>` },
    ...(inReplyTo === undefined ? {} : { 'In-Reply-To': inReplyTo, References: inReplyTo }),
    ...headers,
  };
  const status = { status: verdict };
  const mail = {
    ...{ source: from, messageId: id, timestamp: '', destination: [to], headersTruncated: false },
    headers: Object.entries(all).map(([name, value]) => ({ name, value })),
    commonHeaders: { returnPath: from, date: '', messageId: id },
  };
  const receipt = {
    ...{ timestamp: '', processingTimeMillis: 0, recipients: [to], dmarcPolicy: 'none', dmarcVerdict: status },
    ...{ spamVerdict: { status: 'PASS' }, virusVerdict: { status: 'PASS' }, spfVerdict: status, dkimVerdict: status },
    action: { type: 'Lambda', functionArn: 'local', invocationType: 'Event' },
  };
  return { Records: [{ eventSource: 'aws:ses', eventVersion: '1.0', ses: { mail, receipt } }] };
}

/** Takes a mail to the platform, as the receipt rule of SES does: JSON, or the form of the mailbox. */
export async function receiveMail(request: LocalRequest, services: Services): Promise<LocalAnswer> {
  const sent = Sent.safeParse(sentIn(request));
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  if (!sent.success) {
    const problem = {
      status: 422,
      code: 'request.invalid',
      title: 'from, to?, subject?, inReplyTo?, headers?, verdict?',
    };
    return { status: 422, headers, body: JSON.stringify(problem) };
  }
  const id = services.newId('mail').slice(4).toLowerCase();
  await mailIn(services)(receiptOf(sent.data, id) as unknown as SESEvent, localContext('mail-in'));
  if (request.incoming.headers['content-type']?.startsWith('application/json'))
    return { status: 202, headers, body: '{}' };
  return { status: 303, headers: { location: '/_local/mailbox' }, body: '' };
}
