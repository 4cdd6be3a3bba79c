import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { filter, Node } from './filter.ts'
import { backdropRoom } from './filters/guide/backdrop.ts'
import { flow } from './filters/line/flow.ts'
import { anisotropicKuwahara } from './filters/smooth/anisotropic-kuwahara.ts'
import { gaussian } from './filters/smooth/gaussian.ts'
import { guidanceOf } from './guidance/kept.ts'
import { nothingSeen } from './guidance/seen.ts'
import { Machine, OutOfMemory } from './kernels/machine.ts'
import { ratio } from './param.ts'
import type { Pixels } from './plane.ts'
import { CalledOff, mermaid, type Run, render } from './render.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

const photo = new Node('photo', 'picture')
const original = new Node('original', 'picture')

/** Lays a study picture half over the sheet: the smallest recipe with both zones. */
const half = filter({
  id: 'test-half',
  doc: 'Half of each.',
  params: { share: ratio(0.5, 'Of the upper one.') },
  from: 'picture',
  gives: 'picture',
  with: { over: 'picture' },
  reach: 'point',
  cost: 10,
  run: ({ m }, src, { share }, { over }) => {
    const out = m.plane(src.width, src.height, 4)
    for (let i = 0; i < out.data.length; i++) out.data[i] = src.data[i] * (1 - share) + over.data[i] * share
    return out
  },
})

function scene(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 4)
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)]
    const inside = Math.hypot(x - width / 2, y - height / 2) < width / 4
    data.set([inside ? 200 : (x * 255) / width, (y * 255) / height, inside ? 60 : 120, 255], 4 * i)
  }
  return { width, height, data }
}
async function drawn(root: Node<'picture'>, source: Pixels, run: Run = {}): Promise<Uint8Array> {
  m.forget()
  const data = m.bytes(source.data.length)
  data.set(source.data)
  const out = m.bytes(data.length)
  await render(root, { ...source, data }, { ...source, data: out }, m, run)
  return out.slice()
}
const painted = photo.pipe(anisotropicKuwahara({ radius: 6, flow: photo.pipe(flow()) }))
const both = original.pipe(gaussian({ sigma: 3 }), half({ over: painted }))

