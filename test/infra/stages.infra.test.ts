import { describe, expect, it } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { readSettings } from '../../infra/settings.ts';
import { stacksOf } from './stacks.ts';
import { wholeTemplate } from './whole-template.ts';

const settings = (context: Record<string, string>) => readSettings((name) => context[name], '1.2.3');
const prod = stacksOf({
  stage: 'prod',
  domain: 'participez.example.fr',
  hostedZoneId: 'Z1',
  hostedZoneName: 'example.fr',
  firstAdministrator: 'ada@example.fr',
  alarmEmail: 'ops@example.fr',
});
const template = wholeTemplate(prod.platform);
const STATEFUL = ['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::SecretsManager::Secret'];

describe('settings', () => {
  it('make a dev stage in Paris of nothing said', () => {
    expect(settings({})).toMatchObject({
      stage: 'dev',
      region: 'eu-west-3',
      webAcl: false,
      voteConcurrency: 0,
      keepsData: false,
    });
  });

  it('let a town do without the web ACL in prod, and a rehearsal have it in dev', () => {
    expect(settings({ stage: 'prod', webAcl: 'false' }).webAcl).toBe(false);
    expect(settings({ webAcl: 'true' }).webAcl).toBe(true);
  });

  it.each([
    [
      'the domain of the site',
      { domain: 'participez.example.fr' },
      'parvis@participez.example.fr',
      'participez.example.fr',
    ],
    [
      'a domain of its own',
      { domain: 'participez.example.fr', mailDomain: 'example.fr' },
      'parvis@example.fr',
      'example.fr',
    ],
    [
      'one address alone',
      { domain: 'participez.example.fr', mailFrom: 'mairie@example.fr' },
      'mairie@example.fr',
      undefined,
    ],
    [
      'the first administrator, where there is no domain',
      { firstAdministrator: 'ada@example.fr' },
      'ada@example.fr',
      undefined,
    ],
  ])('send mail from %s', (_, context, from, domain) => {
    expect(settings({ ...context }).mail).toMatchObject({ from, domain });
  });

  it.each([[{ stage: 'staging' }], [{ domain: 'https://example.fr/' }], [{ locales: 'de' }], [{ webAcl: 'perhaps' }]])(
    'refuse %j',
    (context) => {
      expect(() => settings({ ...context })).toThrow();
    },
  );
});

describe('a prod stage', () => {
  it('keeps what people have given, under the same logical ids', () => {
    const { Resources } = template.toJSON();
    const stateful = Object.entries<{ Type: string; DeletionPolicy?: string }>(Resources)
      .filter(([, { Type }]) => STATEFUL.includes(Type))
      .map(([id, { Type, DeletionPolicy }]) => `${id} ${Type} ${DeletionPolicy}`)
      .toSorted();
    expect(stateful).toMatchInlineSnapshot(`
     [
       "DataFilesBucket68DEA6A5 AWS::S3::Bucket Delete",
       "DataTableFDBAD0F2 AWS::DynamoDB::GlobalTable Retain",
       "MediaFilesBucket49411642 AWS::S3::Bucket Retain",
       "SecretsOperator7D93D964 AWS::SecretsManager::Secret Retain",
       "SecretsOrigin297BAAC6 AWS::SecretsManager::Secret Retain",
       "SecretsPush072ADA69 AWS::SecretsManager::Secret Retain",
       "SecretsRecoveryA8103CDD AWS::SecretsManager::Secret Retain",
       "SecretsServices14E3812F AWS::SecretsManager::Secret Retain",
       "SecretsSession34EE1A69 AWS::SecretsManager::Secret Retain",
       "SecretsVerification549F81C5 AWS::SecretsManager::Secret Retain",
       "SecretsVote75F648A4 AWS::SecretsManager::Secret Retain",
       "SiteFilesBucketD246315E AWS::S3::Bucket Delete",
       "VoteSecretsBucketD437110F AWS::S3::Bucket Retain",
     ]
    `);
  });

  it('cannot lose its table or itself by a slip', () => {
    expect(prod.settings.keepsData).toBe(true);
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      Replicas: [Match.objectLike({ DeletionProtectionEnabled: true })],
    });
  });

  it('keeps concurrency for voting', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Voting',
      ReservedConcurrentExecutions: 300,
    });
  });

  it('answers at its domain, by records and a certificate from us-east-1', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['participez.example.fr'],
        ViewerCertificate: Match.objectLike({
          MinimumProtocolVersion: 'TLSv1.2_2021',
          SslSupportMethod: 'sni-only',
        }),
        WebACLId: Match.anyValue(),
        PriceClass: 'PriceClass_All',
      },
    });
    template.hasResourceProperties('AWS::Route53::RecordSet', {
      Name: 'participez.example.fr.',
      Type: 'AAAA',
    });
  });

  it('verifies its mail domain, with what became of each mail told to a topic, and no list of SES’s own', () => {
    template.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: 'participez.example.fr',
      MailFromAttributes: { MailFromDomain: 'bounce.participez.example.fr' },
    });
    template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint', 'reject', 'deliveryDelay'],
        SnsDestination: Match.anyValue(),
      },
    });
    // An address that was lifted must get mail again, and SES would not know of that.
    template.hasResourceProperties('AWS::SES::ConfigurationSet', { SuppressionOptions: { SuppressedReasons: [] } });
    // With the signature of SNS, which the bare message would not have.
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'sqs', RawMessageDelivery: false });
    for (const name of ['MailFromMxRecord', 'MailFromSpfRecord', 'DmarcRecord']) template.hasOutput(name, {});
    template.hasOutput('DkimRecord1', {});
    template.hasOutput('OperatorSecretArn', {});
  });

  it('names its first administrator to sign-in, and whom to wake', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Participants',
      Environment: {
        Variables: Match.objectLike({
          FIRST_ADMINISTRATOR: 'ada@example.fr',
          PARVIS_STAGE: 'prod',
        }),
      },
    });
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'ops@example.fr',
    });
  });

  it('has rate rules in front, a stricter one for sign-in', () => {
    if (prod.edge === undefined) throw new Error('a prod stage has an edge stack');
    const edge = Template.fromStack(prod.edge);
    edge.hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'CLOUDFRONT',
      Rules: Match.arrayWith([
        Match.objectLike({
          Name: 'SignInRate',
          Statement: {
            RateBasedStatement: Match.objectLike({
              Limit: 1500,
              ScopeDownStatement: Match.anyValue(),
            }),
          },
        }),
        Match.objectLike({
          Name: 'Rate',
          Statement: {
            RateBasedStatement: Match.objectLike({ Limit: 60_000 }),
          },
        }),
      ]),
    });
  });
});
