import { beforeAll, describe, expect, it } from 'vitest'
import { skies } from '../brushwork/skies.ts'
import type { Plane } from '../plane.ts'
import { hash } from './bristle.ts'
import * as cel from './cel.ts'
import { airy, plain as lightPlain, neon } from './cel-light.ts'
import { type CloudSky, cloudSky, cloudSkyPlain } from './cloud-sky.ts'
import { Machine } from './machine.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

describe.each([
  [16, 16],
  [17, 33],
  [61, 19],
] as const)('at %d x %d', (w, h) => {
  const field = (seed: number): Plane => {
    const p = m.plane(w, h)
    for (let i = 0; i < p.data.length; i++) p.data[i] = hash(i, 0, seed)
    return p
  }
  const picture = (seed: number): Plane => {
    const p = m.plane(w, h, 4)
    for (let i = 0; i < p.data.length; i++)
      p.data[i] =
        i % 4 === 0 ? hash(i, 1, seed) : i % 4 === 3 ? hash(i, 3, seed) : 0.4 * (hash(i, 2, seed) - 0.5)
    return p
  }
  const close = (a: Plane, b: Float32Array) =>
    expect(a.data.reduce((t, v, i) => Math.max(t, Math.abs(v - b[i])), 0)).toBeLessThan(2e-5)

  it.each([false, true])('colours agree with their plain twins, spared %s', (spared) => {
    const src = picture(1)
    const map = field(2)
    const spare = spared ? map : undefined
    const vivid = { gain: 1.7, full: 0.26, spared: 0.8 }
    close(cel.vibrance(m, src, vivid, spare), cel.plain.vibrance(src, vivid, spare))
    const hues = { lit: 2.1, shade: 2.5, pull: 0.7, gain: 1.2 }
    close(cel.leafHues(m, src, map, hues), cel.plain.leafHues(src, map, hues))
    const tones = {
      shadowA: 0.02,
      shadowB: -0.1,
      lightA: 0.01,
      lightB: 0.04,
      amount: 0.6,
      pivot: 0.5,
      lift: 0.1,
    }
    close(cel.splitTone(m, src, tones, spare), cel.plain.splitTone(src, tones, spare))
    const ink = { tone: 1.4, rich: 1.1, share: 0.3, L: 0.3, a: 0.02, b: 0.03, opacity: 0.8 }
    close(cel.ownInk(m, src, map, ink), cel.plain.ownInk(src, map, ink))
    const darks = { below: 0.4, amount: 0.9 }
    close(cel.calm(m, src, picture(5), darks, spare), cel.plain.calm(src, picture(5), darks, spare))
  })
  it.each([false, true])('folds agree with their plain twin, spared %s', (spared) => {
    const [src, things, light] = [picture(3), picture(4), field(6)]
    // near each other, as a picture and the mean of its parts are
    for (let i = 0; i < things.data.length; i++) things.data[i] = src.data[i] + 0.1 * (things.data[i] - 0.3)
    for (let i = 0; i < light.data.length; i++) light.data[i] = src.data[4 * i] + 0.1 * (light.data[i] - 0.5)
    const spare = spared ? field(7) : undefined
    const looks = {
      fold: 0.03,
      depth: 0.08,
      light: 0.04,
      soft: 0.01,
      shadeA: 0.01,
      shadeB: -0.02,
      amount: 0.9,
    }
    close(cel.folds(m, src, things, light, looks, spare), cel.plain.folds(src, things, light, looks, spare))
  })
  it.each(['inside', 'outside'] as const)('borders in the colours of the %s agree', (side) => {
    const [src, map, near, far] = [picture(8), field(9), picture(10), picture(11)]
    close(cel.sided(m, src, map, side), cel.plain.sided(src, map, side))
    close(cel.edged(m, src, map, near, far, side), cel.plain.edged(src, map, near, far, side))
  })
  it.each([-1, 1])('a drawn sky agrees with its plain twin, lit from %s', (side) => {
    const shape: CloudSky = {
      ...{ sky: field(12), photo: picture(13), field: picture(14), air: picture(15), broad: field(16) },
      ...{ paint: skies.summer, end: 0.8 * h, rise: 0.4 * h, side, across: 2, below: 3 },
      ...{ edge: 0.08, dark: 0.2, stays: 0.1 },
    }
    for (let i = 0; i < shape.field.data.length; i++) shape.field.data[i] = hash(i, 4, 17)
    for (let i = 0; i < shape.air.data.length; i++) shape.air.data[i] = hash(i, 5, 18)
    const src = picture(19)
    close(cloudSky(m, src, shape), cloudSkyPlain(src, shape))
  })
  it.each([false, true])('airy rooms and neon signs agree with their plain twins, spared %s', (spared) => {
    const src = picture(20)
    const room = {
      ...{ room: field(21), white: field(22), mean: 0.4, target: 0.75, contrast: 0.8, lighter: 0.9, by: 0.7 },
      ...{ burnt: 0.8, upper: { L: 0.8, a: -0.03, b: -0.06 }, lower: { L: 0.95, a: 0, b: 0.02 } },
    }
    close(airy(m, src, room), lightPlain.airy(src, room))
    const ramps = m.plane(33, 2, 4)
    for (let i = 0; i < ramps.data.length; i++) ramps.data[i] = hash(i, 6, 25)
    const signs = { own: 0.2, warm: 0.5, sides: 0.4, contrast: 1.2, drift: field(23) }
    const shape = { ...signs, ramps, spare: spared ? field(24) : undefined }
    close(neon(m, src, shape), lightPlain.neon(src, shape))
  })
})
