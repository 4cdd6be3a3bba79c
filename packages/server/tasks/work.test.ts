import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '@atelier/contract'
import { pino } from 'pino'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import type { Context, Drawing, Engine, Job } from '../engines/engine.ts'
import { openTracing } from '../observe/tracing.ts'
import { openFsBlobs } from '../stores/fs-blobs.ts'
import { openMemory } from '../stores/memory/open.ts'
import type { Workplace } from './attempt.ts'
import { Bell } from './bell.ts'
import type { Submission, TaskView } from './desk.ts'
import { openDesk } from './open-desk.ts'
import { ProgressBoard } from './progress-board.ts'
import { ringingStore } from './ringing-store.ts'
import { sweep } from './sweep.ts'
import { startWork, type Work } from './work.ts'

const root = mkdtempSync(join(tmpdir(), 'atelier-work-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let serial = 0

const caller = { keyId: 'key_a', scopes: ['draw', 'read'] } as const
const style = { key: 'img2img_water_paint_style_usage' }
const base64: Submission = { caller, style, photo: { bytes: Buffer.from('photo') }, inline: false }
const byUrl: Submission = { ...base64, photo: { url: 'https://example.com/a.jpg' } }

/** An engine whose drawing the test writes; by default it is done at once. */
const engineOf = (draw: (job: Job, context: Context) => Promise<Drawing>): Engine => ({
  spec: 1,
  id: 'test',
  version: '1',
  draws: ({ key }) => key === style.key,
  draw,
})
const quick = async (job: Job): Promise<Drawing> => {
  const file = join(job.folder, 'picture')
  writeFileSync(file, 'picture')
  return { file, contentType: 'image/jpeg', width: 800, height: 600, warnings: ['a word'] }
}
/** Never ends by itself. */
const hanging = (_: Job, { signal }: Context): Promise<Drawing> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

const works: Work[] = []
afterEach(async () => {
  await Promise.all(works.splice(0).map((w) => w.stop(0)))
})

/** @param here false where the desk is in another process than the work, and they meet at the store alone */
async function shop(
  draw: (job: Job, context: Context) => Promise<Drawing>,
  over: Partial<Workplace> = {},
  here = true,
) {
  const folder = join(root, String(serial++))
  const clock = { ahead: 0 }
  const now = () => Date.now() + clock.ahead
  const stores = await openMemory(now)
  const bell = new Bell()
  const tasks = ringingStore(stores.tasks, bell)
  const blobs = await openFsBlobs(join(folder, 'blobs'))
  const engines = [engineOf(draw)]
  const board = new ProgressBoard()
  const place: Workplace = {
    tasks,
    blobs,
    engines,
    board,
    folder: join(folder, 'blobs', 'making'),
    slots: 2,
    leaseMs: 30_000,
    drawTimeoutMs: 10_000,
    resultMs: 3_600_000,
    maxAttempts: 3,
    fetchPhoto: async (_url, file) => writeFileSync(file, 'fetched'),
    inspectPhoto: async () => {},
    inspectPicture: async () => ({ width: 800, height: 600, contentType: 'image/jpeg' }),
    tracing: openTracing({ serviceName: 'test', version: '0.0.0', share: 1 }),
    log: pino({ level: 'silent' }),
    now,
    ...over,
  }
  const work = await startWork(place)
  works.push(work)
  const desk = openDesk({
    tasks,
    blobs,
    engines,
    board,
    bell,
    admission: { queueLimit: 5, tasksPerKey: 0 },
    price: '0.02',
    onceMs: 3_600_000,
    onSubmit: work.wake,
    onCancel: (id) => here && work.drop(id),
    now,
  })
  const see = async (id: string) => (await desk.find(caller, id)) as TaskView
  const ended = (id: string) =>
    vi.waitFor(async () => {
      const task = await see(id)
      expect(['completed', 'failed']).toContain(task.state)
      return task
    })
  return { ...place, stores, uploads: stores.uploads, bell, desk, work, see, ended, clock }
}

describe('a task, from the desk to its picture', () => {
  it('draws a file that is handed over, and an upload again and again', async () => {
    const drawn: string[] = []
    const s = await shop(async (job) => {
      drawn.push(readFileSync(job.photo, 'utf8'))
      return quick(job)
    })
    const file = join(s.folder, 'arrived')
    writeFileSync(file, 'from a form')
    const upload = await s.blobs.put('uploads', 'file_1', Buffer.from('uploaded'), 'jpg', Date.now())
    for (const photo of [{ file }, { upload }, { upload }])
      await s.ended((await s.desk.submit({ ...base64, photo })).id)
    expect(drawn).toEqual(['from a form', 'uploaded', 'uploaded'])
    expect(await s.blobs.stat(upload)).toBeDefined()
    await s.blobs.remove(upload)
    await expect(s.desk.submit({ ...base64, photo: { upload } })).rejects.toMatchObject({
      failure: 'uploadUnknown',
    })
  })
  it('is drawn, stored and told of', async () => {
    const s = await shop(quick)
    const taken = await s.desk.submit({ ...base64, inline: true, metadata: { mine: 1 } })
    expect(taken).toMatchObject({ state: expect.stringMatching(/queued|running/), progress: 0, cost: '0.00' })
    const done = await s.ended(taken.id)
    expect(done).toMatchObject({
      state: 'completed',
      progress: 1,
      attempt: 1,
      inline: true,
      metadata: { mine: 1 },
      cost: '0.02',
      warnings: ['a word'],
      result: { width: 800, height: 600, size: 7, contentType: 'image/jpeg', gone: false },
    })
    expect(await s.blobs.stat(done.result?.blob ?? '')).toMatchObject({ size: 7 })
  })

  it('leaves neither the photo nor the working folder behind', async () => {
    const s = await shop(quick)
    const { id } = await s.desk.submit(base64)
    await s.ended(id)
    await vi.waitFor(async () => {
      const far = Date.now() + 2 * 3_600_000
      expect(await s.blobs.list('photos', far)).toEqual([])
      expect(readdirSync(s.folder)).toEqual([])
    })
  })

  it('fetches and checks the photo of an address before it draws', async () => {
    const seen: string[] = []
    const s = await shop(quick, {
      fetchPhoto: async (url, file) => {
        seen.push(url)
        writeFileSync(file, 'fetched')
      },
      inspectPhoto: async (file) => {
        seen.push(existsSync(file) ? 'inspected' : 'not there')
      },
    })
    const { id } = await s.desk.submit(byUrl)
    expect(await s.ended(id)).toMatchObject({ state: 'completed' })
    expect(seen).toEqual(['https://example.com/a.jpg', 'inspected'])
  })

  it('is only shown to the key that made it', async () => {
    const s = await shop(quick)
    const { id } = await s.desk.submit(base64)
    expect(await s.desk.find({ ...caller, keyId: 'key_b' }, id)).toBeUndefined()
    expect(await s.desk.find(caller, 'task_none')).toBeUndefined()
  })

  it('waits in the queue and is told its place', async () => {
    const s = await shop(hanging)
    const ids: string[] = []
    for (let i = 0; i < 4; i++) ids.push((await s.desk.submit(base64)).id)
    await vi.waitFor(async () => expect((await s.see(ids[1] as string)).state).toBe('running'))
    expect(await s.see(ids[2] as string)).toMatchObject({ state: 'queued', queuePosition: 0 })
    expect(await s.see(ids[3] as string)).toMatchObject({ state: 'queued', queuePosition: 1 })
  })

  it('shows a progress that rises and never falls', async () => {
    let report: ((f: number) => void) | undefined
    const s = await shop((_, { progress, signal }) => {
      report = progress
      return hanging(_, { progress, signal })
    })
    const { id } = await s.desk.submit(base64)
    await vi.waitFor(() => expect(report).toBeDefined())
    const shown: number[] = []
    for (const f of [0.2, 0.1, Number.NaN, 0.6, -3, 7]) {
      report?.(f)
      shown.push((await s.see(id)).progress)
    }
    expect(shown).toEqual([0.2, 0.2, 0.2, 0.6, 0.6, 0.99])
  })

  it.each([
    [
      'a Failure keeps its name',
      new Failure('engineHttp', { given: 500 }),
      { name: 'engineHttp', about: { given: 500 } },
    ],
    [
      'anything else stays inside',
      new Error('/etc/secret is broken'),
      { name: 'drawingFailed', about: { detail: 'an unexpected fault in the engine' } },
    ],
  ])('fails alone when the engine throws: %s', async (_, error, failure) => {
    let first = true
    const s = await shop(async (job) => {
      if (!first) return quick(job)
      first = false
      throw error
    })
    const bad = await s.desk.submit(base64)
    const good = await s.desk.submit(base64)
    expect(await s.ended(bad.id)).toMatchObject({ state: 'failed', failure, cost: '0.00' })
    expect(await s.ended(good.id)).toMatchObject({ state: 'completed' })
  })

  it('fails when the drawing takes too long, even if the engine does not listen', async () => {
    const s = await shop(() => new Promise(() => {}), { drawTimeoutMs: 30 })
    const { id } = await s.desk.submit(base64)
    expect(await s.ended(id)).toMatchObject({
      failure: { name: 'drawingTimedOut', about: { seconds: 0.03 } },
    })
  })

  it('fails when the picture is not what the engine promised', async () => {
    const s = await shop(quick, {
      inspectPicture: async () => ({ width: 800, height: 599, contentType: 'image/jpeg' }),
    })
    const { id } = await s.desk.submit(base64)
    expect(await s.ended(id)).toMatchObject({ failure: { name: 'resultUnreadable' } })
    const far = Date.now() + 9 * 3_600_000
    expect(await s.blobs.list('pictures', far)).toEqual([])
  })

  it('is drawn again when its lease is lost, and the lost attempt changes nothing', async () => {
    const finish: (() => void)[] = []
    const s = await shop(
      (job) =>
        new Promise((resolve) => {
          finish.push(() => resolve(quick(job)))
        }),
      { slots: 1 },
    )
    const { id } = await s.desk.submit(base64)
    await vi.waitFor(() => expect(finish).toHaveLength(1))
    s.clock.ahead = 60_000 // the machine slept: the lease ran out although the drawing goes on
    await s.tasks.reclaim(3)
    finish[0]?.()
    await vi.waitFor(() => expect(finish).toHaveLength(2))
    finish[1]?.()
    expect(await s.ended(id)).toMatchObject({ state: 'completed', attempt: 2 })
    const pictures = await s.blobs.list('pictures', Date.now() + 9 * 3_600_000)
    expect(pictures).toEqual([(await s.see(id)).result?.blob])
  })
})

describe('a submission with a name of its own', () => {
  const once = { name: 'order 7', fingerprint: 'f' }

  it('is answered with the task it made before, as that stands now', async () => {
    const s = await shop(quick)
    expect(await s.desk.earlier(caller, once)).toBeUndefined()
    const { id } = await s.desk.submit({ ...base64, once })
    const done = await s.ended(id)
    expect(await s.desk.earlier(caller, once)).toEqual(done)
    expect(await s.desk.earlier({ ...caller, keyId: 'key_b' }, once)).toBeUndefined()
    const other = { ...once, fingerprint: 'g' }
    await expect(s.desk.earlier(caller, other)).rejects.toMatchObject({ failure: 'idempotencyKeyReused' })
    await s.desk.remove(caller, id)
    await expect(s.desk.earlier(caller, once)).rejects.toMatchObject({ failure: 'notFound' })
    s.clock.ahead = 3_600_001
    expect(await s.desk.earlier(caller, once)).toBeUndefined()
  })

  it('is taken in once although it comes twice at the same time, and keeps one photo', async () => {
    const s = await shop(hanging)
    const both = await Promise.allSettled([
      s.desk.submit({ ...base64, once }),
      s.desk.submit({ ...base64, once }),
      s.desk.submit({ ...base64, once: { ...once, fingerprint: 'g' } }),
      s.desk.submit({ ...base64, caller: { ...caller, keyId: 'key_b' }, once }),
    ])
    expect(both.map((b) => (b.status === 'rejected' ? b.reason.failure : b.status))).toEqual([
      'fulfilled',
      'idempotencyInFlight',
      'idempotencyKeyReused',
      'fulfilled',
    ])
    expect(await s.blobs.list('photos', Date.now() + 2 * 3_600_000)).toHaveLength(2)
  })

  it('may be sent again when it was refused', async () => {
    const s = await shop(hanging)
    s.desk.close()
    for (let i = 0; i < 2; i++)
      await expect(s.desk.submit({ ...base64, once })).rejects.toMatchObject({ failure: 'shuttingDown' })
  })
})

describe('a task that is canceled', () => {
  const photosOf = (s: Awaited<ReturnType<typeof shop>>) => s.blobs.list('photos', Date.now() + 2 * 3_600_000)

  it('is never begun while it waits, and gives up its place and its photo', async () => {
    const drawn: string[] = []
    const s = await shop(
      (job, context) => {
        drawn.push(job.folder)
        return hanging(job, context)
      },
      { slots: 1 },
    )
    const first = await s.desk.submit(base64)
    const second = await s.desk.submit(base64)
    await vi.waitFor(async () => expect((await s.see(first.id)).state).toBe('running'))
    expect(await s.desk.cancel(caller, second.id)).toMatchObject({
      state: 'failed',
      failure: { name: 'canceled' },
      cost: '0.00',
    })
    expect(await photosOf(s)).toEqual([expect.stringContaining(first.id)])
    await s.desk.cancel(caller, first.id)
    await vi.waitFor(() => expect(s.work.running()).toBe(0))
    expect(drawn).toHaveLength(1)
  })

  it.each([
    ['here', true],
    ['by another process, through the store', false],
  ])('stops its drawing %s, and the next one begins', async (_, here) => {
    let begun = false
    let stopped = 0
    const s = await shop(
      (job, context) => {
        begun = true
        context.signal.addEventListener('abort', () => stopped++)
        return stopped === 0 ? hanging(job, context) : quick(job)
      },
      { slots: 1 },
      here,
    )
    const { id } = await s.desk.submit(base64)
    const next = await s.desk.submit(base64)
    await vi.waitFor(() => expect(begun).toBe(true))
    await s.desk.cancel(caller, id)
    await vi.waitFor(() => expect(stopped).toBe(1), { timeout: 5000 })
    expect(await s.ended(next.id)).toMatchObject({ state: 'completed' })
    expect(await s.see(id)).toMatchObject({ failure: { name: 'canceled' }, attempt: 1 })
    await vi.waitFor(async () => {
      expect(await photosOf(s)).toEqual([])
      expect(readdirSync(s.folder)).toEqual([])
    })
  })

  it('stops the download of its photo', async () => {
    let begun = false
    let stopped = false
    const s = await shop(quick, {
      fetchPhoto: (_url, _file, signal) =>
        new Promise((_, reject) => {
          begun = true
          signal.addEventListener('abort', () => {
            stopped = true
            reject(signal.reason)
          })
        }),
    })
    const { id } = await s.desk.submit(byUrl)
    await vi.waitFor(() => expect(begun).toBe(true))
    await s.desk.cancel(caller, id)
    await vi.waitFor(() => expect(stopped).toBe(true))
    await vi.waitFor(() => expect(s.work.running()).toBe(0))
  })

  it('leaves no picture behind when its drawing ended at the same moment', async () => {
    let finish: (() => void) | undefined
    const s = await shop(
      (job) =>
        new Promise((resolve) => {
          finish = () => resolve(quick(job))
        }),
      {},
      false,
    )
    const { id } = await s.desk.submit(base64)
    await vi.waitFor(() => expect(finish).toBeDefined())
    await s.desk.cancel(caller, id)
    finish?.()
    await vi.waitFor(() => expect(s.work.running()).toBe(0))
    expect(await s.see(id)).toMatchObject({ state: 'failed', cost: '0.00' })
    expect(await s.blobs.list('pictures', Date.now() + 9 * 3_600_000)).toEqual([])
  })

  it('may be canceled again, but not after it has ended otherwise, and only by its owner', async () => {
    const s = await shop(quick)
    const done = await s.desk.submit(base64)
    await s.ended(done.id)
    await expect(s.desk.cancel(caller, done.id)).rejects.toMatchObject({
      failure: 'taskEnded',
      about: { state: 'completed' },
    })
    expect(await s.desk.cancel({ ...caller, keyId: 'key_b' }, done.id)).toBeUndefined()
    expect(await s.desk.cancel(caller, 'task_none')).toBeUndefined()
    await s.work.stop(0)
    const open = await s.desk.submit(base64)
    expect(await s.desk.cancel({ ...caller, keyId: 'key_b' }, open.id)).toBeUndefined()
    const canceled = await s.desk.cancel(caller, open.id)
    expect(await s.desk.cancel(caller, open.id)).toEqual(canceled)
  })
})

describe('a task that is removed', () => {
  const files = async (s: Awaited<ReturnType<typeof shop>>) => [
    ...(await s.blobs.list('photos', Date.now() + 2 * 3_600_000)),
    ...(await s.blobs.list('pictures', Date.now() + 9 * 3_600_000)),
  ]

  it('is forgotten with its picture, by its owner alone', async () => {
    const s = await shop(quick)
    const { id } = await s.desk.submit(base64)
    await s.ended(id)
    expect(await s.desk.remove({ ...caller, keyId: 'key_b' }, id)).toBeUndefined()
    expect(await files(s)).toHaveLength(1)
    expect(await s.desk.remove(caller, id)).toMatchObject({ state: 'completed' })
    expect(await s.see(id)).toBeUndefined()
    expect(await files(s)).toEqual([])
    expect(await s.desk.remove(caller, id)).toBeUndefined()
  })

  it('is stopped where it is drawn, and nothing of it is left', async () => {
    const s = await shop(hanging)
    const { id } = await s.desk.submit(base64)
    await vi.waitFor(async () => expect((await s.see(id)).state).toBe('running'))
    expect(await s.desk.remove(caller, id)).toMatchObject({ failure: { name: 'canceled' } })
    await vi.waitFor(() => expect(s.work.running()).toBe(0))
    expect([await s.see(id), await files(s)]).toEqual([undefined, []])
  })
})

describe('who follows a task', () => {
  const looking = { lookMs: 60_000, signal: new AbortController().signal }
  const statesOf = async (views: AsyncIterable<TaskView>) => {
    const states: string[] = []
    for await (const { state } of views) states.push(state)
    return states
  }

  it('is woken when it is begun and when it ends, without looking', async () => {
    let finish: (() => void) | undefined
    const s = await shop(
      (job) =>
        new Promise((resolve) => {
          finish = () => resolve(quick(job))
        }),
    )
    const { id } = await s.desk.submit(base64)
    const states = statesOf(s.desk.follow(caller, id, looking))
    await vi.waitFor(() => expect(finish).toBeDefined())
    finish?.()
    expect((await states).at(-1)).toBe('completed')
    expect(s.bell.waited).toBe(0)
  })

  it('is let go when it was removed, is foreign, or the follower leaves', async () => {
    const s = await shop(hanging)
    const { id } = await s.desk.submit(base64)
    await vi.waitFor(async () => expect((await s.see(id)).state).toBe('running'))
    expect(await statesOf(s.desk.follow({ ...caller, keyId: 'key_b' }, id, looking))).toEqual([])
    const left = new AbortController()
    const leaving = statesOf(s.desk.follow(caller, id, { ...looking, signal: left.signal }))
    const staying = statesOf(s.desk.follow(caller, id, looking))
    await vi.waitFor(() => expect(s.bell.waited).toBe(1))
    left.abort()
    expect(await leaving).toEqual(['running'])
    await s.desk.remove(caller, id)
    expect((await staying)[0]).toBe('running')
    expect(s.bell.waited).toBe(0)
  })

  it('is sent home when the server stops, and nobody waits from then on', async () => {
    const s = await shop(hanging)
    const { id } = await s.desk.submit(base64)
    const states = statesOf(s.desk.follow(caller, id, looking))
    await vi.waitFor(() => expect(s.bell.waited).toBe(1))
    s.desk.release()
    expect((await states).length).toBeGreaterThan(0)
    expect(await statesOf(s.desk.follow(caller, id, looking))).toHaveLength(1)
  })
})

describe('a server that stops', () => {
  it('lets a drawing end within the grace', async () => {
    let finish: (() => void) | undefined
    const s = await shop(
      (job) =>
        new Promise((resolve) => {
          finish = () => resolve(quick(job))
        }),
    )
    const { id } = await s.desk.submit(base64)
    await vi.waitFor(() => expect(finish).toBeDefined())
    const stopped = s.work.stop(5000)
    finish?.()
    await stopped
    expect((await s.see(id)).state).toBe('completed')
  })

  it('hands the rest back, takes nothing in and begins nothing', async () => {
    const s = await shop(hanging)
    const ids: string[] = []
    for (let i = 0; i < 3; i++) ids.push((await s.desk.submit(base64)).id)
    await vi.waitFor(async () => expect((await s.see(ids[1] as string)).state).toBe('running'))
    s.desk.close()
    await s.work.stop(1)
    for (const id of ids) expect(await s.see(id)).toMatchObject({ state: 'queued' })
    expect(await s.tasks.get(ids[0] as string)).toMatchObject({ life: { attempt: 1, lost: 0 } })
    await expect(s.desk.submit(base64)).rejects.toMatchObject({ failure: 'shuttingDown' })
  })
})

describe('the desk', () => {
  it('refuses a style that no engine draws, and says which are drawn', async () => {
    const s = await shop(quick)
    const other = {
      ...base64,
      style: { key: 'img2img_comic_style_usage', subKey: 'img2img_comic_style_marvel' },
    }
    await expect(s.desk.submit(other)).rejects.toMatchObject({
      failure: 'styleNotDrawn',
      about: { given: 'img2img_comic_style_usage / img2img_comic_style_marvel', allowed: style.key },
    })
    expect(s.desk.draws(style)).toBe(true)
    expect(s.desk.draws(other.style)).toBe(false)
  })

  it('refuses when the queue is full and keeps no photo of what it refused', async () => {
    const s = await shop(hanging)
    for (let i = 0; i < 2; i++) await s.desk.submit(base64)
    await vi.waitFor(async () => expect(await s.tasks.counts()).toEqual({ queued: 0, running: 2 }))
    for (let i = 0; i < 5; i++) await s.desk.submit(base64)
    await expect(s.desk.submit(base64)).rejects.toMatchObject({ failure: 'queueFull' })
    expect(await s.blobs.list('photos', Date.now() + 2 * 3_600_000)).toHaveLength(7)
  })
})

describe('sweeping', () => {
  it('takes expired pictures at once, rows later, and files that nobody names', async () => {
    const s = await shop(quick)
    const { id } = await s.desk.submit(base64)
    const { result } = await s.ended(id)
    const left = await s.blobs.put('pictures', 'task_dead-1', Buffer.from('x'), 'jpg', Date.now())
    const orphan = await s.blobs.put('photos', 'task_dead', Buffer.from('x'), 'bin', Date.now())
    const file = await s.blobs.put('uploads', 'file_1', Buffer.from('x'), 'jpg', Date.now())
    const upload = {
      ...{ id: 'file_1', keyId: 'k', blob: file, contentType: 'image/jpeg', size: 1, width: 1, height: 1 },
      ...{ createdAt: 1, expiresAt: Date.now() + 3_600_000 },
    }
    await s.stores.uploads.addUpload(upload, 0)
    const open = await s.desk.submit({ ...base64, photo: { url: 'https://example.com/' } })
    await s.ended(open.id)
    const taskMs = 30 * 86_400_000
    const kept = { webhooks: s.stores.webhooks, taskMs, deliveryMs: taskMs }
    expect(await sweep({ ...s, ...kept })).toMatchObject({ results: 0, rows: 0, uploads: 0, photos: 0 })
    s.clock.ahead = 3_600_001
    expect(await sweep({ ...s, ...kept })).toMatchObject({ results: 2, uploads: 1 })
    expect(await s.blobs.stat(file)).toBeUndefined()
    expect(await s.blobs.stat(result?.blob ?? '')).toBeUndefined()
    expect(await s.see(id)).toMatchObject({ state: 'completed', result: { gone: true } })
    s.clock.ahead = 3 * 3_600_000
    await sweep({ ...s, ...kept })
    expect(await s.blobs.stat(left)).toBeUndefined()
    expect(await s.blobs.stat(orphan)).toBeUndefined()
    s.clock.ahead = taskMs + 2000
    expect(await sweep({ ...s, ...kept })).toMatchObject({ rows: 2 })
    expect(await s.see(id)).toBeUndefined()
  })
})
