import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { getPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sourceArgv } from './child.ts'
import type { Context } from './engine.ts'
import { openPool, type Pool } from './pool.ts'

const folder = mkdtempSync(join(tmpdir(), 'atelier-pool-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const never = new AbortController().signal
const silent = { signal: never, progress: () => {} }
const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('a pool of painters', () => {
  let pool: Pool
  const script = {
    file: fileURLToPath(new URL('./fixtures/naughty-painter.mjs', import.meta.url)),
    execArgv: sourceArgv(import.meta.url),
  }
  const open = (idleMs = 60_000): Pool =>
    openPool({ script, env: { GIVEN: '1' }, heapMib: 64, idleMs, log: pino({ level: 'silent' }) })
  beforeEach(() => {
    pool = open()
  })
  afterEach(() => pool.close())
  const draw = (key: string, context: Context = silent) =>
    pool.draw({ style: { key }, photo: 'photo', folder }, context)

  it('draws, tells the progress, and keeps its painter for the next job', async () => {
    const seen: number[] = []
    const drawing = await draw('draw', { signal: never, progress: (f) => void seen.push(f) })
    expect(drawing).toEqual({
      file: join(folder, 'picture.jpg'),
      contentType: 'image/jpeg',
      width: 1,
      height: 1,
      warnings: [],
    })
    expect(seen).toEqual([0.5])
    const first = readFileSync(drawing.file, 'utf8')
    await draw('draw')
    expect(readFileSync(drawing.file, 'utf8')).toBe(first)
    expect(pool.pids()).toEqual([Number(first)])
  })

  it('keeps a painter that told of its failure, and says no more than the painter meant to', async () => {
    await expect(draw('fail')).rejects.toMatchObject({
      failure: 'photoTruncated',
      about: { detail: 'the end is missing' },
    })
    const [pid] = pool.pids()
    for (const way of ['throw', 'throw no error'])
      await expect(draw(way)).rejects.toMatchObject({
        failure: 'drawingFailed',
        about: { detail: 'an unexpected fault in the painter' },
      })
    await expect(draw('ask for too much')).rejects.toMatchObject({ failure: 'drawingOutOfMemory' })
    expect(pool.pids()).toEqual([pid])
  })

  it.each([
    ['exit', 'drawingFailed', { detail: 'the painter ended (exit code 7)' }],
    ['crash', 'drawingFailed', { detail: 'the painter ended (SIGSEGV)' }],
    ['fill the heap', 'drawingOutOfMemory', {}],
    ['be killed by the system', 'drawingOutOfMemory', {}],
  ])('outlives a painter that ends by "%s", and replaces it', async (way, failure, about) => {
    await expect(draw(way)).rejects.toMatchObject({ failure, about })
    await expect(draw('draw')).resolves.toMatchObject({ width: 1 })
  })

  it('kills a painter that loops when it is called off', async () => {
    const off = new AbortController()
    const reason = new Error('time is up')
    const drawing = draw('loop', { signal: off.signal, progress: () => off.abort(reason) })
    await expect(drawing).rejects.toBe(reason)
    await vi.waitFor(() => expect(pool.pids()).toEqual([]))
    await expect(draw('draw')).resolves.toMatchObject({ width: 1 })
  })

  it('draws as many at once as are asked for, each in a process of its own', async () => {
    const off = new AbortController()
    const looping = draw('loop', { signal: off.signal, progress: () => {} })
    await expect(draw('draw')).resolves.toMatchObject({ width: 1 })
    expect(pool.pids()).toHaveLength(2)
    off.abort(new Error('enough'))
    await expect(looping).rejects.toThrow('enough')
  })

  it('gives way to the server, and hands nothing of its environment on', async () => {
    await expect(draw('environment')).rejects.toMatchObject({
      about: { detail: expect.stringMatching(/^GIVEN/) },
    })
    const told = await draw('environment').catch((e: { about: { detail: string } }) => e.about.detail)
    expect(
      (told as string).split(',').filter((name) => !/^(GIVEN|NODE_CHANNEL_.*|npm_.*)$/.test(name)),
    ).toEqual([])
    const [pid] = pool.pids()
    expect(getPriority(pid)).toBeGreaterThan(getPriority())
  })

  it('lets an idle painter go', async () => {
    await pool.close()
    pool = open(50)
    await draw('draw')
    await vi.waitFor(() => expect(pool.pids()).toEqual([]))
    await expect(draw('draw')).resolves.toMatchObject({ width: 1 })
  })

  it('leaves no process behind when it is closed, and draws no more', async () => {
    const drawing = draw('loop').catch((e: Error) => e)
    await vi.waitFor(() => expect(pool.pids()).toHaveLength(1))
    const [pid] = pool.pids() as [number]
    await pool.close()
    expect(alive(pid)).toBe(false)
    expect(await drawing).toBeInstanceOf(Error)
    await expect(draw('draw')).rejects.toMatchObject({ failure: 'engineRefused' })
  })

  it('leaves no painter behind when the server is killed, not even one deep in a loop', async () => {
    const url = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)
    const server = spawn(
      process.execPath,
      [
        ...script.execArgv,
        '--input-type=module',
        '-e',
        `import { openPool } from ${url('./pool.ts')}
         import { pino } from 'pino'
         const script = ${JSON.stringify(script)}
         const pool = openPool({ script, env: {}, heapMib: 64, idleMs: 60000, log: pino({ level: 'silent' }) })
         const progress = () => console.log(pool.pids()[0])
         pool.draw({ style: { key: 'loop' }, photo: '', folder: '' }, { signal: new AbortController().signal, progress })`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const [told] = (await once(server.stdout, 'data')) as [Buffer]
    const pid = Number(String(told))
    expect(alive(pid)).toBe(true)
    server.kill('SIGKILL')
    await vi.waitFor(() => expect(alive(pid)).toBe(false), { timeout: 20_000 })
  })
})
