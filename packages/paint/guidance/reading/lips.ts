import { evened, through } from '../../brushwork/curve.ts'
import { smoothstep } from '../../smoothstep.ts'
import type { Face } from '../seen.ts'
import { type Lab3, type Looker, quantile } from './looker.ts'

/** Rims of the lips in the mesh, from the right corner of the mouth to the left. */
export const lipRims = {
  top: [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291],
  upper: [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308],
  lower: [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308],
  foot: [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291],
} as const

export interface Rim {
  readonly x: readonly number[]
  readonly y: readonly number[]
}
/** Lips as they are in the photo, from corner to corner; in u. */
export interface Lips {
  readonly top: Rim
  readonly upper: Rim
  readonly lower: Rim
  readonly foot: Rim
  /** Where closed lips meet, up to the very corners, and how thick it is dark there. */
  readonly seam: Rim & { readonly thick: readonly number[] }
}
/** Points from one landmark of a rim to the next. */
const fine = 5
/** How much farther than the mesh says lips may reach: it takes full lips for thinner ones. */
const reach = { top: [0.85, 1.2], foot: [0.85, 1.45] } as const
/** Lips that are this much redder than the skin show where they end. */
const clear = [0.015, 0.04] as const

const redness = (c: Lab3): number => c[1] / (c[0] + 0.05)

/**
 * The mesh knows about where lips are; the photo knows how full they are, how they meet, and whether the corners of the
 * mouth rise.
 */
export function readLips(look: Looker, { mesh, box }: Face, lip: Lab3, bare: Lab3): Lips {
  const rim = (list: readonly number[]) =>
    through({ x: list.map((i) => mesh[3 * i]), y: list.map((i) => mesh[3 * i + 1]) }, fine)
  const [top, upper, lower, foot] = [
    rim(lipRims.top),
    rim(lipRims.upper),
    rim(lipRims.lower),
    rim(lipRims.foot),
  ]
  const n = top.x.length
  const size = box.width
  const ends = (i: number) => Math.min(1, (5 * Math.min(i, n - 1 - i)) / n)
  const red = redness(lip) - redness(bare)
  const sure = smoothstep(clear[0], clear[1], red)
  /** A rim moved to where the redness of the lips ends, seen from the middle between them. */
  const full = (r: Rim, [least, most]: readonly [number, number]): Rim => {
    const found = r.x.map((x, i) => {
      const [mx, my] = [(upper.x[i] + lower.x[i]) / 2, (upper.y[i] + lower.y[i]) / 2]
      for (let t = least; t <= most; t += 0.05) {
        const c = look.at(mx + t * (x - mx), my + t * (r.y[i] - my))
        if (redness(c) - redness(bare) < 0.5 * red) return t
      }
      return most
    })
    // beside a shadow or a beard the redness has no end: there the mesh is right
    const usual = quantile(found.slice(fine, -fine), 0.5)
    const by = evened(
      found.map((t, i) => 1 + sure * ends(i) * ((t >= most ? Math.min(usual, 1.1) : t) - 1)),
      6,
    )
    const to = (list: readonly number[], i: number) => {
      const m = (upper[list === r.x ? 'x' : 'y'][i] + lower[list === r.x ? 'x' : 'y'][i]) / 2
      return m + by[i] * (list[i] - m)
    }
    return { x: r.x.map((_, i) => to(r.x, i)), y: r.y.map((_, i) => to(r.y, i)) }
  }
  // closed lips meet in the darkest line between them
  const shifts: number[] = []
  const darks: number[] = []
  const thick: number[] = []
  const middle = top.x.map((_, i) => {
    // its ends run into the outer corners
    const w = 1 - ends(i) ** 0.5
    const of = (l: 'x' | 'y') => {
      const inner = (upper[l][i] + lower[l][i]) / 2
      return inner + w * ((top[l][i] + foot[l][i]) / 2 - inner)
    }
    return [of('x'), of('y')] as const
  })
  /** From lip to lip, and how far; at the corners, where they touch, as the face is turned. */
  const ways = top.x.map((x, i): readonly [number, number, number] => {
    const [dx, dy] = [foot.x[i] - x, foot.y[i] - top.y[i]]
    const tall = Math.sqrt(dx * dx + dy * dy) + 1e-6
    return tall > 0.02 * size ? [dx / tall, dy / tall, tall] : [...downOf(mesh), tall]
  })
  for (let i = 0; i < n; i++) {
    const [ux, uy, tall] = ways[i]
    const span = Math.min(0.035 * size, Math.max(0.012 * size, 0.3 * tall))
    let [dark, where] = [1, 0]
    const lights: number[] = []
    for (let k = -6; k <= 6; k++) {
      const o = (span * k) / 6
      const l = look.light(middle[i][0] + o * ux, middle[i][1] + o * uy)
      lights.push(l)
      if (l + 0.004 * Math.abs(k) < dark) [dark, where] = [l + 0.004 * Math.abs(k), o]
    }
    const around = quantile(lights, 0.8)
    shifts.push(where)
    darks.push(smoothstep(0.04, 0.16, (around - dark) / Math.max(0.1, around)))
    const half = (around + dark) / 2
    thick.push((lights.filter((l) => l < half).length * span) / 6)
  }
  const steady = shifts.map((_, i) => quantile(shifts.slice(Math.max(0, i - 3), i + 4), 0.5))
  const by = evened(
    steady.map((s, i) => s * darks[i]),
    3,
  )
  const along = evened(
    thick.map((t, i) => t * darks[i]),
    3,
  )
  const seam = { x: [] as number[], y: [] as number[], thick: along }
  for (let i = 0; i < n; i++) {
    seam.x.push(middle[i][0] + by[i] * ways[i][0])
    seam.y.push(middle[i][1] + by[i] * ways[i][1])
  }
  return { top: full(top, reach.top), upper, lower, foot: full(foot, reach.foot), seam }
}

/** Down, as the face is turned. */
export function downOf(mesh: Float32Array): [number, number] {
  const [dx, dy] = [mesh[3 * 152] - mesh[3 * 10], mesh[3 * 152 + 1] - mesh[3 * 10 + 1]]
  const long = Math.sqrt(dx * dx + dy * dy) + 1e-6
  return [dx / long, dy / long]
}
