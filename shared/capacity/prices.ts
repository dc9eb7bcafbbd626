export type Region = 'eu-west-3' | 'eu-west-1';

/** US dollars, list prices without tax, free months or contracts. */
export interface Prices {
  readonly region: Region;
  /** A million units of a table on demand. */
  readonly writeUnits: number;
  readonly readUnits: number;
  /** One unit a second of warm throughput, once: an hour of a provisioned unit. */
  readonly warmWrite: number;
  readonly warmRead: number;
  readonly lambdaCalls: number;
  readonly lambdaGbSecond: number;
  /** A GB-second that is kept ready, used or not. */
  readonly provisionedGbSecond: number;
  readonly apiCalls: number;
  readonly cdnRequests: number;
  readonly cdnGb: number;
  readonly firewallRequests: number;
  readonly mails: number;
  readonly queueCalls: number;
  readonly bucketReads: number;
  readonly bucketWrites: number;
  readonly logsGb: number;
}

/** Where the prices come from, printed with each bill. */
export const PRICE_SOURCE =
  'AWS list prices as the authors knew them in November 2026, not read from AWS by this program, in US dollars, without tax, free tier and discounts; check them with the AWS Pricing Calculator before you sign anything';

/** A million, unless the name says otherwise. CloudFront, its firewall and SES cost the same in both regions. */
const EVERYWHERE = {
  lambdaCalls: 0.2,
  lambdaGbSecond: 0.0000133334,
  provisionedGbSecond: 0.0000033334,
  cdnRequests: 1.2,
  cdnGb: 0.085,
  firewallRequests: 0.6,
  mails: 100,
  queueCalls: 0.4,
} as const;

/** List prices of the two regions nearest to Paris and Brussels. */
export const PRICES: Readonly<Record<Region, Prices>> = {
  'eu-west-3': {
    region: 'eu-west-3',
    ...EVERYWHERE,
    writeUnits: 0.7423,
    readUnits: 0.1485,
    warmWrite: 0.000772,
    warmRead: 0.0001544,
    apiCalls: 1.17,
    bucketReads: 0.42,
    bucketWrites: 5.3,
    logsGb: 0.5985,
  },
  'eu-west-1': {
    region: 'eu-west-1',
    ...EVERYWHERE,
    writeUnits: 0.7068,
    readUnits: 0.1415,
    warmWrite: 0.000735,
    warmRead: 0.000147,
    apiCalls: 1.11,
    bucketReads: 0.4,
    bucketWrites: 5,
    logsGb: 0.57,
  },
};
