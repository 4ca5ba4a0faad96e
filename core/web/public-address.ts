import { BlockList, isIP } from 'node:net';

/**
 * Whether an IP address stands on the public internet (IANA special-purpose registries, RFC 6890), so that connecting to it
 * cannot reach into the user's own network. IPv6 addresses that carry an IPv4 one (mapped, 6to4, Teredo, NAT64) do not count.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !special.check(address, 'ipv4');
  return isIP(address) === 6 && !address.includes('%') && globalUnicast.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/** Whether an IP address may stand behind a host that the user named: one of his own network or machine, but never a cloud's metadata. */
export function isOwnAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0 || address.includes('%')) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  return own.check(address, type) && !metadata.check(address, type);
}

/** Everything else in IPv6 is special. */
const globalUnicast = blockList([], ['2000::/3']);

// `::ffff:0:0/96` must not be listed: Node's BlockList would then match every IPv4 address. It lies outside of 2000::/3 anyway.
const special = blockList(
  [
    '0.0.0.0/8', // this network
    '10.0.0.0/8', // private
    '100.64.0.0/10', // shared by a carrier's customers
    '127.0.0.0/8', // loopback
    '168.63.129.16/32', // Azure's platform
    '169.254.0.0/16', // link-local, metadata of most clouds
    '172.16.0.0/12', // private
    '192.0.0.0/24', // protocol assignments
    '192.0.2.0/24', // documentation
    '192.88.99.0/24', // 6to4 relays
    '192.168.0.0/16', // private
    '198.18.0.0/15', // benchmarks
    '198.51.100.0/24', // documentation
    '203.0.113.0/24', // documentation
    '224.0.0.0/4', // multicast
    '240.0.0.0/4', // reserved, broadcast
  ],
  [
    '2001::/23', // protocol assignments: Teredo, ORCHID and others
    '2001:db8::/32', // documentation
    '2002::/16', // 6to4
    '3fff::/20', // documentation
  ],
);

const own = blockList(['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'], ['::1/128', 'fc00::/7']);

const metadata = blockList(['100.100.100.200/32'], ['fd00:ec2::254/128', 'fd20:ce::254/128']);

function blockList(v4: readonly string[], v6: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of v4) list.addSubnet(...partsOf(subnet), 'ipv4');
  for (const subnet of v6) list.addSubnet(...partsOf(subnet), 'ipv6');
  return list;
}

function partsOf(subnet: string): [network: string, prefix: number] {
  const [network = '', prefix = ''] = subnet.split('/');
  return [network, Number(prefix)];
}
