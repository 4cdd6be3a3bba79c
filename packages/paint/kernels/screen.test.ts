import { beforeAll, describe, expect, it } from 'vitest'
import type { Plane } from '../plane.ts'
import { gaussian } from './gaussian.ts'
import { Machine } from './machine.ts'
import { closestDots, dots, dotsPlain, halftone, halftonePlain, type Press } from './screen.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

/** OKLab to linear light, from the definition. Ottosson 2020, https://bottosson.github.io/posts/oklab/ */
function linearOf(L: number, a: number, b: number): readonly number[] {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const n = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * n + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * n - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * n + 1.707614701 * s,
  ]
}
function flat(width: number, height: number, value: number): Plane {
  const p = m.plane(width, height)
  p.data.fill(value)
  return p
}
const mean = (a: ArrayLike<number>) => Array.from(a).reduce((t, v) => t + v, 0) / a.length
const press: Press = {
  period: 7.3,
  angles: [15, 75, 0],
  strengths: [0.4, 0.5, 0.3],
  paper: [0.96, 0.9, 0.76],
  off: [2, 1],
  top: 5,
}

describe.each([
  [16, 16],
  [17, 33],
  [61, 19],
] as const)('at %d x %d, the kernel agrees with its plain twin:', (w, h) => {
  it('one screen', () => {
    const src = m.plane(w, h)
    for (let i = 0; i < src.data.length; i++) src.data[i] = (i % w) / (w - 1)
    const screen = { period: 6.5, angle: 45 }
    const plain = dotsPlain(src, screen, 3)
    // the kernel's sine is true to 0.0012
    dots(m, src, screen, 3).data.forEach((v, i) => {
      expect(Math.abs(v - plain[i])).toBeLessThan(0.02)
    })
  })
  it('three inks', () => {
    const src = m.plane(w, h, 4)
    for (let i = 0; i < w * h; i++)
      src.data.set([0.3 + (0.6 * (i % w)) / w, 0.06 - (0.1 * i) / (w * h), 0.04, 0], 4 * i)
    const where = flat(w, h, 0.8)
    const plain = halftonePlain(src, { ...press, where }, linearOf)
    const out = halftone(m, src, { ...press, where }).data
    for (let i = 0; i < w * h; i++) {
      const rgb = linearOf(out[4 * i], out[4 * i + 1], out[4 * i + 2])
      for (const [l, v] of rgb.entries()) expect(Math.abs(v - plain[3 * i + l])).toBeLessThan(0.02)
    }
  })
})

describe('a screen', () => {
  it.each([0.05, 0.25, 0.5, 0.75, 0.95])('covers the share it is asked for: %d', (share) => {
    const out = dots(m, flat(240, 240, share), { period: 9.7, angle: 15 }, 0)
    expect(mean(out.data)).toBeCloseTo(share, 1)
  })
  it.each([0, 15, 45, 75])(
    'does not beat with the pixel grid at %d degrees, however fine it is asked for',
    (angle) => {
      const side = 240
      // a Gaussian wide enough to take the dots away leaves the slow waves of aliasing, if there are any
      const waves = (printed: Plane): number => {
        const slow = gaussian(m, gaussian(m, printed, 5.5), 5.5).data
        const inside = slow.filter(
          (_, i) => i % side > 40 && i % side < 200 && i > 40 * side && i < 200 * side,
        )
        return Math.max(...inside) - Math.min(...inside)
      }
      let hardest = 0
      for (const period of [1, 2, 3.3, closestDots, 5.7, 6.1, 7.1]) {
        const printed = dots(m, flat(side, side, 0.35), { period, angle }, 0)
        expect(waves(printed), `period ${period}`).toBeLessThan(4 / 255)
        expect(Math.abs(mean(printed.data) - 0.35), `share at period ${period}`).toBeLessThan(0.02)
        const hard = flat(side, side, 0)
        for (let i = 0; i < hard.data.length; i++) hard.data[i] = printed.data[i] > 0.5 ? 1 : 0
        hardest = Math.max(hardest, waves(hard))
      }
      expect(hardest, 'the same dots without antialiasing').toBeGreaterThan(4 / 255)
    },
  )
  it('is antialiased: most of its rim is neither ink nor paper', () => {
    const out = dots(m, flat(200, 200, 0.5), { period: 6, angle: 15 }, 0).data
    const between = out.filter((v) => v > 0.05 && v < 0.95).length / out.length
    expect(between).toBeGreaterThan(0.25)
  })
  it('joins at the seams of bands', () => {
    const whole = dots(m, flat(50, 40, 0.4), { period: 6, angle: 75 }, 0).data
    const lower = dots(m, flat(50, 15, 0.4), { period: 6, angle: 75 }, 25).data
    lower.forEach((v, i) => {
      expect(Math.abs(v - whole[25 * 50 + i])).toBeLessThan(2e-3)
    })
  })
})

it('printing keeps the mean colour of a flat area, but for the paper', () => {
  const src = m.plane(210, 210, 4)
  for (let i = 0; i < 210 * 210; i++) src.data.set([0.62, 0.09, 0.05, 0], 4 * i)
  const out = halftone(m, src, { ...press, strengths: [1, 1, 1], paper: [1, 1, 1], off: [0, 0] }).data
  const want = linearOf(0.62, 0.09, 0.05)
  const got = [0, 0, 0]
  for (let i = 0; i < 210 * 210; i++)
    for (const [l, v] of linearOf(out[4 * i], out[4 * i + 1], out[4 * i + 2]).entries())
      got[l] += v / (210 * 210)
  for (const l of [0, 1, 2]) expect(Math.abs(got[l] - want[l])).toBeLessThan(0.025)
})
