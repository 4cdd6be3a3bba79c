import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { noise } from '../../kernels/noise.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/** A picture whose pixels count by a weight, for means; what they come to on average stands in lane order. */
function weighed(m: Machine, src: Plane, weight: (i: number) => number) {
  const marked = m.plane(src.width, src.height, 4)
  const mean = [0, 0, 0, 1e-3]
  for (let i = 0, j = 0; j < marked.data.length; i++, j += 4) {
    const w = Math.min(1, Math.max(0, weight(i)))
    for (let l = 0; l < 3; l++) {
      marked.data[j + l] = src.data[j + l] * w
      mean[l] += src.data[j + l] * w
    }
    marked.data[j + 3] = w
    mean[3] += w
  }
  return { marked, mean }
}
/** Its means over `sigma` pixels. */
function spread(m: Machine, { marked, mean }: ReturnType<typeof weighed>, sigma: number): Plane {
  const { width, height } = marked
  const k = Math.max(1, Math.floor(sigma / 4))
  const soft = gaussian(m, k > 1 ? shrink(m, marked, k) : marked, sigma / k)
  const floor = 0.01
  for (let j = 0; j < soft.data.length; j += 4) {
    const w = soft.data[j + 3] + floor
    for (let l = 0; l < 3; l++) soft.data[j + l] = (soft.data[j + l] + (floor * mean[l]) / mean[3]) / w
    soft.data[j + 3] = 0
  }
  return k > 1 ? enlarge(m, soft, { width, height, from: 0, to: height }) : soft
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
    halo: plain(0.17, { min: 0, max: 0.5 }, 'How much lighter it is beside the people.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { room: 'plane', person: 'plane', lamp: 'flow', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 160,
  run: ({ m, frame, seed }, src, { depth, dark, traces, halo }, { room, person, lamp, seen }) => {
    const { u } = frame
    if (!anywhere(room)) {
      const same = m.plane(src.width, src.height, 4)
      same.data.set(src.data)
      return same
    }
    // whoever is seen from head to foot stands somewhere: more of the place is left
    const tallest = Math.max(0, ...seen.faces.filter(isMeshed).map((f) => f.box.height))
    const place = 1 - smoothstep(70, 170, tallest)
    const free = weighed(m, src, (i) => room.data[i] * room.data[i] * (1 - person.data[i]))
    const ground = spread(m, free, traces)
    const hues = spread(m, free, 110 * u)
    const people = spread(
      m,
      weighed(m, src, (i) => person.data[i] * person.data[i] * person.data[i]),
      4 * u,
    )
    const own = gaussian(m, laneOf(m, src, 0), 5 * u)
    const beside = gaussian(m, person, 75 * u)
    const clouds = noise(m, frame, { cell: 300 * u, octaves: 4, gain: 0.55, seed: seed * 13 + 5 })
    const out = m.plane(src.width, src.height, 4)
    for (let i = 0, k = 0; k < out.data.length; i++, k += 4) {
      const r = Math.min(1, Math.max(0, room.data[i]))
      if (r < 0.004) {
        for (let l = k; l < k + 4; l++) out.data[l] = src.data[l]
        continue
      }
      const mottled = clouds.data[i] - 0.5
      const trace = (1 - 0.5 * place) * ground.data[k] + 0.5 * place * own.data[i] - hues.data[k]
      const near = 4 * beside.data[i] * Math.max(0, 1 - beside.data[i])
      // the lamp shines past the lit side; on the other the ground is the lighter
      const lit = smoothstep(0.75, 0.2, lamp.data[k + 3])
      let L =
        dark * (0.72 + 0.45 * hues.data[k]) +
        0.13 * (1 - 0.6 * place) * mottled +
        (0.3 + 0.45 * place) * trace
      L += halo * near * (1.15 - 0.7 * lit)
      // what was darker than the new ground stays so: it may be hair that nobody marked as hair
      const shaded = own.data[i] + 0.05
      if (L > shaded) L = shaded + 0.15 * (L - shaded)
      const chroma = 0.95 + 0.7 * mottled
      let A = hues.data[k + 1] + (ground.data[k + 1] - hues.data[k + 1]) * 0.7
      let B = hues.data[k + 2] + (ground.data[k + 2] - hues.data[k + 2]) * 0.7
      // a colourless ground becomes umber in the light and slate in the dark
      const grey = smoothstep(0.05, 0.015, Math.sqrt(A * A + B * B))
      A = A * chroma + grey * (0.008 + 0.03 * mottled)
      B = B * chroma + grey * (0.008 + 0.11 * mottled)
      const weight = depth * r * (1 - 0.22 * place)
      const c = [Math.max(0.04, L), A, B]
      for (let l = 0; l < 3; l++) {
        const old =
          src.data[k + l] + depth * (people.data[k + l] - src.data[k + l]) * smoothstep(0.02, 0.3, r)
        const before = r > 0.97 ? src.data[k + l] : old
        out.data[k + l] = before + weight * (c[l] - before)
      }
      out.data[k + 3] = src.data[k + 3]
    }
    return out
  },
})
