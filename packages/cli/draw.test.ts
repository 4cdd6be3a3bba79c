import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { catalogue } from '@atelier/contract'
import sharp from 'sharp'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { jpeg } from '../../conformance/kit/photos.ts'
import {
  completed,
  failure,
  open,
  type Received,
  type Script,
  type Step,
  scripted,
} from '../sdk/fixtures/scripted-server.ts'
import { Mistaken, Told } from './command.ts'
import draw from './draw.ts'
import { ordersOf } from './orders.ts'

const root = mkdtempSync(join(tmpdir(), 'atelier-draw-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const said = vi.spyOn(console, 'log').mockImplementation(() => {})
const told = vi.spyOn(console, 'error').mockImplementation(() => {})
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(root, 't-'))
  said.mockClear()
  told.mockClear()
})
afterEach(() => vi.unstubAllEnvs())
const linesOf = (spy: typeof said): string[] => spy.mock.calls.map(([line]) => String(line))

describe('orders', () => {
  const styles = catalogue.slice(0, 2)
  const put = (...files: string[]): void => {
    for (const file of files) {
      mkdirSync(join(folder, file, '..'), { recursive: true })
      writeFileSync(join(folder, file), '')
    }
  }
  const at = (...path: string[]): string => join(folder, ...path)

  it('of a folder lie in the output folder as the photos do; the output itself is no photo', async () => {
    put('in/b.jpg', 'in/a.PNG', 'in/deep/er/c.jpeg', 'in/.cache/x.jpg', 'in/notes.txt', 'in/out/old.jpg')
    const { orders } = await ordersOf([at('in')], styles, at('in/out'), 'jpg')
    expect(orders.map((o) => o.target.slice(at('in/out/').length))).toEqual([
      'a-ghibli.jpg',
      'a-real_mix.jpg',
      'b-ghibli.jpg',
      'b-real_mix.jpg',
      'deep/er/c-ghibli.jpg',
      'deep/er/c-real_mix.jpg',
    ])
    expect(existsSync(at('in/out/deep/er'))).toBe(true)
  })

  it('name a photo once, however often it is meant', async () => {
    put('in/a.jpg')
    const { orders } = await ordersOf([at('in'), at('in/a.jpg'), at('in/../in')], styles, at('out/'), 'jpg')
    expect(orders).toHaveLength(2)
  })

  it('of photos that differ by their endings are told apart', async () => {
    put('in/a.jpeg', 'in/a.jpg', 'in/b/a.jpg')
    const { orders } = await ordersOf([at('in')], styles.slice(0, 1), at('out'), 'jpg')
    const names = orders.map((o) => o.target.slice(at('out/').length))
    expect(names).toEqual(['a-ghibli.jpg', 'a.jpg-ghibli.jpg', 'b/a-ghibli.jpg'])
  })

  it('lie beside their photos unless told otherwise', async () => {
    put('a.jpg')
    const { orders, folder: none } = await ordersOf([at('a.jpg')], styles, undefined, 'jpg')
    expect([orders.map((o) => o.target), none]).toEqual([
      [at('a-ghibli.jpg'), at('a-real_mix.jpg')],
      undefined,
    ])
  })

  it.each([
    [['in'], undefined, 'need a folder'],
    [['in'], '-', 'need a folder'],
    [['none'], 'out/', 'there are no photos'],
    [['in/a.jpg', 'in/b/a.jpg'], 'out/', 'two photos would both be written'],
    [['in/a.jpg'], 'one.jpg', 'several pictures need a folder'],
    [['in/a.jpg'], '-', '-o - takes one photo and one style'],
    [['in/a.jpg', 'in/a-ghibli.jpg'], 'in/', 'would replace a photo'],
  ] as const)('%j into %s are refused: %s', async (photos, out, text) => {
    put('in/a.jpg', 'in/b/a.jpg', 'in/a-ghibli.jpg')
    mkdirSync(at('none'))
    const where = out === undefined || out === '-' ? out : `${folder}/${out}`
    const failed = ordersOf(
      photos.map((p) => at(p)),
      styles,
      where,
      'jpg',
    )
    await expect(failed).rejects.toThrow(text)
    await expect(failed).rejects.toBeInstanceOf(Mistaken)
  })
})

