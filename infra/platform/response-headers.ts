import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** What a page needs of a device: only the place, for maps, and only when asked. */
const PERMISSIONS = 'camera=(), microphone=(), geolocation=(self), payment=(), usb=(), browsing-topics=()';

const SECURITY = {
  strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: false, override: true },
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN, override: true },
};

/**
 * Security headers of pages and of the API. Scripts and styles are allowed by each page's own `<meta>`, with the
 * hashes of its build: pages outlive a deployment, headers do not.
 */
export const pageHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'PageHeaders', {
    comment: 'Parvis: pages and API',
    securityHeadersBehavior: {
      ...SECURITY,
      contentSecurityPolicy: {
        contentSecurityPolicy: "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: [
        { header: 'permissions-policy', value: PERMISSIONS, override: true },
        { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
      ],
    },
  });

/**
 * Headers of cards that other sites show in a frame. They have no form and nothing to press, so a site around them can do
 * nothing in anybody's name.
 */
export const embedHeaders = (scope: Construct): ResponseHeadersPolicy => {
  const { frameOptions: _, ...security } = SECURITY;
  return new ResponseHeadersPolicy(scope, 'EmbedHeaders', {
    comment: 'Parvis: cards for other sites',
    securityHeadersBehavior: {
      ...security,
      contentSecurityPolicy: {
        contentSecurityPolicy: "frame-ancestors *; base-uri 'none'; form-action 'none'; object-src 'none'",
        override: true,
      },
    },
  });
};

/** Headers of what people have uploaded: whatever it turns out to be, it runs nothing. */
export const mediaHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'MediaHeaders', {
    comment: 'Parvis: media and data',
    securityHeadersBehavior: {
      ...SECURITY,
      contentSecurityPolicy: { contentSecurityPolicy: "default-src 'none'; sandbox", override: true },
    },
  });

/**
 * Headers of previews. The function sends the same, and more; here they stand so that the policy of pages, which refuses
 * every frame, is not put over them.
 */
export const previewHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'PreviewHeaders', {
    comment: 'Parvis: previews',
    securityHeadersBehavior: {
      ...SECURITY,
      frameOptions: { frameOption: HeadersFrameOption.SAMEORIGIN, override: true },
      // The address of a preview is a key: no other site is told of it.
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
    },
    customHeadersBehavior: {
      customHeaders: [
        { header: 'permissions-policy', value: PERMISSIONS, override: true },
        { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
        { header: 'x-robots-tag', value: 'noindex, nofollow, noarchive', override: true },
      ],
    },
  });
