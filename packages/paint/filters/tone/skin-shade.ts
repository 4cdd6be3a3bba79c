import { filter } from '../../filter.ts'
import { type Face, isMeshed, tallestFace } from '../../guidance/seen.ts'
import { domainTransform } from '../../kernels/domain.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'
import { withoutIslands } from './islands.ts'

/** How round borders are as a share of a face's height: the larger the face, the broader its simplest shapes. */
const byFace = 0.021

/**
 * The large lights and shadows of skin alone: eyes, brows, lips and hair do not darken what is beside them, so that
 * no dirty rim is cut around them.
 */
export const skinShade = filter({
  id: 'skin-shade',
  doc: 'The large lights and shadows of skin, without its features.',
  params: {
    size: px(16, { min: 2, max: 60 }, 'Smaller forms are smoothed away.'),
    range: plain(0.3, { min: 0.05, max: 1 }, 'How strong an edge must be to remain.'),
    round: px(4, { min: 0.3, max: 30 }, 'How round the borders become, at least.'),
    least: plain(0.07, { min: 0, max: 0.3 }, 'Islands below this share of a face are levelled.'),
    muzzle: ratio(0.85, 'How far a shade all around a mouth goes, as if it were a beard.'),
  },
  from: 'picture',
  gives: 'plane',
  with: { skin: 'plane', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 70,
  run: ({ m, frame: { u } }, src, { size, range, round, least, muzzle }, { skin, seen }) => {
    const faces = seen.faces.filter(isMeshed)
    const tallest = tallestFace(seen)
    const { width, height } = src
    // borders are rounded by more than two pixels: half the size shows the same
    const k = round >= 3 ? 2 : 1
    const [small, where] = k === 1 ? [src, skin] : [shrink(m, src, k), shrink(m, skin, k)]
    const sums = m.plane(small.width, small.height, 4)
    const all = where.data.length
    for (let i = 0; i < all; i += small.width) weighRow(sums.data, small.data, where.data, i, i + small.width)
    const flat = domainTransform(m, sums, small, { sigma: size / k, range, iterations: 3 })
    const blur = Math.max(round, byFace * tallest * u) / k
    const soft = gaussian(m, flat, blur)
    const out = m.plane(small.width, small.height)
    for (let i = 0; i < all; i += small.width) meanRow(out.data, soft.data, small.data, i, i + small.width)
    if (muzzle > 0) for (const face of faces) lifted(out, face, u / k, muzzle)
    const shapes =
      faces.length > 0 && least > 0 ? designed(m, out, where, faces, { u: u / k, least, blur }) : out
    return k === 1 ? shapes : enlarge(m, shapes, { width, height, from: 0, to: height }, k)
  },
})

// A function a row: it is compiled once and stays so, however few pictures there are.

function weighRow(sums: Float32Array, src: Float32Array, skin: Float32Array, from: number, to: number): void {
  for (let i = from, j = 4 * from; i < to; i++, j += 4) {
    const w = Math.min(1, Math.max(0, 1.6 * skin[i] - 0.6))
    sums[j] = w * src[j]
    sums[j + 1] = w
    sums[j + 2] = 0
    sums[j + 3] = 0
  }
}
/** Far from skin the picture's own lightness, so that nothing is divided by nothing. */
function meanRow(out: Float32Array, soft: Float32Array, src: Float32Array, from: number, to: number): void {
  for (let i = from, j = 4 * from; i < to; i++, j += 4) {
    const v = (soft[j] + 0.004 * src[j]) / (soft[j + 1] + 0.004)
    out[i] = Math.min(1, Math.max(0, v))
  }
}

/** Islands are looked for at this part of the size. */
const coarse = 2

/** Fewer and larger shapes: small lights and shadows go, and what remains has smooth borders. */
function designed(
  m: Machine,
  shade: Plane,
  where: Plane,
  faces: readonly Face[],
  { u, least, blur }: { u: number; least: number; blur: number },
): Plane {
  const [small, skin] = [shrink(m, shade, coarse), shrink(m, where, coarse)]
  const areas = new Float32Array(small.width * small.height)
  const per = coarse / u
  const boxes = faces.map(({ box }) => ({
    x: (box.x + box.width / 2) / per,
    y: (box.y + box.height / 2) / per,
    // as far from a large face as from a small one, the large one counts
    near: (per * per) / (box.height * box.height),
    area: (least * box.width * box.height) / (per * per),
  }))
  for (let y = 0; y < small.height; y++) areaRow(areas, boxes, small.width, y)
  const level = withoutIslands(m, small, skin, areas)
  const round = gaussian(m, level, Math.max(0.7, (0.6 * blur) / coarse))
  return enlarge(m, round, { width: shade.width, height: shade.height, from: 0, to: shade.height }, coarse)
}

interface Faced {
  readonly x: number
  readonly y: number
  readonly near: number
  readonly area: number
}
/** The area of the face that each place belongs to. */
function areaRow(areas: Float32Array, faces: readonly Faced[], width: number, y: number): void {
  for (let x = 0, i = y * width; x < width; x++, i++) {
    let best = Number.POSITIVE_INFINITY
    for (let f = 0; f < faces.length; f++) {
      const b = faces[f]
      const d = ((x - b.x) * (x - b.x) + (y - b.y) * (y - b.y)) * b.near
      if (d < best) {
        best = d
        areas[i] = b.area
      }
    }
  }
}

/** Landmarks beside the mouth and on the chin, right and left, and what the light on them is held against. */
const beside = [
  [203, 206, 216, 212, 202, 210, 211, 32],
  [423, 426, 436, 432, 422, 430, 431, 262],
] as const
const lit = [50, 280, 101, 330, 151, 9, 195] as const
const [nose, chin] = [164, 152] as const

/**
 * Where a mouth is in the shade on both sides, as it is under any lamp above, a shadow cut along it would be a beard. What
 * both sides have of it goes; a shadow on one side alone stays.
 */
function lifted(shade: Plane, { mesh, box }: Face, u: number, amount: number): void {
  const { width, height, data } = shade
  const at = (i: number): number => {
    const x = Math.min(width - 1, Math.max(0, Math.round(mesh[3 * i] * u)))
    const y = Math.min(height - 1, Math.max(0, Math.round(mesh[3 * i + 1] * u)))
    return data[y * width + x]
  }
  const mean = (list: readonly number[]) => list.reduce((t, i) => t + at(i), 0) / list.length
  const light = mean(lit)
  const dark = light - Math.max(mean(beside[0]), mean(beside[1]))
  if (dark < 0.01) return
  const [nx, ny] = [mesh[3 * nose] * u, mesh[3 * nose + 1] * u]
  const [dx, dy] = [mesh[3 * chin] * u - nx, mesh[3 * chin + 1] * u - ny]
  const long = Math.sqrt(dx * dx + dy * dy) + 1e-6
  const [cx, cy] = [nx + 0.45 * dx, ny + 0.45 * dy]
  const [rx, ry] = [0.42 * box.width * u, 0.68 * long]
  const r = Math.max(rx, ry) * 1.3
  for (let y = Math.max(0, Math.floor(cy - r)); y < Math.min(height, cy + r); y++)
    for (let x = Math.max(0, Math.floor(cx - r)); x < Math.min(width, cx + r); x++) {
      const down = ((x - cx) * dx + (y - cy) * dy) / (long * ry)
      const side = ((x - cx) * dy - (y - cy) * dx) / (long * rx)
      const w = smoothstep(1.3, 0.65, Math.sqrt(down * down + side * side))
      const i = y * width + x
      if (w > 0) data[i] = Math.max(data[i], Math.min(light, data[i] + amount * w * dark))
    }
}
