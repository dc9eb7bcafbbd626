import { BlockList, isIP } from 'node:net';

/** Networks that are nobody's on the public internet: RFC 6890 and its registries, and the ranges of clouds' own services. */
const PRIVATE_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;

const blocked = new BlockList();
for (const [network, bits] of PRIVATE_4) blocked.addSubnet(network, bits, 'ipv4');

/** Of IPv6 what is given out for the public; all else, such as `::1`, `fc00::/7` and addresses with an IPv4 address inside, is not. */
const given = new BlockList();
given.addSubnet('2000::', 3, 'ipv6');
const withheld = new BlockList();
withheld.addSubnet('2001::', 23, 'ipv6');
withheld.addSubnet('2001:db8::', 32, 'ipv6');
withheld.addSubnet('2002::', 16, 'ipv6');
withheld.addSubnet('3fff::', 20, 'ipv6');

/** Whether an IP address is one of the public internet: no server of ours and none of a private network has such a one. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !blocked.check(address, 'ipv4');
  return isIP(address) === 6 && given.check(address, 'ipv6') && !withheld.check(address, 'ipv6');
}
