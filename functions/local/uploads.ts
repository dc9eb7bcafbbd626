/**
 * "POST Object" of S3 at the address that CloudFront gives it in the stack: the form of a browser, judged by the policy
 * that was signed for it. fauxqs takes such forms and looks at no policy.
 */
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { policySignature } from '../platform/post-policy.ts';
import { equalInConstantTime } from '../platform/signing.ts';
import type { LocalAnswer } from './cdn.ts';
import type { LocalCloud } from './cloud.ts';

const Condition = z.union([
  z.tuple([z.literal('content-length-range'), z.number(), z.number()]),
  z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()]),
  z.record(z.string(), z.string()),
]);
type Condition = z.infer<typeof Condition>;
const Policy = z.object({ expiration: z.string(), conditions: z.array(Condition) });

/** A refusal in the words of S3. */
class Refused extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
const denied = (message: string) => new Refused(403, 'AccessDenied', message);

interface Upload {
  /** Fields before `file`, their names in lower case, with the name of the bucket. */
  readonly fields: ReadonlyMap<string, string>;
  readonly file: File;
}

async function uploadOf(contentType: string, body: Uint8Array, bucket: string): Promise<Upload> {
  const malformed = new Refused(400, 'MalformedPOSTRequest', 'The body is not well-formed multipart/form-data.');
  const form = await new Response(Buffer.from(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => Promise.reject(malformed));
  const fields = new Map([['bucket', bucket]]);
  for (const [name, value] of form) {
    if (name === 'file' && value instanceof File) return { fields, file: value };
    if (typeof value === 'string') fields.set(name.toLowerCase(), value);
  }
  throw new Refused(400, 'InvalidArgument', 'POST requires exactly one file upload per request.');
}

/** The policy, if the keys that are named signed exactly this one. */
function policyOf({ fields }: Upload, keys: { readonly accessKeyId: string; readonly secretAccessKey: string }) {
  const policy = fields.get('policy') ?? '';
  const [accessKeyId, day = '', region = '', service] = (fields.get('x-amz-credential') ?? '').split('/');
  const signature = policySignature(policy, keys.secretAccessKey, day, region);
  const isSigned = equalInConstantTime(signature, fields.get('x-amz-signature') ?? '');
  if (accessKeyId !== keys.accessKeyId || service !== 's3' || !isSigned) {
    throw new Refused(403, 'SignatureDoesNotMatch', 'The request signature we calculated does not match.');
  }
  return Policy.parse(JSON.parse(Buffer.from(policy, 'base64').toString('utf8')));
}

/** Fields that a policy need not name. */
const isFree = (name: string) =>
  ['policy', 'x-amz-signature', 'bucket', 'file'].includes(name) || /^x-ignore-/.test(name);

/** A condition as `[how, field, value]`; each field that it names. */
const conditionsOf = (conditions: readonly Condition[]) =>
  conditions.flatMap((condition) => {
    if (!Array.isArray(condition))
      return Object.entries(condition).map(([name, value]) => ['eq', name.toLowerCase(), value] as const);
    return typeof condition[1] === 'string' && typeof condition[2] === 'string'
      ? [[condition[0], condition[1].slice(1).toLowerCase(), condition[2]] as const]
      : [];
  });

function enforceConditions({ fields, file }: Upload, conditions: readonly Condition[]): void {
  const named = conditionsOf(conditions);
  for (const [how, name, wanted] of named) {
    const value = fields.get(name) ?? '';
    const holds = how === 'eq' ? value === wanted : value.startsWith(wanted);
    if (!holds)
      throw denied(`Invalid according to Policy: Policy Condition failed: ["${how}", "$${name}", "${wanted}"]`);
  }
  const extra = [...fields.keys()].find((name) => !isFree(name) && !named.some(([, own]) => own === name));
  if (extra !== undefined) throw denied(`Invalid according to Policy: Extra input fields: ${extra}`);
  const range = conditions.find((condition) => Array.isArray(condition) && condition[0] === 'content-length-range');
  const [, least, most] = Array.isArray(range) ? range : [];
  if (typeof least === 'number' && file.size < least)
    throw new Refused(400, 'EntityTooSmall', 'Your file is too small.');
  if (typeof most === 'number' && file.size > most) throw new Refused(400, 'EntityTooLarge', 'Your file is too large.');
}

/** What S3 tells the queue of an object that has come. */
const arrivalOf = (bucket: string, key: string, size: number) => ({
  Records: [
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      eventName: 'ObjectCreated:Post',
      s3: { bucket: { name: bucket }, object: { key: encodeURIComponent(key).replaceAll('%2F', '/'), size } },
    },
  ],
});

const failure = ({ status, code, message }: Refused): LocalAnswer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message.replace(/[<&]/g, ' ')}</Message></Error>`,
});

async function store({ clients, queueUrls }: LocalCloud, bucket: string, upload: Upload): Promise<void> {
  const Key = upload.fields.get('key') ?? '';
  const Body = new Uint8Array(await upload.file.arrayBuffer());
  const ContentType = upload.fields.get('content-type') ?? 'binary/octet-stream';
  await clients.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ContentType }));
  const MessageBody = JSON.stringify(arrivalOf(bucket, Key, Body.byteLength));
  await clients.sqs.send(new SendMessageCommand({ QueueUrl: queueUrls.uploads, MessageBody }));
}

/**
 * Takes the form of a browser into the bucket and tells the queue, as the stack's bucket does.
 *
 * @param now the clock of the machine, by which forms are signed
 */
export async function receiveUpload(
  cloud: LocalCloud,
  bucket: string,
  request: { readonly contentType: string; readonly body: Uint8Array },
  now = new Date(),
): Promise<LocalAnswer> {
  try {
    const upload = await uploadOf(request.contentType, request.body, bucket);
    const { expiration, conditions } = policyOf(upload, await cloud.clients.s3.config.credentials());
    if (now.toISOString() >= new Date(expiration).toISOString()) {
      throw denied('Invalid according to Policy: Policy expired.');
    }
    enforceConditions(upload, conditions);
    await store(cloud, bucket, upload);
    return { status: 204, headers: {}, body: '' };
  } catch (error) {
    if (error instanceof Refused) return failure(error);
    throw error;
  }
}
