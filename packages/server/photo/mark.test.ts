import { describe, expect, it } from 'vitest'
import type { Mark } from '../engines/engine.ts'
import { drawMark } from './mark.ts'
import type { Pixels } from './pixels.ts'

type Grey = number
const grounds: Readonly<Record<string, (x: number, y: number) => Grey>> = {
  white: () => 255,
  light: () => 225,
  middle: () => 128,
  dark: () => 40,
  black: () => 0,
  checks: (x, y) => (((x >> 3) + (y >> 3)) % 2 ? 235 : 20),
  halves: (x) => (x % 200 < 100 ? 250 : 5),
}
const groundOf = (width: number, height: number, grey: (x: number, y: number) => Grey): Pixels => {
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const v = grey(x, y)
      const at = (y * width + x) * 4
      data[at] = data[at + 1] = data[at + 2] = v
      data[at + 3] = (x + y) % 256
    }
  return { width, height, data }
}
const isSame = (a: Pixels, b: Pixels): boolean => a.data.every((v, i) => v === b.data[i])
const plainMark: Mark = { position: 0, language: 0, opacity: 1 }

/** Draws on a copy; what changed by more than `least` lies in the rectangle. */
async function changed(ground: Pixels, mark: Mark, least = 0) {
  const pixels = { ...ground, data: ground.data.slice() }
  await drawMark(pixels, mark)
  const { width, height } = ground
  let [left, top, right, bottom, count] = [width, height, -1, -1, 0]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      if (Math.abs((pixels.data[at] ?? 0) - (ground.data[at] ?? 0)) <= least) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
      count++
    }
  return { pixels, left, top, right: right + 1, bottom: bottom + 1, count }
}

describe('place', () => {
  const ground = groundOf(800, 600, () => 30)
  it.each([
    [0, 'right', 'bottom'],
    [1, 'left', 'bottom'],
    [2, 'left', 'top'],
    [3, 'right', 'top'],
  ] as const)('position %i is %s %s', async (position, side, end) => {
    for (const language of [0, 1] as const) {
      const at = await changed(ground, { ...plainMark, position, language })
      const gaps = { left: at.left, right: 800 - at.right, top: at.top, bottom: 600 - at.bottom }
      for (const near of [gaps[side], gaps[end]]) {
        expect(near).toBeGreaterThan(0)
        expect(near).toBeLessThan(30)
      }
      expect(gaps[side === 'left' ? 'right' : 'left']).toBeGreaterThan(300)
      expect(gaps[end === 'top' ? 'bottom' : 'top']).toBeGreaterThan(500)
    }
  })
})

describe('size', () => {
  it.each([
    [600, 800],
    [800, 600],
    [256, 256],
    [256, 1500],
    [1500, 256],
    [1024, 1024],
    [1600, 1200],
  ])('letters on %ix%i are at least 5 percent of the short side high', async (width, height) => {
    for (const mark of [plainMark, { ...plainMark, language: 1 as const }, { ...plainMark, text: 'weee' }]) {
      // Letters are white on dark ground; their outline only darkens.
      const { pixels } = await changed(
        groundOf(width, height, () => 60),
        mark,
      )
      const rows = new Set<number>()
      for (let i = 0; i < width * height; i++)
        if ((pixels.data[i * 4] ?? 0) > 128) rows.add(Math.floor(i / width))
      expect(rows.size).toBeGreaterThanOrEqual(0.05 * Math.min(width, height))
      expect(rows.size).toBeLessThan(0.11 * Math.min(width, height))
    }
  })
  it.each([256, 600, 1000, 2000])('a long text stays inside a picture %i pixels wide', async (width) => {
    const text = 'A very long text 很长的文字 '.repeat(400)
    for (const position of [0, 1, 2, 3] as const) {
      const at = await changed(
        groundOf(width, 600, () => 200),
        { ...plainMark, position, text },
        1,
      )
      expect(at.left).toBeGreaterThan(0)
      expect(at.right).toBeLessThan(width)
      expect(at.right - at.left).toBeGreaterThan(0.8 * Math.min(width, 1200))
    }
  })
})

describe('legible', () => {
  /** WCAG 2.2 contrast of two greys. */
  const contrast = (a: Grey, b: Grey): number => {
    const light = (v: Grey): number =>
      v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4
    const [high, low] = [light(a), light(b)].sort((x, y) => y - x) as [number, number]
    return (high + 0.05) / (low + 0.05)
  }
  it.each(Object.keys(grounds))('on %s', async (name) => {
    const ground = groundOf(800, 600, grounds[name] ?? (() => 0))
    for (const language of [0, 1] as const) {
      const { pixels, left, right, top, bottom } = await changed(ground, { ...plainMark, language })
      // The letters' own tone is one of the two the mark has; beside each letter pixel it must stand out.
      let edges = 0
      let clear = 0
      for (let y = top + 3; y < bottom - 3; y++)
        for (let x = left + 3; x < right - 3; x++) {
          const v = pixels.data[(y * 800 + x) * 4] ?? 0
          const beside = pixels.data[(y * 800 + x + 3) * 4] ?? 0
          const isLetter = v === 255 || v === 16
          if (!isLetter || beside === v) continue
          edges++
          if (contrast(v, beside) >= 3) clear++
        }
      expect(edges).toBeGreaterThan(50)
      expect(clear / edges).toBeGreaterThan(0.6)
    }
  })
})

