/** What the maps say about the sample photos, within bounds that were checked by eye. */
import { fileURLToPath } from 'node:url'
import { Machine, nothingSeen, type Seen } from '@atelier/paint'
import { meshedFace } from '@atelier/paint/guidance/fixtures.ts'
import { guidanceOf, type KeptMap, meanOf } from '@atelier/paint/guidance/kept.ts'
import type { Face } from '@atelier/paint/guidance/seen.ts'
import { renderMaps } from '@atelier/paint/render.ts'
import { type Ingredients, ingredients } from '@atelier/paint/style.ts'
import fc from 'fast-check'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'

type MapName = 'person' | 'skin' | 'sky' | 'foliage' | 'detail' | 'subject' | 'normals'
const side = 900
/** 16 bits of -2..2, as maps are kept. */
const one = 16_383

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

/** The face in samples/portrait.jpg as the eyes see it; of its mesh only the size is right. */
const sitter = meshedFace({ x: 210, y: 260, width: 318, height: 392 })
const oneSeen: Seen = { faces: [sitter], bodies: [] }
/** The same by its box alone. */
const boxSeen: Seen = { faces: [{ ...sitter, mesh: new Float32Array(0) }], bodies: [] }

async function mapsOf(
  photo: { data: Uint8Array; width: number; height: number },
  seen: Seen,
  names: readonly MapName[],
): Promise<Record<MapName, KeptMap>> {
  m.forget()
  const data = m.bytes(photo.data.length)
  data.set(photo.data)
  const guidance = guidanceOf(seen)
  const from: Ingredients = ingredients()
  await renderMaps(
    names.map((n) => from[n] as Ingredients['person']),
    { ...photo, data },
    m,
    { guidance },
  )
  return Object.fromEntries(guidance.maps) as Record<MapName, KeptMap>
}
async function sample(name: string) {
  const { data, info } = await sharp(fileURLToPath(new URL(`./${name}.jpg`, import.meta.url)))
    .resize(side, side, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data: new Uint8Array(data), width: info.width, height: info.height }
}
const at = (map: KeptMap, x: number, y: number, lane = 0): number =>
  map.data[(Math.floor(y * map.height) * map.width + Math.floor(x * map.width)) * map.lanes + lane] / one

describe('sky', () => {
  it.each([
    ['landscape', 0.12, 0.22, [0.6, 0.06], [0.5, 0.75]],
    ['street', 0.05, 0.12, [0.5, 0.08], [0.5, 0.85]],
  ] as const)('of %s is what lies above, and no more', async (name, least, most, inside, outside) => {
    const { sky } = await mapsOf(await sample(name), nothingSeen, ['sky'])
    expect(meanOf(sky)).toBeGreaterThan(least)
    expect(meanOf(sky)).toBeLessThan(most)
    expect(at(sky, inside[0], inside[1])).toBeGreaterThan(0.8)
    expect(at(sky, outside[0], outside[1])).toBeLessThan(0.05)
  })
  it('is not what is bright behind a sitter', async () => {
    const { sky } = await mapsOf(await sample('portrait'), oneSeen, ['sky'])
    expect(meanOf(sky)).toBeLessThan(0.01)
  })
})

it('skin of a sitter is cheek and neck, and neither hair nor cloth nor background', async () => {
  const { skin } = await mapsOf(await sample('portrait'), boxSeen, ['skin'])
  expect(at(skin, 0.42, 0.5)).toBeGreaterThan(0.8)
  expect(at(skin, 0.5, 0.82)).toBeGreaterThan(0.8)
  expect(at(skin, 0.5, 0.14)).toBeLessThan(0.1)
  expect(at(skin, 0.5, 0.95)).toBeLessThan(0.1)
  expect(at(skin, 0.05, 0.5)).toBeLessThan(0.1)
  expect(meanOf(skin)).toBeGreaterThan(0.12)
  expect(meanOf(skin)).toBeLessThan(0.28)
})

it('foliage of a landscape is its trees and meadow, not its sky', async () => {
  const { foliage } = await mapsOf(await sample('landscape'), nothingSeen, ['foliage'])
  expect(at(foliage, 0.9, 0.28)).toBeGreaterThan(0.7)
  expect(at(foliage, 0.5, 0.06)).toBeLessThan(0.1)
  expect(meanOf(foliage)).toBeGreaterThan(0.4)
})

it('normals of a head are of unit length and face outwards at its rims', async () => {
  const { normals, person } = await mapsOf(await sample('portrait'), oneSeen, ['person', 'normals'])
  const rows = [0.2, 0.25, 0.3].map((y) => Math.floor(y * person.height))
  for (const y of rows) {
    const inside = Array.from({ length: person.width }, (_, x) => x).filter(
      (x) => person.data[y * person.width + x] > 0.7 * one && Math.abs(x / person.width - 0.48) < 0.3,
    )
    const lane = (x: number, l: number) => normals.data[4 * (y * person.width + x) + l] / one
    expect(lane(inside[3], 0), `left rim of row ${y}`).toBeLessThan(-0.3)
    expect(lane(inside.at(-4) ?? 0, 0), `right rim of row ${y}`).toBeGreaterThan(0.3)
  }
  let worst = 0
  for (let i = 0; i < normals.data.length; i += 4) {
    const [x, y, z] = [normals.data[i], normals.data[i + 1], normals.data[i + 2]]
    worst = Math.max(worst, z > 0 ? Math.abs(Math.sqrt(x * x + y * y + z * z) / one - 1) : 1)
  }
  expect(worst).toBeLessThan(2e-3)
})

it('whatever is seen, wherever it lies, at whatever size, every map is finite and in range', {
  timeout: 120_000,
}, async () => {
  const length = (min: number, max: number) => fc.double({ min, max, noNaN: true })
  const face = fc
    .record({ x: length(-400, 1100), y: length(-400, 1100), width: length(1, 1500), height: length(1, 1500) })
    .chain((box) =>
      fc.record({ meshed: fc.boolean(), roll: length(-4, 4) }).map(({ meshed, roll }): Face => {
        const made = meshedFace(box)
        return { ...made, roll, mesh: meshed ? made.mesh : new Float32Array(0) }
      }),
    )
  const names: MapName[] = ['person', 'skin', 'sky', 'foliage', 'detail', 'subject', 'normals']
  await fc.assert(
    fc.asyncProperty(
      fc.array(face, { maxLength: 3 }),
      fc.integer({ min: 16, max: 90 }),
      fc.integer({ min: 16, max: 90 }),
      fc.integer({ min: 1, max: 1e6 }),
      async (faces, width, height, salt) => {
        const data = Uint8Array.from({ length: 4 * width * height }, (_, i) =>
          (i & 3) === 3 ? 255 : (Math.imul((i >> 4) + salt, 0x9e3779b1) >>> 24) & 0xff,
        )
        const maps = await mapsOf({ data, width, height }, { faces, bodies: [] }, names)
        for (const name of names)
          for (const v of maps[name].data) {
            const low = name === 'normals' ? -one : 0
            if (!(v >= low - 1 && v <= one + 1)) throw new Error(`${name} holds ${v / one}`)
          }
      },
    ),
    { numRuns: 25, seed: 5 },
  )
})
