/** Asks a server of the public internet whether it has something: HEAD, no redirect followed, nothing read. */
import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** How a name is looked up; tests give their own. */
export type Lookup = (host: string) => Promise<readonly LookupAddress[]>;

const PATIENCE_MS = 5000;

/** What a server said; why it was not asked, or did not answer. */
export type Answer =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'not-public' }
  | { readonly kind: 'unreachable' };

const lookUp: Lookup = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, found) => (error === null ? resolve(found) : reject(error)));
  });

const ask = (url: URL, address: LookupAddress): Promise<Answer> =>
  new Promise((resolve) => {
    // The connection goes to the address that was judged: a second look-up could be given another one.
    const judged: LookupFunction = (_, { all }, done) =>
      all ? done(null, [address]) : done(null, address.address, address.family);
    const headers = { 'user-agent': 'Parvis link check' };
    const sent = request(url, { method: 'HEAD', lookup: judged, headers, timeout: PATIENCE_MS, agent: false });
    sent.on('response', ({ statusCode = 0 }) => {
      sent.destroy();
      resolve({ kind: 'answered', status: statusCode });
    });
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => resolve({ kind: 'unreachable' }));
    sent.on('close', () => resolve({ kind: 'unreachable' }));
    sent.end();
  });

/** Asks for an https address on the usual port, if its server is one of the public internet. Never throws. */
export async function askFor(address: string, look: Lookup = lookUp): Promise<Answer> {
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '')
    return { kind: 'not-public' };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0)
    return isPublicAddress(host) ? ask(url, { address: host, family: isIP(host) }) : { kind: 'not-public' };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), PATIENCE_MS);
  });
  const found = await Promise.race([look(host).catch(() => 'late' as const), late]);
  clearTimeout(timer);
  const [first] = found === 'late' ? [] : found;
  if (found === 'late' || first === undefined) return { kind: 'unreachable' };
  // One private address among public ones is a trap.
  return found.every((one) => isPublicAddress(one.address)) ? ask(url, first) : { kind: 'not-public' };
}
