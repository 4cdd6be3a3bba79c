import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readAllowList } from '../photo/allow-list.ts'
import { readReceiver } from './reach.ts'
import { isTaken, sendMessage } from './send.ts'

async function receiver(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}
const never = new AbortController().signal
const send = (url: string, over: { allow?: string[]; timeoutMs?: number; lookup?: LookupFunction } = {}) =>
  sendMessage(
    url,
    { 'webhook-id': 'msg_1' },
    '{"é":1}',
    { allow: ['127.0.0.0/8'], timeoutMs: 5000, ...over },
    never,
  )

describe('sending', () => {
  it('posts the body as it is, and takes 2xx alone for an answer that is well', async () => {
    const seen: { method?: string | undefined; type?: string | undefined; id?: unknown; body: string }[] = []
    let status = 200
    const port = await receiver((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (text) => {
        body += text
      })
      request.on('end', () => {
        const { method, headers } = request
        seen.push({ method, type: headers['content-type'], id: headers['webhook-id'], body })
        response.writeHead(status, { location: '/other' }).end('x'.repeat(100_000))
      })
    })
    const allow = [`127.0.0.1:${port}`]
    const at = `http://127.0.0.1:${port}/hook`
    const told = []
    for (status of [200, 204, 302, 404, 410, 500]) told.push(await send(at, { allow }))
    expect(told.map(isTaken)).toEqual([true, true, false, false, false, false])
    expect(told[2]).toEqual({
      status: 302,
      error: 'the receiver redirects (HTTP 302), which is not followed',
    })
    expect(told[5]).toEqual({ status: 500, error: 'the receiver answered HTTP 500' })
    expect(seen).toHaveLength(6)
    expect(seen[0]).toEqual({ method: 'POST', type: 'application/json', id: 'msg_1', body: '{"é":1}' })
  })

  it('waits no longer than it may, and tells what else goes wrong without an address', async () => {
    const silent = await receiver(() => {})
    const broken = await receiver((request) => request.socket.destroy())
    const at = (port: number) =>
      send(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`], timeoutMs: 300 })
    expect(await at(silent)).toEqual({ error: 'the receiver did not answer within 0.3 s' })
    expect(await at(broken)).toEqual({ error: 'the connection failed or broke off' })
  })

  it('stops when it is told to', async () => {
    const port = await receiver(() => {})
    const stop = new AbortController()
    const options = { allow: [`127.0.0.1:${port}`], timeoutMs: 60_000 }
    const sending = sendMessage(`http://127.0.0.1:${port}/`, {}, '{}', options, stop.signal)
    setTimeout(() => stop.abort(new Error('enough')), 50)
    await expect(sending).rejects.toThrow('enough')
  })

  it.each([
    ['a private address', 'http://10.1.2.3/'],
    ['the loopback', 'http://127.0.0.1/'],
    ['the loopback, spelt otherwise', 'http://0x7f.1/'],
    ['the metadata of clouds', 'http://169.254.169.254/latest'],
    ['another port', 'http://example.com:22/'],
  ])('refuses %s', async (_, url) => {
    expect(await send(url, { allow: [] })).toEqual({ error: expect.stringMatching(/refused|not open/) })
    expect(() => readReceiver(url, readAllowList([]))).toThrow(/refused/)
  })

  it('refuses a name that leads inside, whatever else it leads to', async () => {
    const inside = ((_name: string, _options: object, answer: (e: null, all: object[]) => void) =>
      answer(null, [
        { address: '93.184.216.34', family: 4 },
        { address: '192.168.0.7', family: 4 },
      ])) as unknown as LookupFunction
    expect(await send('https://example.com/', { allow: [], lookup: inside })).toEqual({
      error: 'the address is refused: its host does not lead to a public address',
    })
  })

  it.each(['', 'example.com', 'ftp://example.com/', 'https://u:p@example.com/', 'https://example.com/#a'])(
    'takes no %j for an address',
    (url) => {
      expect(() => readReceiver(url, readAllowList([]))).toThrow('url is not an address')
    },
  )
})
