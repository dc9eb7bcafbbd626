/** SNS as far as it signs: what a topic puts into a queue, by a key that lives on this machine. */
import { createPublicKey, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/** The topic to which the local SES tells its events. */
export const LOCAL_TOPIC_ARN = 'arn:aws:sns:eu-west-1:000000000000:parvis-mail-events';
/** Where the key seems to be, as in what SNS sends: nobody fetches it on this machine. */
export const LOCAL_CERTIFICATE_URL = 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-local.pem';

/** A notification as SNS sends it to a queue that wants more than the bare message. */
export interface SnsEnvelope {
  readonly Type: 'Notification';
  readonly MessageId: string;
  readonly TopicArn: string;
  readonly Subject?: string;
  readonly Message: string;
  /** ISO 8601, UTC. */
  readonly Timestamp: string;
  readonly SignatureVersion: '1' | '2';
  readonly Signature: string;
  readonly SigningCertURL: string;
  readonly UnsubscribeURL: string;
}

export interface SnsSigner {
  /** Public key in PEM, in the place of SNS's certificate: `crypto.verify` takes the one as well as the other. */
  readonly publicKey: string;
  /** @param options.messageId the same for the same event, so that what comes twice can be told */
  sign(
    message: string,
    options: { readonly at: string; readonly messageId?: string; readonly version?: '1' | '2' },
  ): SnsEnvelope;
}

const SUBJECT = 'Amazon SES Email Event Notification';

/** What is signed: names and values in the order of the alphabet, each on a line. */
const signedText = (envelope: Omit<SnsEnvelope, 'Signature'>): string =>
  (['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const)
    .map((name) => `${name}\n${envelope[name]}\n`)
    .join('');

const makeKey = (modulusLength: number): string =>
  generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;

/** Short where it lives no longer than a test, for which a long one takes too much time to make. */
const BITS = { kept: 2048, inMemory: 1024 } as const;

function readOrMake(file: string | undefined): string {
  if (file === undefined) return makeKey(BITS.inMemory);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const key = makeKey(BITS.kept);
    writeFileSync(file, key, { mode: 0o600 });
    return key;
  }
}

/** @param file where the private key is kept; made at the first signature, or when somebody asks for the public one */
export function createSnsSigner(file?: string): SnsSigner {
  let made: { readonly privateKey: string; readonly publicKey: string } | undefined;
  const keys = () => {
    if (made === undefined) {
      const privateKey = readOrMake(file);
      made = { privateKey, publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString() };
    }
    return made;
  };
  return {
    get publicKey() {
      return keys().publicKey;
    },
    sign(message, { at, messageId = randomUUID(), version = '1' }) {
      const envelope = {
        Type: 'Notification',
        MessageId: messageId,
        TopicArn: LOCAL_TOPIC_ARN,
        Subject: SUBJECT,
        Message: message,
        Timestamp: at,
        SignatureVersion: version,
        SigningCertURL: LOCAL_CERTIFICATE_URL,
        UnsubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe',
      } as const;
      const Signature = createSign(version === '1' ? 'RSA-SHA1' : 'RSA-SHA256')
        .update(signedText(envelope), 'utf8')
        .sign(keys().privateKey, 'base64');
      return { ...envelope, Signature };
    },
  };
}
