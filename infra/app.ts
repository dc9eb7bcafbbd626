/** Entry of the CDK app (cdk.json): one stage at a time, `npx cdk synth -c stage=prod`. docs/deploy.md has the rest. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, FileSystem, Tags, Validations } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import featureFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import * as z from 'zod';
import { EdgeStack } from './edge-stack.ts';
import { PlatformStack } from './platform-stack.ts';
import { readSettings } from './settings.ts';

const root = join(import.meta.dirname, '..');
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

function codeOf(bundle: string): Code {
  const path = join(root, 'dist/functions', bundle);
  if (!existsSync(path)) throw new Error(`There is no bundle "${bundle}": run \`npm run build\` first.`);
  return Code.fromAsset(path, { exclude: ['*.map'] });
}

// A new app takes what the library recommends to new apps.
const app = new App({ context: featureFlags });
const settings = readSettings((name) => app.node.tryGetContext(name), version);
const name = `Parvis-${settings.stage}`;
const account = process.env.CDK_DEFAULT_ACCOUNT;
const environment = (region: string) => ({ region, ...(account === undefined ? {} : { account }) });

const edge =
  settings.webAcl || settings.domain !== undefined
    ? new EdgeStack(app, `${name}-Edge`, { settings, env: environment('us-east-1'), crossRegionReferences: true })
    : undefined;
new PlatformStack(app, name, {
  settings,
  codeOf,
  web: {
    client: join(root, 'web/dist/client'),
    build: FileSystem.fingerprint(join(root, 'dist/functions/publisher'), { exclude: ['*.map'] }),
  },
  certificate: edge?.certificate,
  webAclArn: edge?.webAclArn,
  env: environment(settings.region),
  crossRegionReferences: true,
  terminationProtection: settings.keepsData,
});
Tags.of(app).add('parvis:stage', settings.stage);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
