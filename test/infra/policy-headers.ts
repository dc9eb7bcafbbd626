import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';

const Override = z.object({ Override: z.boolean() });
const Policy = z.object({
  SecurityHeadersConfig: z.object({
    ContentTypeOptions: Override,
    ReferrerPolicy: Override.extend({ ReferrerPolicy: z.string() }),
    FrameOptions: Override.extend({ FrameOption: z.string() }).optional(),
    ContentSecurityPolicy: Override.extend({ ContentSecurityPolicy: z.string() }).optional(),
    StrictTransportSecurity: Override.extend({ AccessControlMaxAgeSec: z.number(), IncludeSubdomains: z.boolean() }),
  }),
  CustomHeadersConfig: z.object({ Items: z.array(Override.extend({ Header: z.string(), Value: z.string() })) }),
});

/** The headers that a behavior's policy puts over those of its origin, as a browser gets them; names in lower case. */
export function policyHeaders(
  { ResponseHeadersPolicyId }: { readonly ResponseHeadersPolicyId?: unknown },
  template: Template,
): Record<string, string> {
  const { Ref } = z.object({ Ref: z.string() }).parse(ResponseHeadersPolicyId);
  const found = template.findResources('AWS::CloudFront::ResponseHeadersPolicy')[Ref];
  const { SecurityHeadersConfig: own, CustomHeadersConfig: custom } = Policy.parse(
    found?.Properties.ResponseHeadersPolicyConfig,
  );
  const { AccessControlMaxAgeSec, IncludeSubdomains } = own.StrictTransportSecurity;
  const all = [
    { ...own.ContentTypeOptions, Header: 'x-content-type-options', Value: 'nosniff' },
    { ...own.ReferrerPolicy, Header: 'referrer-policy', Value: own.ReferrerPolicy.ReferrerPolicy },
    { ...own.FrameOptions, Header: 'x-frame-options', Value: own.FrameOptions?.FrameOption },
    {
      ...own.ContentSecurityPolicy,
      Header: 'content-security-policy',
      Value: own.ContentSecurityPolicy?.ContentSecurityPolicy,
    },
    {
      ...own.StrictTransportSecurity,
      Header: 'strict-transport-security',
      Value: `max-age=${AccessControlMaxAgeSec}${IncludeSubdomains ? '; includeSubDomains' : ''}`,
    },
    ...custom.Items,
  ];
  const set = all.flatMap(({ Header, Value, Override }) => (Override && Value !== undefined ? [[Header, Value]] : []));
  return Object.fromEntries(set);
}
