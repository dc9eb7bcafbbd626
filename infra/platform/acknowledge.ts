import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts a warning of the CDK library on a construct and all below it. */
export function acknowledgeWarning(construct: IConstruct, id: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `Annotation::${id}`, reason });
}

/**
 * Accepts a finding of cdk-nag on a construct and all below it. Write the reason beside the resource, for whoever asks
 * why years later.
 *
 * @param rule such as `S1`, or `IAM5[Resource::*]` for one finding of a rule that has several
 */
export function acknowledge(construct: IConstruct, rule: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${rule}`, reason });
}

/** A part of an ARN as cdk-nag writes it in a finding: itself, or a placeholder where synthesis does not know it. */
export function inFindings(construct: IConstruct, part: string): string {
  const resolved: unknown = Stack.of(construct).resolve(part);
  if (typeof resolved === 'string') return resolved;
  return JSON.stringify(resolved).replace(/^\{"Ref":"([\w:]+)"\}$/, '<$1>');
}
