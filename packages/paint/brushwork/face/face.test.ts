import { beforeAll, expect, it } from 'vitest'
import { clearFace } from '../../filters/face/clear-face.ts'
import { drawnEyes } from '../../filters/face/drawn-eyes.ts'
import { drawnMouth } from '../../filters/face/drawn-mouth.ts'
import { faceShift } from '../../filters/face/face-shift.ts'
import { warped } from '../../filters/face/warped.ts'
import { type Sitter, sitterFace, sitterPhoto, skinPaint } from '../../guidance/reading/fixtures.ts'
import type { Seen } from '../../guidance/seen.ts'
import { Machine } from '../../kernels/machine.ts'
import type { Plane } from '../../plane.ts'
import type { Shapes } from '../../shapes.ts'

const size = 600
const u = size / 1000
const frame = { width: size, height: size, top: 0, rows: size, u }
let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const seenOf = (sitter: Sitter): Seen => ({ faces: [sitterFace(sitter)], bodies: [] })
/** Runs a filter at its defaults. */
const run = (made: { spec: (typeof drawnEyes)['spec'] }, src: unknown, maps: object): unknown => {
  const values = Object.fromEntries(
    Object.entries(made.spec.params).map(([k, p]) => {
      const { default: v, unit } = p as { default: number; unit?: string }
      return [k, unit === 'u' ? v * u : v]
    }),
  )
  return made.spec.run({ m, frame, seed: 1 }, src, values, maps)
}
const eyesOf = (sitter: Sitter): Shapes =>
  run(drawnEyes, seenOf(sitter), { photo: sitterPhoto(m, size, sitter) }) as Shapes
/** Lightness of the shapes whose points all lie left or right of the nose. */
const lights = (s: Shapes, where: (x: number) => boolean): number[] =>
  Array.from({ length: s.count }, (_, i) => i)
    .filter((i) => s.x.slice(s.start[i], s.start[i + 1]).every(where))
    .map((i) => s.colour[3 * i])
const onRight = (x: number) => x < 500
const onLeft = (x: number) => x > 500

it('an open eye has a white, an iris and glints; a closed one is a single curve', () => {
  const eyes = eyesOf({ closed: 'left' })
  expect(lights(eyes, onRight).filter((L) => L > 0.85).length).toBeGreaterThan(1)
  expect(lights(eyes, onLeft)).toHaveLength(1)
})
it('an eye behind hair and the far eye of a profile get nothing', () => {
  expect(lights(eyesOf({ lock: true }), onLeft)).toEqual([])
  expect(lights(eyesOf({ yaw: 0.9, narrow: 0.45 }), onRight)).toEqual([])
})
it('lips are drawn as red beside the skin as the photo has them', () => {
  const lip = (lips?: [number, number, number]) => {
    const sitter = lips ? { lips } : {}
    const s = run(drawnMouth, seenOf(sitter), { photo: sitterPhoto(m, size, sitter) }) as Shapes
    return { a: s.colour[4], opacity: s.opacity[1] }
  }
  const [bare, painted] = [lip(), lip([0.55, 0.16, 0.06])]
  expect(painted.a).toBeGreaterThan(bare.a + 0.04)
  expect(painted.opacity).toBeGreaterThan(bare.opacity)
})
it('clearing fills eyes, brows and lips with skin, and spares what is not drawn anew', () => {
  const at = (p: Plane, x: number, y: number) =>
    p.data.slice(
      4 * (Math.round(y * u) * size + Math.round(x * u)),
      4 * (Math.round(y * u) * size + Math.round(x * u)) + 3,
    )
  const photo = sitterPhoto(m, size)
  const bare = run(clearFace, photo, { photo, seen: seenOf({}) }) as Plane
  for (const [x, y] of [
    [440, 470],
    [560, 462],
    [440, 431],
    [500, 630],
  ])
    for (let l = 0; l < 3; l++) expect(at(bare, x, y)[l]).toBeCloseTo(skinPaint[l], 1)
  expect(at(bare, 500, 345)).toEqual(at(photo, 500, 345))
  const behind = sitterPhoto(m, size, { lock: true })
  const spared = run(clearFace, behind, { photo: behind, seen: seenOf({ lock: true }) }) as Plane
  expect(at(spared, 575, 470)).toEqual(at(behind, 575, 470))
})
it('without a mesh nothing moves by a bit, nothing is cleared, nothing is drawn', () => {
  const face = { ...sitterFace(), mesh: new Float32Array(0) }
  const seen: Seen = { faces: [face], bodies: [] }
  const photo = sitterPhoto(m, size)
  const x = run(faceShift, seen, { photo }) as Plane
  expect(x.data.every((v) => v === 0.5)).toBe(true)
  const same = (p: Plane) => p.data.every((v, i) => v === photo.data[i])
  expect(same(run(warped, photo, { x, y: x }) as Plane)).toBe(true)
  expect(same(run(clearFace, photo, { photo, seen }) as Plane)).toBe(true)
  expect((run(drawnEyes, seen, { photo }) as Shapes).count).toBe(0)
})
