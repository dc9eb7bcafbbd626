import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ReceiptRuleSet, TlsPolicy } from 'aws-cdk-lib/aws-ses';
import { Lambda, LambdaInvocationType } from 'aws-cdk-lib/aws-ses-actions';
import { Construct } from 'constructs';
import { ReplyNotices } from '../functions/mail-in/entities.ts';
import { Outbox } from '../functions/platform/entities.ts';
import { Organizations } from '../functions/spaces/entities.ts';
import { FeatureFunction } from './platform/feature-function.ts';
import type { Platform } from './platform/platform.ts';

/**
 * Answers to our mails: SES takes them at a domain of its own, and a function tells their senders that nobody reads there.
 * No text of a mail reaches the function, and none is kept. Without the domain, mails that are answered go where the
 * operator's own mail server takes them.
 */
export class MailIn extends Construct {
  constructor(scope: Construct, id: string, { stage, table }: Platform) {
    super(scope, id);
    const { replies, from } = stage.settings.mail;
    const fn = new FeatureFunction(this, 'Main', {
      stage,
      bundle: 'mail-in',
      description: 'Answers to mails',
      // SES calls it once more after a failure, and once more.
      errors: 3,
    });
    table.grantEntities(fn, { read: [Organizations, Outbox], write: [ReplyNotices, Outbox] });
    fn.tell('MAIL_FROM', from);
    if (replies === undefined) return;
    fn.tell('MAIL_REPLIES', replies);
    const rules = new ReceiptRuleSet(this, 'Rules', {
      rules: [
        {
          recipients: [replies],
          scanEnabled: true,
          tlsPolicy: TlsPolicy.OPTIONAL,
          // The library's own interface and class differ under exactOptionalPropertyTypes.
          actions: [new Lambda({ function: fn.lambda as IFunction, invocationType: LambdaInvocationType.EVENT })],
        },
      ],
    });
    new CfnOutput(this, 'RuleSet', { value: rules.receiptRuleSetName });
    new CfnOutput(this, 'MxRecord', {
      value: `${replies} MX 10 inbound-smtp.${Stack.of(this).region}.amazonaws.com`,
    });
  }
}
