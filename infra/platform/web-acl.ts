import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

/** Figures alone: a sample of requests would show addresses, cookies and what was asked for, at a time (docs/privacy.md). */
const seen = (metricName: string) => ({ metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false });

/** Requests of one address in five minutes: a hall of 300 people behind one address reads 40 requests a minute each. */
const REQUESTS = 60_000;
/** Sign-ins of one address in five minutes: that hall, each asking for a code, mistyping it, and trying again. */
const SIGN_INS = 1_500;

/** Requests to the API of one session in five minutes: ten a second, which no pair of hands makes. */
const SESSION_REQUESTS = 3_000;
/** The cookie of a session; a test compares it with `functions/platform/session.ts`. */
const SESSION_COOKIE = '__Host-parvis_session';

/** Bodies are long, and people may well write about HTML or addresses: functions parse, bound and sanitize them. */
const FREE_TEXT = [
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'GenericRFI_BODY',
  'GenericLFI_BODY',
  'EC2MetaDataSSRF_BODY',
];

const TOO_MANY = 'TooMany';
/** What a refused caller is told: as the API itself would say it, so that our pages have words for it. */
const TOO_MANY_BODY = {
  contentType: 'APPLICATION_JSON',
  content: JSON.stringify({
    type: 'urn:parvis:problem:request.too-many',
    title: 'request.too-many',
    status: 429,
    code: 'request.too-many',
    instance: 'urn:parvis:request:web-acl',
  }),
};
/** Rates are looked at every few seconds, over the last five minutes: who waits a minute is most often let in. */
const RETRY_AFTER = { name: 'Retry-After', value: '60' };

interface Rate {
  readonly name: string;
  readonly priority: number;
  readonly limit: number;
  readonly only?: CfnWebACL.StatementProperty;
  /** Counts by the value of this cookie instead of the address; who sends none is not counted. */
  readonly cookie?: string;
}

const rateRule = ({ name, priority, limit, only, cookie }: Rate) => ({
  name,
  priority,
  action: {
    block: {
      customResponse: { responseCode: 429, responseHeaders: [RETRY_AFTER], customResponseBodyKey: TOO_MANY },
    },
  },
  statement: {
    rateBasedStatement: {
      limit,
      evaluationWindowSec: 300,
      ...(cookie === undefined
        ? { aggregateKeyType: 'IP' }
        : {
            aggregateKeyType: 'CUSTOM_KEYS',
            customKeys: [{ cookie: { name: cookie, textTransformations: [{ priority: 0, type: 'NONE' }] } }],
          }),
      ...(only === undefined ? {} : { scopeDownStatement: only }),
    },
  },
  visibilityConfig: seen(name),
});

const managedRules = (name: string, priority: number, counted: readonly string[] = []) => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name: `AWSManagedRules${name}`,
      ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: seen(name),
});

const startsWith = (path: string): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    searchString: path,
    positionalConstraint: 'STARTS_WITH',
    fieldToMatch: { uriPath: {} },
    textTransformations: [{ priority: 0, type: 'LOWERCASE' }],
  },
});

/**
 * Rules in front of CloudFront: rates of a session and of an address, and requests that no browser of ours makes. A
 * session that runs wild is stopped by itself, so that the rates of an address can be what a whole hall needs.
 */
export function webAcl(scope: Construct, id: string): CfnWebACL {
  return new CfnWebACL(scope, id, {
    scope: 'CLOUDFRONT',
    defaultAction: { allow: {} },
    visibilityConfig: seen('WebAcl'),
    customResponseBodies: { [TOO_MANY]: TOO_MANY_BODY },
    rules: [
      rateRule({ name: 'SignInRate', priority: 0, limit: SIGN_INS, only: startsWith('/api/sign-in/') }),
      rateRule({
        name: 'SessionRate',
        priority: 1,
        limit: SESSION_REQUESTS,
        only: startsWith('/api/'),
        cookie: SESSION_COOKIE,
      }),
      rateRule({ name: 'Rate', priority: 2, limit: REQUESTS }),
      managedRules('KnownBadInputsRuleSet', 3),
      managedRules('CommonRuleSet', 4, FREE_TEXT),
    ],
  });
}
