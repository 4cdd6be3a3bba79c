import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { minCut, minCutPlain } from './cut.ts'
import { Machine } from './machine.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

const cost = fc.integer({ min: 0, max: 9 })
describe('minimum cut', () => {
  it.each(['kernel', 'plain'])('is as cheap as the cheapest of all ways to part the nodes (%s)', (which) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cost, cost), { minLength: 1, maxLength: 7 }),
        fc.array(fc.tuple(fc.nat(6), fc.nat(6), cost), { maxLength: 12 }),
        (nodes, links) => {
          const n = nodes.length
          const edges = links.map(([a, b, w]) => [a % n, b % n, w] as const).filter(([a, b]) => a !== b)
          const price = (inside: (i: number) => number) =>
            nodes.reduce((t, [inward, outward], i) => t + (inside(i) ? outward : inward), 0) +
            edges.reduce((t, [a, b, w]) => t + (inside(a) === inside(b) ? 0 : w), 0)
          const graph = [
            Float32Array.from(nodes, (v) => v[0]),
            Float32Array.from(nodes, (v) => v[1]),
            Int32Array.from(edges, (e) => e[0]),
            Int32Array.from(edges, (e) => e[1]),
            Float32Array.from(edges, (e) => e[2]),
          ] as const
          const got = which === 'kernel' ? minCut(m, ...graph) : minCutPlain(...graph)
          const all = Array.from({ length: 2 ** n }, (_, bits) => price((i) => (bits >> i) & 1))
          expect(price((i) => got[i] as number)).toBe(Math.min(...all))
        },
      ),
      { numRuns: 300, seed: 5 },
    )
  })
})
