import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '@atelier/contract'
import { request } from 'undici'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FetchOptions, fetchPhoto } from './fetch.ts'
import { openGuardedAgent } from './guarded-agent.ts'

const photo = Buffer.from('the photo')

/** Names of the test's own little internet. `rebind` answers with its addresses in turn. */
const names: Readonly<Record<string, readonly string[] | 'rebind'>> = {
  'pub.test': ['127.0.0.1'],
  'internal.test': ['127.0.0.1'],
  'meta.test': ['169.254.169.254'],
  'private.test': ['10.0.0.1'],
  'six.test': ['::1'],
  'mapped.test': ['::ffff:127.0.0.1'],
  'both.test': ['93.184.216.34', '127.0.0.1'],
  'bothother.test': ['127.0.0.1', '93.184.216.34'],
  'many.test': ['93.184.216.34', '2606:4700::1111', '192.168.0.1'],
  'none.test': [],
  'rubbish.test': ['127.1'],
  'rebind.test': 'rebind',
  localhost: ['127.0.0.1', '::1'],
  'localhost.localdomain': ['127.0.0.1'],
  'ip6-localhost': ['::1'],
  '127.0.0.1.nip.test': ['127.0.0.1'],
}
let answers = 0
const lookup: LookupFunction = (host, options, done) => {
  const known = names[host.toLowerCase().replace(/\.$/, '')]
  if (!known) return void done(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), '', 0)
  // Never both in one answer: each one alone looks well or bad.
  const list = known === 'rebind' ? [answers++ % 2 === 0 ? '10.0.0.1' : '127.0.0.1'] : known
  const found = list.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  if (options.all) (done as unknown as (e: null, l: typeof found) => void)(null, found)
  else done(null, found[0]?.address ?? '', found[0]?.family ?? 4)
}

const seen: { path: string; headers: IncomingHttpHeaders }[] = []
const servers: Server[] = []
let port = 0
let folder = ''
let file = ''

/** What a path of the test server does; `?` and more is given as `rest`. */
const paths: Readonly<Record<string, (res: ServerResponse, rest: string) => void>> = {
  '/photo': (res) => void res.end(photo),
  '/empty': (res) => void res.end(),
  '/to': (res, rest) =>
    void res.writeHead(302, { location: decodeURIComponent(rest), 'set-cookie': 'a=b' }).end('x'),
  '/307': (res) => void res.writeHead(307, { location: '/photo' }).end(),
  '/hops': (res, rest) =>
    void (rest === '0'
      ? res.end(photo)
      : res.writeHead(301, { location: `/hops?${Number(rest) - 1}` }).end()),
  '/nowhere': (res) => void res.writeHead(302).end(),
  '/status': (res, rest) => void res.writeHead(Number(rest)).end('inside story'),
  '/lie': (res) => void res.writeHead(200, { 'content-length': 99_999_999 }).write('x'),
  '/endless': (res) => {
    const more = (): void => {
      while (!res.destroyed && res.write(Buffer.alloc(65_536)));
    }
    res.on('drain', more)
    more()
  },
  '/packed': (res) => void res.writeHead(200, { 'content-encoding': 'gzip' }).end(photo),
  '/hang': () => {},
  '/stall': (res) => void res.writeHead(200, { 'content-length': 100 }).write('begins'),
  '/drip': (res) => {
    const timer = setInterval(() => void res.write('x'), 20)
    res.on('close', () => clearInterval(timer))
  },
  '/broken': (res) => {
    res.writeHead(200, { 'content-length': 100 }).write('begins')
    setTimeout(() => res.destroy(), 20)
  },
  '/headers': (res) => void res.writeHead(200, { 'x-long': 'x'.repeat(40_000) }).end(photo),
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atelier-fetch-'))
  file = join(folder, 'photo')
  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer((req, res) => {
      const [path = '', rest = ''] = (req.url ?? '').split(/\?(.*)/s)
      seen.push({ path, headers: req.headers })
      ;(paths[path] ?? ((r) => void r.writeHead(404).end()))(res, rest)
    })
    // Without IPv6 on the machine the IPv4 server still shows what is reached.
    await new Promise<void>((resolve) => server.once('error', () => resolve()).listen(port, host, resolve))
    port = (server.address() as AddressInfo | null)?.port ?? port
    servers.push(server)
  }
})
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  seen.length = 0
  answers = 0
})

/** `pub.test` stands for a public host; the address behind it opens the port for the check, and nothing else. */
const fetchTest = (url: string, options: FetchOptions = {}, signal?: AbortSignal) =>
  fetchPhoto(url, file, { lookup, allow: [`pub.test:${port}`, `203.0.113.99:${port}`], ...options }, signal)
