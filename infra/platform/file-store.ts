import { Duration, Names, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, type LifecycleRule } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { FeatureFunction } from './feature-function.ts';

const NO_ACCESS_LOG =
  'Readers come through CloudFront; who reads which contribution, from which address, is nobody’s business.';

export interface FileStoreProps {
  /** Variable that tells functions the name of the bucket. */
  readonly variable: 'SITE_BUCKET' | 'MEDIA_BUCKET' | 'DATA_BUCKET' | 'SECRETS_BUCKET';
  /** Keeps what is overwritten or removed for 90 days, and everything when the stack is removed. */
  readonly keepsData: boolean;
  /** Keeps no former version whatever `keepsData` says: what is destroyed here must be gone. */
  readonly forgets?: boolean;
  /** Days after which objects with a prefix are removed. */
  readonly expiring?: readonly { readonly prefix: string; readonly days: number }[];
}

/** Prefixes of keys; an empty one means all of the bucket. */
export interface FileGrants {
  readonly read?: readonly string[];
  readonly write?: readonly string[];
  readonly remove?: readonly string[];
}

/** A rule after which nothing is left of objects, former versions included. */
const forgotten = ({ prefix, days }: NonNullable<FileStoreProps['expiring']>[number]): LifecycleRule => ({
  prefix,
  expiration: Duration.days(days),
  noncurrentVersionExpiration: Duration.days(1),
});

/** A private bucket that functions write and CloudFront reads. */
export class FileStore extends Construct {
  readonly bucket: Bucket;
  private readonly variable: string;

  constructor(scope: Construct, id: string, { variable, keepsData, forgets = false, expiring = [] }: FileStoreProps) {
    super(scope, id);
    this.variable = variable;
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: keepsData && !forgets,
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
        ...(keepsData && !forgets ? [{ noncurrentVersionExpiration: Duration.days(90) }] : []),
        ...expiring.map(forgotten),
      ],
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(this.bucket, 'S1', NO_ACCESS_LOG);
  }

  /** Lets a function use objects by the beginning of their keys, and tells it the bucket. */
  grantFiles(fn: FeatureFunction, { read = [], write = [], remove = [] }: FileGrants): void {
    fn.tell(this.variable, this.bucket.bucketName);
    this.grantObjects(fn, 's3:GetObject', read);
    this.grantObjects(fn, 's3:PutObject', write);
    this.grantObjects(fn, 's3:DeleteObject', remove);
    // Without it S3 answers "denied" instead of "not there" for a missing object.
    if (read.length > 0)
      fn.allow(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] }));
  }

  /**
   * Tells a queue of every object that comes below a prefix. The library's own way brings a function for it; this one
   * takes any bucket of the account, since the queue must know the bucket before the bucket is made.
   */
  announce(queue: Queue, prefix: string): void {
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    const bucket = this.bucket.node.defaultChild as CfnBucket;
    bucket.notificationConfiguration = {
      queueConfigurations: [
        {
          event: 's3:ObjectCreated:*',
          queue: queue.queueArn,
          filter: { s3Key: { rules: [{ name: 'prefix', value: prefix }] } },
        },
      ],
    };
    // S3 tries the queue when it is told of it.
    bucket.node.addDependency(queue.node.findChild('Policy'));
  }

  private grantObjects(fn: FeatureFunction, action: string, prefixes: readonly string[]): void {
    if (prefixes.length === 0) return;
    const resources = prefixes.map((prefix) => this.bucket.arnForObjects(`${prefix}*`));
    fn.allow(new PolicyStatement({ actions: [action], resources }));
    const arn = this.inFindingsOf(fn);
    for (const prefix of prefixes) {
      acknowledge(
        fn.role,
        `IAM5[Resource::<${arn}>/${prefix}*]`,
        'Objects of this prefix are the function’s own: their keys follow from ids.',
      );
    }
  }

  /** The bucket's ARN as cdk-nag writes it: a parameter where the function stands in another stack. */
  private inFindingsOf(fn: FeatureFunction): string {
    const bucket = this.bucket.node.defaultChild as CfnBucket;
    const stack = Stack.of(this);
    return Stack.of(fn) === stack
      ? `${stack.getLogicalId(bucket)}.Arn`
      : `referenceto${Names.nodeUniqueId(bucket.node)}Arn`;
  }
}
