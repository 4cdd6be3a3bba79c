import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Engine } from '../engines/engine.ts'
import { type InspectorParts, openInspector } from './inspector.ts'
import type { Looked } from './look-over.ts'

const looked = { suits: [], warnings: ['looked'] } as unknown as Looked
const photo = await sharp({ create: { width: 640, height: 900, channels: 3, background: '#a08060' } })
  .jpeg()
  .toBuffer()
const options = { overlay: false, signal: new AbortController().signal }

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function inspectorWith(inspect: Engine['inspect'], change: Partial<InspectorParts> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'atelier-inspect-'))
  folders.push(folder)
  const engine = { spec: 1, id: 'test', version: '1', draws: () => true, draw: vi.fn() } as unknown as Engine
  const open = () =>
    openInspector({
      engines: [{ ...engine, ...(inspect && { inspect }) }],
      folder,
      profile: 'strict',
      fetchPhoto: async (_url, file) => writeFile(file, photo),
      slots: 2,
      drawTimeoutMs: 5000,
      ...change,
    })
  return { inspector: await open(), folder, again: open }
}

describe('the inspector', () => {
  it('leaves nothing behind, whether looking went well or not', async () => {
    const seen: boolean[] = []
    const { inspector, folder } = await inspectorWith(async (job) => {
      seen.push(existsSync(job.photo))
      if (seen.length === 2) throw new Error('a fault')
      return looked
    })
    expect((await inspector.inspect({ bytes: photo }, options)).warnings).toEqual(['looked'])
    await expect(inspector.inspect({ url: 'https://example.com/a.jpg' }, options)).rejects.toThrow('a fault')
    expect(seen).toEqual([true, true])
    expect(readdirSync(folder)).toEqual([])
  })

  it('takes away what a killed server left', async () => {
    const { folder, again } = await inspectorWith(async () => looked)
    await mkdir(join(folder, 'left'), { recursive: true })
    await writeFile(join(folder, 'left', 'photo'), photo)
    await again()
    expect(existsSync(join(folder, 'left'))).toBe(false)
  })

  it('looks at so many at once, lets a few wait, and sends the rest away', async () => {
    let [now, most] = [0, 0]
    const open: (() => void)[] = []
    const { inspector } = await inspectorWith(async () => {
      most = Math.max(most, ++now)
      await new Promise<void>((resolve) => open.push(resolve))
      now--
      return looked
    })
    const all = Array.from({ length: 20 }, () => inspector.inspect({ bytes: photo }, options))
    const ends = Promise.allSettled(all)
    for (let done = 0; done < 18; ) {
      // The next is let go only when both places are taken (or only one is left), so that a slow disk cannot make them pass one by one.
      if (open.length < Math.min(2, 18 - done)) await new Promise((resolve) => setTimeout(resolve, 2))
      else {
        open.shift()?.()
        done++
      }
    }
    const states = await ends
    expect(most).toBe(2)
    expect(states.filter((s) => s.status === 'fulfilled')).toHaveLength(18)
    for (const s of states)
      if (s.status === 'rejected') expect(s.reason).toMatchObject({ failure: 'queueFull' })
  })

  it('gives up when its time is over or the caller went away', async () => {
    const forever: Engine['inspect'] = (_job, { signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    const { inspector } = await inspectorWith(forever, { drawTimeoutMs: 30 })
    await expect(inspector.inspect({ bytes: photo }, options)).rejects.toMatchObject({
      failure: 'drawingTimedOut',
    })
    const gone = new AbortController()
    const patient = await inspectorWith(forever)
    const asked = patient.inspector.inspect({ bytes: photo }, { overlay: false, signal: gone.signal })
    setTimeout(() => gone.abort(new Error('gone')), 20)
    await expect(asked).rejects.toThrow('gone')
  })

  it('tells the limits alone where nothing can look', async () => {
    const { inspector } = await inspectorWith(undefined)
    const told = await inspector.inspect({ bytes: photo }, options)
    expect(told).toMatchObject({ limits: { ok: true }, suits: [], photo: { width: 640, height: 900 } })
    expect(told.seen).toBeUndefined()
    expect(told.warnings).toEqual(['No engine of this server can look at photos.'])
  })
})
