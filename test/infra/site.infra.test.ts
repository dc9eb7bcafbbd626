import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { PAGE_CACHE } from '../../functions/platform/publish.ts';
import { tallyCache } from '../../functions/proposals/tally-file.ts';
import { ANSWERS } from '../security/answers.ts';
import { policyHeaders } from './policy-headers.ts';
import { templateOf } from './stacks.ts';

const template = templateOf({ locales: 'nl,fr' });
const Behavior = z.object({
  PathPattern: z.string().default('*'),
  TargetOriginId: z.string(),
  CachePolicyId: z.unknown(),
  OriginRequestPolicyId: z.unknown().optional(),
  ViewerProtocolPolicy: z.string(),
  ResponseHeadersPolicyId: z.unknown(),
  AllowedMethods: z.array(z.string()).optional(),
  FunctionAssociations: z.array(z.unknown()).default([]),
});
const Config = z.object({
  CacheBehaviors: z.array(Behavior),
  DefaultCacheBehavior: Behavior,
  Origins: z.array(z.object({ Id: z.string() }).loose()),
  OriginGroups: z.object({ Items: z.array(z.unknown()) }),
  CustomErrorResponses: z.array(
    z
      .object({ ErrorCode: z.number(), ErrorCachingMinTTL: z.number(), ResponsePagePath: z.string().optional() })
      .loose(),
  ),
});
const [distribution] = Object.values(template.findResources('AWS::CloudFront::Distribution'));
const config = Config.parse(distribution?.Properties.DistributionConfig);
const behavior = (path: string) =>
  Behavior.parse(config.CacheBehaviors.find(({ PathPattern }) => PathPattern === path));
