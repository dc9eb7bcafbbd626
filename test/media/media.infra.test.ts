import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { type BuildOptions, build } from 'esbuild';
import { besideBundles, libvipsBeside } from '../../scripts/beside-bundles.ts';
import { templateOf } from '../infra/stacks.ts';
import { aPdf, aPdfWithScript, aPhoto, aPngBomb } from './files.ts';

const run = promisify(execFile);
const template = templateOf({ stage: 'prod', webAcl: 'false' });

describe('uploads in the stack', () => {
  it('are told to the queue of the worker, one at a time', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: {
        QueueConfigurations: [
          {
            Event: 's3:ObjectCreated:*',
            Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'uploads/' }] } },
            Queue: { 'Fn::GetAtt': [Match.stringLikeRegexp('WorkersUploadsQueue'), 'Arn'] },
          },
        ],
      },
    });
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('WorkersUploadsQueue'), 'Arn'] },
      BatchSize: 1,
    });
  });

  it('may be told by buckets of this account alone, and the queue knows it before the bucket is made', () => {
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { Service: 's3.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
          }),
        ]),
      },
    });
    template.hasResource('AWS::S3::Bucket', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('WorkersUploadsQueuePolicy')]),
    });
  });

  it('are gone after a day, former versions included', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({
            Prefix: 'uploads/',
            ExpirationInDays: 1,
            NoncurrentVersionExpiration: { NoncurrentDays: 1 },
            Status: 'Enabled',
          }),
        ]),
      },
    });
  });

  it('come through the same site, without a cookie', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        CacheBehaviors: Match.arrayWith([
          Match.objectLike({ PathPattern: '/uploads', OriginRequestPolicyId: Match.absent() }),
        ]),
      },
    });
  });
});

/** As in `dist/functions/uploads`, where no package of this project can be found. */
describe('the bundle of the worker', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'parvis-bundle-'));
    const common = {
      bundle: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
    } satisfies BuildOptions;
    const modules = ['functions/media/check/image.ts', 'functions/media/check/pdf.ts'];
    await build({
      ...common,
      stdin: { contents: modules.map((file) => `export * from './${file}';`).join(''), resolveDir: process.cwd() },
      outfile: `${directory}/uploads/index.mjs`,
      plugins: [libvipsBeside],
      banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
    });
    await besideBundles(directory, common);
  });
  afterAll(() => rm(directory, { recursive: true }));

  const check = async (name: 'checkImage' | 'checkPdf', bytes: Uint8Array) => {
    const file = join(directory, 'file');
    await writeFile(file, bytes);
    const script = `
      const { ${name} } = await import(${JSON.stringify(join(directory, 'uploads/index.mjs'))});
      const { readFileSync } = await import('node:fs');
      const found = await ${name}(readFileSync(${JSON.stringify(file)}));
      console.log(JSON.stringify(found?.large ? [found.large.width, found.large.height] : (found ?? null)));
      process.exit(0);`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: directory });
    return JSON.parse(stdout);
  };

  it('makes pictures smaller with what stands beside it, on any processor', async () => {
    expect(await check('checkImage', await aPhoto(2000, 1000))).toEqual([800, 1600]);
    expect(await check('checkImage', aPngBomb(50_000, 50_000))).toEqual({ refused: 'too-many-pixels' });
  });

  it('reads PDFs in the thread that stands beside it', async () => {
    expect(await check('checkPdf', await aPdf())).toBeNull();
    expect(await check('checkPdf', await aPdfWithScript())).toBe('pdf-active');
  });
});
