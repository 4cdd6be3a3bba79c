import { anywhere } from '../../anywhere.ts'
import { wareOf } from '../../brushwork/glazes.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import { band, type Hem } from '../../brushwork/porcelain/band.ts'
import { filter } from '../../filter.ts'
import { believed } from '../../guidance/head.ts'
import { Looker } from '../../guidance/reading/looker.ts'
import { keypointNames, type Seen, tallestFace } from '../../guidance/seen.ts'
import { shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { type Outline, outlinesOf } from '../../outline.ts'
import { plain, px } from '../../param.ts'
import type { Plane } from '../../plane.ts'

/** Longest side of what hems are sought on, in pixels: always the same. */
const side = 420
/** From point to point of a hem, in u; how many points each is evened over, to each side. */
const [pace, even] = [4, 4] as const
/** How far outside of a hem skin is looked for, in u, and how many points it may be missed at. */
const [beyond, missed] = [7, 5] as const

/** Share of a hem's normal that runs along the limb, at least. */
const across = 0.55

/** Bands where clothes end on skin: at the neck, at the cuffs, at a hem. */
export const garmentBands = filter({
  id: 'garment-bands',
  doc: 'Paints ornamental bands on clothes where they end on skin: at the neck, at cuffs and hems.',
  params: {
    deep: plain(0.085, { min: 0.01, max: 0.4 }, 'Width of a band by the height of the face.'),
    least: px(7, { min: 2, max: 40 }, 'Its width at least.'),
    most: px(26, { min: 2, max: 80 }, 'Its width at most.'),
    shortest: px(44, { min: 8, max: 300 }, 'Shorter hems get none.'),
  },
  from: 'plane',
  gives: 'shapes',
  with: { skin: 'plane', hair: 'plane', garments: 'picture' },
  maybe: { seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 30,
  run: ({ m, frame: { u } }, cloth, v, { skin, hair, garments, seen }) => {
    const out = new Outlines()
    if (!anywhere(cloth, 0.5) || !anywhere(skin, 0.5)) return out.shapes()
    const k = Math.max(1, Math.round(Math.max(cloth.width, cloth.height) / side))
    const [worn, bare, tresses] = [cloth, skin, hair].map((p) => gaussian(m, shrink(m, p, k), 1.3))
    const tint = new Looker(garments, u)
    const tall = (seen && tallestFace(seen)) || 0
    const [least, most] = [v.least / u, v.most / u]
    const deep = Math.max(Math.min(least, most), Math.min(most, v.deep * tall))
    const cell = k / u
    const crosses = crossingsOf(seen)
    const at = (p: Plane, x: number, y: number): number => {
      const [px, py] = [Math.floor(x / cell), Math.floor(y / cell)]
      return px < 0 || py < 0 || px >= p.width || py >= p.height ? 0 : p.data[py * p.width + px]
    }
    for (const outline of outlinesOf(worn, 0.5))
      for (const hem of hemsOf(outline, cell, (x, y, nx, ny) => {
        const [ox, oy] = [x - beyond * nx, y - beyond * ny]
        if (!crosses(x, y, nx, ny)) return false
        return (
          at(bare, ox, oy) > 0.45 &&
          at(tresses, ox, oy) < 0.35 &&
          at(worn, x + beyond * nx, y + beyond * ny) > 0.5
        )
      })) {
        if ((hem.x.length - 1) * pace < v.shortest / u) continue
        const mid = hem.x.length >> 1
        const within = (l: readonly number[], n: readonly number[]) => l[mid] + deep * n[mid]
        band(out, hem, deep, wareOf(...tint.at(within(hem.x, hem.nx), within(hem.y, hem.ny))))
      }
    return out.shapes()
  },
})

/** Limbs by the joints at their ends, and the trunk. */
const limbs = [
  ['leftShoulder', 'leftElbow'],
  ['leftElbow', 'leftWrist'],
  ['rightShoulder', 'rightElbow'],
  ['rightElbow', 'rightWrist'],
  ['leftHip', 'leftKnee'],
  ['leftKnee', 'leftAnkle'],
  ['rightHip', 'rightKnee'],
  ['rightKnee', 'rightAnkle'],
] as const

/**
 * Tells whether a border there, with its normal, can be where clothes end: about a neck any, elsewhere only what runs
 * across the limb it is on. An arm before a dress has a border too, but along the arm.
 */
function crossingsOf(seen: Seen | undefined): (x: number, y: number, nx: number, ny: number) => boolean {
  if (!seen || seen.bodies.length === 0) return () => true
  const necks = seen.faces.map(
    ({ box }) => [box.x + box.width / 2, box.y + 1.15 * box.height, box.height] as const,
  )
  const bones: [number, number, number, number][] = []
  for (const { keypoints } of seen.bodies) {
    const of = (name: (typeof keypointNames)[number]) => keypoints[keypointNames.indexOf(name)]
    for (const [from, to] of limbs) {
      const [p, q] = [of(from), of(to)]
      if (p && q && Math.min(p.score, q.score) > believed) bones.push([p.x, p.y, q.x - p.x, q.y - p.y])
    }
  }
  return (x, y, nx, ny) => {
    for (const [cx, cy, h] of necks) if ((x - cx) ** 2 + (y - cy) ** 2 < (0.85 * h) ** 2) return true
    let [best, along] = [1e9, 0]
    for (const [bx, by, dx, dy] of bones) {
      const square = dx * dx + dy * dy + 1e-6
      const t = Math.min(1, Math.max(0, ((x - bx) * dx + (y - by) * dy) / square))
      const d = (x - bx - t * dx) ** 2 + (y - by - t * dy) ** 2
      if (d < best) {
        best = d
        along = Math.abs(nx * dx + ny * dy) / Math.sqrt(square)
      }
    }
    return along > across
  }
}

/** The stretches of an outline that are hems, evened; normals point into the cloth, which lies on the left. */
function hemsOf(
  { x, y, closed }: Outline,
  cell: number,
  isHem: (x: number, y: number, nx: number, ny: number) => boolean,
): Hem[] {
  const px: number[] = []
  const py: number[] = []
  let left = 0
  for (let i = 1; i < x.length; i++) {
    const [ax, ay] = [(x[i - 1] + 0.5) * cell, (y[i - 1] + 0.5) * cell]
    const [bx, by] = [(x[i] + 0.5) * cell, (y[i] + 0.5) * cell]
    const long = Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2)
    while (left <= long) {
      const t = long > 0 ? left / long : 0
      px.push(ax + t * (bx - ax))
      py.push(ay + t * (by - ay))
      left += pace
    }
    left -= long
  }
  const n = px.length
  if (n < 4 * even) return []
  const mean = (l: readonly number[], i: number) => {
    let sum = 0
    for (let d = -even; d <= even; d++)
      sum += l[closed ? (i + d + n) % n : Math.min(n - 1, Math.max(0, i + d))]
    return sum / (2 * even + 1)
  }
  const sx = px.map((_, i) => mean(px, i))
  const sy = py.map((_, i) => mean(py, i))
  const nx: number[] = []
  const ny: number[] = []
  for (let i = 0; i < n; i++) {
    const [a, b] = closed ? [(i + n - 2) % n, (i + 2) % n] : [Math.max(0, i - 2), Math.min(n - 1, i + 2)]
    const [dx, dy] = [sx[b] - sx[a], sy[b] - sy[a]]
    const long = Math.sqrt(dx * dx + dy * dy) + 1e-6
    nx.push(dy / long)
    ny.push(-dx / long)
  }
  const ax = nx.map((_, i) => mean(nx, i))
  const ay = ny.map((_, i) => mean(ny, i))
  const hem = sx.map((_, i) => isHem(sx[i], sy[i], nx[i], ny[i]))
  // begin where there is none, so that a closed outline is cut nowhere else
  const first = closed ? Math.max(0, hem.indexOf(false)) : 0
  const found: Hem[] = []
  let from = -1
  let to = -1
  for (let s = 0; s <= n; s++) {
    const i = (first + s) % n
    if (s < n && hem[i]) {
      if (from < 0) from = s
      to = s
    } else if (from >= 0 && (s === n || s - to > missed)) {
      const run = Array.from({ length: to - from + 1 }, (_, d) => (first + from + d) % n)
      found.push({
        x: run.map((i) => sx[i]),
        y: run.map((i) => sy[i]),
        nx: run.map((i) => ax[i]),
        ny: run.map((i) => ay[i]),
      })
      from = -1
    }
  }
  return found
}
