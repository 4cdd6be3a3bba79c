import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentsOf } from './components.ts'

const mask = (rows: readonly string[]) => ({
  data: Uint8Array.from(rows.join(''), (c) => (c === '#' ? 1 : 0)),
  width: rows[0]?.length ?? 0,
  height: rows.length,
})

/** The plain twin: flood filling with a stack. */
function flood(data: Uint8Array, width: number, height: number): number[] {
  const label = new Array<number>(data.length).fill(0)
  let count = 0
  for (let start = 0; start < data.length; start++) {
    if (!data[start] || label[start]) continue
    count++
    const stack = [start]
    while (stack.length) {
      const i = stack.pop() as number
      if (!data[i] || label[i]) continue
      label[i] = count
      const [x, y] = [i % width, Math.floor(i / width)]
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++)
          if (x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height) stack.push(i + dy * width + dx)
    }
  }
  return label
}

describe('connected parts', () => {
  it('counts diagonal neighbours in and measures each part', () => {
    const { data, width, height } = mask(['#..##', '.#...', '....#', '##..#'])
    const parts = componentsOf(data, width, height)
    expect(parts.count).toBe(5)
    expect([...parts.area]).toEqual([12, 2, 2, 2, 2])
    expect([...parts.extent].slice(1)).toEqual([2, 2, 2, 2])
  })
  it('joins arms that meet late', () => {
    const { data, width, height } = mask(['#.#.#', '#.#.#', '#####'])
    const parts = componentsOf(data, width, height)
    expect(parts.count).toBe(2)
    expect(parts.area[1]).toBe(11)
    expect(parts.extent[1]).toBe(5)
  })
  it('labels as flood filling does, in the same order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 17 }),
        fc.array(fc.boolean(), { minLength: 17, maxLength: 200 }),
        (w, bits) => {
          const h = Math.floor(bits.length / w)
          const data = Uint8Array.from(bits.slice(0, w * h), Number)
          expect([...componentsOf(data, w, h).label]).toEqual(flood(data, w, h))
        },
      ),
      { seed: 3, numRuns: 200 },
    )
  })
})
