import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { neon } from '../../kernels/cel-light.ts'
import type { Machine } from '../../kernels/machine.ts'
import { fieldSeed, noise } from '../../kernels/noise.ts'
import { plain, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'

/** Lightness of the stops, and the two ramps between night and lamp. */
const stops = [0, 0.2, 0.42, 0.62, 0.83, 1] as const
const teal = ['#03040c', '#0a1636', '#123f6e', '#1f86a6', '#7be3ea', '#f2ffff'].map(labOf)
const magenta = ['#05030c', '#240a36', '#6e1268', '#c42d8c', '#ff8fc8', '#fff0fa'].map(labOf)
const steps = 256

/** Both ramps as a plane: a colour a step. */
function rampsOf(m: Machine): Plane {
  const out = m.plane(steps + 1, 2, 4)
  for (const [row, colours] of [teal, magenta].entries())
    for (let i = 0; i <= steps; i++) {
      const at = stops.findLastIndex((s, k) => s <= i / steps && k < stops.length - 1)
      const t = (i / steps - stops[at]) / (stops[at + 1] - stops[at])
      const [from, to] = [colours[at], colours[at + 1]]
      const k = 4 * (row * (steps + 1) + i)
      out.data.set(
        [from.L + t * (to.L - from.L), from.a + t * (to.a - from.a), from.b + t * (to.b - from.b), 0],
        k,
      )
    }
  return out
}

/** A city by night under two neon signs: warm things and the right go to magenta, cold ones and the left to teal. */
export const neonGrade = filter({
  id: 'neon-grade',
  doc: 'Grades a picture to the teal and magenta of neon signs at night.',
  params: {
    own: ratio(0.2, 'How much of its own hue a colour keeps.'),
    warm: ratio(0.55, 'How far warm colours go to magenta.'),
    sides: ratio(0.45, 'How far the right goes to magenta and the left to teal.'),
    contrast: plain(1.2, { min: 0.3, max: 3 }, 'Factor for the contrast.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 35,
  run: ({ m, frame, seed }, src, values, { spare }) => {
    const drift = noise(m, frame, { cell: 220 * frame.u, octaves: 2, gain: 0.5, seed: fieldSeed(seed, 4) })
    return neon(m, src, { ...values, ramps: rampsOf(m), drift, spare })
  },
})
