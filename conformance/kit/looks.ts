import assert from 'node:assert/strict'
import sharp, { type Sharp } from 'sharp'
import { open, scene } from './scene.ts'

/** Pixels of a picture as every viewer shows them: 8-bit sRGB. */
export async function pixelsOf(picture: Buffer) {
  const { data, info } = await sharp(picture, { failOn: 'warning' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { rgb: data, width: info.width, height: info.height, channels: info.channels }
}

const thumbSide = 12
const thumb = (pipeline: Sharp): Promise<Buffer> =>
  pipeline.resize(thumbSide, thumbSide, { fit: 'fill' }).toColourspace('srgb').removeAlpha().raw().toBuffer()

const meanDifference = (a: Buffer, b: Buffer): number =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length

/**
 * A style changes every pixel but not where things stand: the picture must be nearer to the upright scene than
 * to any turned or mirrored one.
 */
export async function expectUpright(picture: Buffer, what: string): Promise<void> {
  const seen = await thumb(sharp(picture))
  const views = [
    ['upright', open(scene(600, 800))],
    ['mirrored', open(scene(600, 800)).flop()],
    ['upside down', open(scene(600, 800)).rotate(180)],
    ['flipped', open(scene(600, 800)).flip()],
    ['turned left', open(scene(600, 800)).rotate(270)],
    ['turned right', open(scene(600, 800)).rotate(90)],
  ] as const
  const distances = await Promise.all(
    views.map(async ([name, view]) => ({
      name,
      distance: meanDifference(seen, await thumb(sharp(await view.png().toBuffer()))),
    })),
  )
  distances.sort((a, b) => a.distance - b.distance)
  assert.equal(distances[0]?.name, 'upright', `${what} looks ${JSON.stringify(distances)}`)
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** Pixels that differ. */
  readonly count: number
  /** Mean of the largest channel difference of those pixels, 0..255. */
  readonly strength: number
}

/** The smallest box around all pixels that differ by more than JPEG's own noise; undefined when none does. */
export async function differenceBox(a: Buffer, b: Buffer, threshold = 12): Promise<Box | undefined> {
  const one = await pixelsOf(a)
  const two = await pixelsOf(b)
  assert.deepEqual([one.width, one.height], [two.width, two.height], 'both pictures have the same size')
  const box = { left: one.width, top: one.height, right: -1, bottom: -1, count: 0 }
  let sum = 0
  for (let y = 0; y < one.height; y++) {
    for (let x = 0; x < one.width; x++) {
      const at = (y * one.width + x) * 3
      let most = 0
      for (let c = at; c < at + 3; c++) most = Math.max(most, Math.abs((one.rgb[c] ?? 0) - (two.rgb[c] ?? 0)))
      if (most <= threshold) continue
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y)
      box.count++
      sum += most
    }
  }
  return box.count === 0 ? undefined : { ...box, strength: sum / box.count }
}
