import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { StyleChoice } from '@atelier/contract'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openEyes } from './eyes/eyes.ts'
import { openStudio, type Studio } from './studio.ts'

const folder = mkdtempSync(join(tmpdir(), 'atelier-studio-'))
const photo = join(folder, 'photo.jpg')
/** A style that asks who is in the photo. */
const looking: StyleChoice = { key: 'img2img_water_ink_style_usage' }

beforeAll(async () => {
  const portrait = fileURLToPath(new URL('../../../samples/portrait.jpg', import.meta.url))
  writeFileSync(photo, await sharp(portrait).resize(300).jpeg().toBuffer())
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a studio', { timeout: 120_000 }, () => {
  it('looks once at a photo, however it is used', async () => {
    const own = openEyes()
    const see = vi.fn(own.see)
    const studio = await openStudio(1, { eyes: { see, missing: undefined, close: () => own.close() } })
    const steps: number[] = []
    const progress = (f: number) => void steps.push(f)
    const { warnings } = await studio.draw({ style: looking, photo, folder }, { progress })
    expect(warnings).toEqual([])
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    expect(steps.at(-1)).toBe(1)
    const copy = join(folder, 'copy.jpg')
    copyFileSync(photo, copy)
    const looked = await studio.inspect({ photo: copy, folder, overlay: false })
    expect(looked.seen?.faces).toHaveLength(1)
    expect(see).toHaveBeenCalledTimes(1)
    studio.forget()
    await studio.inspect({ photo, folder, overlay: false })
    expect(see).toHaveBeenCalledTimes(2)
    await studio.close()
  })

  it('stops looking when it is told to', async () => {
    const studio = await openStudio(1)
    const stop = new AbortController()
    const drawing = studio.draw({ style: looking, photo, folder }, { signal: stop.signal })
    setTimeout(() => stop.abort(new Error('enough')), 100)
    await expect(drawing).rejects.toThrow('enough')
    await studio.close()
  })
})

describe('a studio without the runtime', { timeout: 120_000 }, () => {
  let studio: Studio | undefined
  afterEach(async () => {
    vi.unstubAllEnvs()
    await studio?.close()
  })
  it('draws all the same, and says what is missing and how to mend it', async () => {
    const preload = fileURLToPath(new URL('./fixtures/no-runtime.cjs', import.meta.url))
    vi.stubEnv('NODE_OPTIONS', `--require ${preload}`)
    const notes: string[] = []
    studio = await openStudio(1, { note: (text) => notes.push(text) })
    for (let i = 0; i < 2; i++) {
      const { warnings, width } = await studio.draw({ style: looking, photo, folder })
      expect(width).toBe(300)
      expect(warnings).toHaveLength(1)
      expect(warnings[0]).toMatch(/nobody looked for people.*onnxruntime-node.*npm ci/)
    }
    const looked = await studio.inspect({ photo, folder, overlay: false })
    expect(looked.seen).toMatchObject({ looked: false, faces: [] })
    expect(looked.warnings.filter((w) => w.includes('onnxruntime-node'))).toHaveLength(1)
    expect(notes).toHaveLength(1)
    expect(notes[0]).toContain("Cannot find module 'onnxruntime-node'")
  })
})
