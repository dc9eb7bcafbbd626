import { App, Validations } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import featureFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import { EdgeStack } from '../../infra/edge-stack.ts';
import { PlatformStack } from '../../infra/platform-stack.ts';
import { readSettings, type Settings } from '../../infra/settings.ts';
import { newOutdir } from './synth-folder.ts';
import { wholeTemplate } from './whole-template.ts';

export interface Stacks {
  readonly app: App;
  readonly settings: Settings;
  readonly platform: PlatformStack;
  readonly edge: EdgeStack | undefined;
}

/**
 * The stacks of a stage as infra/app.ts makes them, with functions that do nothing: no build is needed.
 *
 * @param asked is told the name of each bundle
 * @param builtinCloudFormationValidation CDK's own validation of what it synthesizes, which takes five times as long as
 *   all else: nag.infra.test.ts has it for every kind of stage
 */
export function stacksOf(
  context: Readonly<Record<string, string>> = {},
  asked: (bundle: string) => void = () => undefined,
  builtinCloudFormationValidation = false,
): Stacks {
  const app = new App({ context: featureFlags, outdir: newOutdir(), builtinCloudFormationValidation });
  const settings = readSettings((name) => context[name], '1.2.3');
  const name = `Parvis-${settings.stage}`;
  const env = (region: string) => ({ region, account: '123456789012' });
  const edge =
    settings.webAcl || settings.domain !== undefined
      ? new EdgeStack(app, `${name}-Edge`, { settings, env: env('us-east-1'), crossRegionReferences: true })
      : undefined;
  const platform = new PlatformStack(app, name, {
    settings,
    codeOf: (bundle) => {
      asked(bundle);
      return Code.fromInline('//');
    },
    certificate: edge?.certificate,
    webAclArn: edge?.webAclArn,
    env: env(settings.region),
    crossRegionReferences: true,
  });
  return { app, settings, platform, edge };
}

/** The template of the main stack with the stack inside it, as if they were one: what is deployed, whichever holds it. */
export const templateOf = (context: Readonly<Record<string, string>> = {}): Template =>
  wholeTemplate(stacksOf(context).platform);

/** As {@link stacksOf}; synthesis also throws with what CDK finds in the templates. */
export const validatedStacksOf = (context: Readonly<Record<string, string>>): Stacks =>
  stacksOf(context, () => undefined, true);

/** Findings of cdk-nag that nobody has given a reason for: synthesis throws with them. */
export function checkWithNag(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
}
