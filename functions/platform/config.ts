import * as z from 'zod';

/** What a function is told by its environment. Parsed once; a missing name stops the function at its first call. */
const Environment = z.object({
  PARVIS_STAGE: z.enum(['local', 'dev', 'prod']),
  PARVIS_VERSION: z.string().default('0.0.0'),
  SITE_ORIGIN: z.url().describe('Origin of the public site, without a slash at the end'),
  TABLE_NAME: z.string(),
  SITE_BUCKET: z.string().default(''),
  MEDIA_BUCKET: z.string().default(''),
  DATA_BUCKET: z.string().default(''),
  SECRETS_BUCKET: z.string().default('').describe('Secrets of votes, one object each'),
  MAIL_FROM: z.string().default(''),
  GEOCODER_URL: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .default('')
    .describe('Service that knows addresses, asked with `q` and `limit`; without it only communes are known'),
  MAIL_REPLIES: z
    .string()
    .default('')
    .describe('Domain at which answers to mails arrive; without it they go to the sender'),
  MAIL_CONFIGURATION_SET: z.string().optional(),
  MAIL_INTERVAL_MS: z.coerce.number().nonnegative().default(0),
  MAIL_UNCERTAIN_SECONDS: z.coerce.number().int().positive().default(900),
  MAIL_TOPIC_ARN: z.string().default('').describe('Topic to which SES tells what became of mails'),
  FIRST_ADMINISTRATOR: z
    .string()
    .default('')
    .describe('E-mail address that is an administrator from its first sign-in'),
  PUBLISH_QUEUE_URL: z.string().default(''),
  INDEX_QUEUE_URL: z.string().default(''),
  TALLIES_QUEUE_URL: z.string().default(''),
  MAIL_QUEUE_URL: z.string().default(''),
  URGENT_QUEUE_URL: z.string().default(''),
  BULK_QUEUE_URL: z.string().default(''),
  FEEDBACK_QUEUE_URL: z.string().default(''),
  NOTICES_QUEUE_URL: z.string().default(''),
  NEWSLETTERS_QUEUE_URL: z.string().default(''),
  PUSHES_QUEUE_URL: z.string().default(''),
  EXPORTS_QUEUE_URL: z.string().default(''),
  EXCHANGES_QUEUE_URL: z.string().default(''),
  CENSUS_QUEUE_URL: z.string().default(''),
  ERASURES_QUEUE_URL: z.string().default(''),
  CARDS_QUEUE_URL: z.string().default(''),
  RECOUNTS_QUEUE_URL: z.string().default(''),
  COUNTS_QUEUE_URL: z.string().default(''),
  MODERATION_QUEUE_URL: z.string().default(''),
  AUDIT_QUEUE_URL: z.string().default(''),
  TEXTS_QUEUE_URL: z.string().default(''),
  UPLOADS_QUEUE_URL: z.string().default(''),
  UNREADABLE_QUEUE_URL: z.string().default(''),
  TALLY_SECONDS: z.coerce.number().int().positive().default(2).describe('How long the CDN keeps sums of votes'),
  VOTE_SECRET_DAYS: z.coerce
    .number()
    .int()
    .positive()
    .default(7)
    .describe('Days from the end of a vote to that of its secret'),
});

export interface Config {
  readonly stage: 'local' | 'dev' | 'prod';
  readonly version: string;
  readonly siteOrigin: string;
  readonly tableName: string;
  readonly buckets: { readonly site: string; readonly media: string; readonly data: string; readonly secrets: string };
  readonly mailFrom: string;
  /** Domain at which answers to mails arrive. @default '' they go to the address that mails come from */
  readonly mailReplies?: string;
  readonly mailConfigurationSet: string | undefined;
  /** Milliseconds from one mail of a worker to its next: with the number of workers, the rate that SES has granted. */
  readonly mailIntervalMs?: number;
  /** Seconds from a claim that nobody has ended to the next try, unless SES tells of the mail before. @default 900 */
  readonly mailUncertainSeconds?: number;
  /** Topic whose messages are believed. @default '' none are */
  readonly snsTopicArn?: string;
  readonly firstAdministrator: string;
  /** Empty: places are found in the gazetteer of communes alone. */
  readonly geocoderUrl: string;
  /** Seconds that the CDN keeps sums of votes. @default 2 */
  readonly tallySeconds?: number;
  /** Days that the secret of a vote outlives it. @default 7 */
  readonly secretDays?: number;
  readonly queueUrls: Readonly<Record<QueueName, string>>;
}
/** `unreadable` keeps the keys of stream records that could not be decoded, for an operator. */
export type QueueName =
  | 'publish'
  | 'index'
  | 'tallies'
  | 'mail'
  | 'urgent'
  | 'bulk'
  | 'feedback'
  | 'notices'
  | 'newsletters'
  | 'pushes'
  | 'exports'
  | 'exchanges'
  | 'census'
  | 'erasures'
  | 'uploads'
  | 'cards'
  | 'recounts'
  | 'counts'
  | 'moderation'
  | 'audit'
  | 'texts'
  | 'unreadable';

/** @throws ZodError that names each missing variable. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const env = Environment.parse(environment);
  return {
    stage: env.PARVIS_STAGE,
    version: env.PARVIS_VERSION,
    siteOrigin: env.SITE_ORIGIN,
    tableName: env.TABLE_NAME,
    buckets: { site: env.SITE_BUCKET, media: env.MEDIA_BUCKET, data: env.DATA_BUCKET, secrets: env.SECRETS_BUCKET },
    mailFrom: env.MAIL_FROM,
    mailReplies: env.MAIL_REPLIES,
    mailConfigurationSet: env.MAIL_CONFIGURATION_SET,
    mailIntervalMs: env.MAIL_INTERVAL_MS,
    mailUncertainSeconds: env.MAIL_UNCERTAIN_SECONDS,
    snsTopicArn: env.MAIL_TOPIC_ARN,
    firstAdministrator: env.FIRST_ADMINISTRATOR.toLowerCase(),
    geocoderUrl: env.GEOCODER_URL,
    tallySeconds: env.TALLY_SECONDS,
    secretDays: env.VOTE_SECRET_DAYS,
    queueUrls: {
      publish: env.PUBLISH_QUEUE_URL,
      index: env.INDEX_QUEUE_URL,
      tallies: env.TALLIES_QUEUE_URL,
      mail: env.MAIL_QUEUE_URL,
      urgent: env.URGENT_QUEUE_URL,
      bulk: env.BULK_QUEUE_URL,
      feedback: env.FEEDBACK_QUEUE_URL,
      notices: env.NOTICES_QUEUE_URL,
      newsletters: env.NEWSLETTERS_QUEUE_URL,
      pushes: env.PUSHES_QUEUE_URL,
      exports: env.EXPORTS_QUEUE_URL,
      exchanges: env.EXCHANGES_QUEUE_URL,
      census: env.CENSUS_QUEUE_URL,
      erasures: env.ERASURES_QUEUE_URL,
      cards: env.CARDS_QUEUE_URL,
      recounts: env.RECOUNTS_QUEUE_URL,
      counts: env.COUNTS_QUEUE_URL,
      moderation: env.MODERATION_QUEUE_URL,
      audit: env.AUDIT_QUEUE_URL,
      texts: env.TEXTS_QUEUE_URL,
      uploads: env.UPLOADS_QUEUE_URL,
      unreadable: env.UNREADABLE_QUEUE_URL,
    },
  };
}
