import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

const seen = (metricName: string) => ({ metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true });

/** Requests of one address in five minutes: a hall of 300 people behind one address reads 40 requests a minute each. */
const REQUESTS = 60_000;
/** Sign-ins of one address in five minutes: that hall, each asking for a code, mistyping it, and trying again. */
const SIGN_INS = 1_500;

/** Bodies are long, and people may well write about HTML or addresses: functions parse, bound and sanitize them. */
const FREE_TEXT = [
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'GenericRFI_BODY',
  'GenericLFI_BODY',
  'EC2MetaDataSSRF_BODY',
];

const rateRule = (name: string, priority: number, limit: number, scopeDown?: CfnWebACL.StatementProperty) => ({
  name,
  priority,
  action: { block: { customResponse: { responseCode: 429 } } },
  statement: {
    rateBasedStatement: {
      limit,
      aggregateKeyType: 'IP',
      evaluationWindowSec: 300,
      ...(scopeDown === undefined ? {} : { scopeDownStatement: scopeDown }),
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

/** Rules in front of CloudFront: rates an address, and requests that no browser of ours makes. */
export function webAcl(scope: Construct, id: string): CfnWebACL {
  return new CfnWebACL(scope, id, {
    scope: 'CLOUDFRONT',
    defaultAction: { allow: {} },
    visibilityConfig: seen('WebAcl'),
    rules: [
      rateRule('SignInRate', 0, SIGN_INS, startsWith('/api/sign-in/')),
      rateRule('Rate', 1, REQUESTS),
      managedRules('KnownBadInputsRuleSet', 2),
      managedRules('CommonRuleSet', 3, FREE_TEXT),
    ],
  });
}
