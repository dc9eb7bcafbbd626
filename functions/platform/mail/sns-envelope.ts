import { verify } from 'node:crypto';
import * as z from 'zod';
import { NoCertificate, type SnsKeys } from './sns-keys.ts';

/** A message as SNS puts it into a queue that wants more than its text. */
const Envelope = z.object({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: z.string(),
  TopicArn: z.string(),
  Subject: z.string().nullish(),
  Message: z.string(),
  Timestamp: z.string(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: z.string(),
  SigningCertURL: z.string(),
  SubscribeURL: z.string().optional(),
  Token: z.string().optional(),
});
type Envelope = z.infer<typeof Envelope>;

/** What became of a message: what it says, or why it is not believed. */
export type Checked = { readonly message: string } | { readonly ignored: 'confirmation' } | { readonly forged: string };

/** RSA with SHA-1 in the first version of signatures, with SHA-256 in the second. */
const DIGESTS = { '1': 'RSA-SHA1', '2': 'RSA-SHA256' } as const;

const SIGNED = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
  UnsubscribeConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
} as const;

/**
 * What SNS signs: names and values by turns, each on a line, in the order of the alphabet; what a message has not is left
 * out (SNS developer guide, "Verifying the signatures of Amazon SNS messages").
 */
const signedText = (envelope: Envelope): string =>
  SIGNED[envelope.Type]
    .flatMap((name) => (typeof envelope[name] === 'string' ? [`${name}\n${envelope[name]}\n`] : []))
    .join('');

/** Whether a certificate may be asked for at this address: only where SNS of the topic's region keeps its own. */
function isOfSns(address: string, topicArn: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password, pathname, search, hash } = new URL(address);
  const region = topicArn.split(':')[3] ?? '';
  return (
    protocol === 'https:' &&
    /^[a-z0-9-]+$/.test(region) &&
    (host === `sns.${region}.amazonaws.com` || host === `sns.${region}.amazonaws.com.cn`) &&
    username + password + search + hash === '' &&
    /^\/[A-Za-z0-9_-]+\.pem$/.test(pathname)
  );
}

async function isSigned(envelope: Envelope, keys: SnsKeys): Promise<boolean> {
  const text = Buffer.from(signedText(envelope), 'utf8');
  const certificate = await keys.certificate(envelope.SigningCertURL);
  try {
    return verify(DIGESTS[envelope.SignatureVersion], text, certificate, Buffer.from(envelope.Signature, 'base64'));
  } catch {
    return false;
  }
}

/**
 * Checks that a message was sent by our topic and by nobody else.
 *
 * @param body of the queue's message, parsed
 * @throws Error where the certificate cannot be had for now: the message comes again
 */
export async function checkEnvelope(body: unknown, topicArn: string, keys: SnsKeys): Promise<Checked> {
  const { data: envelope } = Envelope.safeParse(body);
  if (envelope === undefined) return { forged: 'no message of SNS' };
  if (topicArn === '' || envelope.TopicArn !== topicArn) return { forged: 'another topic' };
  if (!isOfSns(envelope.SigningCertURL, topicArn)) return { forged: 'a certificate from elsewhere' };
  try {
    if (!(await isSigned(envelope, keys))) return { forged: 'the signature' };
  } catch (error) {
    if (error instanceof NoCertificate) return { forged: 'no certificate' };
    throw error;
  }
  // The stack subscribes the queue itself: whoever asks for it to be confirmed again is not followed.
  return envelope.Type === 'Notification' ? { message: envelope.Message } : { ignored: 'confirmation' };
}
