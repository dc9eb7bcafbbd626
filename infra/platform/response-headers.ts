import { Duration } from 'aws-cdk-lib';
import { type HeadersFrameOption, type HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { COME_AGAIN_SECONDS } from '../../shared/platform/come-again.ts';
import { type AnswerKind, SECURITY_HEADERS } from '../../shared/platform/security-headers.ts';

/** A header that the origin may say differently. */
interface Otherwise {
  readonly header: string;
  readonly value: string;
}

const OF_KIND: Readonly<Record<AnswerKind, { readonly id: string; readonly comment: string }>> = {
  page: { id: 'PageHeaders', comment: 'Parvis: pages' },
  api: { id: 'ApiHeaders', comment: 'Parvis: API' },
  file: { id: 'MediaHeaders', comment: 'Parvis: media and data' },
  embed: { id: 'EmbedHeaders', comment: 'Parvis: cards for other sites' },
  preview: { id: 'PreviewHeaders', comment: 'Parvis: previews' },
};

/**
 * API Gateway's own 429 and the 503 of a function that has no concurrency left do not say when to come again; what does is
 * left as it is. A policy cannot look at the status, and CloudFront runs no function on a response from 400 upwards, so
 * other answers carry it too, where it means nothing (RFC 9110, 10.2.3).
 */
const OF_API: readonly Otherwise[] = [{ header: 'retry-after', value: String(COME_AGAIN_SECONDS) }];

/** CloudFront has fields of its own for these; all others are custom headers. */
const OWN_FIELDS = ['x-content-type-options', 'referrer-policy', 'x-frame-options', 'content-security-policy'];

function policy(scope: Construct, kind: AnswerKind, hstsSubdomains: boolean): ResponseHeadersPolicy {
  const { id, comment } = OF_KIND[kind];
  const headers = SECURITY_HEADERS[kind];
  const { 'x-frame-options': frames, 'content-security-policy': content, 'referrer-policy': referrer } = headers;
  const own = Object.entries(headers).filter(([header]) => !OWN_FIELDS.includes(header));
  return new ResponseHeadersPolicy(scope, id, {
    comment,
    securityHeadersBehavior: {
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(365),
        includeSubdomains: hstsSubdomains,
        override: true,
      },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: referrer as HeadersReferrerPolicy, override: true },
      ...(frames === undefined ? {} : { frameOptions: { frameOption: frames as HeadersFrameOption, override: true } }),
      ...(content === undefined ? {} : { contentSecurityPolicy: { contentSecurityPolicy: content, override: true } }),
    },
    customHeadersBehavior: {
      customHeaders: [
        ...own.map(([header, value]) => ({ header, value, override: true })),
        ...(kind === 'api' ? OF_API : []).map((one) => ({ ...one, override: false })),
      ],
    },
  });
}

/** A policy for each kind of answer. @param hstsSubdomains whether subdomains of the site speak TLS only, too */
export const responseHeaders = (
  scope: Construct,
  hstsSubdomains: boolean,
): Readonly<Record<AnswerKind, ResponseHeadersPolicy>> => ({
  page: policy(scope, 'page', hstsSubdomains),
  api: policy(scope, 'api', hstsSubdomains),
  file: policy(scope, 'file', hstsSubdomains),
  embed: policy(scope, 'embed', hstsSubdomains),
  preview: policy(scope, 'preview', hstsSubdomains),
});
