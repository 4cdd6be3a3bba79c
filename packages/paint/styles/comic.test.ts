import { beforeAll, describe, expect, it } from 'vitest'
import { draw } from '../draw.ts'
import { Machine } from '../kernels/machine.ts'
import type { Pixels } from '../plane.ts'
import blueline from './blueline.ts'
import comicMarvel from './comic-marvel.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

/** A sky, dark ground, a disc of the given colour, and a mast. */
function photo(width: number, height: number, disc: readonly [number, number, number]): Pixels {
  const data = new Uint8Array(4 * width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const far = Math.hypot(x / width - 0.5, (y - 0.45 * height) / width)
      const shade = 1 - 0.25 * Math.max(0, x / width - 0.5)
      const colour =
        far < 0.22
          ? disc.map((c) => c * shade)
          : Math.abs(x / width - 0.85) < 0.008
            ? [40, 36, 40]
            : y > 0.8 * height
              ? [52, 60, 44]
              : [126, 170, 220]
      data.set([...colour, 255], 4 * (y * width + x))
    }
  return { width, height, data }
}
const lightness = (p: Pixels, x0: number, y0: number, x1: number, y1: number): number => {
  let [sum, n] = [0, 0]
  for (let y = Math.floor(y0 * p.height); y < y1 * p.height; y++)
    for (let x = Math.floor(x0 * p.width); x < x1 * p.width; x++, n++) {
      const k = 4 * (y * p.width + x)
      sum += 0.299 * p.data[k] + 0.587 * p.data[k + 1] + 0.114 * p.data[k + 2]
    }
  return sum / n
}
const copy = (p: Pixels): Pixels => ({ ...p, data: new Uint8Array(p.data) })
const [deep, pale, leaf] = [
  [104, 66, 48],
  [238, 200, 178],
  [104, 148, 70],
] as const

describe.each([
  ['blueline', blueline],
  ['comic_marvel', comicMarvel],
] as const)('%s', (_name, style) => {
  it('gives the same bytes twice, and others for another seed only where chance has a part', async () => {
    const src = photo(160, 120, pale)
    const first = copy(await draw(m, src, { style }))
    expect(copy(await draw(m, src, { style })).data).toEqual(first.data)
  })
  it('keeps deep skin deep and pale skin pale', async () => {
    const [a, b] = [
      copy(await draw(m, photo(200, 160, deep), { style })),
      copy(await draw(m, photo(200, 160, pale), { style })),
    ]
    const [dark, light] = [a, b].map((p) => lightness(p, 0.42, 0.35, 0.58, 0.55))
    expect(light - dark).toBeGreaterThan(style === blueline ? 25 : 70)
  })
  it('draws the same picture from a study and at full size', async () => {
    // a pale disc might pass for a cloud; 4 bands of the sheet over an enlarged study, against the same photo drawn at the study's size
    const large = copy(await draw(m, photo(480, 360, leaf), { style, studySide: 240 }))
    const small = copy(await draw(m, photo(240, 180, leaf), { style }))
    for (const [x, y] of [
      [0.1, 0.2],
      [0.45, 0.4],
      [0.3, 0.86],
    ] as const)
      expect(
        Math.abs(lightness(large, x, y, x + 0.1, y + 0.1) - lightness(small, x, y, x + 0.1, y + 0.1)),
      ).toBeLessThan(22)
  })
})

it('a comic panel has a margin of paper and a ruled line, which 0 leaves off', async () => {
  const src = photo(400, 300, pale)
  const framed = copy(await draw(m, src, { style: comicMarvel }))
  const bare = copy(await draw(m, src, { style: comicMarvel, values: { frame: 0 } }))
  expect(lightness(framed, 0, 0, 1, 0.008)).toBeGreaterThan(235)
  expect(lightness(bare, 0, 0, 1, 0.008)).toBeLessThan(220)
})
it('a blue line drawing runs out into white paper', async () => {
  const out = copy(await draw(m, photo(240, 180, pale), { style: blueline }))
  expect(lightness(out, 0, 0, 1, 0.02)).toBeGreaterThan(245)
  expect(lightness(out, 0.2, 0.84, 0.8, 0.9)).toBeLessThan(225)
})
