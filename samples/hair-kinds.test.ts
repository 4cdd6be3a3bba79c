/** Of what kind the hair of the sample people is, as it is read from their photos alone. */
import { fileURLToPath } from 'node:url'
import { guidanceOf, Machine } from '@atelier/paint'
import { type HairTexture, kindOf, measureHair } from '@atelier/paint/guidance/hair-texture.ts'
import { isMeshed } from '@atelier/paint/guidance/seen.ts'
import { studyOfBytes } from '@atelier/paint/kernels/exchange.ts'
import { renderMaps } from '@atelier/paint/render.ts'
import { ingredients } from '@atelier/paint/style.ts'
import { openEyes } from '@atelier/server/engines/eyes/eyes.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'

/** 16 bits of -2..2, as maps are kept. */
const one = 16_383

const eyes = openEyes()
let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
afterAll(() => eyes.close())

/** What is read of everybody in a photo, from left to right. */
async function kindsIn(name: string, side: number): Promise<HairTexture[]> {
  const { data, info } = await sharp(fileURLToPath(new URL(`./${name}.jpg`, import.meta.url)))
    .resize(side, side, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const seen = await eyes.see({ data: new Uint8Array(data), width, height })
  if (seen.blind) throw new Error(eyes.missing)
  const bytes = () => {
    m.forget()
    const copy = m.bytes(data.length)
    copy.set(data)
    return { data: copy, width, height }
  }
  const guidance = guidanceOf(seen)
  await renderMaps([ingredients().hair], bytes(), m, { guidance })
  const map = guidance.maps.get('hair')
  if (!map) throw new Error('there is no map of hair')
  const u = Math.max(width, height) / 1000
  const photo = studyOfBytes(m, bytes(), { width, height, top: 0, rows: height, u })
  const hair = m.plane(width, height)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const row = Math.floor((y * map.height) / height) * map.width
      hair.data[i] = map.data[(row + Math.floor((x * map.width) / width)) * map.lanes] / one
    }
  return seen.faces
    .filter(isMeshed)
    .toSorted((a, b) => a.box.x - b.box.x)
    .map((face) => {
      const found = measureHair(m, photo, hair, face, u)
      return found ? kindOf(found) : { curls: 0, cropped: 0 }
    })
}

it.each([800, 1200])(
  'finds the tight curls of a head turned aside, in a photo %i pixels long',
  async (side) => {
    expect(await kindsIn('portrait-quarter', side)).toEqual([{ curls: expect.closeTo(1), cropped: 0 }])
  },
)

it.each([800, 1200])('takes long hair for strands, in a photo %i pixels long', async (side) => {
  expect(await kindsIn('portrait', side)).toEqual([{ curls: 0, cropped: 0 }])
})

it('finds the one head of curls in a group of short, long, white and no hair, and nobody cropped', async () => {
  const kinds = await kindsIn('group', 1280)
  expect(kinds).toHaveLength(8)
  expect(kinds.filter(({ curls }) => curls > 0.9)).toHaveLength(1)
  expect(kinds.filter(({ curls }) => curls > 0.1)).toHaveLength(1)
  expect(kinds.every(({ cropped }) => cropped < 0.1)).toBe(true)
})