describe('atelier draw in this process', () => {
  it('draws a folder, passes over what is there, and leaves nothing else', async () => {
    const photos = join(folder, 'photos')
    mkdirSync(photos)
    writeFileSync(join(photos, 'a.jpg'), await jpeg(300, 400))
    writeFileSync(join(photos, 'b.jpg'), 'no photo')
    const argv = [photos, '-s', 'water_paint', '-o', join(folder, 'out'), '--threads', '1', '--format', 'png']
    expect(await draw.run(argv)).toBe(1)
    expect(linesOf(told)).toEqual([
      expect.stringMatching(/^atelier draw: b\.jpg water_paint: the image is not a JPEG/),
    ])
    expect(readdirSync(join(folder, 'out'))).toEqual(['a-water_paint.png'])
    const { format, width, height } = await sharp(join(folder, 'out/a-water_paint.png')).metadata()
    expect([format, width, height]).toEqual(['png', 300, 400])
    rmSync(join(photos, 'b.jpg'))
    told.mockClear()
    expect(await draw.run(argv)).toBe(0)
    expect(linesOf(told)).toEqual(['atelier draw: 1 of 1 pictures were there already'])
    const single = [join(photos, 'a.jpg'), '-s', 'water_paint', '-o', join(folder, 'out/a-water_paint.png')]
    expect(await draw.run(single), 'a picture that was named is not passed over in silence').toBe(1)
    expect(linesOf(told).at(-1)).toContain('is there already; --overwrite replaces it')
  }, 300_000) // a bound on a hung run, not a measure
})

const picture = Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3])

/** A service of the API; what a test does not say is answered as one does that has nothing but the API's two calls. */
const service = (answer: (received: Received, route: string) => Step | undefined) => {
  const routes: string[] = []
  const script = scripted((received) => {
    const { method, path, headers } = received
    const route = path.startsWith('/results')
      ? 'picture'
      : path.startsWith('/api/v1/storage')
        ? method === 'DELETE'
          ? 'forget'
          : 'upload'
        : path.startsWith('/api/v1/skill')
          ? 'spec'
          : path.includes('/tasks')
            ? 'list'
            : method === 'POST'
              ? 'submit'
              : path.includes('/stream')
                ? 'stream'
                : 'poll'
    routes.push(route)
    const said = answer(received, route)
    if (said !== undefined) return said
    if (route === 'picture')
      return (response) => void response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture)
    if (route === 'submit') return { body: open }
    if (route === 'poll') return { body: completed(`http://${headers.host}/results/x.jpg`) }
    return { status: 404, body: { message: 'no such page' } }
  })
  return script.then((s) => ({ ...s, routes }))
}
const bodies = ({ received }: Script) =>
  received
    .filter((r) => r.path === '/model/v1/generation')
    .map((r) => ({ ...JSON.parse(r.body), key: r.headers['idempotency-key'] }))

