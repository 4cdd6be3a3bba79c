import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

const at = (p: Plane | undefined): number => p?.at ?? 0

/** Where an oil painter looks and what he sees there; each 0..1. */
export interface Places {
  readonly focus: Plane
  readonly sky: Plane
  readonly room: Plane
  readonly detail: Plane
  readonly rest: Plane | undefined
  /** Thin things, such as wires. */
  readonly thin: Plane | undefined
}
/** Half-width of the smallest brush for each place. */
export interface Brushes {
  readonly room: number
  readonly sky: number
  readonly land: number
  readonly person: number
  readonly rest: number
  readonly focus: number
  readonly thin: number
}
/** An oil painter's manner, lanes as of the filter of that name. */
export function oilBrushes(m: Machine, person: Plane, p: Places, b: Brushes): Plane {
  const { width, height } = person
  const out = m.plane(width, height, 4)
  const maps = [p.focus, p.sky, p.room, p.detail, p.rest, p.thin].map(at)
  const sizes = [b.room, b.sky, b.land, b.person, b.rest, b.focus, b.thin]
  m.rows('oilRows', height, person.at, ...maps, out.at, width, height, ...sizes)
  return out
}
export function oilBrushesPlain(person: Plane, p: Places, b: Brushes): Float32Array {
  const { width, height } = person
  const out = new Float32Array(4 * width * height)
  for (let i = 0; i < person.data.length; i++) {
    const [air, free, eye] = [p.sky.data[i], p.room.data[i], p.focus.data[i]]
    const thin = p.thin?.data[i] ?? 0
    // towards the rim of a landscape the brush grows
    const [dx, dy] = [(2 * (i % width)) / width - 1, (2 * Math.floor(i / width)) / height - 1.1]
    let least = b.land * (1.15 - 0.7 * p.detail.data[i] + 0.45 * Math.min(1, 0.8 * (dx * dx + dy * dy)))
    if (p.rest) least += 0.8 * p.rest.data[i] * (b.rest - least)
    least += air * (b.sky - least)
    least += person.data[i] * (b.person - least)
    least += thin * (b.thin - least)
    least += free * (b.room - least)
    least += eye * (b.focus - least)
    const tangle = Math.max(0.22 * free, 0.3 * air) * (1 - thin)
    const over = Math.max(0.25 * free, 0.06 * (1 - eye))
    out.set([least, 0.12 * air * (1 - free) * (1 - thin), tangle, over], 4 * i)
  }
  return out
}
