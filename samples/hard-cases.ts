/**
 * Faces that are hard to draw, rendered small when a test asks for them: glasses, whiskers, closed and covered eyes,
 * teeth, a hat's shade, a child, very dark and very fair skin, heads turned far away.
 */
import { people } from './figure/people.ts'
import type { Person } from './figure/person.ts'
import { sitting } from './figure/sitting.ts'
import { jobOf, renderHere } from './raster/farm.ts'

/** Short hair is quickly rendered, and hides no rim. */
const sitter: Person = { ...people.woman, hairStyle: 'short' }
const { beard: _beard, ...shaven } = people.bearded
const rims = { colour: [0.012, 0.01, 0.01] as [number, number, number], rim: 0.2, dark: false }

export const cases = {
  plain: sitter,
  'thick rims': { ...sitter, glasses: rims },
  'thin rims': { ...sitter, glasses: { ...rims, colour: [0.09, 0.085, 0.08], rim: 0.1 } },
  sunglasses: { ...sitter, glasses: { ...rims, rim: 0.16, dark: true } },
  beard: people.bearded,
  'closed eyes': people.dozing,
  wink: { ...sitter, shut: { left: 1, right: 0 } },
  'covered eye': { ...shaven, handOver: 'left' },
  teeth: people.laughing,
  hat: people.walker,
  child: people.girl,
  profile: { ...people.bearded, pose: { yaw: 60, pitch: 0, roll: 0 } },
} satisfies Record<string, Person>
export type CaseName = keyof typeof cases

/** As fine as so small a picture shows. */
const fine = 0.16

export interface Shot {
  width: number
  height: number
  /** RGBA. */
  data: Uint8Array
}

/** A photo of a case: head and shoulders, 300 x 375. */
export function shotOf(name: CaseName): Shot {
  const scene = sitting(cases[name], 36)
  const job = { ...jobOf(scene, 0.25, 0), passes: 2 }
  const rgb = renderHere({ ...scene, build: () => scene.build(fine) }, job)
  const data = new Uint8Array(4 * job.width * job.height).fill(255)
  for (let i = 0; i < job.width * job.height; i++) data.set(rgb.subarray(3 * i, 3 * i + 3), 4 * i)
  return { width: job.width, height: job.height, data }
}
