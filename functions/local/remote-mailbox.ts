/** The stand-in of SES where it runs as a process of its own, which outlives the platform's. */
import { Readable } from 'node:stream';
import type { SESClientConfig } from '@aws-sdk/client-ses';
import * as z from 'zod';
import type { LocalAnswer } from './cdn.ts';
import type { MailboxRequest } from './mailbox-routes.ts';
import { queryHandler } from './query-protocol.ts';

const Key = z.object({ publicKey: z.string() });

export interface RemoteMailbox {
  /** For `new SESClient({ requestHandler })`. */
  readonly requestHandler: NonNullable<SESClientConfig['requestHandler']>;
  /** What its events are checked with. */
  publicKey(): Promise<string>;
  /** Says where events are taken, from now on. */
  tell(url: string): Promise<void>;
  /** What it answers itself. */
  answer(request: MailboxRequest): Promise<LocalAnswer>;
}

async function answer(url: string, { method, url: asked, body }: MailboxRequest): Promise<LocalAnswer> {
  const sent = { method, redirect: 'manual', ...(method === 'GET' ? {} : { body: new Uint8Array(body) }) } as const;
  const answered = await fetch(`${url}${asked.pathname}${asked.search}`, sent);
  const headers = Object.fromEntries(
    [...answered.headers].filter(([name]) =>
      /^(content-type|content-security-policy|cache-control|location)$/.test(name),
    ),
  );
  return { status: answered.status, headers, body: await answered.text() };
}

/** @param url origin of the process */
export function remoteMailbox(url: string): RemoteMailbox {
  return {
    requestHandler: queryHandler(async (form) => {
      const answered = await fetch(`${url}/ses`, { method: 'POST', body: form });
      const body = Readable.from([Buffer.from(await answered.arrayBuffer())]);
      return { response: { statusCode: answered.status, headers: { 'content-type': 'text/xml' }, body } };
    }) as NonNullable<SESClientConfig['requestHandler']>,
    publicKey: async () => Key.parse(await (await fetch(`${url}/_local/mail/key`)).json()).publicKey,
    async tell(feedback) {
      const answered = await fetch(`${url}/_local/mail/feedback`, { method: 'PUT', body: feedback });
      if (!answered.ok) throw new Error(`the mailbox answered ${answered.status}`);
    },
    answer: (request) => answer(url, request),
  };
}
