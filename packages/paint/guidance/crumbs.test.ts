import { beforeAll, describe, expect, it } from 'vitest'
import { Machine } from '../kernels/machine.ts'
import { brushOff, crownOn } from './crumbs.ts'
import { headOf } from './head.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

describe('what is brushed off people', () => {
  // a trunk of 80 x 120 with an arm, 60 high is a face; a pixel is a u
  const map = () => {
    const p = m.plane(240, 200)
    p.data.fill(0)
    const box = (x0: number, y0: number, x1: number, y1: number) => {
      for (let y = y0; y < y1; y++) p.data.fill(1, y * 240 + x0, y * 240 + x1)
    }
    box(60, 60, 140, 180) // trunk
    box(140, 100, 200, 116) // arm
    box(140, 151, 180, 152) // whisker
    box(100, 40, 102, 60) // a strand upon the head
    box(210, 20, 216, 40) // crumb
    return p
  }
  const face = {
    box: { x: 76, y: 40, width: 48, height: 60 },
    score: 1,
    meshScore: 0,
    mesh: new Float32Array(0),
  }
  const heads = [headOf({ ...face, roll: 0, yaw: 0 })]

  it('is a crumb and a whisker, and neither an arm nor a strand', () => {
    const p = map()
    brushOff(m, p, heads, 60, (x, y) => [x, y])
    const at = (x: number, y: number) => p.data[y * 240 + x]
    expect(at(213, 30)).toBe(0)
    expect(at(165, 151)).toBeLessThan(0.2)
    expect(at(175, 108)).toBe(1)
    expect(at(101, 45)).toBe(1)
    expect(at(100, 120)).toBe(1)
  })
})

describe('a crown', () => {
  it('is head where a mesh says so, and nothing beside it or without one', () => {
    const box = { x: 76, y: 70, width: 48, height: 60 }
    const straight = headOf({ box, score: 1, meshScore: 0, mesh: new Float32Array(0), roll: 0, yaw: 0 })
    const empty = () => {
      const p = m.plane(200, 200)
      p.data.fill(0)
      return p
    }
    const [known, guessed] = [empty(), empty()]
    crownOn(known, [{ ...straight, oval: [] }], (x, y) => [x, y])
    crownOn(guessed, [straight], (x, y) => [x, y])
    const at = (x: number, y: number) => known.data[y * 200 + x]
    expect(at(100, 62)).toBe(1)
    expect(at(100, 40)).toBe(0)
    expect(at(140, 70)).toBe(0)
    expect(Math.max(...guessed.data)).toBe(0)
  })
})
