import { beforeAll, describe, expect, it } from 'vitest'
import * as air from './air.ts'
import * as beams from './beams.ts'
import { hash } from './bristle.ts'
import * as grade from './grade.ts'
import { Machine } from './machine.ts'
import * as oil from './oil.ts'
import { sampled } from './sampled.ts'
import * as stage from './stage.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const plane = (width: number, height: number, seed: number, lanes: 1 | 4 = 1) => {
  const p = m.plane(width, height, lanes)
  for (let i = 0; i < p.data.length; i++) p.data[i] = hash(i, 3, seed)
  return p
}
const picture = (width: number, height: number, seed: number) => {
  const p = plane(width, height, seed, 4)
  for (let k = 0; k < p.data.length; k++) if (k % 4 === 1 || k % 4 === 2) p.data[k] = 0.3 * (p.data[k] - 0.5)
  return p
}
const ways = (width: number, height: number, seed: number) => {
  const p = plane(width, height, seed, 4)
  for (let k = 0; k < p.data.length; k += 4) {
    const angle = 6.3 * p.data[k]
    p.data.set([Math.cos(angle), Math.sin(angle)], k)
  }
  return p
}
const agree = (a: Float32Array, b: Float32Array, within = 2e-5) => {
  expect(a.length).toBe(b.length)
  expect(a.some((v, i) => Math.abs(v - a[0]) > 1e-3 && i > 0)).toBe(true)
  expect(a.reduce((t, v, i) => Math.max(t, Math.abs(v - b[i])), 0)).toBeLessThan(within)
}

