import type { FaceReading } from '../../guidance/reading/face.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import type { Outlines } from '../outlines.ts'
import { profile, tapered } from './tapered.ts'

export interface BrowLook {
  /** Paint that the photo's brows are drawn towards, and how far. */
  readonly ink: Lab3
  readonly inked: number
  /** Factor of the photo's thickness. */
  readonly thick: number
  readonly opacity: number
  /** Single hairs. */
  readonly hairs: number
  /** How far they are raised, by the face's width: larger eyes need more room. */
  readonly rise: number
  /** Width of the soft edge by the face's width. */
  readonly soft: number
}
/** From the temple to the nose. */
const press = profile([0.05, 0.34, 0.58, 0.78, 0.92, 1, 1, 0.97, 0.9, 0.78, 0.55, 0.12])

/** How far a brow is redrawn, 0..1: what covers an eye, or the rim over it, covers the brow as well. */
export const browDrawn = ({ drawn, brows, eyes, glasses }: FaceReading, side: 'left' | 'right'): number =>
  brows[side].there > 0.25 && eyes[side].there > 0.35 && glasses < 0.5 ? drawn : 0

/** How dark brows are beside the skin, and their colour; both as one, as they grow on one head. */
function hairOf({ brows, skin }: FaceReading): { share: number; a: number; b: number } {
  const seen = [brows.right, brows.left].filter((b) => b.there > 0.25)
  const mean = (of: (c: Lab3) => number) =>
    seen.reduce((t, b) => t + of(b.colour), 0) / Math.max(1, seen.length)
  return {
    share: Math.min(0.9, mean((c) => c[0]) / Math.max(0.2, skin[0])),
    a: mean((c) => c[1]),
    b: mean((c) => c[2]),
  }
}

/** Each brow as one tapered stroke that runs where the photo's runs, in the photo's colour, with a few hairs in it. */
export function drawBrows(out: Outlines, reading: FaceReading, skin: Lab3, look: BrowLook): void {
  const { face, detail } = reading
  const size = face.box.width
  // as dark beside this skin as it was beside the photo's; fair brows take less ink
  const own = hairOf(reading)
  const hair: Lab3 = [0.92 * own.share * skin[0], 0.9 * own.a, 0.9 * own.b]
  const inked = look.inked * Math.min(1, 1.6 * (1 - own.share))
  const paint = hair.map((v, l) => v + inked * (look.ink[l] - v)) as Lab3
  const [fx, fy] = [face.mesh[3 * 10] - face.mesh[3 * 152], face.mesh[3 * 10 + 1] - face.mesh[3 * 152 + 1]]
  const long = Math.sqrt(fx * fx + fy * fy) + 1e-6
  const up = [fx / long, fy / long]
  for (const side of ['right', 'left'] as const) {
    const opacity = browDrawn(reading, side) * look.opacity
    if (opacity < 0.02) continue
    const { x, y, half } = reading.brows[side]
    const width = profile(half)
    const path = x.flatMap((v, i) => [v + look.rise * size * up[0], y[i] + look.rise * size * up[1]])
    out.add(
      tapered(path, (t) => look.thick * width(t) * press(t)),
      { colour: paint, opacity, soft: look.soft * size },
    )
    if (look.hairs * detail > 0.05)
      hairs(out, path, (t) => look.thick * width(t) * press(t), { look, paint, up, opacity })
  }
}

/** Hairs stand up near the nose and lie down towards the temple. */
function hairs(
  out: Outlines,
  path: readonly number[],
  half: (t: number) => number,
  { look, paint, up, opacity }: { look: BrowLook; paint: Lab3; up: readonly number[]; opacity: number },
): void {
  const n = path.length / 2
  const dark: Lab3 = [0.78 * paint[0], paint[1], paint[2]]
  const many = 11
  for (let k = 0; k < many; k++) {
    const t = 0.95 - (0.64 * k) / (many - 1)
    const i = Math.min(n - 2, Math.max(1, Math.round(t * (n - 1))))
    const [x, y] = [path[2 * i], path[2 * i + 1]]
    // towards the temple, the more the nearer it is
    let [dx, dy] = [path[2 * i - 2] - path[2 * i + 2], path[2 * i - 1] - path[2 * i + 3]]
    const step = Math.sqrt(dx * dx + dy * dy) + 1e-6
    const rise = 1.3 - 1.1 * (k / (many - 1))
    dx = dx / step + rise * up[0]
    dy = dy / step + rise * up[1]
    const length = Math.sqrt(dx * dx + dy * dy) + 1e-6
    const h = half(t) * (1 + 0.2 * Math.sin(9 * k))
    const [sx, sy] = [(1.25 * h * dx) / length, (1.25 * h * dy) / length]
    const stroke = [x - 0.75 * sx, y - 0.75 * sy, x + 0.1 * sx, y + 0.1 * sy, x + 0.8 * sx, y + 0.8 * sy]
    out.add(
      tapered(stroke, (q) => 0.14 * h * (1 - q) + 0.01 * h),
      { colour: dark, opacity: 0.55 * look.hairs * opacity },
    )
  }
}
