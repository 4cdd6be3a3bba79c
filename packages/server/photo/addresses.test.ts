import fc from 'fast-check'
import { expect, it } from 'vitest'
import { reachOf } from './addresses.ts'

const table: Readonly<Record<ReturnType<typeof reachOf>, readonly string[]>> = {
  public: [
    '1.1.1.1',
    '8.8.8.8',
    '93.184.216.34',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '169.253.255.255',
    '169.255.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '192.169.0.0',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2a00:1450:4001::200e',
    '::ffff:8.8.8.8',
  ],
  inside: [
    '127.0.0.1',
    '127.255.255.255',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '10.0.0.0',
    '10.255.255.255',
    '172.16.0.0',
    '172.31.255.255',
    '192.168.0.0',
    '192.168.255.255',
    '::ffff:192.168.1.1',
    '100.64.0.0',
    '100.127.255.255',
    'fc00::',
    'fdff:ffff::1',
    'fec0::1',
    'feff::1',
  ],
  never: [
    '0.0.0.0',
    '0.1.2.3',
    '::',
    '::ffff:0.0.0.0',
    '169.254.0.0',
    '169.254.169.254',
    '::ffff:169.254.169.254',
    '169.254.170.2',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    'fd00:ec2::254',
    'fd20:ce::254',
    'fe80::1',
    'fe80::1%eth0',
    'febf::1',
    '224.0.0.1',
    '239.255.255.250',
    'ff02::1',
    'ff0e::1',
    '240.0.0.1',
    '255.255.255.255',
    '::ffff:255.255.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '198.18.0.1',
    '198.19.255.255',
    '192.88.99.1',
    '::127.0.0.1',
    '::7f00:1',
    '::a00:1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2002:c0a8:101::1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2001:db8::1',
    '2001:10::1',
    '2001:20::1',
    '3fff::1',
    '100::1',
    '5f00::1',
    // No addresses at all; a resolver must not give these.
    '',
    'localhost',
    '127.1',
    '0x7f.1',
    '2130706433',
    '0177.0.0.1',
    '127.0.0.1.',
    '1.2.3.4.5',
    '①②⑦.⓪.⓪.①',
  ],
}

it.each(Object.entries(table).flatMap(([reach, list]) => list.map((a) => ({ reach, a }))))(
  '$a is $reach',
  ({ reach, a }) => {
    expect(reachOf(a)).toBe(reach)
  },
)

it('the same address counts the same with brackets and mapped into IPv6', () => {
  fc.assert(
    fc.property(fc.ipV4(), (v4) => {
      expect(reachOf(`::ffff:${v4}`)).toBe(reachOf(v4))
      expect(reachOf(`[::ffff:${v4}]`)).toBe(reachOf(v4))
    }),
  )
})

it('no IPv6 address that carries an IPv4 one in its low bits is public, but for mapped ones', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.constantFrom('::', '64:ff9b::', '64:ff9b:1::', '::ffff:0:'), (v4, prefix) => {
      expect(reachOf(prefix + v4)).not.toBe('public')
    }),
  )
})
