/** The stand-in of SES as a process of its own: `node functions/local/mailbox-server.ts --port 8090 --directory DIR`. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { answerMailbox } from './mailbox-routes.ts';
import type { SnsEnvelope } from './sns-signing.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '8090' }, directory: { type: 'string' } },
});
const { directory } = values;
if (directory === undefined) throw new Error('--directory names where mails are kept');

/** Where the platform takes events: kept, so that a mailbox that is started again goes on telling. */
const FEEDBACK = join(directory, 'feedback-url');
const mailbox = await openMailbox({ directory });
let feedbackUrl = await readFile(FEEDBACK, 'utf8').catch(() => '');

async function setFeedback(url: string): Promise<void> {
  await writeFile(`${FEEDBACK}.new`, url);
  await rename(`${FEEDBACK}.new`, FEEDBACK);
  feedbackUrl = url;
}

async function take(envelopes: readonly SnsEnvelope[]): Promise<void> {
  if (feedbackUrl === '') throw new Error('nobody takes events yet');
  const { ok, status } = await fetch(feedbackUrl, { method: 'POST', body: JSON.stringify(envelopes) });
  if (!ok) throw new Error(`the platform answered ${status}`);
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse, kept: Mailbox): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const body = await bodyOf(incoming);
  const key = `${incoming.method} ${url.pathname}`;
  if (key === 'POST /ses') {
    const { status, body: xml } = await kept.accept(new URLSearchParams(body.toString('utf8')));
    outgoing.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
    return;
  }
  if (key === 'PUT /_local/mail/feedback') {
    await setFeedback(body.toString('utf8'));
    outgoing.writeHead(204).end();
    return;
  }
  const answered = await answerMailbox({ method: incoming.method ?? 'GET', url, body }, kept);
  const headers = Object.entries(answered?.headers ?? {}).map(([name, value]) => [name, String(value)]);
  outgoing.writeHead(answered?.status ?? 404, Object.fromEntries(headers)).end(answered?.body);
}

const server = createServer((incoming, outgoing) => {
  // A mail whose answer is cut off is a mail that was taken: the caller finds out by its event.
  answer(incoming, outgoing, mailbox).catch(() => outgoing.destroy());
});
mailbox.start(take);
server.listen(Number(values.port), '127.0.0.1', () => {
  const address = server.address();
  console.log(`The mailbox listens on port ${typeof address === 'object' ? address?.port : values.port}`);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, async () => {
    await mailbox.stop();
    process.exit(0);
  });
