import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Areas, chiefKind, fitOf, kindsOf, type PhotoKind, photoKinds, type Suits } from './fit.ts'
import { meshedFace } from './fixtures.ts'
import { nothingSeen, type Seen } from './seen.ts'

const none: Areas = { person: 0, skin: 0, hair: 0, sky: 0, foliage: 0, detail: 0, subject: 0 }
const day = { mean: 0.6, dark: 0, bright: 0 }
const faces = (...heights: number[]): Seen => ({
  faces: heights.map((height, i) => meshedFace({ x: 200 * i, y: 100, width: 0.8 * height, height })),
  bodies: [],
})

describe('kindsOf', () => {
  it.each([
    ['portrait', faces(250), { ...none, person: 0.4, subject: 0.4 }, day],
    ['figure', faces(70), { ...none, person: 0.15, subject: 0.15 }, day],
    ['group', faces(110, 100, 90), { ...none, person: 0.4 }, day],
    ['animal', nothingSeen, { ...none, subject: 0.3 }, day],
    ['nature', nothingSeen, { ...none, sky: 0.4, foliage: 0.4, detail: 0.3 }, day],
    ['town', nothingSeen, { ...none, sky: 0.2, detail: 0.8 }, day],
    ['night', nothingSeen, { ...none, detail: 0.3 }, { ...day, mean: 0.2 }],
  ] as const)('knows a %s', (kind, seen, areas, light) => {
    expect(chiefKind(kindsOf(seen, areas, light))).toBe(kind)
  })

  it('gives shares that add up to 1, so that a fit lies between the worst and the best of a style', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const areas = fc.record<Areas>({
      person: share,
      skin: share,
      hair: share,
      sky: share,
      foliage: share,
      detail: share,
      subject: share,
    })
    const judged = fc
      .array(share, { minLength: photoKinds.length, maxLength: photoKinds.length })
      .map((v) => Object.fromEntries(photoKinds.map((k, i) => [k, v[i]])) as Record<PhotoKind, number>)
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 5, max: 900, noNaN: true }), { maxLength: 9 }),
        areas,
        fc.record({ mean: share, dark: share, bright: share }),
        judged,
        (heights, areas, light, suits: Suits) => {
          const kinds = kindsOf(faces(...heights), areas, light)
          const sum = photoKinds.reduce((t, k) => t + kinds[k], 0)
          expect(sum).toBeCloseTo(1, 6)
          const fit = fitOf(suits, kinds)
          expect(fit).toBeGreaterThanOrEqual(Math.min(...Object.values(suits)) - 1e-9)
          expect(fit).toBeLessThanOrEqual(Math.max(...Object.values(suits)) + 1e-9)
        },
      ),
      { seed: 3 },
    )
  })
})