describe('atelier draw by a service', () => {
  let photo: string
  beforeEach(async () => {
    photo = join(folder, 'a.jpg')
    writeFileSync(photo, await jpeg(600, 800))
  })
  const call = (base: string, ...more: string[]) =>
    draw.run([photo, '--server', base, '--key', 'k', '-o', join(folder, 'out/'), ...more])

  it('needs nothing but the two calls of the hosted API', async () => {
    const s = await service(() => undefined)
    expect(await call(s.base, '-s', 'ghibli')).toBe(0)
    expect(s.routes).toEqual(['spec', 'submit', 'stream', 'poll', 'picture'])
    expect(readFileSync(join(folder, 'out/a-ghibli.jpg'))).toEqual(picture)
    const [sent] = bodies(s)
    expect(sent.input[0].params.binary_data_base64).toEqual([readFileSync(photo).toString('base64')])
    expect(sent.metadata).toEqual({ atelier_draw: sent.key })
  })

  it('uploads a photo for several styles once, and has it forgotten at the end', async () => {
    const s = await service((_received, route) =>
      route === 'upload'
        ? { body: { url: 'http://x/api/v1/storage/files/file_1.jpg' } }
        : route === 'forget'
          ? { body: {} }
          : undefined,
    )
    expect(await call(s.base, '-s', 'ghibli,makoto,chinese')).toBe(0)
    const count = (route: string) => s.routes.filter((r) => r === route).length
    expect(['upload', 'submit', 'forget'].map(count)).toEqual([1, 3, 1])
    expect(s.routes.at(-1)).toBe('forget')
    expect(s.received.at(-1)?.path).toBe('/api/v1/storage/files/file_1.jpg')
    for (const { input } of bodies(s))
      expect(input[0].params.image_urls).toEqual(['http://x/api/v1/storage/files/file_1.jpg'])
  })

  it('uploads again what the service has forgotten, under the same key', async () => {
    let uploads = 0
    const s = await service(({ body }, route) => {
      if (route === 'upload') return { body: { url: `http://x/file_${++uploads}.jpg` } }
      if (route === 'submit' && body.includes('file_1.jpg'))
        return failure(400, { reason: 'unknown_upload', retryable: false })
      return undefined
    })
    expect(await call(s.base, '-s', 'ghibli,makoto', '--at-once', '1')).toBe(0)
    const sent = bodies(s).map((b) => [b.key, b.input[0].params.image_urls[0]])
    expect(sent.map(([, url]) => url)).toEqual([
      'http://x/file_1.jpg',
      'http://x/file_2.jpg',
      'http://x/file_2.jpg',
    ])
    expect(sent[0]?.[0]).toBe(sent[1]?.[0])
  })

  it('sends an order whose fate is unknown as it was, byte for byte', async () => {
    const down = await service((_received, route) => (route === 'submit' ? { status: 500 } : undefined))
    expect(await call(down.base, '-s', 'ghibli')).toBe(1)
    let base = down.base
    const journal = join(folder, 'out/.atelier-draw.jsonl')
    expect(existsSync(journal)).toBe(true)
    // The same address answers again, later.
    down.close()
    const port = Number(new URL(base).port)
    const up = await scripted(
      ({ path, headers }) =>
        path.startsWith('/results')
          ? (response) => void response.end(picture)
          : path.includes('/task/')
            ? { body: completed(`http://${headers.host}/results/x.jpg`) }
            : path === '/model/v1/generation'
              ? { body: open }
              : { status: 404 },
      port,
    )
    base = up.base
    expect(await call(base, '-s', 'ghibli')).toBe(0)
    expect(
      up.received.some((r) => r.path.startsWith('/model/v1/generation/tasks')),
      'it is looked for first',
    ).toBe(true)
    expect(bodies(up)).toEqual(bodies(down))
    expect(existsSync(journal)).toBe(false)
  })

  it('orders nothing anew for a task that the service does not know, until it is told again', async () => {
    const s = await service((_received, route) =>
      route === 'poll' ? failure(404, { reason: 'not_found', retryable: false }) : undefined,
    )
    expect(await call(s.base, '-s', 'ghibli')).toBe(1)
    expect(linesOf(told)).toEqual([expect.stringContaining('does not know the task that was ordered before')])
    expect(s.routes.filter((r) => r === 'submit')).toHaveLength(1)
    await call(s.base, '-s', 'ghibli')
    expect(s.routes.filter((r) => r === 'submit')).toHaveLength(2)
  })

  it('leaves alone what another call ordered into the same folder and did not fetch', async () => {
    const busy = await service((_received, route) => (route === 'poll' ? { status: 500 } : undefined))
    expect(await call(busy.base, '-s', 'ghibli')).toBe(1)
    const s = await service(() => undefined)
    expect(await call(s.base, '-s', 'makoto')).toBe(0)
    const lines = readFileSync(join(folder, 'out/.atelier-draw.jsonl'), 'utf8').trim().split('\n')
    expect(lines.map((l) => JSON.parse(l))).toEqual([
      expect.objectContaining({ target: 'a-ghibli.jpg', task: 'task_1' }),
    ])
  })

  it('says when the pictures cannot be written', async () => {
    const s = await service(() => undefined)
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const argv = [photo, '--server', s.base, '--key', 'k', '-s', 'ghibli', '-o', join(file, 'b.jpg')]
    await expect(draw.run(argv)).rejects.toThrow('the folder of the pictures cannot be written')
  })

  it.each([
    [['-s', 'oil'], 'there is no style "oil"'],
    [['-s', 'ghibli', '--format', 'png'], '--format is for drawing in this process'],
    [['-s', 'ghibli', '--key-file', 'b'], 'exclude each other'],
    [['-s', 'ghibli', '--local'], 'exclude each other'],
    [['-s', 'ghibli', '--at-once', '0'], '--at-once: expected 1 to 64'],
    [[], 'choose a --style'],
  ])('%j is refused before anything is sent: %s', async (more, text) => {
    const s = await service(() => undefined)
    const failed = call(s.base, ...more)
    await expect(failed).rejects.toThrow(text)
    await expect(failed).rejects.toBeInstanceOf(Mistaken)
    expect(s.routes.includes('submit')).toBe(false)
  })

  it('reads where it is from the environment, and says what is wrong there', async () => {
    vi.stubEnv('ATELIER_SERVER', 'localhost')
    vi.stubEnv('ATELIER_KEY', '')
    await expect(draw.run([photo, '-s', 'ghibli'])).rejects.toThrow('a service wants a key')
    vi.stubEnv('ATELIER_KEY', 'a secret')
    const odd = draw.run([photo, '-s', 'ghibli'])
    await expect(odd).rejects.toThrow(/baseUrl: expected an http/)
    vi.stubEnv('ATELIER_SERVER', 'http://127.0.0.1:9')
    await expect(draw.run([photo, '-s', 'ghibli'])).rejects.toThrow(/^the key is none: (?!.*secret)/)
    vi.stubEnv('ATELIER_KEY', 'k')
    const nobody = draw.run([photo, '-s', 'ghibli'])
    await expect(nobody).rejects.toThrow('127.0.0.1:9 could not be reached')
    await expect(nobody).rejects.toBeInstanceOf(Told)
    await expect(draw.run([photo, '-s', 'ghibli', '--local', '--at-once', '2'])).rejects.toThrow(
      '--at-once is for drawing by a service',
    )
  })
})
