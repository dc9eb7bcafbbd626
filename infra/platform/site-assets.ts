import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, Stack } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { acknowledge, inFindings } from './acknowledge.ts';
import type { FileStore } from './file-store.ts';

const FIXED_PAGES = join(import.meta.dirname, '../site');
const IMMUTABLE = [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()];
/** The service worker and the one that ends it keep their names: the CDN asks the bucket for them each time. */
const WORKERS = ['sw.js', 'sw-off.js'];
const SHORT = [CacheControl.setPublic(), CacheControl.maxAge(Duration.minutes(5))];

export interface SiteAssetsProps {
  readonly files: FileStore;
  /** Folder `web/dist/client`. */
  readonly client: string;
}

/** Copies what the web build made, and the pages that never change, into the site bucket. */
export class SiteAssets extends Construct {
  constructor(scope: Construct, id: string, { files, client }: SiteAssetsProps) {
    super(scope, id);
    // The library's own interface and class differ under exactOptionalPropertyTypes.
    const bucket = files.bucket as IBucket;
    const hashed = join(client, '_astro');
    if (!existsSync(hashed)) throw new Error(`${hashed} is missing: run \`npm run build\` first`);
    // Nothing is pruned: published pages go on asking for the assets of their own build until they are rendered again.
    const common = { destinationBucket: bucket, prune: false, memoryLimit: 512 };
    new BucketDeployment(this, 'Hashed', {
      ...common,
      sources: [Source.asset(hashed)],
      destinationKeyPrefix: '_astro',
      cacheControl: IMMUTABLE,
    });
    new BucketDeployment(this, 'Fixed', {
      ...common,
      sources: [Source.asset(client, { exclude: ['_astro', ...WORKERS] }), Source.asset(FIXED_PAGES)],
      cacheControl: SHORT,
    });
    new BucketDeployment(this, 'Worker', {
      ...common,
      sources: [Source.asset(client, { exclude: ['*', ...WORKERS.map((file) => `!${file}`)] })],
      cacheControl: [CacheControl.noCache()],
    });
    this.acknowledgeCopier(bucket);
  }

  /** The function that copies is CDK's own. */
  private acknowledgeCopier(bucket: IBucket): void {
    const stack = Stack.of(this);
    for (const copier of stack.node.children.filter(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'))) {
      const because = 'Function of the CDK library: it copies build files while a deployment runs, and only then.';
      acknowledge(copier, 'L1', because);
      acknowledge(
        copier,
        'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
        because,
      );
      for (const action of ['s3:GetBucket*', 's3:GetObject*', 's3:List*', 's3:Abort*', 's3:DeleteObject*'])
        acknowledge(copier, `IAM5[Action::${action}]`, because);
      const siteId = stack.resolve(bucket.bucketArn)['Fn::GetAtt']?.[0];
      const assets = `arn:${inFindings(this, stack.partition)}:s3:::cdk-hnb659fds-assets-${inFindings(this, stack.account)}-${stack.region}/*`;
      for (const resource of [`<${siteId}.Arn>/*`, assets]) acknowledge(copier, `IAM5[Resource::${resource}]`, because);
    }
  }
}