describe('render', () => {
  it('gives back the photo when nothing is done to it, to one step of 255', async () => {
    const source = scene(300, 200)
    const out = await drawn(photo, source)
    const worst = out.reduce((t, v, i) => Math.max(t, Math.abs(v - (source.data[i] as number))), 0)
    expect(worst).toBeLessThanOrEqual(1)
  })
  it('keeps the size, whatever the study is', async () => {
    const out = await drawn(both, scene(333, 517), { studySide: 120 })
    expect(out.length).toBe(333 * 517 * 4)
    expect(out.filter((_, i) => i % 4 === 3).every((a) => a === 255)).toBe(true)
  })
  it('draws the same bytes twice', async () => {
    const hash = async () =>
      createHash('sha256')
        .update(await drawn(both, scene(220, 180)))
        .digest('hex')
    expect(await hash()).toBe(await hash())
  })
  it('joins bands without a seam: three bands of a tall sheet look like one', async () => {
    // a band holds a million pixels, so this sheet is worked in three
    const wide = scene(2000, 1300)
    const out = await drawn(original.pipe(gaussian({ sigma: 4 })), wide, { studySide: 200 })
    const rowDifference = (y: number) => {
      let sum = 0
      for (let x = 0; x < 2000; x++)
        sum += Math.abs((out[(y * 2000 + x) * 4] as number) - (out[((y - 1) * 2000 + x) * 4] as number))
      return sum / 2000
    }
    for (const seam of [500, 1000]) {
      const around = Math.max(rowDifference(seam - 7), rowDifference(seam + 7))
      expect(rowDifference(seam)).toBeLessThan(around + 0.5)
    }
  })
  it('tells progress that never falls and ends at 1', async () => {
    const seen: number[] = []
    await drawn(both, scene(400, 300), { progress: (f) => seen.push(f) })
    expect(seen.length).toBeGreaterThan(4)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBe(1)
    expect(seen.slice(0, -1).every((f) => f < 1)).toBe(true)
  })
  it('stops between steps when called off', async () => {
    let steps = 0
    const signal = { aborted: false }
    const run = drawn(both, scene(400, 300), {
      signal,
      progress: () => {
        if (++steps === 2) signal.aborted = true
      },
    })
    await expect(run).rejects.toThrow(CalledOff)
    expect(steps).toBe(2)
  })
  it('looks the same at twice the size', async () => {
    const [small, large] = [await drawn(both, scene(400, 300)), await drawn(both, scene(800, 600))]
    let sum = 0
    for (let y = 0; y < 300; y++)
      for (let x = 0; x < 400; x++) {
        const at = (dx: number, dy: number) => large[((2 * y + dy) * 800 + 2 * x + dx) * 4] as number
        sum += Math.abs(
          (small[(y * 400 + x) * 4] as number) - (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4,
        )
      }
    expect(sum / (400 * 300)).toBeLessThan(2.5)
  })
  it('refuses a drawing that would pass its bound of memory, and draws again afterwards', async () => {
    m.forget()
    expect(() => {
      for (let i = 0; i < 40; i++) m.plane(4096, 4096, 1)
    }).toThrow(OutOfMemory)
    expect((await drawn(photo, scene(64, 64))).length).toBe(64 * 64 * 4)
  })
  it('refuses a recipe that takes the sheet back into the study', async () => {
    await expect(
      drawn(original.pipe(anisotropicKuwahara({ flow: photo.pipe(flow()) })), scene(64, 64)),
    ).rejects.toThrow('anisotropic-kuwahara belongs to the study but takes something of the sheet')
  })
})

describe('a recipe', () => {
  it('draws its graph as mermaid', () => {
    expect(mermaid(both)).toMatch(/graph LR[\s\S]*anisotropic-kuwahara[\s\S]*-- over -->/)
  })
  it('refuses a value out of range with a sentence', () => {
    expect(() => gaussian({ sigma: 500 })).toThrow(
      'Expected a number between 0.1 and 200 (u) for gaussian.sigma but received 500',
    )
  })
  it('refuses a misspelt parameter and a missing map', () => {
    // @ts-expect-error it does not compile either
    expect(() => gaussian({ sgima: 1 })).toThrow('gaussian has no "sgima"; it has sigma')
    // @ts-expect-error a map left out does not compile
    expect(() => half()).toThrow('test-half needs the map "over"')
  })
})

describe('guidance', () => {
  let computed = 0
  const counted = filter({
    id: 'test-counted',
    doc: 'Lightness, and how often it was asked for.',
    params: {},
    from: 'picture',
    gives: 'plane',
    zone: 'study',
    reach: 'whole',
    cost: 10,
    run: ({ m }, src) => {
      computed++
      const out = m.plane(src.width, src.height)
      for (let i = 0; i < out.data.length; i++) out.data[i] = Math.min(1, Math.max(0, src.data[4 * i] / 3))
      return out
    },
  })
  const tinted = filter({
    id: 'test-tinted',
    doc: 'Lightness from a map.',
    params: {},
    from: 'picture',
    gives: 'picture',
    with: { map: 'plane', seen: 'seen' },
    reach: 'point',
    cost: 10,
    run: ({ m }, src, _values, { map, seen }) => {
      const out = m.copy(src)
      for (let i = 0; i < map.data.length; i++) out.data[4 * i] = map.data[i] + 0.1 * seen.faces.length
      return out
    },
  })
  const seen = new Node('seen', 'seen')
  const map = photo.pipe(counted()).keptAs('counted')
  const recipes = [
    photo.pipe(tinted({ map, seen })),
    original.pipe(tinted({ map: map.pipe(backdropRoom({ seen })), seen })),
    original.pipe(tinted({ map, seen })),
  ] as const

  it('is computed once for several drawings, and the later ones get the same bytes', async () => {
    const source = scene(300, 200)
    const guidance = guidanceOf(nothingSeen)
    computed = 0
    const together = []
    for (const root of recipes) together.push(await drawn(root, source, { guidance }))
    expect(computed).toBe(1)
    const alone = []
    for (const root of recipes) alone.push(await drawn(root, source))
    expect(computed).toBe(4)
    expect(together).toEqual(alone)
  })

  it('is computed again for a study of another size', async () => {
    const guidance = guidanceOf(nothingSeen)
    computed = 0
    await drawn(recipes[2], scene(300, 200), { guidance })
    await drawn(recipes[2], scene(300, 200), { guidance, studySide: 120 })
    expect(computed).toBe(2)
  })

  it('is not computed where no recipe asks', async () => {
    computed = 0
    const guidance = guidanceOf(nothingSeen)
    await drawn(photo.pipe(gaussian({ sigma: 2 })), scene(120, 90), { guidance })
    expect([computed, guidance.maps.size]).toEqual([0, 0])
  })
})
