import { expect, it } from 'vitest'
import { isAllowEntry, readAllowList } from './allow-list.ts'

/** Entries, host, port, the address it stands for, whether it may be connected to. */
const rows: readonly (readonly [readonly string[], string, number, string, boolean])[] = [
  [[], 'a.com', 443, '8.8.8.8', true],
  [[], 'a.com', 80, '8.8.8.8', true],
  [[], 'a.com', 8080, '8.8.8.8', false],
  [[], 'a.com', 80, '10.0.0.1', false],
  [['minio'], 'minio', 80, '10.0.0.1', true],
  [['minio'], 'MINIO', 443, '172.17.0.2', true],
  [['minio'], 'minio.', 443, '127.0.0.1', true],
  [['minio'], 'minio', 9000, '10.0.0.1', false],
  [['minio'], 'minio.evil.com', 80, '10.0.0.1', false],
  [['minio'], 'xminio', 80, '10.0.0.1', false],
  [['minio:9000'], 'minio', 9000, '10.0.0.1', true],
  [['minio:9000'], 'minio', 9001, '10.0.0.1', false],
  [['minio:9000'], 'minio', 80, '10.0.0.1', false],
  [['a.com:8443'], 'a.com', 8443, '8.8.8.8', true],
  [['*.lan'], 'nas.lan', 80, '192.168.1.9', true],
  [['*.lan'], 'a.b.lan', 80, '192.168.1.9', true],
  [['*.lan'], 'lan', 80, '192.168.1.9', false],
  [['*.lan'], 'evillan', 80, '192.168.1.9', false],
  [['*.lan:8080'], 'nas.lan', 8080, 'fd00::9', true],
  // A name opens private networks, not metadata services and the like.
  [['minio'], 'minio', 80, '169.254.169.254', false],
  [['minio'], 'minio', 80, '0.0.0.0', false],
  [['minio'], 'minio', 80, 'fe80::1', false],
  [['minio'], 'minio', 80, '::127.0.0.1', false],
  [['10.0.0.0/8'], '10.1.2.3', 80, '10.1.2.3', true],
  [['10.0.0.0/8'], 'any.name', 443, '10.1.2.3', true],
  [['10.0.0.0/8'], 'any.name', 443, '::ffff:10.1.2.3', true],
  [['10.0.0.0/8'], 'any.name', 443, '11.0.0.1', true],
  [['10.0.0.0/8'], 'any.name', 443, '192.168.0.1', false],
  [['10.0.0.0/8'], 'any.name', 9000, '10.1.2.3', false],
  [['10.0.0.0/8:9000'], 'any.name', 9000, '10.1.2.3', true],
  [['10.0.0.0/8:9000'], 'any.name', 9000, '8.8.8.8', false],
  [['192.168.1.5'], '192.168.1.5', 80, '192.168.1.5', true],
  [['192.168.1.5:8080'], '192.168.1.5', 8080, '192.168.1.5', true],
  [['192.168.1.5'], '192.168.1.6', 80, '192.168.1.6', false],
  [['169.254.169.254'], '169.254.169.254', 80, '169.254.169.254', true],
  [['fd00::/8'], '[fd00::1]', 80, 'fd00::1', true],
  [['fd00::/8'], '[fd00:ec2::254]', 80, 'fd00:ec2::254', true],
  [['[fd00::/8]:9000'], '[fd00::1]', 9000, 'fd00::1', true],
  [['[::1]:9000'], '[::1]', 9000, '::1', true],
  [['::1'], '[::1]', 80, '::1', true],
  [['127.0.0.1'], '[::1]', 80, '::1', false],
  [[' minio '], 'minio', 80, '10.0.0.1', true],
]

it.each(rows)('%j: %s port %i at %s: %s', (entries, host, port, address, expected) => {
  const list = readAllowList(entries)
  expect(list.address(host, port, address)).toBe(expected)
  // What the port check turns away early must be what the address check would refuse.
  if (!list.port(host, port)) expect(expected).toBe(false)
})

it.each([
  'minio',
  'minio:9000',
  'my_host.lan',
  '*.lan',
  '*.lan:80',
  '10.0.0.0/8',
  '::1',
  '[::1]:80',
  'fd00::/8',
  'xn--bcher-kva.example',
])('%s is an entry', (entry) => expect(isAllowEntry(entry)).toBe(true))

it.each([
  '',
  ' ',
  '*',
  '*.',
  '*lan',
  'a.*.lan',
  'http://minio',
  'minio/',
  'minio:',
  'minio:0',
  'minio:65536',
  'minio:http',
  '10.0.0.0/33',
  '10.0/8',
  '10',
  '1.2.3',
  '0x7f.1',
  '300.1.1.1',
  'fd00::/129',
  '::1:80:zz',
  'a..b',
  '-a',
  'a b',
  'user@host',
])('"%s" is none', (entry) => {
  expect(isAllowEntry(entry)).toBe(false)
  expect(() => readAllowList([entry])).toThrow(RangeError)
})
