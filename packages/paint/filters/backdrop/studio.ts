import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { tallestFace } from '../../guidance/seen.ts'
import { apart, backdropOver } from '../../kernels/air.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { noise } from '../../kernels/noise.ts'
import { sampled } from '../../kernels/sampled.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Blocks over which ground and people are told apart, and the further blocks on which a ground is painted: it is soft. */
const [near, far] = [2, 3]

/** Turns sums of weighed colour into means; the spare lane, their weight, goes. */
function parted(sums: Plane): Plane {
  const mean = [0, 0, 0, 1e-3]
  const { data } = sums
  for (let j = 0; j < data.length; j += 4) for (let l = 0; l < 4; l++) mean[l] += data[j + l]
  const floor = 0.01
  for (let j = 0; j < data.length; j += 4) {
    const w = data[j + 3] + floor
    for (let l = 0; l < 3; l++) data[j + l] = (data[j + l] + (floor * mean[l]) / mean[3]) / w
    data[j + 3] = 0
  }
  return sums
}

/**
 * A painted studio ground in place of what was behind the people of a portrait: mottled, deep, of the photo's own
 * hues, and lighter behind the shadow side of the head, as painters since Titian set it. People's edges take their
 * colour from within, so that no bright wall clings to hair.
 */
export const studioBackdrop = filter({
  id: 'studio-backdrop',
  doc: 'Replaces what is behind people by a deep, mottled studio ground of the same hues.',
  params: {
    depth: ratio(0.75, 'How far the old ground is left behind.'),
    dark: ratio(0.3, 'Lightness of the new ground.'),
    traces: px(26, { min: 4, max: 120 }, 'Smaller forms of the old ground vanish.'),
    halo: plain(0.12, { min: 0, max: 0.5 }, 'How much lighter it is beside the people.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { room: 'plane', person: 'plane', lamp: 'flow', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 160,
  run: ({ m, frame, seed }, src, { depth, dark, traces, halo }, { room, person, lamp, seen }) => {
    const { u } = frame
    if (!anywhere(room)) return m.copy(src)
    // whoever is seen from head to foot stands somewhere: more of the place is left
    const tallest = tallestFace(seen)
    const place = 1 - smoothstep(70, 170, tallest)
    const { ground: free, people: solid } = apart(m, src, room, person, near)
    const people = parted(gaussian(m, solid, (4 * u) / near))
    const small = (p: Plane) => shrink(m, p, near * far)
    const k = near * far
    const wide = shrink(m, free, far)
    const ground = parted(gaussian(m, wide, traces / k))
    const hues = parted(gaussian(m, wide, (110 * u) / k))
    const own = gaussian(m, laneOf(m, small(src), 0), (5 * u) / k)
    const beside = gaussian(m, small(person), (75 * u) / k)
    const lamps = sampled(m, lamp, k)
    const { width: w, height: h } = ground
    const clouds = noise(
      m,
      { width: w, rows: h, top: 0 },
      { cell: (300 * u) / k, octaves: 4, gain: 0.55, seed: seed * 13 + 5 },
    )
    const painted = m.plane(w, h, 4)
    for (let i = 0, j = 0; j < painted.data.length; i++, j += 4) {
      const mottled = clouds.data[i] - 0.5
      const trace = (1 - 0.5 * place) * ground.data[j] + 0.5 * place * own.data[i] - hues.data[j]
      const by = 4 * beside.data[i] * Math.max(0, 1 - beside.data[i])
      // the lamp shines past the lit side; on the other the ground is the lighter
      const lit = smoothstep(0.75, 0.2, lamps.data[j + 3])
      let L =
        dark * (0.72 + 0.45 * hues.data[j]) +
        0.13 * (1 - 0.6 * place) * mottled +
        (0.3 + 0.45 * place) * trace
      L += halo * by * (1.15 - 0.7 * lit)
      // what was darker than the new ground stays so: it may be hair that nobody marked as hair
      const shaded = own.data[i] + 0.05
      if (L > shaded) L = shaded + 0.15 * (L - shaded)
      const chroma = 0.95 + 0.7 * mottled
      const A = hues.data[j + 1] + (ground.data[j + 1] - hues.data[j + 1]) * 0.7
      const B = hues.data[j + 2] + (ground.data[j + 2] - hues.data[j + 2]) * 0.7
      // a colourless ground becomes umber in the light and slate in the dark
      const grey = smoothstep(0.05, 0.015, Math.sqrt(A * A + B * B))
      painted.data[j] = Math.max(0.04, L)
      painted.data[j + 1] = A * chroma + grey * (0.008 + 0.03 * mottled)
      painted.data[j + 2] = B * chroma + grey * (0.008 + 0.11 * mottled)
      painted.data[j + 3] = 0
    }
    const whole = { width: src.width, height: src.height, from: 0, to: src.height }
    return backdropOver(m, src, {
      ground: enlarge(m, painted, whole, k),
      people: enlarge(m, people, whole, near),
      room,
      depth,
      share: 1 - 0.22 * place,
    })
  },
})