const pub = (path: string): string => `http://pub.test:${port}${path}`
const failureOf = async (promise: Promise<unknown>): Promise<Failure> => {
  const e = await promise.then(
    () => new Error('accepted'),
    (cause: unknown) => cause,
  )
  if (!(e instanceof Failure)) throw e
  return e
}

/** Addresses that must not be reached; {port} is the port where a server listens and would tell. */
const tricky: readonly string[] = [
  // loopback and its spellings
  'http://127.0.0.1:{port}/photo',
  'http://127.0.0.1/photo',
  'https://127.0.0.1/photo',
  'http://127.0.0.2:{port}/photo',
  'http://127.255.255.254:{port}/photo',
  'http://127.1:{port}/photo',
  'http://127.0.1:{port}/photo',
  'http://2130706433:{port}/photo',
  'http://0x7f000001:{port}/photo',
  'http://0x7f.0.0.1:{port}/photo',
  'http://0x7f.1:{port}/photo',
  'http://0177.0.0.1:{port}/photo',
  'http://0177.0.0.01:{port}/photo',
  'http://017700000001:{port}/photo',
  'http://127.0.0.1.:{port}/photo',
  'http://①②⑦.⓪.⓪.①:{port}/photo',
  'http://127。0。0。1:{port}/photo',
  'http://%31%32%37.0.0.1:{port}/photo',
  'http://[::1]:{port}/photo',
  'http://[0:0:0:0:0:0:0:1]:{port}/photo',
  'http://[::ffff:127.0.0.1]:{port}/photo',
  'http://[::ffff:7f00:1]:{port}/photo',
  'http://[::127.0.0.1]:{port}/photo',
  'http://[::ffff:0:127.0.0.1]:{port}/photo',
  'http://localhost:{port}/photo',
  'http://LOCALHOST:{port}/photo',
  'http://localhost.:{port}/photo',
  'http://localhost.localdomain:{port}/photo',
  'http://ip6-localhost:{port}/photo',
  'http://ⓛocalhost:{port}/photo',
  'http:127.0.0.1:{port}/photo',
  'http:\\\\127.0.0.1:{port}\\photo',
  'http://\t127.0.0.1:{port}/photo',
  // unspecified and this network
  'http://0.0.0.0:{port}/photo',
  'http://0:{port}/photo',
  'http://0.0.0.1:{port}/photo',
  'http://[::]:{port}/photo',
  'http://[::ffff:0.0.0.0]:{port}/photo',
  // private networks
  'http://10.0.0.1:{port}/photo',
  'http://172.16.0.1:{port}/photo',
  'http://172.31.255.255:{port}/photo',
  'http://192.168.0.1:{port}/photo',
  'http://3232235521:{port}/photo',
  'http://[::ffff:192.168.0.1]:{port}/photo',
  'http://[fc00::1]:{port}/photo',
  'http://[fd12:3456::1]:{port}/photo',
  'http://[fec0::1]:{port}/photo',
  'http://100.64.0.1:{port}/photo',
  // metadata services and link-local
  'http://169.254.169.254/latest/meta-data/',
  'http://169.254.169.254:{port}/latest/meta-data/',
  'http://2852039166/latest/meta-data/',
  'http://0xa9fea9fe/latest/meta-data/',
  'http://0251.0376.0251.0376/latest/meta-data/',
  'http://[::ffff:169.254.169.254]/latest/meta-data/',
  'http://[fd00:ec2::254]/latest/meta-data/',
  'http://169.254.170.2/v2/credentials',
  'http://100.100.100.200/latest/meta-data/',
  'http://168.63.129.16/machine',
  'http://192.0.0.192/latest/',
  'http://[fe80::1]:{port}/photo',
  // translations and tunnels
  'http://[64:ff9b::7f00:1]:{port}/photo',
  'http://[64:ff9b::127.0.0.1]:{port}/photo',
  'http://[64:ff9b:1::7f00:1]:{port}/photo',
  'http://[2002:7f00:1::]:{port}/photo',
  'http://[2001:0:7f00:1::]:{port}/photo',
  // multicast, broadcast, set aside
  'http://224.0.0.1:{port}/photo',
  'http://239.255.255.250:{port}/photo',
  'http://[ff02::1]:{port}/photo',
  'http://255.255.255.255:{port}/photo',
  'http://240.0.0.1:{port}/photo',
  'http://192.0.2.1:{port}/photo',
  'http://198.18.0.1:{port}/photo',
  'http://198.51.100.1:{port}/photo',
  'http://203.0.113.1:{port}/photo',
  'http://192.88.99.1:{port}/photo',
  'http://[2001:db8::1]:{port}/photo',
  'http://[100::1]:{port}/photo',
  // names
  'http://internal.test:{port}/photo',
  'http://internal.test./photo',
  'http://meta.test/latest/meta-data/',
  'http://private.test/photo',
  'http://six.test:{port}/photo',
  'http://mapped.test:{port}/photo',
  'http://both.test:{port}/photo',
  'http://bothother.test:{port}/photo',
  'http://many.test/photo',
  'http://none.test/photo',
  'http://rubbish.test:{port}/photo',
  'http://rebind.test:{port}/photo',
  'http://127.0.0.1.nip.test:{port}/photo',
  // ports
  'http://93.184.216.34:22/',
  'http://93.184.216.34:6379/',
  'https://93.184.216.34:8443/',
]
/** Not even addresses of ours to look at. */
const invalid: readonly string[] = [
  '',
  'photo.jpg',
  '/photo',
  'http://',
  'http://[fe80::1%25eth0]/photo',
  'http://[::1/photo',
  'http://1.2.3.4.5.6/photo',
  'http://256.256.256.256/photo',
  'http://pub.test:99999/photo',
  'http://a b/photo',
  'ftp://pub.test/photo',
  'file:///etc/passwd',
  'file://127.0.0.1/etc/passwd',
  'data:image/png;base64,iVBORw0KGgo=',
  'gopher://127.0.0.1:6379/_INFO',
  'javascript:alert(1)',
  'blob:http://pub.test/1',
  'unix:/var/run/docker.sock',
  'http://user@pub.test/photo',
  'http://user:password@pub.test/photo',
  'http://:password@pub.test/photo',
  `http://pub.test/${'x'.repeat(9000)}`,
]

