import { filter } from '../../filter.ts'
import { enlarge } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { linearOf, oklabOf } from '../../kernels/light.ts'
import type { Machine } from '../../kernels/machine.ts'
import { noise } from '../../kernels/noise.ts'
import { ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Lightness and chroma of the colours that are let run. */
const wash = { L: 0.79, chroma: 0.09 }
/** Hues in radians: a wall without colour is taken for blue, ochre goes with everything. */
const [blue, ochre] = [4.1, 1.1]
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

/** Noise about 0 at a fraction of the size, enlarged: swings of a tenth of the picture need no more. */
function swings(m: Machine, at: Plane, u: number, cell: number, octaves: number, seed: number): Float32Array {
  const rows = { width: Math.ceil(at.width / 2), rows: Math.ceil(at.height / 2), top: 0 }
  const small = noise(m, rows, { cell: (cell * u) / 2, octaves, gain: 0.5, seed })
  const { width, height } = at
  return enlarge(m, small, { width, height, from: 0, to: height }).data
}

/**
 * Behind the people of a portrait: a few wet colours that run around them, from the wall, the clothes, their
 * complement and ochre, with pigment gathered at dry edges; what stood there remains as a hint, and beyond it is paper.
 */
export const halo = filter({
  id: 'halo',
  doc: 'Lets a few wet colours run around the people of a portrait and leaves the rest as paper.',
  params: {
    amount: ratio(0.85, 'How deep the colours are.'),
    hint: ratio(0.36, 'How much of what stood there is painted.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { room: 'plane', person: 'plane', skin: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 90,
  run: ({ m, frame: { u }, seed }, src, { amount, hint }, { room, person, skin }) => {
    const { width, height } = src
    const out = m.plane(width, height, 4)
    out.data.set(src.data)
    if (!room.data.some((v) => v > 0.02)) return out
    const wall = hueOf(src, (i) => room.data[i], blue)
    const cloth = hueOf(src, (i) => person.data[i] * (1 - skin.data[i]), 0.8)
    const hues = [wall, cloth, wall + across, ochre]
    const pigments = pigmentsOf(m, hues)
    const quick = swings(m, src, u, 90, 4, seed + 71)
    const slow = swings(m, src, u, 260, 2, seed + 72)
    const blobs = hues.map((_, k) => swings(m, src, u, 240, 3, seed + 200 + 13 * k))
    const near = gaussian(m, person, 75 * u).data
    // without the forms of the wall: only its colours run
    const through = linearOf(m, gaussian(m, src, 7 * u))
    const field = m.plane(width, height)
    const total = m.plane(width, height, 4)
    total.data.fill(0)
    for (const [k, blob] of blobs.entries()) {
      const [r, g, b] = pigments.subarray(4 * k, 4 * k + 3)
      for (let i = 0; i < blob.length; i++) {
        const f = 2 * blob[i] - 1 + 0.22 * (2 * quick[i] - 1) + 1.1 * (near[i] - 0.3) - 0.02 * k
        blob[i] = f
        field.data[i] = smoothstep(0.09, 0.15, f)
      }
      const spread = gaussian(m, field, 2.6 * u).data
      for (let i = 0, j = 0; i < blob.length; i++, j += 4) {
        if (room.data[i] <= 0) continue
        const f = blob[i]
        if (f < -0.15) continue
        const wet = smoothstep(-0.22, 0.22, (2 * slow[i] - 1) * (k % 2 === 0 ? 1 : -1))
        const hard = field.data[i]
        const runs = smoothstep(-0.15, 0.55, f)
        const dry = hard * (0.45 + 0.55 * runs) + 0.55 * Math.max(0, hard - spread[i])
        const laid = dry + wet * (runs - dry)
        total.data[j] += laid * r
        total.data[j + 1] += laid * g
        total.data[j + 2] += laid * b
      }
    }
    for (let i = 0, j = 0; j < total.data.length; i++, j += 4) {
      if (room.data[i] <= 0.003) continue
      const c = 2 * quick[i] - 1
      const there = hint * smoothstep(0.05, 0.24, near[i] + 0.3 * c + 0.25 * (2 * slow[i] - 1))
      const deep = amount * (1 + 0.35 * c)
      for (let l = j; l < j + 3; l++)
        through.data[l] = Math.exp(-there * absorbed(through.data[l]) - deep * total.data[l])
    }
    const painted = oklabOf(m, through).data
    for (let i = 0, j = 0; i < room.data.length; i++, j += 4) {
      const t = room.data[i]
      if (t <= 0.003) continue
      for (let l = j; l < j + 3; l++) out.data[l] += t * (painted[l] - out.data[l])
      out.data[j + 3] += t * (1 - out.data[j + 3])
    }
    return out
  },
})
