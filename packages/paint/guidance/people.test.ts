import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { hairMap } from '../filters/guide/hair.ts'
import { matte } from '../filters/guide/matte.ts'
import { personMap } from '../filters/guide/person.ts'
import { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { meshedFace } from './fixtures.ts'
import type { Body, Seen } from './seen.ts'
import { keypointNames, nothingSeen } from './seen.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

type Paint = (x: number, y: number) => readonly [L: number, a: number, b: number]
const pictureOf = (width: number, height: number, paint: Paint): Plane => {
  const p = m.plane(width, height, 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) p.data.set([...paint(x, y), 0], 4 * (y * width + x))
  return p
}
const tools = (p: Plane) => ({
  m,
  frame: {
    width: p.width,
    height: p.height,
    top: 0,
    rows: p.height,
    u: Math.max(p.width, p.height) / 1000,
  },
  seed: 1,
})
const personOf = (photo: Plane, seen: Seen): Plane => personMap.spec.run(tools(photo), photo, {}, { seen })
const face = (x: number, y: number, width: number) => ({
  box: { x, y, width, height: 1.2 * width },
  score: 0.9,
  meshScore: 0.7,
  mesh: new Float32Array(0),
  roll: 0,
  yaw: 0,
})

/** A figure of a head with hair, a neck and a trunk before a ground, in a picture of 300 x 400: all that is true is known. */
const figure = (ground: Paint) => {
  const inside = (x: number, y: number): 'hair' | 'skin' | 'cloth' | undefined => {
    if ((x - 150) ** 2 / 36 ** 2 + (y - 125) ** 2 / 46 ** 2 < 1) return 'skin'
    if ((x - 150) ** 2 / 52 ** 2 + (y - 110) ** 2 / 58 ** 2 < 1 && y < 150) return 'hair'
    if (Math.abs(x - 150) < 20 && y > 150 && y < 200) return 'skin'
    if (y >= 190 && Math.abs(x - 150) < 95 - 3000 / (y - 150)) return 'cloth'
    return undefined
  }
  const paint: Paint = (x, y) => {
    const part = inside(x, y)
    const grain = 0.02 * Math.sin(12.9898 * x + 78.233 * y)
    if (part === 'hair') return [0.28 + grain, 0.01, 0.02]
    if (part === 'skin') return [0.7 + grain, 0.04, 0.05]
    if (part === 'cloth') return [(Math.floor(y / 9) % 2 ? 0.25 : 0.8) + grain, 0.02, -0.08]
    return ground(x, y)
  }
  return { inside, paint }
}
const seenFigure: Seen = { faces: [face(285, 200, 180)], bodies: [] }
const overlap = (map: Float32Array, width: number, truth: (x: number, y: number) => boolean): number => {
  let [both, either] = [0, 0]
  for (let i = 0; i < map.length; i++) {
    const [a, b] = [map[i] > 0.5, truth(i % width, Math.floor(i / width))]
    if (a && b) both++
    if (a || b) either++
  }
  return both / either
}

describe('person map', () => {
  it('finds a whole figure in stripes before a plain and before a busy ground', () => {
    const grounds: Paint[] = [
      () => [0.6, -0.05, 0.06],
      (x, y) => [0.55 + 0.2 * Math.sin(x / 11) * Math.sin(y / 7), -0.06, 0.07],
    ]
    for (const ground of grounds) {
      const { inside, paint } = figure(ground)
      const map = personOf(pictureOf(300, 400, paint), seenFigure)
      expect(overlap(map.data, 300, (x, y) => inside(x, y) !== undefined)).toBeGreaterThan(0.93)
    }
  })

  it('is empty where nobody was seen', () => {
    const map = personOf(pictureOf(64, 48, figure(() => [0.5, 0, 0]).paint), nothingSeen)
    expect(map.data.every((v) => v === 0)).toBe(true)
  })

  it('never throws and stays in 0..1, whatever was seen and however small the picture', () => {
    const point = fc.record({
      x: fc.integer({ min: -400, max: 1400 }),
      y: fc.integer({ min: -400, max: 1400 }),
      score: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    const body = fc.record({
      score: fc.constant(0.6),
      keypoints: fc.array(point, { minLength: keypointNames.length, maxLength: keypointNames.length }),
    })
    const box = fc.record({
      x: fc.integer({ min: -500, max: 1200 }),
      y: fc.integer({ min: -500, max: 1200 }),
      width: fc.integer({ min: 1, max: 900 }),
      height: fc.integer({ min: 1, max: 900 }),
    })
    const faces = fc.array(
      fc
        .tuple(box, fc.double({ min: -3, max: 3, noNaN: true }), fc.boolean())
        .map(([b, roll, meshed]) => ({ ...(meshed ? meshedFace(b) : { ...face(0, 0, 1), box: b }), roll })),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(
        faces,
        fc.array(fc.tuple(body, fc.option(fc.integer({ min: 0, max: 3 }))), { maxLength: 3 }),
        fc.integer({ min: 16, max: 90 }),
        fc.integer({ min: 16, max: 90 }),
        (seenFaces, found, width, height) => {
          const bodies = found.map(([b, of]): Body => (of === null ? b : { ...b, face: of }))
          const seen: Seen = { faces: seenFaces, bodies }
          m.scope(() => {
            const photo = pictureOf(width, height, (x, y) => [((7 * x + 3 * y) % 11) / 11, 0.01 * (x % 5), 0])
            const person = personOf(photo, seen)
            const skin = m.plane(width, height)
            skin.data.fill(0)
            const hair = hairMap.spec.run(tools(photo), photo, {}, { seen, person, skin }) as Plane
            for (const map of [person, hair])
              for (const v of map.data) if (!(v >= 0 && v <= 1)) throw new Error(`a map holds ${v}`)
            return undefined
          })
        },
      ),
      { numRuns: 60, seed: 11 },
    )
  })
})

describe('hair map', () => {
  const maps = (paint: Paint, skinAt: (x: number, y: number) => boolean) => {
    const photo = pictureOf(300, 400, paint)
    const person = personOf(photo, seenFigure)
    const skin = m.plane(300, 400)
    for (let i = 0; i < skin.data.length; i++) skin.data[i] = skinAt(i % 300, Math.floor(i / 300)) ? 1 : 0
    return hairMap.spec.run(tools(photo), photo, {}, { seen: seenFigure, person, skin }) as Plane
  }
  it('finds the hair and leaves skin, clothes and ground', () => {
    const { inside, paint } = figure(() => [0.6, -0.05, 0.06])
    const hair = maps(paint, (x, y) => inside(x, y) === 'skin')
    expect(overlap(hair.data, 300, (x, y) => inside(x, y) === 'hair')).toBeGreaterThan(0.8)
  })
  it('finds none on a bald head', () => {
    const { inside, paint } = figure(() => [0.6, -0.05, 0.06])
    const bald: Paint = (x, y) => (inside(x, y) === 'hair' ? [0.7, 0.04, 0.05] : paint(x, y))
    const hair = maps(bald, (x, y) => inside(x, y) === 'skin' || inside(x, y) === 'hair')
    expect(hair.data.reduce((t, v) => t + v, 0) / hair.data.length).toBeLessThan(0.002)
  })
})

describe('matte', () => {
  it('moves a soft border onto the edge of the photo', () => {
    const photo = pictureOf(120, 60, (x) => [x < 64 ? 0.3 : 0.8, 0, 0])
    const soft = m.plane(120, 60)
    for (let i = 0; i < soft.data.length; i++) soft.data[i] = Math.min(1, Math.max(0, (67 - (i % 120)) / 10))
    const out = matte.spec.run(tools(photo), soft, { radius: 5 }, { original: photo }) as Plane
    const off = (p: Plane) => p.data.reduce((t, v, i) => t + Math.abs(v - (i % 120 < 64 ? 1 : 0)), 0)
    expect(off(out)).toBeLessThan(0.5 * off(soft))
  })
})
