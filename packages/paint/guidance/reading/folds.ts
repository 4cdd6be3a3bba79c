import { evened, through } from '../../brushwork/curve.ts'
import { smoothstep } from '../../smoothstep.ts'
import type { Face } from '../seen.ts'
import { type Looker, quantile } from './looker.ts'
import type { SkinReading } from './skin.ts'

/** A landmark, or the middle of two. */
type Place = number | readonly [number, number]
export type FoldKind = 'smile' | 'corner' | 'under-eye' | 'crow' | 'frown' | 'forehead'

/** A fold of a face: its line in u, and how deep it is in the photo at each point, 0..1. */
export interface Fold {
  readonly kind: FoldKind
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly depth: readonly number[]
  /** Of the whole of it. */
  readonly deep: number
}

/** Where folds may lie: along landmarks, and how far aside they are looked for, in widths of the face. */
const places: readonly { kind: FoldKind; aside: number; paths: readonly (readonly Place[])[] }[] = [
  {
    kind: 'smile',
    aside: 0.035,
    paths: [
      [129, 203, 206, 216, 212],
      [358, 423, 426, 436, 432],
    ],
  },
  {
    kind: 'corner',
    aside: 0.02,
    paths: [
      [[61, 57], 43, [43, 204], 204],
      [[291, 287], 273, [273, 424], 424],
    ],
  },
  {
    kind: 'under-eye',
    aside: 0.034,
    paths: [
      [233, 232, 231, 230, 229, 228],
      [453, 452, 451, 450, 449, 448],
    ],
  },
  {
    kind: 'crow',
    aside: 0.024,
    paths: [
      [226, 35, 143],
      [25, 31, 111, [111, 116]],
      [[113, 124], [124, 156], 139],
      [446, 265, 372],
      [255, 261, 340, [340, 345]],
      [[342, 353], [353, 383], 368],
    ],
  },
  {
    kind: 'frown',
    aside: 0.025,
    paths: [
      [
        [168, 193],
        [8, 55],
        [9, 107],
      ],
      [
        [168, 417],
        [8, 285],
        [9, 336],
      ],
    ],
  },
  {
    kind: 'forehead',
    aside: 0.022,
    paths: [
      [
        [105, 104],
        [66, 69],
        [107, 108],
        [9, 151],
        [336, 337],
        [296, 299],
        [334, 333],
      ],
      [104, 69, 108, 151, 337, 299, 333],
      [
        [104, 103],
        [69, 67],
        [108, 109],
        [151, 10],
        [337, 338],
        [299, 297],
        [333, 332],
      ],
    ],
  },
]

/** Steps to each side of a path, and the distance from a fold at which skin is out of it, in widths of the face. */
const steps = 6
const beside = 0.02
/** How much darker than the skin on both its sides a fold is: as deep as pores, and as a fold that all can see. */
const depths = { near: [0.027, 0.1], forehead: [0.016, 0.06] } as const
/** A path that is a fold over less of its length than this is none. */
const least = 0.3

/** The folds of a face, those that are there: the skin of a fold is darker than on both its sides, all along a line. */
export function readFolds(look: Looker, face: Face, skin: SkinReading): Fold[] {
  const out: Fold[] = []
  for (const { kind, aside, paths } of places)
    for (const path of paths) {
      const range = kind === 'forehead' || kind === 'frown' ? depths.forehead : depths.near
      out.push({ kind, ...trace(look, face, skin, path, { aside, range }) })
    }
  const deepest = (kind: FoldKind) => Math.max(0, ...out.filter((f) => f.kind === kind).map((f) => f.deep))
  const eyes = out.filter((f) => f.kind === 'under-eye').map((f) => f.deep)
  // a shade under one eye is the light's; both have folds or neither
  const under = Math.min(1, 1.3 * Math.min(...eyes))
  const lined = smoothstep(0.15, 0.5, Math.max(under, deepest('smile')))
  const trust: Partial<Record<FoldKind, number>> = {
    'under-eye': under,
    // lashes, paint and hair beside an eye look alike: those who have crow's feet have other lines too
    crow: 0.85 * lined,
    corner: lined,
  }
  return out
    .map((fold) => {
      const most = trust[fold.kind] ?? 1
      return { ...fold, deep: Math.min(fold.deep, most), depth: fold.depth.map((d) => Math.min(d, most)) }
    })
    .filter((f) => f.deep > 0.08)
}

interface Search {
  readonly aside: number
  readonly range: readonly [number, number]
}

/** Without the corners that landmarks leave. */
const drawn = (list: readonly number[]) => evened(evened(list, 3), 3)

function trace(
  look: Looker,
  { mesh, box }: Face,
  skin: SkinReading,
  path: readonly Place[],
  { aside, range: [shallow, deep] }: Search,
): Omit<Fold, 'kind'> {
  const at = (p: Place, l: number) =>
    typeof p === 'number' ? mesh[3 * p + l] : (mesh[3 * p[0] + l] + mesh[3 * p[1] + l]) / 2
  const { x, y } = through({ x: path.map((p) => at(p, 0)), y: path.map((p) => at(p, 1)) }, 5)
  const n = x.length
  const size = box.width
  const found: number[] = []
  const valleys: number[] = []
  const normal = x.map((_, i): [number, number] => {
    const [a, b] = [Math.max(0, i - 1), Math.min(n - 1, i + 1)]
    const [dx, dy] = [x[b] - x[a], y[b] - y[a]]
    const long = Math.sqrt(dx * dx + dy * dy) + 1e-6
    return [-dy / long, dx / long]
  })
  for (let i = 0; i < n; i++) {
    const [nx, ny] = normal[i]
    // a line along the fold, so that a pore is none
    const light = (o: number) => {
      let sum = 0
      for (const k of [-0.012, 0, 0.012])
        sum += look.light(x[i] + size * (o * nx + k * ny), y[i] + size * (o * ny - k * nx))
      return sum / 3
    }
    let [best, where] = [0, 0]
    for (let s = -steps; s <= steps; s++) {
      const o = (aside * s) / steps
      const here = light(o)
      const valley = Math.min(light(o - beside), light(o + beside)) - here
      // the nearest of equals
      const d = valley / Math.max(0.1, skin.colour[0]) - 0.004 * Math.abs(s)
      if (d > best) [best, where] = [d, o]
    }
    const bare = [-1.6 * beside, 0, 1.6 * beside].every(
      (o) => skin.like(look.at(x[i] + size * (where + o) * nx, y[i] + size * (where + o) * ny)) > 0.25,
    )
    found.push(where)
    valleys.push(bare ? smoothstep(shallow, deep, best) : 0)
  }
  // a point out of line is another thing
  const middle = found.map((_, i) => quantile(found.slice(Math.max(0, i - 3), i + 4), 0.5))
  const offset = evened(middle, 2)
  const depth = evened(
    valleys.map((d, i) => d * smoothstep(0.02, 0.008, Math.abs(found[i] - offset[i]))),
    2,
  )
  const share = depth.filter((d) => d > 0.12).length / n
  return {
    x: drawn(x.map((v, i) => v + size * offset[i] * normal[i][0])),
    y: drawn(y.map((v, i) => v + size * offset[i] * normal[i][1])),
    depth,
    deep: share < least ? 0 : quantile(depth, 0.65),
  }
}
