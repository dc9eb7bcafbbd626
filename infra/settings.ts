import * as z from 'zod';
import { INTERFACE_LOCALES, InterfaceLocale } from '../shared/platform/locale.ts';

const Text = z.string().trim().min(1);
const Switch = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const Domain = Text.regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/);
/** Reserved for documentation (RFC 2606): a synth without context must say something. */
const NOBODY = 'administrator@example.org';

/** What `-c name=value` or cdk.json may say; docs/deploy.md explains each name. */
const Context = z.object({
  stage: z.enum(['dev', 'prod']).default('dev'),
  region: Text.default('eu-west-3'),
  domain: Domain.optional(),
  hostedZoneId: Text.optional(),
  hostedZoneName: Domain.optional(),
  mailDomain: Domain.optional(),
  mailFrom: z.email().optional(),
  mailReplies: Domain.optional(),
  // What SNS lets an account spend on texts in a month, until more is asked for.
  smsMonthlyUsd: z.coerce.number().positive().default(1),
  mailsPerSecond: z.coerce.number().positive().default(1),
  bulkMailShare: z.coerce.number().min(0.05).max(0.9).default(0.4),
  firstAdministrator: z.email().default(NOBODY),
  geocoderUrl: z.url({ protocol: /^https$/ }).optional(),
  alarmEmail: z.email().optional(),
  locales: Text.transform((text) => text.split(','))
    .pipe(z.array(InterfaceLocale).min(1))
    .default([...INTERFACE_LOCALES]),
  webAcl: Switch.optional(),
  hstsSubdomains: Switch.default(false),
  voteConcurrency: z.coerce.number().int().nonnegative().optional(),
  signInConcurrency: z.coerce.number().int().nonnegative().default(0),
  apiPerSecond: z.coerce.number().int().positive().optional(),
  // What a table on demand takes unwarmed: DynamoDB refuses to warm it to less.
  warmWrites: z.coerce.number().int().min(4_000).optional(),
  warmReads: z.coerce.number().int().min(12_000).optional(),
  tallySeconds: z.coerce.number().int().min(1).max(60).default(2),
  // A day at least: a wrong date must be noticed before, since a vote whose secret is gone cannot be opened again.
  secretDays: z.coerce.number().int().min(1).max(90).default(7),
  // At most as many as Lambda gives a queue, and no fewer than it takes.
  publishers: z.coerce.number().int().min(2).max(1_000).default(20),
});

/** Settings of one stage. */
export interface Settings {
  readonly stage: 'dev' | 'prod';
  /** Region of everything but the certificate and the web ACL. */
  readonly region: string;
  readonly version: string;
  /** Where the site lives; without it at its cloudfront.net name. */
  readonly domain: string | undefined;
  /** Zone in Route 53 in which records of the domain are made; without it they are made by hand. */
  readonly hostedZone: { readonly id: string; readonly name: string } | undefined;
  /** Languages of `/`, in the order of the menu. */
  readonly locales: readonly string[];
  readonly mail: {
    readonly from: string;
    /** Domain with DKIM; without it only the address in `from` is verified. */
    readonly domain: string | undefined;
    /** Domain at which SES takes answers to mails; without it they go to the address in `from`. */
    readonly replies: string | undefined;
    /** Sending rate that SES has granted. */
    readonly perSecond: number;
    /** How much of it newsletters and digests have. */
    readonly bulkShare: number;
  };
  /** USD that texts cost in a month before somebody is called. */
  readonly smsMonthlyUsd: number;
  readonly firstAdministrator: string;
  /** Service that knows addresses; without it places are found in the gazetteer of communes alone. */
  readonly geocoderUrl: string | undefined;
  readonly alarmEmail: string | undefined;
  readonly webAcl: boolean;
  /** Whether browsers may reach subdomains of the site by TLS alone, too: for a year, and other sites may live there. */
  readonly hstsSubdomains: boolean;
  /** Concurrent votes that no other function can take away; 0 leaves voting in the common pool. */
  readonly voteConcurrency: number;
  /** Concurrent sign-ins that no other function can take away; 0 leaves them in the common pool. */
  readonly signInConcurrency: number;
  /** Units a second that the table and its indexes take at once; `undefined`: what DynamoDB has seen so far. */
  readonly warm: { readonly writes: number | undefined; readonly reads: number | undefined };
  /** Seconds that the CDN keeps sums of votes. */
  readonly tallySeconds: number;
  /** Days that the secret of a vote outlives it: until then its owner can see, and somebody could find out, who voted what. */
  readonly secretDays: number;
  /** Batches of pages that are published at once. */
  readonly publishers: number;
  readonly logDays: 7 | 30;
  /** Whether table, secrets and media outlive their stack. */
  readonly keepsData: boolean;
  /** Requests a second that the API takes, and how many at once on top. */
  readonly requests: { readonly perSecond: number; readonly burst: number };
}

const BY_STAGE = {
  dev: { webAcl: false, voteConcurrency: 0, logDays: 7, keepsData: false, requests: { perSecond: 200, burst: 400 } },
  prod: {
    webAcl: true,
    voteConcurrency: 300,
    logDays: 30,
    keepsData: true,
    requests: { perSecond: 5000, burst: 5000 },
  },
} as const;

/**
 * Settings from the context of the CDK app.
 *
 * @throws ZodError that names each value that does not fit.
 */
export function readSettings(contextOf: (name: string) => unknown, version: string): Settings {
  const given = Object.keys(Context.shape).map((name) => [name, contextOf(name) ?? undefined]);
  const context = Context.parse(Object.fromEntries(given));
  const { stage, region, domain, hostedZoneId, firstAdministrator, alarmEmail, locales } = context;
  const ofStage = BY_STAGE[stage];
  // An address of the site's own domain only where that domain is to be verified.
  const mailDomain = context.mailDomain ?? (context.mailFrom === undefined ? domain : undefined);
  const zoneName = context.hostedZoneName ?? domain;
  return {
    stage,
    region,
    version,
    domain,
    hostedZone: hostedZoneId && zoneName ? { id: hostedZoneId, name: zoneName } : undefined,
    locales,
    mail: {
      from: context.mailFrom ?? (mailDomain ? `parvis@${mailDomain}` : firstAdministrator),
      domain: mailDomain,
      replies: context.mailReplies,
      perSecond: context.mailsPerSecond,
      bulkShare: context.bulkMailShare,
    },
    smsMonthlyUsd: context.smsMonthlyUsd,
    firstAdministrator,
    geocoderUrl: context.geocoderUrl,
    alarmEmail,
    webAcl: context.webAcl ?? ofStage.webAcl,
    hstsSubdomains: context.hstsSubdomains,
    voteConcurrency: context.voteConcurrency ?? ofStage.voteConcurrency,
    signInConcurrency: context.signInConcurrency,
    warm: { writes: context.warmWrites, reads: context.warmReads },
    tallySeconds: context.tallySeconds,
    secretDays: context.secretDays,
    publishers: context.publishers,
    logDays: ofStage.logDays,
    keepsData: ofStage.keepsData,
    requests:
      context.apiPerSecond === undefined
        ? ofStage.requests
        : { perSecond: context.apiPerSecond, burst: context.apiPerSecond },
  };
}
