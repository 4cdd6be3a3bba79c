import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/**
 * Who can be reached at an address.
 * `public`  everybody's internet
 * `inside`  networks of a house or a company: private, loopback, carrier NAT, unique local
 * `never`   what no photo comes from: link-local with the cloud's metadata services, multicast, broadcast,
 *           unspecified, documentation, tunnels and translations that hide another address
 */
export type Reach = 'public' | 'inside' | 'never'

/** Blocks that ipaddr.js counts as ordinary, or names differently, with the documents that set them aside. */
const setAside = [
  ['::/96', 'never'], // IPv4-compatible, RFC 4291 2.5.5.1: would hide 127.0.0.1
  ['64:ff9b::/96', 'never'], // NAT64, RFC 6052
  ['64:ff9b:1::/48', 'never'], // local NAT64, RFC 8215
  ['::ffff:0:0:0/96', 'never'], // IPv4-translated, RFC 2765
  ['2001::/23', 'never'], // protocol assignments: Teredo, ORCHID, benchmarking, RFC 2928
  ['2001:db8::/32', 'never'], // documentation, RFC 3849
  ['3fff::/20', 'never'], // documentation, RFC 9637
  ['2002::/16', 'never'], // 6to4, RFC 3056
  ['5f00::/16', 'never'], // segment routing, RFC 9602
  ['100::/64', 'never'], // discard, RFC 6666
  ['fec0::/10', 'inside'], // site-local, RFC 3879
  ['192.0.0.0/24', 'never'], // protocol assignments, RFC 6890
  ['192.88.99.0/24', 'never'], // 6to4 relays, RFC 7526
  ['168.63.129.16/32', 'never'], // the Azure host, inside every Azure network
  ['fd00:ec2::254/128', 'never'], // metadata of Amazon EC2
  ['fd20:ce::254/128', 'never'], // metadata of Google Cloud
  ['100.100.100.200/32', 'never'], // metadata of Alibaba Cloud
  ['192.0.0.192/32', 'never'], // metadata of Oracle Cloud
] as const satisfies readonly (readonly [string, Reach])[]

const blocks = setAside.map(([range, reach]) => ({ range: ipaddr.parseCIDR(range), reach }))

/** ::1 is loopback, not an IPv4-compatible address. */
const ranges: Readonly<Record<string, Reach>> = {
  unicast: 'public',
  private: 'inside',
  loopback: 'inside',
  carrierGradeNat: 'inside',
  uniqueLocal: 'inside',
}

/**
 * An address without its zone, an IPv4 address mapped into IPv6 as the IPv4 address it stands for.
 * Undefined when it is none.
 */
export function asAddress(text: string): Address | undefined {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  // ipaddr.js reads an IPv4-compatible address (RFC 4291 2.5.5.1, dead since) as the mapped one.
  if (/^::\d+\./.test(bare)) return undefined
  if (!ipaddr.IPv4.isValidFourPartDecimal(bare) && !ipaddr.IPv6.isValid(bare)) return undefined
  return ipaddr.process(bare)
}

export const isWithin = (address: Address, [base, bits]: readonly [Address, number]): boolean =>
  address.kind() === base.kind() && address.match(base as never, bits)

/** Where an address leads; what is not an address leads nowhere. */
export function reachOf(text: string): Reach {
  const address = asAddress(text)
  if (!address) return 'never'
  const range = address.range()
  if (range === 'loopback') return 'inside'
  const block = blocks.findLast((b) => isWithin(address, b.range))
  return block?.reach ?? ranges[range] ?? 'never'
}
