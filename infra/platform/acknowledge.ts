import { Stack, Token, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Accepts a finding of cdk-nag on a construct and all below it. Write the reason beside the resource, for whoever asks
 * why years later.
 *
 * @param rule such as `S1`, or `IAM5[Resource::*]` for one finding of a rule that has several
 */
export function acknowledge(construct: IConstruct, rule: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${rule}`, reason });
}

/** The account as cdk-nag writes it in a finding: its number, or a placeholder where synthesis does not know it. */
export function accountInFindings(construct: IConstruct): string {
  const { account } = Stack.of(construct);
  return Token.isUnresolved(account) ? '<AWS::AccountId>' : account;
}
