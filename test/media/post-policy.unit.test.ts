import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { policySignature, signPost } from '../../functions/platform/post-policy.ts';

/** The example that AWS publishes with "Browser-Based Upload using HTTP POST", line ends included. */
const AWS_POLICY = [
  '{ "expiration": "2015-12-30T12:00:00.000Z",',
  '  "conditions": [',
  '    {"bucket": "sigv4examplebucket"},',
  '    ["starts-with", "$key", "user/user1/"],',
  '    {"acl": "public-read"},',
  '    {"success_action_redirect": "http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"},',
  '    ["starts-with", "$Content-Type", "image/"],',
  '    {"x-amz-meta-uuid": "14365123651274"},',
  '    {"x-amz-server-side-encryption": "AES256"},',
  '    ["starts-with", "$x-amz-meta-tag", ""],',
  '',
  '    {"x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"},',
  '    {"x-amz-algorithm": "AWS4-HMAC-SHA256"},',
  '    {"x-amz-date": "20151229T000000Z" }',
  '  ]',
  '}',
].join('\r\n');

const Policy = z.object({ expiration: z.string(), conditions: z.array(z.unknown()) });

describe('a form for the bucket', () => {
  it('is signed as AWS signs its own example', () => {
    const policy = Buffer.from(AWS_POLICY).toString('base64');
    const secret = ['wJalrXUtnFEMI', 'K7MDENG', 'bPxRfiCYEXAMPLEKEY'].join('/');
    expect(policySignature(policy, secret, '20151229', 'us-east-1')).toBe(
      '8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e',
    );
  });

  it('allows one key, one type, some bytes and five minutes, and names every field it sends', () => {
    const rules = { bucket: 'b', key: 'uploads/x', contentType: 'image/png', minBytes: 1, maxBytes: 9, seconds: 300 };
    const keys = { accessKeyId: 'AKIA', secretAccessKey: 'secret', sessionToken: 'token' };
    const { fields, expiresAt } = signPost(rules, keys, 'eu-west-3', new Date('2026-11-21T09:00:00.000Z'));
    const policy = Policy.parse(JSON.parse(Buffer.from(fields.policy ?? '', 'base64').toString()));
    expect(expiresAt).toBe('2026-11-21T09:05:00.000Z');
    expect(policy.expiration).toBe(expiresAt);
    const { policy: _, 'x-amz-signature': signature, ...sent } = fields;
    expect(policy.conditions).toEqual([
      { bucket: 'b' },
      ...Object.entries(sent).map(([name, value]) => ({ [name]: value })),
      ['content-length-range', 1, 9],
    ]);
    expect(sent).toMatchObject({
      key: 'uploads/x',
      'Content-Type': 'image/png',
      'x-amz-credential': 'AKIA/20261121/eu-west-3/s3/aws4_request',
      'x-amz-date': '20261121T090000Z',
      'x-amz-security-token': 'token',
    });
    expect(signature).toMatch(/^[0-9a-f]{64}$/);
  });
});
