import { expect, it } from 'vitest'
import { entryOf, tableOf } from './kuwahara.ts'

const [angles, coherences] = [32, 8]
/** What a sector holds, whatever the order: weights by place. */
const sectors = (entry: ReturnType<typeof entryOf>): Map<string, number>[] =>
  Array.from({ length: 8 }, (_, k) => {
    const held = new Map<string, number>()
    for (let i = entry.bounds[k]; i < entry.bounds[k + 1]; i++)
      held.set(`${entry.dx[i] || 0} ${entry.dy[i] || 0}`, entry.weight[i])
    return held
  })

it('ellipses that are turned or mirrored are those that would be worked out', () => {
  const table = tableOf(3.3)
  for (let a = 0; a < angles; a++)
    for (const c of [0, 3, 7]) {
      const made = sectors(table[a * coherences + c])
      const direct = sectors(entryOf(3.3, (a * Math.PI) / angles, c / (coherences - 1)))
      for (let k = 0; k < 8; k++) {
        // a place on the very border of a sector may fall to either side
        const places = new Set([...made[k].keys(), ...direct[k].keys()])
        for (const place of places)
          expect(Math.abs((made[k].get(place) ?? 0) - (direct[k].get(place) ?? 0))).toBeLessThan(2e-3)
      }
    }
})