/** The first behavior that fits an address, as CloudFront chooses; `*` takes slashes too. */
const behaviorOf = (address: string) =>
  config.CacheBehaviors.find(({ PathPattern }) =>
    new RegExp(`^${PathPattern.replace(/[.?+^$()[\]{}|\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(address),
  ) ?? config.DefaultCacheBehavior;
const originOf = (path: string) =>
  JSON.stringify(config.Origins.find(({ Id }) => Id === behavior(path).TargetOriginId));
const PolicyConfig = z.object({
  CachePolicyConfig: z.object({ Comment: z.string(), MinTTL: z.number(), MaxTTL: z.number() }),
});
/** The seconds that a directive of a Cache-Control says. */
const secondsOf = (cacheControl: string, directive: string) =>
  Number(new RegExp(`(?:^|[ ,])${directive}=(\\d+)`).exec(cacheControl)?.[1]);
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

describe('the site', () => {
  it('looks at public answers before the rest of the API, which is never cached', () => {
    const paths = config.CacheBehaviors.map(({ PathPattern }) => PathPattern);
    expect(paths.indexOf('/api/public/*')).toBeLessThan(paths.indexOf('/api/*'));
    expect(behavior('/api/*')).toMatchObject({
      CachePolicyId: CACHING_DISABLED,
      OriginRequestPolicyId: ALL_VIEWER_EXCEPT_HOST,
      AllowedMethods: expect.arrayContaining(['POST', 'PUT', 'DELETE']),
    });
    expect(behavior('/api/*').FunctionAssociations).toHaveLength(1);
  });

  it('takes cookies away from everything that is cached', () => {
    expect(behavior('/api/public/*').OriginRequestPolicyId).toBeUndefined();
    template.allResourcesProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: {
        ParametersInCacheKeyAndForwardedToOrigin: {
          CookiesConfig: { CookieBehavior: 'none' },
          HeadersConfig: { HeaderBehavior: 'none' },
        },
      },
    });
  });

  it('serves files from buckets, and the API and lists on demand with the secret of the origin', () => {
    expect(originOf('/media/*')).toContain('MediaFiles');
    expect(originOf('/tallies/*')).toContain('SiteFiles');
    for (const path of ['/api/*', '/api/public/*', '/*/f/*/search/*']) {
      expect(originOf(path)).toContain('"HeaderName":"x-parvis-origin"');
      expect(originOf(path)).toContain('{{resolve:secretsmanager:');
    }
  });

  it('keeps no preview, tells the function behind it no cookie, and lets only its own pages frame it', () => {
    const paths = config.CacheBehaviors.map(({ PathPattern }) => PathPattern);
    expect(paths.indexOf('/*/preview/*')).toBeLessThan(paths.indexOf('/*/f/*/search/*'));
    expect(behavior('/*/preview/*').CachePolicyId).toBe(CACHING_DISABLED);
    expect(originOf('/*/preview/*')).toContain('"HeaderName":"x-parvis-origin"');
    template.hasResourceProperties('AWS::CloudFront::OriginRequestPolicy', {
      OriginRequestPolicyConfig: {
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'all' },
      },
    });
    template.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        Comment: 'Parvis: previews',
        SecurityHeadersConfig: Match.objectLike({
          FrameOptions: { FrameOption: 'SAMEORIGIN', Override: true },
          ReferrerPolicy: { ReferrerPolicy: 'same-origin', Override: true },
        }),
      },
    });
  });

  it('asks the views for a page that the bucket has not, and leaves the API its own errors', () => {
    const group = JSON.stringify(config.OriginGroups.Items[0]);
    expect(group).toContain('"Items":[403,404]');
    expect(config.DefaultCacheBehavior.TargetOriginId).toContain('OriginGroup');
    const replaced = config.CustomErrorResponses.filter(({ ResponsePagePath }) => ResponsePagePath !== undefined);
    expect(replaced.map(({ ErrorCode, ResponsePagePath }) => [ErrorCode, ResponsePagePath])).toEqual([
      [502, '/503/index.html'],
      [504, '/503/index.html'],
    ]);
  });

  it('keeps pages, tallies and public answers as long as they say that they may outlive an outage', () => {
    const policies = Object.values(template.findResources('AWS::CloudFront::CachePolicy')).map(
      ({ Properties }) => PolicyConfig.parse(Properties).CachePolicyConfig,
    );
    expect(policies.map(({ Comment }) => Comment).sort()).toEqual([
      'Parvis: lists rendered on demand',
      'Parvis: pages and tallies',
      'Parvis: public answers of the API',
    ]);
    for (const cacheControl of [PAGE_CACHE, tallyCache()]) {
      // A day of reading, and still fresh to the second while all is well: no bound of the policy changes either.
      expect(secondsOf(cacheControl, 'stale-if-error')).toBe(86_400);
      for (const { MinTTL, MaxTTL } of policies) {
        expect(MinTTL).toBeLessThanOrEqual(secondsOf(cacheControl, 's-maxage'));
        expect(MaxTTL).toBeGreaterThanOrEqual(secondsOf(cacheControl, 'stale-if-error'));
      }
      expect(secondsOf(cacheControl, 'max-age')).toBe(0);
    }
    expect(secondsOf(tallyCache(), 's-maxage')).toBeLessThanOrEqual(2);
    expect(secondsOf(tallyCache(), 'stale-while-revalidate')).toBeGreaterThan(0);
  });

  it('reads pages, tallies, assets and media from buckets alone, with nothing at the edge that could call anybody', () => {
    for (const path of ['/tallies/*', '/_astro/*', '/media/*']) {
      expect(originOf(path)).toContain('S3OriginConfig');
      expect(behavior(path).FunctionAssociations).toEqual([]);
    }
    // Functions of CloudFront have no network; those of Lambda@Edge would, and there is none.
    expect(JSON.stringify(distribution)).not.toContain('LambdaFunctionAssociations');
    template.resourceCountIs('AWS::CloudFront::KeyValueStore', 0);
    for (const { Properties } of Object.values(template.findResources('AWS::CloudFront::Function')))
      expect(Properties.FunctionCode).not.toMatch(/\b(import|require|fetch)\b/);
  });

  it('keeps no error of the moment: what one reader was refused, the next one may get', () => {
    const kept = new Map(config.CustomErrorResponses.map((one) => [one.ErrorCode, one.ErrorCachingMinTTL]));
    expect([404, 500, 501, 503].map((status) => kept.get(status))).toEqual([0, 0, 0, 0]);
    for (const status of [502, 504]) expect(kept.get(status)).toBeLessThanOrEqual(1);
  });

  it('leads people to TLS, and refuses programs that speak without it', () => {
    const policyOf = (address: string) => behaviorOf(address).ViewerProtocolPolicy;
    for (const address of ['/fr/', '/admin/', '/media/0.webp']) expect(policyOf(address)).toBe('redirect-to-https');
    for (const address of ['/api/session', '/api/public/organization', '/uploads'])
      expect(policyOf(address)).toBe('https-only');
  });

  it('speaks HTTP/3 and no old TLS', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { HttpVersion: 'http2and3', IPV6Enabled: true, DefaultRootObject: 'index.html' },
    });
  });

  it.each(ANSWERS)('sends with $what exactly the headers that the local server sends, and TLS for a year', (answer) => {
    const { ofFunction = {}, ...all } = answer;
    const ofPolicy = Object.entries(all.headers).filter(([name]) => !Object.hasOwn(ofFunction, name));
    expect(policyHeaders(behaviorOf(answer.path), template)).toEqual({
      ...Object.fromEntries(ofPolicy),
      'strict-transport-security': 'max-age=31536000',
    });
  });

  it('says with every refusal of the API when to come again, and leaves what the API itself says of it', () => {
    const policies = Object.entries(template.findResources('AWS::CloudFront::ResponseHeadersPolicy'));
    const telling = policies.filter(([, { Properties }]) => JSON.stringify(Properties).includes('retry-after'));
    expect(telling.map(([, { Properties }]) => Properties.ResponseHeadersPolicyConfig)).toMatchObject([
      {
        Comment: 'Parvis: API',
        SecurityHeadersConfig: { FrameOptions: { FrameOption: 'DENY' } },
        CustomHeadersConfig: {
          Items: expect.arrayContaining([{ Header: 'retry-after', Value: '2', Override: false }]),
        },
      },
    ]);
    for (const path of ['/api/*', '/api/public/*'])
      expect(behavior(path).ResponseHeadersPolicyId).toEqual({ Ref: telling[0]?.[0] });
  });

  it('holds subdomains to TLS where the stage says so', () => {
    const strict = templateOf({ hstsSubdomains: 'true' });
    const policies = Object.values(strict.findResources('AWS::CloudFront::ResponseHeadersPolicy'));
    expect(policies).toHaveLength(5);
    for (const { Properties } of policies) {
      expect(Properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity).toEqual({
        AccessControlMaxAgeSec: 31_536_000,
        IncludeSubdomains: true,
        Override: true,
      });
    }
  });

  it('offers at the root the languages of the deployment, in its order', () => {
    template.hasResourceProperties('AWS::CloudFront::Function', {
      FunctionCode: Match.stringLikeRegexp('const LOCALES = \\["nl","fr"\\];'),
    });
  });
});
