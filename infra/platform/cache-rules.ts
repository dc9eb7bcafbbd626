import { Duration } from 'aws-cdk-lib';
import {
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

const shared = {
  cookieBehavior: CacheCookieBehavior.none(),
  headerBehavior: CacheHeaderBehavior.none(),
  enableAcceptEncodingGzip: true,
  enableAcceptEncodingBrotli: true,
  minTtl: Duration.seconds(0),
};

/** Names that the list of proposals reads from its address; any other would only split the cache. */
const LIST_QUERY = ['q', 'theme', 'territory', 'state', 'origin', 'place', 'view', 'sort', 'seed', 'page'];

/**
 * How long CloudFront keeps what: each object and each answer says it by `s-maxage`, up to these bounds. They bound what is
 * stale too: a shorter one would cut off `stale-if-error`, by which pages and answers outlive what is behind them by a day.
 */
export const cacheRules = (scope: Construct) => ({
  /** Pages and tallies: without a query string, so that no reader can make a second copy of a page. */
  pages: new CachePolicy(scope, 'PageCache', {
    ...shared,
    comment: 'Parvis: pages and tallies',
    queryStringBehavior: CacheQueryStringBehavior.none(),
    defaultTtl: Duration.seconds(30),
    maxTtl: Duration.days(365),
  }),
  /** Public answers of the API: no cookie reaches the function, so nobody’s answer can be kept for others. */
  publicAnswers: new CachePolicy(scope, 'PublicAnswerCache', {
    ...shared,
    comment: 'Parvis: public answers of the API',
    queryStringBehavior: CacheQueryStringBehavior.all(),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(1),
  }),
  /** Lists rendered on demand. */
  views: new CachePolicy(scope, 'ViewCache', {
    ...shared,
    comment: 'Parvis: lists rendered on demand',
    queryStringBehavior: CacheQueryStringBehavior.allowList(...LIST_QUERY),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(1),
  }),
});

/** What reaches the function behind previews, of which none is kept: searches in their lists, and no cookie. */
export const previewRequests = (scope: Construct): OriginRequestPolicy =>
  new OriginRequestPolicy(scope, 'PreviewRequests', {
    comment: 'Parvis: previews',
    queryStringBehavior: OriginRequestQueryStringBehavior.all(),
  });
