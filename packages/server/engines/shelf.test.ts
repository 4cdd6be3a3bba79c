import { type Guidance, guidanceOf, nothingSeen } from '@atelier/paint'
import { describe, expect, it } from 'vitest'
import { Shelf } from './shelf.ts'

const guidance = (mib = 0): Guidance => {
  const g = guidanceOf(nothingSeen)
  const data = new Int16Array(mib * 2 ** 19)
  g.maps.set('person', { width: data.length, height: 1, lanes: 1, data })
  return g
}

describe('the shelf of guidance', () => {
  it('keeps the three photos that were asked for last', () => {
    const shelf = new Shelf()
    const all = new Map(['a', 'b', 'c'].map((name) => [name, guidance()]))
    for (const [name, g] of all) shelf.put(name, g)
    expect(shelf.take('a')).toBe(all.get('a'))
    shelf.put('d', guidance())
    expect(shelf.take('b')).toBeUndefined()
    expect(shelf.take('a')).toBe(all.get('a'))
    expect(shelf.take('c')).toBe(all.get('c'))
    shelf.forget()
    expect(shelf.take('a')).toBeUndefined()
  })

  it('lets go of the oldest when the maps grow large, never of the one at hand', () => {
    const shelf = new Shelf()
    shelf.put('a', guidance(40))
    shelf.put('b', guidance(40))
    shelf.put('c', guidance(40))
    expect(shelf.take('a')).toBeUndefined()
    expect(shelf.take('b')).toBeDefined()
    const large = guidance(200)
    shelf.put('d', large)
    expect(shelf.take('b')).toBeUndefined()
    expect(shelf.take('d')).toBe(large)
  })
})
