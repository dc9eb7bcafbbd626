import { Duration } from 'aws-cdk-lib';
import {
  AccessLevel,
  type IOrigin,
  OriginProtocolPolicy,
  OriginSslPolicy,
  S3OriginAccessControl,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, OriginGroup, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { FileStore } from './file-store.ts';
import type { PublicApi } from './public-api.ts';
import type { PlatformSecrets } from './secrets.ts';

/** Where CloudFront finds what it serves. */
export interface SiteOrigins {
  readonly pages: IOrigin;
  readonly assets: IOrigin;
  readonly media: IOrigin;
  /** The bucket of media as a browser's form finds it: not signed by CloudFront, but by the form. */
  readonly uploads: IOrigin;
  readonly tallies: IOrigin;
  readonly api: IOrigin;
}

/** Buckets for CloudFront alone; listing lets S3 say "not there" instead of "denied", and no address lists anything. */
function bucketOrigins(scope: Construct, buckets: { readonly site: FileStore; readonly media: FileStore }) {
  const originAccessControl = new S3OriginAccessControl(scope, 'AccessControl');
  const originAccessLevels = [AccessLevel.READ, AccessLevel.LIST];
  // The library's own interface and class differ under exactOptionalPropertyTypes.
  const origin = ({ bucket }: FileStore) =>
    S3BucketOrigin.withOriginAccessControl(bucket as IBucket, { originAccessControl, originAccessLevels });
  return { site: origin(buckets.site), media: origin(buckets.media) };
}

export function siteOrigins(
  scope: Construct,
  parts: {
    readonly buckets: { readonly site: FileStore; readonly media: FileStore };
    readonly api: PublicApi;
    readonly secrets: PlatformSecrets;
  },
): SiteOrigins {
  const { site, media } = bucketOrigins(scope, parts.buckets);
  const api = new HttpOrigin(parts.api.domainName, {
    protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    readTimeout: Duration.seconds(30),
    // The value stays in Secrets Manager: CloudFormation puts it in when it deploys.
    customHeaders: { 'x-parvis-origin': parts.secrets.of('origin').secretValue.unsafeUnwrap() },
  });
  return {
    // CloudFront's error pages are for a whole distribution and would take the API's problem+json away. A page that is
    // not in the bucket is asked of the API instead, whose views answer 404 in the reader's language.
    pages: new OriginGroup({ primaryOrigin: site, fallbackOrigin: api, fallbackStatusCodes: [403, 404] }),
    assets: site,
    media,
    uploads: new HttpOrigin(parts.buckets.media.bucket.bucketRegionalDomainName, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    }),
    tallies: site,
    api,
  };
}
