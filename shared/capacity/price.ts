import { LIMITS } from './limits.ts';
import type { Prices } from './prices.ts';
import type { Stage } from './scenario.ts';
import type { Usage } from './usage.ts';

export interface BillLine {
  readonly what: string;
  /** US dollars. */
  readonly price: number;
}

const MILLION = 1_000_000;
/** GB of logs and traces for a million calls. */
const LOGS_A_MILLION = 0.8;

/** What warming the table and its two indexes costs, once: the difference to what it takes unwarmed. */
export const warmingPrice = ({ warmWrites }: Pick<Stage, 'warmWrites'>, prices: Prices): number =>
  3 * Math.max(0, warmWrites - LIMITS.coldWrites) * prices.warmWrite;

/** The bill of one run. Storage, the idle months around it and tax are not on it. */
export function billOf(usage: Usage, stage: Stage, prices: Prices): BillLine[] {
  const millions = (count: number, price: number) => (count / MILLION) * price;
  return [
    { what: 'CDN: requests', price: millions(usage.cdnRequests, prices.cdnRequests) },
    { what: 'CDN: transfer', price: usage.cdnGb * prices.cdnGb },
    { what: 'Firewall', price: millions(usage.cdnRequests, prices.firewallRequests) },
    { what: 'Mails', price: millions(usage.mails, prices.mails) },
    { what: 'API calls', price: millions(usage.apiCalls, prices.apiCalls) },
    {
      what: 'Functions',
      price: millions(usage.calls, prices.lambdaCalls) + usage.gbSeconds * prices.lambdaGbSecond,
    },
    { what: 'Functions kept ready', price: usage.provisionedGbSeconds * prices.provisionedGbSecond },
    { what: 'Table: writes', price: millions(usage.writeUnits, prices.writeUnits) },
    { what: 'Table: reads', price: millions(usage.readUnits, prices.readUnits) },
    { what: 'Table: warming, once', price: warmingPrice(stage, prices) },
    { what: 'Queues', price: millions(usage.queueCalls, prices.queueCalls) },
    {
      what: 'Files',
      price: millions(usage.bucketReads, prices.bucketReads) + millions(usage.bucketWrites, prices.bucketWrites),
    },
    { what: 'Logs and traces', price: millions(usage.calls, LOGS_A_MILLION) * prices.logsGb },
  ];
}
