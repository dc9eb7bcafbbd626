import { Duration } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  type ErrorResponse,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import { UPLOAD_PATH } from '../../shared/media/rules.ts';
import type { Settings } from '../settings.ts';
import { acknowledge, acknowledgeWarning } from './acknowledge.ts';
import { cacheRules, previewRequests } from './cache-rules.ts';
import { edgeFunction } from './edge-function.ts';
import type { FileStore } from './file-store.ts';
import type { PublicApi } from './public-api.ts';
import { responseHeaders } from './response-headers.ts';
import type { PlatformSecrets } from './secrets.ts';
import { type SiteOrigins, siteOrigins } from './site-origins.ts';

export interface SiteProps {
  readonly settings: Settings;
  readonly buckets: { readonly site: FileStore; readonly media: FileStore };
  readonly api: PublicApi;
  readonly secrets: PlatformSecrets;
  readonly certificate: ICertificate | undefined;
  readonly webAclArn: string | undefined;
}

/** An error is true now and may be over in a second; 0 keeps CloudFront from its ten seconds. */
const NEVER_KEPT = [404, 500, 501, 503].map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) }));
/** What no function answers itself: the API was not reached. Islands read the status, people the page. */
const UNREACHED = [502, 504].map((httpStatus) => ({
  httpStatus,
  responseHttpStatus: 503,
  responsePagePath: '/503/index.html',
  ttl: Duration.seconds(1),
}));
const ERRORS: ErrorResponse[] = [...NEVER_KEPT, ...UNREACHED];

/** The public site: pages, files and API under one name. */
export class Site extends Construct {
  readonly distribution: Distribution;
  /** Without a slash at the end. */
  readonly origin: string;

  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id);
    const { settings, certificate, webAclArn } = props;
    const { domain } = settings;
    const behaviors = this.behaviors(siteOrigins(this, props), settings);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Parvis ${settings.stage}`,
      ...behaviors,
      defaultRootObject: 'index.html',
      errorResponses: ERRORS,
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Overseas territories read and vote too; a dev stage is read from Europe.
      priceClass: settings.stage === 'prod' ? PriceClass.PRICE_CLASS_ALL : PriceClass.PRICE_CLASS_100,
      ...(domain === undefined || certificate === undefined
        ? {}
        : { domainNames: [domain], certificate, minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021 }),
      ...(webAclArn === undefined ? {} : { webAclId: webAclArn }),
    });
    this.origin = `https://${domain ?? this.distribution.distributionDomainName}`;
    this.records(settings);
    this.acknowledgements(settings);
  }

  /** Which address is answered by what. CloudFront takes the first that fits, the default last. */
  private behaviors(origins: SiteOrigins, { locales, hstsSubdomains }: Settings) {
    const caches = cacheRules(this);
    const headers = responseHeaders(this, hstsSubdomains);
    const page = {
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: headers.page,
    };
    const file = { ...page, responseHeadersPolicy: headers.file };
    // Scripts and commands that speak without TLS are refused and not led on: what they sent was in the clear already.
    const closed = { viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY };
    const api = { ...closed, origin: origins.api, responseHeadersPolicy: headers.api };
    const additionalBehaviors: Record<string, BehaviorOptions> = {
      '/_astro/*': { ...page, origin: origins.assets, cachePolicy: CachePolicy.CACHING_OPTIMIZED },
      '/media/*': { ...file, origin: origins.media, cachePolicy: CachePolicy.CACHING_OPTIMIZED },
      '/tallies/*': { ...file, origin: origins.tallies, cachePolicy: caches.pages },
      '/api/public/*': { ...api, cachePolicy: caches.publicAnswers },
      '/api/*': {
        ...api,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        // All of the viewer's headers, cookies and query; not Host, by which API Gateway would look for another API.
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        functionAssociations: [edgeFunction(this, 'ApiRequest', { file: 'api-request.js', locales })],
      },
      // Before the lists: a preview has lists too, and none of it may be kept.
      '/*/preview/*': {
        ...page,
        origin: origins.api,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: previewRequests(this),
        responseHeadersPolicy: headers.preview,
      },
      // A browser's form straight to the bucket: its own policy lets it in, and it carries no cookie.
      [UPLOAD_PATH]: {
        ...file,
        ...closed,
        origin: origins.uploads,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        functionAssociations: [edgeFunction(this, 'UploadRequest', { file: 'upload-request.js', locales })],
      },
      '/*/proposals/*/embed/*': {
        ...page,
        origin: origins.api,
        cachePolicy: caches.pages,
        responseHeadersPolicy: headers.embed,
      },
      '/*/f/*/search/*': { ...page, origin: origins.api, cachePolicy: caches.views },
    };
    const functionAssociations = [edgeFunction(this, 'SiteRequest', { file: 'site-request.js', locales })];
    const defaultBehavior = { ...page, origin: origins.pages, cachePolicy: caches.pages, functionAssociations };
    return { defaultBehavior, additionalBehaviors };
  }

  private records({ domain, hostedZone }: Settings): void {
    if (domain === undefined || hostedZone === undefined) return;
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', {
      hostedZoneId: hostedZone.id,
      zoneName: hostedZone.name,
    });
    const record = {
      zone,
      recordName: `${domain}.`,
      target: RecordTarget.fromAlias(new CloudFrontTarget(this.distribution)),
    };
    new ARecord(this, 'Address', record);
    new AaaaRecord(this, 'AddressV6', record);
  }

  private acknowledgements({ domain, webAcl }: Settings): void {
    const { distribution } = this;
    acknowledge(distribution, 'CFR1', 'Citizens abroad take part too: no country is shut out.');
    acknowledge(distribution, 'CFR3', 'Who reads which contribution, from which address, is nobody’s business.');
    acknowledge(
      distribution,
      'CFR7',
      'Readers reach the buckets by origin access control; only uploads do not, which carry a policy of their own.',
    );
    acknowledgeWarning(
      distribution,
      '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      'The default root object is set, and `/` never reaches the bucket as it is: nothing is ever listed.',
    );
    if (domain === undefined)
      acknowledge(
        distribution,
        'CFR4',
        'The certificate of cloudfront.net fixes TLS itself; a domain brings TLS 1.2 (2021).',
      );
    if (!webAcl) acknowledge(distribution, 'CFR2', 'A web ACL has a monthly price: a stage setting, on for prod.');
  }
}