describe('addresses', () => {
  it.each(tricky)('%s is refused', async (url) => {
    const failure = await failureOf(fetchTest(url.replace('{port}', String(port))))
    expect(failure.failure).toBe('photoAddressRefused')
    expect(seen).toEqual([])
    expect(failure.message).not.toMatch(/\b(\d+\.){3}\d+\b|::/)
  })
  // Without the slashes a redirect names a path of the same host.
  it.each(tricky.filter((url) => /^https?:\/\//.test(url)))('a redirect to %s is refused', async (url) => {
    // What a URL parser drops or turns round would not pass a header.
    const target = url.replace('{port}', String(port)).replace('\t', '')
    const failure = await failureOf(fetchTest(pub(`/to?${encodeURIComponent(encodeURI(decodeURI(target)))}`)))
    expect(failure.failure).toBe('photoAddressRefused')
    expect(seen.map((s) => s.path)).toEqual(['/to'])
  })
  it.each(invalid)('%s is no address', async (url) => {
    expect((await failureOf(fetchTest(url))).failure).toBe('photoUrlInvalid')
    expect(seen).toEqual([])
  })
  it.each([
    'file:///etc/passwd',
    'ftp://pub.test/',
    'data:image/png,x',
    'http://u:p@pub.test/',
    'http://[::1',
    '//u@h/',
  ])('a redirect to %s is refused', async (to) => {
    const failure = await failureOf(fetchTest(pub(`/to?${encodeURIComponent(to)}`)))
    expect(failure.failure).toBe('photoAddressRefused')
    expect(failure.message).toMatch(/it redirects to/)
    expect(seen.length).toBe(1)
  })
  it('a name server that changes its mind is asked once for each connection', async () => {
    for (let i = 0; i < 6; i++)
      expect((await failureOf(fetchTest(`http://rebind.test:${port}/photo`))).failure).toBe(
        'photoAddressRefused',
      )
    expect(answers).toBe(6)
    expect(seen).toEqual([])
  })
  it('the peer is looked at once more when connected', async () => {
    let asked = 0
    const agent = openGuardedAgent({
      allow: { port: () => true, address: () => asked++ === 0 },
      lookup,
      connectMs: 1000,
      headerMs: 1000,
      idleMs: 1000,
      onConnect: () => expect.unreachable('connected'),
    })
    await expect(request(pub('/photo'), { dispatcher: agent })).rejects.toThrow(
      /does not lead to a public address/,
    )
    await agent.destroy()
    expect([asked, seen]).toEqual([2, []])
  })
})

describe('what is allowed', () => {
  it.each([
    ['host:port', 'http://internal.test:{port}/photo', 'internal.test:{port}'],
    ['*.suffix', 'http://internal.test:{port}/photo', '*.test:{port}'],
    ['address', 'http://127.0.0.1:{port}/photo', '127.0.0.1:{port}'],
    ['range', 'http://internal.test:{port}/photo', '127.0.0.0/8:{port}'],
    ['odd spelling of an allowed address', 'http://0x7f.1:{port}/photo', '127.0.0.1:{port}'],
    ['trailing dot', 'http://internal.test.:{port}/photo', 'internal.test:{port}'],
  ])('%s', async (_, url, entry) => {
    const fill = (s: string): string => s.replace('{port}', String(port))
    expect(await fetchTest(fill(url), { allow: [fill(entry)] })).toEqual({
      bytes: photo.length,
      redirects: 0,
    })
    expect(await readFile(file)).toEqual(photo)
  })
  it('does not open the way to its neighbours', async () => {
    const allow = [`internal.test:${port}`]
    const url = `http://internal.test:${port}/to?${encodeURIComponent(`http://six.test:${port}/photo`)}`
    expect((await failureOf(fetchTest(url, { allow }))).failure).toBe('photoAddressRefused')
  })
  it('a wrong entry is told, not passed over', async () => {
    await expect(fetchTest(pub('/photo'), { allow: ['http://x'] })).rejects.toThrow(RangeError)
  })
})

