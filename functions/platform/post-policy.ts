import { createHmac } from 'node:crypto';

/** Keys of a role, as the SDK gives them. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** What may be sent with a form: one object of one type, within bounds, until a moment. */
export interface PostRules {
  readonly bucket: string;
  readonly key: string;
  readonly contentType: string;
  readonly minBytes: number;
  readonly maxBytes: number;
  /** Seconds from now. */
  readonly seconds: number;
}

/** Fields of a form that S3 takes; `file` comes after them. */
export interface SignedForm {
  readonly fields: Readonly<Record<string, string>>;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

const sign = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

/** Signature of a policy in Base64 by AWS Signature Version 4, as hexadecimal digits. */
export function policySignature(policy: string, secretAccessKey: string, day: string, region: string): string {
  const key = [region, 's3', 'aws4_request'].reduce(sign, sign(`AWS4${secretAccessKey}`, day));
  return sign(key, policy).toString('hex');
}

/** `20261121T090000Z`, as AWS writes a moment. */
const compact = (moment: Date): string => moment.toISOString().replace(/[-:]|\.\d{3}/g, '');

/**
 * Signs a form for "POST Object" of S3. Everything in it is a condition of the policy: another key, another type or
 * more bytes are refused by S3 itself.
 *
 * @param now the clock of the machine: S3 compares it with its own
 */
export function signPost(rules: PostRules, credentials: Credentials, region: string, now: Date): SignedForm {
  const date = compact(now);
  const day = date.slice(0, 8);
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const named: Record<string, string> = {
    key: rules.key,
    'Content-Type': rules.contentType,
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${accessKeyId}/${day}/${region}/s3/aws4_request`,
    'x-amz-date': date,
    ...(sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken }),
  };
  const expiresAt = new Date(now.getTime() + rules.seconds * 1000).toISOString();
  const conditions = [
    { bucket: rules.bucket },
    ...Object.entries(named).map(([name, value]) => ({ [name]: value })),
    ['content-length-range', rules.minBytes, rules.maxBytes],
  ];
  const policy = Buffer.from(JSON.stringify({ expiration: expiresAt, conditions })).toString('base64');
  const signature = policySignature(policy, secretAccessKey, day, region);
  return { fields: { ...named, policy, 'x-amz-signature': signature }, expiresAt };
}
