import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { StyleChoice } from '@atelier/contract'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Drawing, Engine } from './engine.ts'
import { inspectPicture } from './inspect.ts'

/** A photo that lies on its side: 640 x 480 in the file, 480 x 640 upright. */
async function sidewaysPhoto(file: string): Promise<void> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const image = sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a5', noise } })
  await image.jpeg().withMetadata({ orientation: 6 }).toFile(file)
}

/** What every engine promises. A new engine is done when this passes against it, with a style that it draws. */
export function engineContract(name: string, style: StyleChoice, open: () => Promise<Engine>): void {
  describe(`engine: ${name}`, () => {
    const root = mkdtempSync(join(tmpdir(), 'atelier-engine-'))
    const photo = join(root, 'photo.bin')
    let engine: Engine
    let serial = 0
    beforeAll(async () => {
      await sidewaysPhoto(photo)
      engine = await open()
    })
    afterAll(async () => {
      await engine.close?.()
      rmSync(root, { recursive: true, force: true })
    })
    const never = new AbortController().signal
    const draw = (signal: AbortSignal = never, progress: (f: number) => void = () => {}, from = photo) => {
      const folder = join(root, String(serial++))
      mkdirSync(folder)
      return engine.draw({ style, photo: from, folder }, { signal, progress })
    }

    it('says what it is and what it draws', () => {
      expect(engine.spec).toBe(1)
      expect(engine.id).toMatch(/^[a-z][a-z0-9-]*$/)
      expect(engine.version).not.toBe('')
      expect(engine.draws(style)).toBe(true)
    })

    it('draws a whole picture as large as the upright photo, into its folder, and leaves the photo alone', async () => {
      const before = readFileSync(photo)
      const seen: number[] = []
      const drawing: Drawing = await draw(never, (f) => void seen.push(f))
      expect(dirname(drawing.file)).toBe(join(root, String(serial - 1)))
      const { file, warnings, ...told } = drawing
      expect(await inspectPicture(file)).toEqual(told)
      expect([told.width, told.height]).toEqual([480, 640])
      expect(warnings).toEqual([])
      expect(readFileSync(photo).equals(before)).toBe(true)
      expect(seen.length).toBeGreaterThan(0)
      for (const f of seen) expect(f >= 0 && f <= 1, String(f)).toBe(true)
      expect(seen).toEqual([...seen].sort((a, b) => a - b))
    })

    it('gives the same bytes for the same photo, also two at a time', async () => {
      const [a, b] = await Promise.all([draw(), draw()])
      expect(readFileSync(a.file).equals(readFileSync(b.file))).toBe(true)
    })

    it('stops when it is told to, and draws on afterwards', async () => {
      const off = new AbortController()
      const reason = new Error('called off')
      const drawing = draw(off.signal, () => off.abort(reason))
      await expect(drawing).rejects.toThrow()
      await expect(draw(AbortSignal.abort(reason))).rejects.toThrow()
      await expect(draw()).resolves.toMatchObject({ width: 480 })
    })

    it('fails for a photo that is cut off, and draws on afterwards', async () => {
      const cut = join(root, 'cut.bin')
      const whole = readFileSync(photo)
      writeFileSync(cut, whole.subarray(0, whole.length / 2))
      await expect(draw(never, () => {}, cut)).rejects.toThrow()
      await expect(draw()).resolves.toMatchObject({ width: 480 })
    })
  })
}
