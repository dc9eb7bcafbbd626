/** What docs/privacy.md claims of the stack: what is written down of requests, and for how long. */

import { describe, expect, it } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { readSettings } from '../../infra/settings.ts';
import { stacksOf } from './stacks.ts';
import { wholeTemplate } from './whole-template.ts';

const { platform, edge, settings } = stacksOf({
  stage: 'prod',
  domain: 'participez.example.fr',
  secretDays: '3',
});
const template = wholeTemplate(platform);
const edgeTemplate = Template.fromStack(edge ?? platform);
const propertiesOf = (type: string, of = template) =>
  Object.values(of.findResources(type)).map(({ Properties }): unknown => Properties);

describe('the access log of the API', () => {
  const Stage = z.object({ AccessLogSettings: z.object({ Format: z.string(), DestinationArn: z.unknown() }) });
  const [stage] = propertiesOf('AWS::ApiGatewayV2::Stage').map((found) => Stage.parse(found).AccessLogSettings);

  it('has the route as a pattern, and no address, agent, account, cookie, query or path', () => {
    const named = Array.from(stage?.Format.matchAll(/\$context\.([\w.]+)/g) ?? [], ([, name]) => name);
    expect(named.toSorted()).toEqual(['integrationErrorMessage', 'requestId', 'responseLatency', 'routeKey', 'status']);
  });

  it('ends after the days of logs, as every log of a function does', () => {
    expect(JSON.stringify(stage?.DestinationArn)).toContain('ApiLog');
    expect(settings.logDays).toBe(30);
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: settings.logDays });
    const groups = Object.keys(template.findResources('AWS::Logs::LogGroup'));
    const used = propertiesOf('AWS::Lambda::Function').map((fn) =>
      groups.find((group) => JSON.stringify(Object(fn).LoggingConfig ?? {}).includes(`"${group}"`)),
    );
    expect(used).not.toContain(undefined);
  });
});

describe('who reads what', () => {
  it('is logged by neither CloudFront nor buckets', () => {
    const distributions = JSON.stringify(propertiesOf('AWS::CloudFront::Distribution'));
    expect(distributions).not.toMatch(/"Logging"|RealtimeLogConfigArn/);
    expect(JSON.stringify(propertiesOf('AWS::S3::Bucket'))).not.toContain('LoggingConfiguration');
    const types = [template, edgeTemplate].flatMap((of) =>
      Object.values(of.toJSON().Resources ?? {}).map((resource) => String(Object(resource).Type)),
    );
    expect(types.filter((type) => /CloudTrail|WAFv2::LoggingConfiguration|Logs::Delivery|FlowLog/.test(type))).toEqual(
      [],
    );
  });

  it('is counted by the web ACL, which shows no request', () => {
    const acl = JSON.stringify(propertiesOf('AWS::WAFv2::WebACL', edgeTemplate));
    expect(acl).toContain('"CloudWatchMetricsEnabled":true');
    expect(acl).toContain('"SampledRequestsEnabled":false');
    expect(acl).not.toContain('"SampledRequestsEnabled":true');
  });
});

describe('the secret of a vote', () => {
  it('outlives it by the days of the stage, as who destroys it and who says when are both told', () => {
    const told = Object.entries(template.findResources('AWS::Lambda::Function')).flatMap(([id, { Properties }]) =>
      Properties.Environment.Variables.VOTE_SECRET_DAYS === '3' ? [id.replace(/Function[0-9A-F]{8}$/, '')] : [],
    );
    expect(told.toSorted()).toEqual(['ProposalsMain', 'WorkersBudgetCountsWorker', 'WorkersRecountsWorker']);
  });

  it.each(['0', '91', 'soon'])('is not kept for %s days', (secretDays) => {
    const context = new Map(Object.entries({ secretDays }));
    expect(() => readSettings((name) => context.get(name), '1.2.3')).toThrow();
  });
});
