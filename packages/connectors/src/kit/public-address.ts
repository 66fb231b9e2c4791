import { BlockList, isIP, isIPv4 } from 'node:net';

/** Networks of IPv4 that are nobody's on the open internet (RFC 6890 and its registry). */
const closed4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** Of IPv6 only 2000::/3 is given out; of that, these carry other addresses inside, or are for examples. */
const closed6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const closed = new BlockList();
for (const each of closed4) closed.addSubnet(...parts(each), 'ipv4');
for (const each of closed6) closed.addSubnet(...parts(each), 'ipv6');
const given6 = new BlockList();
given6.addSubnet('2000::', 3, 'ipv6');

function parts(network: string): [string, number] {
  const [address = '', prefix = ''] = network.split('/');
  return [address, Number(prefix)];
}

/** Whether an address, as a resolver or a URL spells it, is one of the open internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  if (isIPv4(address)) return !closed.check(address, 'ipv4');
  return given6.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || (isIPv4(address) && address.startsWith('127.'));
}
