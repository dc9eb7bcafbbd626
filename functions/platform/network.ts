/** Eight groups of an IPv6 address without its zone; an IPv4 address at its end counts as two groups. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::').map((part) =>
    part
      .split(':')
      .filter((group) => group !== '')
      .flatMap((group) => {
        if (!group.includes('.')) return [Number.parseInt(group, 16)];
        const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
        return [a * 256 + b, c * 256 + d];
      }),
  );
  const start = head === '' ? [] : head;
  const end = tail ?? [];
  return tail === undefined ? start : [...start, ...Array(Math.max(0, 8 - start.length - end.length)).fill(0), ...end];
}

/**
 * What counts as one caller: an IPv4 address, or the /64 of an IPv6 address, since a home or a telephone has 2^64
 * addresses of its own. An IPv4 address written as IPv6 (`::ffff:192.0.2.1`) is the IPv4 address.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const groups = groupsOf(address.replace(/^\[|\]$/g, '').replace(/%.*$/, ''));
  const [high = 0, low = 0] = groups.slice(6);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  }
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}
