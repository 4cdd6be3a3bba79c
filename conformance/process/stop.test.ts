/** What an operator may rely on when the service is told to stop. */
import { readdir } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { slow } from '../kit/engine-paths.ts'
import { plainParams } from '../kit/photos.ts'
import { contentOf } from '../kit/task-body.ts'
import { Wire } from '../kit/wire.ts'
import { newFolder, startOn } from './folders.ts'

const limitMs = 120_000
const drawsIn = (ms: number) => ({
  ATELIER_ENGINES: slow,
  SLOW_ENGINE_MS: String(ms),
  ATELIER_WORKERS: '1',
})

async function untilRunning(wire: Wire, id: string): Promise<void> {
  while ((await wire.read(id)).metadata?.['phase'] !== 'running') await wait(20)
}

it(
  'lets a drawing end that ends soon, and keeps the queue for the next start',
  async () => {
    const data = await newFolder()
    const first = await startOn(data, drawsIn(1500))
    const before = new Wire(first.base, first.key)
    const drawing = await before.accepted(await plainParams())
    const waiting = await before.accepted(await plainParams())
    await untilRunning(before, drawing.id)
    const ended = await first.end()
    expect([ended.code, ended.stderr]).toEqual([0, ''])
    expect(await readdir(data), 'the socket and the log of the database are gone').not.toEqual(
      expect.arrayContaining([expect.stringMatching(/sock|wal/)]),
    )

    const again = await startOn(data, drawsIn(200))
    const wire = new Wire(again.base, again.key)
    const done = await wire.read(drawing.id)
    expect(done.status, 'it was drawn while the first server stopped').toBe('completed')
    expect((await wire.picture(contentOf(done).url.replace(first.base, again.base))).length).toBeGreaterThan(
      1000,
    )
    expect((await wire.ended(waiting.id)).status).toBe('completed')
  },
  limitMs,
)

it(
  'hands back a drawing that would take too long, and draws it at the next start',
  async () => {
    const data = await newFolder()
    const first = await startOn(data, drawsIn(60_000))
    const before = new Wire(first.base, first.key)
    const { id } = await before.accepted(await plainParams())
    await untilRunning(before, id)
    expect((await first.end()).code).toBe(0)

    const again = await startOn(data, drawsIn(200))
    expect((await new Wire(again.base, again.key).ended(id)).status).toBe('completed')
  },
  limitMs,
)

it(
  'stops at once when it is asked twice, and loses nothing by it',
  async () => {
    const data = await newFolder()
    const first = await startOn(data, drawsIn(60_000))
    const before = new Wire(first.base, first.key)
    const { id } = await before.accepted(await plainParams())
    await untilRunning(before, id)
    first.signal('SIGINT')
    await wait(300)
    first.signal('SIGINT')
    expect((await first.ended).code).toBe(130)

    const again = await startOn(data, drawsIn(200))
    expect((await new Wire(again.base, again.key).ended(id)).status).toBe('completed')
  },
  limitMs,
)