describe.each([
  [16, 16],
  [17, 33],
  [61, 19],
] as const)('agree with their plain twins at %d x %d', (w, h) => {
  it('lamps, pools and corners', () => {
    const src = picture(w, h, 1)
    const lamp = { x: 0.9 * w, y: -3, diagonal: Math.hypot(w, h), reach: 0.4 }
    agree(stage.lampWays(m, w, h, lamp).data, stage.lampWaysPlain(w, h, lamp))
    for (const spare of [undefined, plane(w, h, 2)]) {
      const pool = { x: 5, y: 7.5, r: 9, far: 0.8, near: 1.1, spare }
      agree(stage.pooled(m, src, pool).data, stage.pooledPlain(src, pool))
    }
    agree(grade.cornered(m, src, h + 9, 4, 0.6).data, grade.corneredPlain(src, h + 9, 4, 0.6))
  })
  it('light by form', () => {
    const src = picture(w, h, 1)
    const [normals, lamp] = [ways(w, h, 3), ways(w, h, 4)]
    for (const [hair, spare] of [
      [undefined, undefined] as const,
      [plane(w, h, 5), plane(w, h, 6)] as const,
    ]) {
      const r = { normals, lamp, hair, spare, amount: 0.7, low: 0.62, gloss: 0.3 }
      agree(stage.relit(m, src, r).data, stage.relitPlain(src, r))
    }
  })
  it('rims and shine', () => {
    const [person, lamp, flow, normals] = [plane(w, h, 1), ways(w, h, 2), ways(w, h, 3), ways(w, h, 4)]
    const [soft, inner, L, even] = [5, 6, 7, 8].map((seed) => plane(w, h, seed))
    for (const [hair, spare] of [
      [undefined, undefined] as const,
      [plane(w, h, 9), plane(w, h, 10)] as const,
    ]) {
      const r = { soft, inner, L, even, lamp, hair, spare, around: 0.3 }
      agree(stage.rim(m, person, r).data, stage.rimPlain(person, r))
      const s = { L, even, flow, normals, lamp, spare, sharp: 14 }
      agree(stage.shine(m, person, s).data, stage.shinePlain(person, s))
    }
  })
  it('brushes of an oil painter', () => {
    const [person, focus, sky, room, detail] = [1, 2, 3, 4, 5].map((seed) => plane(w, h, seed))
    const sizes = { room: 0.75, sky: 0.7, land: 0.44, person: 0.22, rest: 0.16, focus: 0.15, thin: 0.1 }
    for (const [rest, thin] of [[undefined, undefined] as const, [plane(w, h, 6), plane(w, h, 7)] as const]) {
      const places = { focus, sky, room, detail, rest, thin }
      agree(oil.oilBrushes(m, person, places, sizes).data, oil.oilBrushesPlain(person, places, sizes))
    }
  })
  it('air, glow and lens', () => {
    const src = picture(w, h, 1)
    const [depth, where, lamp, soft] = [plane(w, h, 2), plane(w, h, 3), ways(w, h, 4), picture(w, h, 5)]
    for (const spare of [undefined, plane(w, h, 6)]) {
      const haze = { depth, lamp, spare, amount: 0.6, from: 0.25, air: [0.8, 0.7, 0.5, 0.3, 0.4, 0.5] }
      agree(air.hazed(m, src, haze).data, air.hazedPlain(src, haze))
      const glow = { soft, spare, amount: 0.4 }
      agree(air.glowing(m, src, glow).data, air.glowingPlain(src, glow))
    }
    for (const k of [1, 3, 4]) {
      const lens = { where, k, lights: 5 }
      agree(air.gathered(m, src, lens).data, air.gatheredPlain(src, lens), 1e-4)
    }
    agree(beams.onTheWay(m, where, lamp, 8).data, beams.onTheWayPlain(where, lamp, 8), 0.12) // a step may round to its neighbour
  })
  it('skies and grounds', () => {
    const src = picture(w, h, 1)
    const [where, L, broad, person] = [2, 3, 4, 5].map((seed) => plane(w, h, seed))
    const bounds = { least: -0.2, most: 0.25, green: -0.02, gold: 0.18 }
    for (const [spare, belly] of [[undefined, 0] as const, [person, -1] as const]) {
      const sky = {
        painted: picture(w, h, 6),
        where,
        spare,
        L,
        broad,
        amount: 0.9,
        gain: 1.6,
        belly,
        ...bounds,
      }
      agree(air.skyOver(m, src, sky).data, air.skyOverPlain(src, sky))
    }
    const ground = { ground: picture(w, h, 7), people: picture(w, h, 8), room: where, depth: 0.8, share: 0.9 }
    agree(air.backdropOver(m, src, ground).data, air.backdropOverPlain(src, ground))
    const [parts, twin] = [air.apart(m, src, where, person, 2), air.apartPlain(src, where, person, 2)]
    agree(parts.ground.data, twin.ground)
    agree(parts.people.data, twin.people)
  })
  it('grades and skin', () => {
    const src = picture(w, h, 1)
    const [skin, L, broad] = [2, 3, 4].map((seed) => plane(w, h, seed))
    for (const spare of [undefined, skin]) {
      agree(grade.cinematic(m, src, spare, 0.6, 0.3).data, grade.cinematicPlain(src, spare, 0.6, 0.3))
      agree(grade.contrasted(m, src, spare, 0.6, 0.52).data, grade.contrastedPlain(src, spare, 0.6, 0.52))
      agree(grade.golden(m, src, spare, 0.8, 0.05).data, grade.goldenPlain(src, spare, 0.8, 0.05))
    }
    const even = { skin, even: picture(w, h, 5), L, broad, amount: 0.8, texture: 0.3 }
    agree(grade.evenedSkin(m, src, even).data, grade.evenedSkinPlain(src, even))
    const lift = picture(w, h, 6)
    agree(grade.liftedSkin(m, src, lift, skin, 0.7).data, grade.liftedSkinPlain(src, lift, skin, 0.7))
    agree(grade.slenderOf(m, L, broad, lift, 0.1, 0.4).data, grade.slenderPlain(L, broad, lift, 0.1, 0.4))
  })
})

it('samples the middle of each block, of the last ones what there is', () => {
  const src = m.plane(7, 5)
  for (let i = 0; i < src.data.length; i++) src.data[i] = i
  expect([...sampled(m, src, 3).data]).toEqual([8, 11, 13, 29, 32, 34])
})
