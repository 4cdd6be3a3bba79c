import { filter } from '../../filter.ts'
import { onTheWay } from '../../kernels/beams.ts'
import { hash } from '../../kernels/bristle.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { sampled } from '../../kernels/sampled.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Angles that are told apart, and how many steps are taken from a place to the lamp. */
const angles = 720
const steps = 36

/** Smooth noise over the angle around the lamp, two octaves, 0..1. */
function fans(seed: number): Float32Array {
  const at = (n: number, cells: number, salt: number) => {
    const t = (n / angles) * cells
    const i = Math.floor(t)
    const f = t - i
    const [p, q] = [hash(i, salt, seed), hash((i + 1) % cells, salt, seed)]
    return p + f * f * (3 - 2 * f) * (q - p)
  }
  return Float32Array.from({ length: angles }, (_, n) =>
    smoothstep(0.36, 0.74, 0.4 * at(n, 70, 1) + 0.3 * at(n, 170, 2) + 0.3 * at(n, 26, 3)),
  )
}

/**
 * Shafts of light in dusty air. What is bright around the lamp shines through the air towards the viewer, what is
 * dark or stands in front cuts shafts out of it: each place gathers light on its way to the lamp.
 */
export const lightBeams = filter({
  id: 'light-beams',
  doc: 'Shafts of light from the lamp, cut by what stands before it.',
  source: 'Mitchell 2007, Volumetric Light Scattering as a Post-Process, GPU Gems 3, chapter 13',
  params: {
    open: ratio(0.5, 'How much light passes even where the photo is dark.'),
    fan: ratio(0.7, 'How much the light is parted into shafts.'),
    far: plain(2, { min: 0.2, max: 8 }, 'How soon it fades on its way.'),
  },
  from: 'picture',
  gives: 'plane',
  with: { lamp: 'flow' },
  maybe: { before: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m, seed }, src, { open, fan, far }, { lamp, before }) => {
    const { width, height } = src
    const k = Math.max(1, Math.round(Math.max(width, height) / 240))
    const [small, ways] = [shrink(m, src, k), sampled(m, lamp, k)]
    const shade = before ? shrink(m, before, k) : undefined
    const [w, h] = [small.width, small.height]
    const shining = m.plane(w, h)
    let light = 0
    for (let i = 0; i < shining.data.length; i++) {
      light += small.data[4 * i]
      const lit = open + (1 - open) * smoothstep(0.55, 0.9, small.data[4 * i])
      shining.data[i] = lit * (1 - 0.9 * (shade ? Math.min(1, Math.max(0, shade.data[i])) : 0))
    }
    const table = fans(seed)
    const beams = onTheWay(m, shining, ways, steps)
    let most = 0.05
    for (let i = 0; i < beams.data.length; i++) {
      const tx = ways.data[4 * i]
      const ty = ways.data[4 * i + 1]
      const d = ways.data[4 * i + 3]
      const angle = Math.atan2(-ty, -tx) / (2 * Math.PI) + 0.5
      const t = Math.min(angles - 1.001, Math.max(0, angle * angles))
      const j = Math.floor(t)
      const shaft = table[j] + (t - j) * (table[(j + 1) % angles] - table[j])
      const passed = beams.data[i]
      const parted = 1 - fan + fan * shaft * smoothstep(0.02, 0.16, d)
      beams.data[i] = (passed * Math.sqrt(passed) * parted) / (1 + far * d * d)
      most = Math.max(most, beams.data[i])
    }
    // in any daylight the shafts are equally plain, their maker says how much; at night there are few
    const scale = (0.3 + 0.7 * smoothstep(0.25, 0.5, light / shining.data.length)) / most
    for (let i = 0; i < beams.data.length; i++)
      beams.data[i] = Math.min(1, Math.max(0, scale * beams.data[i]))
    return enlarge(m, gaussian(m, beams, 0.7), { width, height, from: 0, to: height })
  },
})
