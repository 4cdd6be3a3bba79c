/**
 * The committed sample pictures are what the scenes render to, and their faces are faces to a detector.
 */
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openEyes } from '@atelier/server/engines/eyes/eyes.ts'
import sharp, { type Sharp } from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { jobOf, renderHere } from './raster/farm.ts'
import { sceneOf, scenes } from './scenes/index.ts'

const pictureOf = (name: string): string => fileURLToPath(new URL(`./${name}.jpg`, import.meta.url))

describe.each(Object.keys(scenes))('sample %s', (name) => {
  test('is of the promised size and weight', async () => {
    const scene = await sceneOf(name)
    const { width, height, format } = await sharp(pictureOf(name)).metadata()
    expect({ width, height, format }).toEqual({ width: scene.width, height: scene.height, format: 'jpeg' })
    expect(statSync(pictureOf(name)).size).toBeLessThanOrEqual(700 * 1024)
  })

  test('is what its scene renders to, at an eighth of the size', { timeout: 60_000 }, async () => {
    const scene = await sceneOf(name)
    const job = { ...jobOf(scene, 1 / 8, 0), passes: 3 }
    const drawn = renderHere(scene, job)
    const kept = await sharp(pictureOf(name))
      .resize(job.width, job.height, { fit: 'fill' })
      .removeAlpha()
      .raw()
      .toBuffer()
    // Few passes are noisy and thin hair and grass are thickened, so compare patches of 10·10 pixels.
    const patches = async (pixels: Buffer): Promise<Buffer> =>
      sharp(pixels, { raw: { width: job.width, height: job.height, channels: 3 } })
        .resize(Math.round(job.width / 10), Math.round(job.height / 10), { fit: 'fill' })
        .raw()
        .toBuffer()
    const [a, b] = [await patches(drawn), await patches(kept)]
    let sum = 0
    for (let k = 0; k < a.length; k++) sum += Math.abs(a[k] - b[k])
    expect(sum / a.length).toBeLessThan(9)
  })
})

const eyes = openEyes()
afterAll(() => eyes.close())
const facesIn = async (image: Sharp) => {
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return (await eyes.see({ width: info.width, height: info.height, data })).faces
}

describe.each(Object.keys(scenes).filter((name) => name.startsWith('portrait')))('face of %s', (name) => {
  test('is found by the networks that find faces of people, and they are sure of it', {
    timeout: 60_000,
  }, async () => {
    const faces = await facesIn(sharp(pictureOf(name)))
    expect(faces).toHaveLength(1)
    expect(faces[0].score).toBeGreaterThan(0.8)
    expect(faces[0].meshScore).toBeGreaterThan(0.9)
    expect(faces[0].box.width).toBeGreaterThan(200)
  })
})

test('all eight of the group are found, and their landmarks believed', { timeout: 60_000 }, async () => {
  const faces = await facesIn(sharp(pictureOf('group')))
  expect(faces).toHaveLength(8)
  for (const face of faces) expect(face.meshScore).toBeGreaterThan(0.9)
})

test('an empty ground is no face', async () => {
  expect(
    await facesIn(sharp({ create: { width: 640, height: 480, channels: 3, background: '#888' } })),
  ).toEqual([])
})
