/** The SDK against the service as it ships, in a process of its own. */
import { readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { slow } from '../../conformance/kit/engine-paths.ts'
import { OwnServer } from '../../conformance/kit/own-server.ts'
import { photo as scenePhoto } from '../../conformance/kit/photos.ts'
import { relayTo } from './fixtures/relay.ts'
import { Atelier, hasEnded, type Progress, type Task } from './index.ts'

/** A bound on a hung run, not a measure. */
const limitMs = 300_000
const sample = fileURLToPath(new URL('../../samples/landscape.jpg', import.meta.url))
/** A server takes some seconds to start. */
const quick = { baseMs: 50, capMs: 500, attempts: 100 } as const

async function collected(tasks: AsyncIterable<Task>): Promise<Task[]> {
  const all: Task[] = []
  for await (const task of tasks) all.push(task)
  return all
}

describe('a photo is drawn', () => {
  let server: OwnServer
  let photo: Uint8Array<ArrayBuffer>
  beforeAll(async () => {
    server = await OwnServer.start({ ATELIER_LIMITS: 'lenient', ATELIER_WORKERS: '1' })
    photo = new Uint8Array(
      await sharp(await readFile(sample))
        .resize(400)
        .jpeg()
        .toBuffer(),
    )
  }, limitMs)
  afterAll(() => server.stop(), limitMs)

  it(
    'sent, followed and fetched by one call',
    async () => {
      const told: Progress[] = []
      const atelier = new Atelier({ baseUrl: server.base, key: server.key })
      const picture = await atelier.stylize({ photo, style: 'water_paint', onProgress: (p) => told.push(p) })
      const size = await sharp(photo).metadata()
      const drawn = await sharp(await picture.bytes()).metadata()
      expect([drawn.format, drawn.width, drawn.height]).toEqual(['jpeg', size.width, size.height])
      expect([picture.width, picture.height, picture.contentType]).toEqual([
        size.width,
        size.height,
        'image/jpeg',
      ])
      const fractions = told.map((p) => p.fraction)
      expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
      expect(told.map((p) => p.phase)).toEqual(expect.arrayContaining(['sending', 'running', 'completed']))
      expect(
        fractions.some((f) => f > 0 && f < 1),
        'something is told while it is drawn',
      ).toBe(true)
    },
    limitMs,
  )

  it(
    'uploaded once, with the picture in the task',
    async () => {
      const atelier = new Atelier({ baseUrl: server.base, key: server.key, uploadAboveBytes: 1000 })
      const uploaded = await atelier.upload(photo)
      expect(uploaded).toMatchObject({ width: 400, content_type: 'image/jpeg', size: photo.length })
      const picture = await atelier.stylize({ photo: uploaded, style: 'water_paint', inline: true })
      const byItself = await atelier.stylize({ photo, style: 'water_paint' })
      expect(await picture.bytes(), 'the same photo is the same picture').toEqual(await byItself.bytes())
    },
    limitMs,
  )

  it('refused with all that the service knows about it', async () => {
    const atelier = new Atelier({ baseUrl: server.base, key: server.key })
    const small = new Uint8Array(await sharp(photo).resize(100).jpeg().toBuffer())
    await expect(atelier.submit({ photo: small, style: 'water_paint' })).rejects.toMatchObject({
      status: 400,
      code: '003008097',
      reason: 'image_too_small',
      param: 'input[0].params.binary_data_base64',
      hint: expect.any(String),
      requestId: expect.stringMatching(/^req_/),
      retryable: false,
    })
    const stranger = new Atelier({ baseUrl: server.base, key: 'atl_nobody' })
    await expect(stranger.submit({ photo, style: 'water_paint' })).rejects.toMatchObject({
      status: 401,
      reason: 'unauthorized',
    })
  })

  it('in the styles that the service draws', async () => {
    const styles = await new Atelier({ baseUrl: server.base }).styles()
    expect(styles).toHaveLength(22)
    expect(styles?.find((s) => s.short_name === 'water_paint')).toMatchObject({ drawn: true })
  })
})

describe('a task that takes its time', () => {
  let server: OwnServer
  let photo: Uint8Array<ArrayBuffer>
  const env = { ATELIER_ENGINES: slow, SLOW_ENGINE_MS: '3000', ATELIER_WORKERS: '2' }
  beforeAll(async () => {
    server = await OwnServer.start(env)
    photo = new Uint8Array(await scenePhoto())
  }, limitMs)
  afterAll(() => server.stop(), limitMs)
  const atelierAt = (baseUrl: string) => new Atelier({ baseUrl, key: server.key, retry: quick })

  it(
    'is canceled at the service when its caller aborts',
    async () => {
      const atelier = atelierAt(server.base)
      const stop = new AbortController()
      let id = ''
      const onProgress = ({ task, fraction }: Progress) => {
        id = task?.id ?? ''
        if (fraction > 0) stop.abort()
      }
      const work = atelier.stylize({ photo, style: 'ghibli', signal: stop.signal, onProgress })
      await expect(work).rejects.toMatchObject({ name: 'AbortError' })
      const task = await atelier.status(id)
      expect(task).toMatchObject({
        status: 'failed',
        metadata: { phase: 'canceled' },
        error: { reason: 'canceled' },
      })
      await expect(atelier.result(id)).rejects.toMatchObject({ reason: 'canceled', taskId: id })
    },
    limitMs,
  )

  it(
    'is submitted, asked for, listed, followed, canceled and forgotten',
    async () => {
      const atelier = atelierAt(server.base)
      const metadata = { order: 'mine' }
      const task = await atelier.submit({ photo, style: 'comic_marvel', metadata })
      expect(await atelier.status(task.id)).toMatchObject({ id: task.id, status: 'in_progress', metadata })
      const other = await atelier.submit({ photo, style: 'makoto' })
      const listed = await collected(atelier.list({ style: 'comic_marvel', pageSize: 1 }))
      expect(listed.map((t) => t.id)).toEqual([task.id])
      expect(await atelier.cancel(other.id)).toMatchObject({ status: 'failed' })
      expect((await collected(atelier.follow(task.id))).at(-1)).toMatchObject({ status: 'completed' })
      expect(await atelier.status(task.id, { waitSeconds: 5 })).toMatchObject({ status: 'completed' })
      await expect(atelier.cancel(task.id)).rejects.toMatchObject({ status: 409, reason: 'task_ended' })
      const picture = await atelier.result(task.id)
      await atelier.remove(task.id)
      await expect(atelier.status(task.id)).rejects.toMatchObject({ status: 404, reason: 'not_found' })
      await expect(picture.bytes()).rejects.toMatchObject({ status: 410, reason: 'result_deleted' })
    },
    limitMs,
  )

  it(
    'is drawn once, though the answer to its submission was lost',
    async () => {
      const relay = await relayTo(server.base)
      const atelier = atelierAt(relay.base)
      relay.loseAnAnswer()
      const task = await atelier.submit({ photo, style: 'chinese' })
      expect((await collected(atelier.list({ style: 'chinese' }))).map((t) => t.id)).toEqual([task.id])
      await atelier.cancel(task.id)
    },
    limitMs,
  )

  it(
    'is waited for while its service is killed and started again',
    async () => {
      const first = await OwnServer.start(env)
      onTestFinished(() => rm(first.data, { recursive: true, force: true }))
      const relay = await relayTo(first.base)
      const atelier = atelierAt(relay.base)
      let killed = 0
      let second: Promise<OwnServer> | undefined
      const onProgress = ({ fraction }: Progress) => {
        if (fraction < 0.3 || killed++ > 0) return
        first.signal('SIGKILL')
        second = first.ended.then(() => OwnServer.start(env, first.data))
        void second.then(({ base }) => relay.to(base))
      }
      const picture = await atelier.stylize({ photo, style: 'ghibli', onProgress })
      expect((await sharp(await picture.bytes()).metadata()).width).toBe(600)
      const all = await collected(atelier.list())
      expect(all.map((t) => [t.id, hasEnded(t)])).toEqual([[picture.task.id, true]])
      await (await second)?.end()
    },
    limitMs,
  )
})