describe('answers', () => {
  const rows: readonly (readonly [string, string, RegExp, FetchOptions?])[] = [
    ['/status?404', 'photoDownload', /did not answer with a photo/],
    ['/status?500', 'photoDownload', /did not answer with a photo/],
    ['/status?204', 'photoDownload', /did not answer with a photo/],
    ['/nowhere', 'photoDownload', /did not answer with a photo/],
    ['/packed', 'photoDownload', /did not answer with a photo/],
    ['/hops?4', 'photoDownload', /more than 3 times/],
    ['/to?%2Fto%3F%252Fto', 'photoDownload', /./],
    ['/lie', 'photoTooBig', /95\.37 MB; at most 5 MB/],
    ['/endless', 'photoTooBig', /5\.\d+ MB; at most 5 MB/],
    ['/endless', 'photoTooBig', /at most 0\.01 MB/, { maxBytes: 1000 }],
    ['/hang', 'photoDownload', /stopped answering/, { idleMs: 100 }],
    ['/stall', 'photoDownload', /stopped answering/, { idleMs: 100 }],
    ['/hang', 'photoDownload', /longer than 1 s/, { timeoutMs: 200 }],
    ['/drip', 'photoDownload', /longer than 1 s/, { timeoutMs: 200 }],
    ['/broken', 'photoDownload', /broke off/],
    ['/headers', 'photoDownload', /proper HTTP/],
  ]
  it.each(rows.map(([path, name, text, options = {}]) => ({ path, name, text, options })))(
    '$path is told as $name $text',
    async ({ path, name, text, options }) => {
      const failure = await failureOf(fetchTest(pub(path), options))
      expect(failure.failure).toBe(name)
      expect(failure.message).toMatch(text)
      expect(failure.message).not.toContain('inside story')
      expect(failure.hint).not.toMatch(/\{\w+\}/)
      expect(existsSync(file)).toBe(false)
    },
  )
  it('an unknown host, a closed port and plain HTTP where TLS is expected', async () => {
    expect((await failureOf(fetchTest('http://unknown.test/'))).message).toMatch(/host name is not known/)
    const closed = await failureOf(fetchTest('http://pub.test:1/', { allow: ['pub.test:1'] }))
    expect(closed.message).toMatch(/connection failed/)
    expect((await failureOf(fetchTest(pub('/photo').replace('http', 'https')))).message).toMatch(/encryption/)
  })
  it('up to three redirects are followed, relative ones too', async () => {
    expect(await fetchTest(pub('/hops?3'))).toEqual({ bytes: photo.length, redirects: 3 })
    expect(await fetchTest(pub('/307'))).toEqual({ bytes: photo.length, redirects: 1 })
  })
  it('nothing is no fault of the download', async () => {
    expect(await fetchTest(pub('/empty'))).toEqual({ bytes: 0, redirects: 0 })
    expect(await readFile(file)).toEqual(Buffer.alloc(0))
  })
})

it('sends no credentials, cookies or referrer, and asks for no compression', async () => {
  await fetchTest(pub(`/to?${encodeURIComponent(pub('/photo'))}`))
  expect(seen.length).toBe(2)
  for (const { headers } of seen) {
    expect(new Set(Object.keys(headers))).toEqual(
      new Set(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']),
    )
    expect(headers['accept-encoding']).toBe('identity')
  }
})

it('an abort ends it with its own reason and leaves no file', async () => {
  const reason = new Error('called off')
  await expect(fetchTest(pub('/photo'), {}, AbortSignal.abort(reason))).rejects.toBe(reason)
  expect(seen).toEqual([])
  const aborting = new AbortController()
  const fetching = fetchTest(pub('/stall'), {}, aborting.signal)
  setTimeout(() => aborting.abort(reason), 50)
  await expect(fetching).rejects.toBe(reason)
  expect(existsSync(file)).toBe(false)
})

it('a file that cannot be written is no fault of the address', async () => {
  const gone = join(folder, 'missing', 'photo')
  const fetching = fetchPhoto(pub('/photo'), gone, { lookup, allow: [`pub.test:${port}`] })
  await expect(fetching).rejects.toMatchObject({ code: 'ENOENT' })
})
