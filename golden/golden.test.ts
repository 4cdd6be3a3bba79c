import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type CatalogueEntry, catalogue } from '@atelier/contract'
import { draw, type Guidance, guidanceOf, looks, Machine, type Pixels, styleOf } from '@atelier/paint'
import { openEyes } from '@atelier/server/engines/eyes/eyes.ts'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { difference, tight } from './compare.ts'

/**
 * Every drawn style over every sample, at a short side of 384, against committed pictures.
 * GOLDEN=update writes them anew: look at the pictures in the commit. On failure expected, actual and difference
 * lie side by side in test-results/golden.
 */
const expectedFolder = fileURLToPath(new URL('./expected/', import.meta.url))
const resultsFolder = fileURLToPath(new URL('../test-results/golden/', import.meta.url))
const samplesFolder = fileURLToPath(new URL('../samples/', import.meta.url))
const update = process.env['GOLDEN'] === 'update'

const entries: readonly CatalogueEntry[] = catalogue
const cases = entries
  .filter((e) => styleOf(e.key, e.subKey))
  .flatMap((e) =>
    readdirSync(samplesFolder)
      // the group is drawn in samples/hard-faces.test.ts
      .filter((f) => f.endsWith('.jpg') && f !== 'group.jpg')
      .sort()
      .map((f) => [e.short, f.replace('.jpg', ''), e] as const),
  )

const eyes = openEyes()
const known = new Map<string, Promise<Guidance>>()
/** Looked at once, for all styles. */
const know = (sample: string, photo: Pixels): Promise<Guidance> => {
  const guidance = known.get(sample) ?? eyes.see(photo).then(guidanceOf)
  known.set(sample, guidance)
  return guidance
}

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

it('there are styles and samples to compare', () => {
  expect(cases.length).toBeGreaterThan(0)
})

describe.each(cases)('%s over %s', (short, sample, entry) => {
  it('looks as it did', async (test) => {
    const { data, info } = await sharp(`${samplesFolder}${sample}.jpg`)
      .resize(384, 384, { fit: 'outside' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const style = styleOf(entry.key, entry.subKey)
    if (!style) throw new Error(`${short} is not drawn`)
    const photo = { width: info.width, height: info.height, data: new Uint8Array(data) }
    const guidance = looks(style) ? await know(sample, photo) : undefined
    test.skip(guidance?.seen.blind === true, 'nobody can be seen on this platform')
    const picture = await draw(m, photo, { style, ...(guidance ? { guidance } : {}) })
    const { width, height } = picture
    const raw = (channels: 3 | 4) => ({ raw: { width, height, channels } })
    const actual = await sharp(picture.data.slice(), raw(4)).removeAlpha().raw().toBuffer()
    const file = `${expectedFolder}${short}-${sample}.png`
    if (update) {
      mkdirSync(expectedFolder, { recursive: true })
      await sharp(actual, raw(3)).png({ compressionLevel: 9 }).toFile(file)
      return
    }
    expect(
      existsSync(file),
      `${file} is missing; run GOLDEN=update npx vitest run golden and look at it`,
    ).toBe(true)
    const golden = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    expect([golden.info.width, golden.info.height]).toEqual([width, height])
    const d = difference(actual, golden.data, width, tight.near)
    const passes = d.share <= tight.share && d.far <= tight.far && d.mean <= tight.mean
    if (!passes) {
      mkdirSync(resultsFolder, { recursive: true })
      const apart = actual.map((v, i) => Math.min(255, 8 * Math.abs(v - (golden.data[i] as number))))
      const strip = [golden.data, actual, Buffer.from(apart)]
      await sharp({ create: { width: width * 3, height, channels: 3, background: '#000' } })
        .composite(strip.map((input, i) => ({ input, ...raw(3), left: i * width, top: 0 })))
        .png()
        .toFile(`${resultsFolder}${short}-${sample}.png`)
    }
    expect(passes, `${JSON.stringify(d)}; look at test-results/golden/${short}-${sample}.png`).toBe(true)
  })
})

describe('the comparison itself', () => {
  const flat = (value: number) => new Uint8Array(300).fill(value)
  it('sees one pixel far off, and a faint shift of everything', () => {
    const spot = flat(100)
    spot[3 * 37 + 1] = 160
    expect(difference(flat(100), spot, 10, 1)).toMatchObject({ far: 60, at: [7, 3], share: 0.01 })
    expect(difference(flat(100), flat(101), 10, 1)).toMatchObject({ share: 0, mean: 1 })
  })
})
