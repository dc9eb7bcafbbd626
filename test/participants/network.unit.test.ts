import { describe, expect, it } from '@jest/globals';
import { networkOf } from '../../functions/platform/network.ts';

describe('the network that a limit counts', () => {
  it.each([
    ['an IPv4 address is itself', '203.0.113.7', '203.0.113.7'],
    ['two addresses of one /64 are one network', '2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
    ['a shortened address is written out', '2001:db8::1', '2001:db8:0:0::/64'],
    ['a full address needs no shortening', '2001:0db8:0001:0002:0003:0004:0005:0006', '2001:db8:1:2::/64'],
    ['zeros at the end may be left out', '2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['the loopback address has a network too', '::1', '0:0:0:0::/64'],
    ['brackets and zones do not matter', '[fe80::1%eth0]', 'fe80:0:0:0::/64'],
    ['IPv4 written as IPv6 is the IPv4 address', '::ffff:203.0.113.7', '203.0.113.7'],
    ['IPv4 written as IPv6 in hexadecimal is too', '::ffff:cb00:7107', '203.0.113.7'],
  ])('%s', (_, address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('tells networks apart that differ in the fourth group', () => {
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
  });
});