describe('opacity', () => {
  const ground = groundOf(400, 300, () => 100)
  it('0 changes nothing, nor does what is no number', async () => {
    for (const opacity of [0, -1, Number.NaN])
      expect((await changed(ground, { ...plainMark, opacity })).count).toBe(0)
  })
  it('more is stronger', async () => {
    const brightest = async (opacity: number): Promise<number> => {
      const { pixels } = await changed(ground, { ...plainMark, opacity })
      return Array.from(pixels.data).reduce((most, v, i) => (i % 4 === 3 ? most : Math.max(most, v)), 0)
    }
    expect(await brightest(0.3)).toBe(Math.round(100 * 0.7 + 255 * 0.3))
    expect(await brightest(0.7)).toBe(Math.round(100 * 0.3 + 255 * 0.7))
    expect(await brightest(1)).toBe(255)
    expect(await brightest(7)).toBe(255)
  })
})

describe('text is data', () => {
  const ground = groundOf(400, 300, () => 90)
  const standard = changed(ground, plainMark)
  const rows: readonly (readonly [string, string])[] = [
    ['10,000 letters', 'x'.repeat(10_000)],
    ['10,000 Han', '字'.repeat(10_000)],
    ['10,000 accents', `e${'\u0301'.repeat(10_000)}`],
    ['10,000 emoji joined', '👨‍'.repeat(10_000)],
    ['10,000 brackets', '('.repeat(10_000)],
    ['10,000 direction marks', '\u202e\u2067a'.repeat(3334)],
    ['markup', '<svg onload=alert(1)><![CDATA[&lt;]]></svg>'],
    ['a path', '../../etc/passwd'],
    ['a template', '{{7*7}}%s%n'],
    ['right to left', 'שלום עולם'],
    ['Arabic, which no font has', 'مرحبا'],
    ['emoji', '🎨❤️🇨🇳👩🏽‍🚀'],
    ['controls between letters', 'A\0\u001bI\n\r\t生'],
    ['half characters', '\ud800A\udfff'],
    ['noncharacters', 'A\ufffe\uffff\u{1fffe}'],
    ['ligature bombs', 'ﷺ𒐫'.repeat(100)],
    ['the last code point', 'A\u{10ffff}'],
    ['an object key', '__proto__'],
  ]
  it.each(rows)('%s', async (_, text) => {
    const at = await changed(ground, { ...plainMark, text })
    expect(at.count).toBeGreaterThan(100)
    expect(at.count).not.toBe((await standard).count)
    expect(at.top).toBeGreaterThan(200)
    expect(at.left).toBeGreaterThan(0)
  })
  it.each(['', '  ', '\n\0', '\u202e\u200b'])(
    '%j shows nothing, so the standard text is drawn',
    async (text) => {
      expect(isSame((await changed(ground, { ...plainMark, text })).pixels, (await standard).pixels)).toBe(
        true,
      )
    },
  )
})

it('touches nothing but the mark, and no alpha; the same again gives the same', async () => {
  const ground = groundOf(400, 300, (x, y) => (x * 7 + y * 13) % 256)
  const first = await changed(ground, plainMark)
  expect(first.pixels.data.every((v, i) => i % 4 !== 3 || v === ground.data[i])).toBe(true)
  expect(isSame((await changed(ground, plainMark)).pixels, first.pixels)).toBe(true)
})

it('draws into memory that threads share', async () => {
  const ground = groundOf(400, 300, () => 90)
  const data = new Uint8ClampedArray(new SharedArrayBuffer(ground.data.length + 64), 64, ground.data.length)
  data.set(ground.data)
  await drawMark({ ...ground, data }, plainMark)
  expect(isSame({ ...ground, data }, (await changed(ground, plainMark)).pixels)).toBe(true)
})

it('a picture of a few pixels breaks nothing', async () => {
  for (const [width, height] of [
    [1, 1],
    [3, 40],
    [40, 3],
    [16, 16],
  ] as const)
    await expect(
      drawMark(
        groundOf(width, height, () => 9),
        { ...plainMark, language: 1 },
      ),
    ).resolves.toBeUndefined()
})
