import { Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { webAcl } from './platform/web-acl.ts';
import type { Settings } from './settings.ts';

export interface EdgeStackProps extends StackProps {
  readonly settings: Settings;
}

/** What CloudFront takes from us-east-1 only: the certificate of the domain, and the web ACL. */
export class EdgeStack extends Stack {
  readonly certificate: ICertificate | undefined;
  readonly webAclArn: string | undefined;

  constructor(scope: Construct, id: string, { settings, ...props }: EdgeStackProps) {
    super(scope, id, props);
    const { domain, hostedZone } = settings;
    if (domain !== undefined) {
      const zone =
        hostedZone &&
        HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId: hostedZone.id, zoneName: hostedZone.name });
      this.certificate = new Certificate(this, 'Certificate', {
        domainName: domain,
        validation: CertificateValidation.fromDns(zone),
      });
    }
    this.webAclArn = settings.webAcl ? webAcl(this, 'WebAcl').attrArn : undefined;
  }
}
