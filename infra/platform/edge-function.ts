import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Function as CloudFrontFunction,
  type FunctionAssociation,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

const EDGE = join(import.meta.dirname, '../edge');
const LOCALES = /^const LOCALES = .*$/m;

/** A function of `infra/edge` at CloudFront, told the languages of the deployment where it asks for them. */
export function edgeFunction(
  scope: Construct,
  id: string,
  { file, locales }: { readonly file: string; readonly locales: readonly string[] },
): FunctionAssociation {
  const source = readFileSync(join(EDGE, file), 'utf8').replace(LOCALES, `const LOCALES = ${JSON.stringify(locales)};`);
  return {
    eventType: FunctionEventType.VIEWER_REQUEST,
    function: new CloudFrontFunction(scope, id, {
      code: FunctionCode.fromInline(source),
      runtime: FunctionRuntime.JS_2_0,
      comment: file,
    }),
  };
}
