import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { linearOf, oklabOf } from '../../kernels/light.ts'
import type { Machine } from '../../kernels/machine.ts'
import { noise } from '../../kernels/noise.ts'
import { ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Lightness and chroma of the colours that are let run. */
const wash = { L: 0.79, chroma: 0.09 }
/** Hues in radians: a wall without colour is taken for blue, such cloth for warm; ochre goes with everything. */
const [blue, warm, ochre] = [4.1, 0.8, 1.1]
/** From this hue to what is nearly its complement. */
const across = 2.2

/** Mean hue where `where` says, or `otherwise` where there is hardly any colour. */
function hueOf(src: Plane, where: (i: number) => number, otherwise: number): number {
  let [a, b, n] = [0, 0, 1e-6]
  for (let i = 0; i < src.width * src.height; i += 3) {
    const w = where(i)
    a += w * src.data[4 * i + 1]
    b += w * src.data[4 * i + 2]
    n += w
  }
  return Math.sqrt(a * a + b * b) / n > 0.018 ? Math.atan2(b, a) : otherwise
}

const absorbed = (v: number): number => -Math.log(Math.min(0.985, Math.max(0.03, v)))

/** Absorbances of washes of these hues, four numbers each. */
function pigmentsOf(m: Machine, hues: readonly number[]): Float32Array {
  const colours = m.plane(hues.length, 1, 4)
  for (const [k, hue] of hues.entries())
    colours.data.set([wash.L, wash.chroma * Math.cos(hue), wash.chroma * Math.sin(hue), 0], 4 * k)
  return linearOf(m, colours).data.map(absorbed)
}

interface Sitter {
  readonly picture: Plane
  readonly free: Plane
  readonly person: Plane
  readonly skin: Plane
}
interface Water {
  readonly u: number
  readonly seed: number
  readonly amount: number
  readonly hint: number
}

/** The wall behind a sitter as washes on paper, in OKLab. */
function run(m: Machine, { picture, free, person, skin }: Sitter, { u, seed, amount, hint }: Water): Plane {
  const { width, height } = picture
  const wall = hueOf(picture, (i) => free.data[i], blue)
  const cloth = hueOf(picture, (i) => person.data[i] * (1 - skin.data[i]), warm)
  const hues = [wall, cloth, wall + across, ochre]
  const pigments = pigmentsOf(m, hues)
  const swings = (cell: number, octaves: number, salt: number): Float32Array => {
    const shape = { cell: cell * u, octaves, gain: 0.5, seed: seed * 7919 + salt }
    return noise(m, { width, rows: height, top: 0 }, shape).data
  }
  const [quick, slow] = [swings(90, 4, 71), swings(260, 2, 72)]
  const near = gaussian(m, person, 75 * u).data
  const field = m.plane(width, height)
  const total = m.plane(width, height, 4)
  total.data.fill(0)
  for (const k of hues.keys()) {
    const [r, g, b] = pigments.subarray(4 * k, 4 * k + 3)
    const blob = swings(240, 3, 200 + 13 * k)
    for (let i = 0; i < blob.length; i++) {
      const f = 2 * blob[i] - 1 + 0.22 * (2 * quick[i] - 1) + 1.1 * (near[i] - 0.3) - 0.02 * k
      blob[i] = f
      field.data[i] = smoothstep(0.09, 0.15, f)
    }
    const spread = gaussian(m, field, 2.6 * u)
    for (let i = 0, j = 0; i < blob.length; i++, j += 4) {
      const f = blob[i]
      if (free.data[i] <= 0 || f < -0.15) continue
      const wet = smoothstep(-0.22, 0.22, (2 * slow[i] - 1) * (k % 2 === 0 ? 1 : -1))
      const hard = field.data[i]
      const runs = smoothstep(-0.15, 0.55, f)
      const dry = hard * (0.45 + 0.55 * runs) + 0.55 * Math.max(0, hard - spread.data[i])
      const laid = dry + wet * (runs - dry)
      total.data[j] += laid * r
      total.data[j + 1] += laid * g
      total.data[j + 2] += laid * b
    }
    m.free(spread)
  }
  // without the forms of the wall: only its colours run
  const through = linearOf(m, gaussian(m, picture, 7 * u))
  for (let i = 0, j = 0; j < total.data.length; i++, j += 4) {
    if (free.data[i] <= 0) continue
    const c = 2 * quick[i] - 1
    const there = hint * smoothstep(0.05, 0.24, near[i] + 0.3 * c + 0.25 * (2 * slow[i] - 1))
    const deep = amount * (1 + 0.35 * c)
    for (let l = j; l < j + 3; l++)
      through.data[l] = Math.exp(-there * absorbed(through.data[l]) - deep * total.data[l])
  }
  return oklabOf(m, through)
}

/**
 * Behind the people of a portrait: a few wet colours that run around them, from the wall, the clothes, their
 * complement and ochre, with pigment gathered at dry edges; what stood there remains as a hint, and beyond it is paper.
 */
export const halo = filter({
  id: 'halo',
  doc: 'Lets a few wet colours run around the people of a portrait and leaves the rest as paper.',
  params: {
    amount: ratio(0.74, 'How deep the colours are.'),
    hint: ratio(0.32, 'How much of what stood there is painted.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { room: 'plane', person: 'plane', skin: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 90,
  run: ({ m, frame, seed }, src, { amount, hint }, maps) => {
    const { width, height } = src
    const out = m.copy(src)
    const { room } = maps
    if (!anywhere(room)) return out
    // all that runs is soft, and a dry edge is wider than a pixel of a third of a large study
    const k = frame.u >= 1.3 ? 3 : frame.u >= 0.9 ? 2 : 1
    const half = (p: Plane): Plane => (k === 1 ? p : shrink(m, p, k))
    const [picture, free, person, skin] = [src, room, maps.person, maps.skin].map(half)
    const painted = run(m, { picture, free, person, skin }, { u: frame.u / k, seed, amount, hint })
    const whole = k === 1 ? painted : enlarge(m, painted, { width, height, from: 0, to: height }, k)
    for (let i = 0, j = 0; i < room.data.length; i++, j += 4) {
      const t = room.data[i]
      if (t <= 0.003) continue
      for (let l = j; l < j + 3; l++) out.data[l] += t * (whole.data[l] - out.data[l])
      out.data[j + 3] += t * (1 - out.data[j + 3])
    }
    return out
  },
})
