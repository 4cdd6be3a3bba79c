import type { FaceReading } from '../../guidance/reading/face.ts'
import { downOf, type Rim } from '../../guidance/reading/lips.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import { smoothstep } from '../../smoothstep.ts'
import { evened } from '../curve.ts'
import type { Outlines } from '../outlines.ts'
import { profile, tapered } from './tapered.ts'

export interface MouthLook {
  readonly ink: Lab3
  /** How far the line is ink rather than dark lip. */
  readonly inked: number
  /** Half-width of the line by the face's width. */
  readonly line: number
  /** Paint of the style's lips, and how far painted lips take it. */
  readonly paint: Lab3
  readonly painted: number
  /** How far bare lips take a breath of its hue, as light as they are. */
  readonly breath: number
  /** How clearly lips stand out. */
  readonly lips: number
  readonly gleam: number
}
const linePress = profile([0.12, 0.6, 0.95, 0.8, 0.7, 0.95, 0.7, 0.8, 0.95, 0.6, 0.12])
/** Teeth leave a little dark above the lower lip. */
const touching = 0.93
const inside: Lab3 = [0.33, 0.1, 0.045]

/** How far a mouth is redrawn, 0..1. */
export const mouthDrawn = ({ drawn, mouth }: FaceReading): number => drawn * smoothstep(0.3, 0.6, mouth.there)

/** Lips in their own colour, the line between them, and what an open mouth shows: teeth where the photo has them. */
export function drawMouth(out: Outlines, reading: FaceReading, skin: Lab3, look: MouthLook): void {
  const opacity = mouthDrawn(reading)
  if (opacity < 0.02) return
  const { face, mouth, detail } = reading
  const { mesh } = face
  const size = face.box.width
  const { open } = mouth
  const { top, upper, lower, foot, seam } = posedLips(reading)
  const flat = ({ x, y }: Rim) => x.flatMap((v, i) => [v, y[i]])
  const back = ({ x, y }: Rim) => x.flatMap((_, i) => [x[x.length - 1 - i], y[x.length - 1 - i]])
  const blend = (p: Rim, q: Rim, t: number): Rim => ({
    x: p.x.map((v, i) => v + t * (q.x[i] - v)),
    y: p.y.map((v, i) => v + t * (q.y[i] - v)),
  })

  // what lips are beside the skin of the photo, they are beside this skin
  const own = mouth.lip.map((v, l) => skin[l] + 1.15 * (v - reading.skin[l])) as Lab3
  const take = look.painted * smoothstep(0.25, 0.85, mouth.red)
  const colour = own.map((v, l) => v + take * (look.paint[l] - v)) as Lab3
  const breath = look.breath * (1 - take)
  for (let l = 1; l < 3; l++) colour[l] += breath * Math.max(0, 0.62 * look.paint[l] - colour[l])
  colour[0] = Math.min(skin[0] - 0.03, Math.max(0.45 * skin[0], colour[0]))
  const strength =
    look.lips * (0.42 + 0.55 * smoothstep(0.1, 0.6, mouth.red)) * (1 - 0.6 * mouth.beard) * opacity
  const soft = 0.012 * size
  // the upper lip turns from the light, and the lower one at its foot
  const shaded: Lab3 = [0.92 * colour[0], colour[1] + 0.006, colour[2]]
  const [above, under] = open ? [upper, lower] : [seam, seam]
  out.add([...flat(top), ...back(above)], { colour: shaded, opacity: strength, soft })
  out.add([...flat(under), ...back(foot)], { colour, opacity: strength, soft })
  out.add(lens(blend(under, foot, 0.72), blend(under, foot, 1.04), 8, 43), {
    colour: shaded,
    opacity: 0.7 * strength * detail,
    soft: 0.014 * size,
  })
  const dark = colour.map((v, l) => [0.52 * v, v + 0.012, v][l]) as Lab3
  const line = dark.map((v, l) => v + look.inked * (look.ink[l] - v)) as Lab3
  const stroke = (r: Rim, width: number, strength: number) =>
    out.add(
      tapered(flat(r), (t) => width * look.line * size * linePress(t)),
      { colour: line, opacity: strength * opacity },
    )
  if (open) {
    out.add([...flat(upper), ...back(lower)], { colour: inside, opacity: 0.95 * opacity, soft: 0.004 * size })
    teeth(out, reading, skin, { upper, lower, opacity })
    stroke(upper, 1, 0.85)
    stroke(lower, 0.6, 0.45)
  } else {
    // as dark and thick as lips leave it between them
    const { thick } = mouth.lips.seam
    const half = (t: number) => {
      const i = Math.round(t * (thick.length - 1))
      const ends = Math.min(1, 7 * t + 0.1, 7 * (1 - t) + 0.1)
      return ends * Math.max(0.8 * look.line * size, Math.min(2 * look.line * size, 0.5 * thick[i]))
    }
    out.add(tapered(flat(seam), half), { colour: line, opacity: 0.9 * opacity })
  }

  const gleam = look.gleam * detail * strength
  if (gleam > 0.03) {
    const [near, far] = [blend(under, foot, 0.32), blend(under, foot, 0.62)]
    out.add(lens(near, far, 15, 36), {
      colour: [Math.min(0.98, colour[0] + 0.2), 0.55 * colour[1], 0.55 * colour[2]],
      opacity: gleam,
      soft: 0.026 * size,
    })
  }
  // the lower lip throws a short shadow
  const way = [mesh[3 * 152] - mesh[3 * 17], mesh[3 * 152 + 1] - mesh[3 * 17 + 1]]
  const long = Math.sqrt(way[0] ** 2 + way[1] ** 2) + 1e-6
  const fall = (0.036 * size) / long
  const below = { x: foot.x.map((v) => v + fall * way[0]), y: foot.y.map((v) => v + fall * way[1]) }
  out.add(lens(foot, below, 15, 36), {
    colour: [0.74 * skin[0], skin[1] + 0.018, skin[2]],
    opacity: 0.32 * detail * (1 - mouth.beard) * opacity,
    soft: 0.03 * size,
  })
}

/** How far a laughing mouth draws its corners up, in widths of the face, and how far drooping ones are let droop. */
const laughs = 0.014
const droops = 0.45

/**
 * The lips of the photo as a draughtsman sets them: an open mouth runs into its corners, a laugh lifts them, and a mouth at
 * rest, which a single line makes look sad, droops less.
 */
function posedLips({ face: { mesh, box }, mouth }: FaceReading) {
  const { lips, open, teeth: seen } = mouth
  const n = lips.top.x.length
  const up = downOf(mesh).map((v) => -v)
  const high = (i: number) => lips.seam.x[i] * up[0] + lips.seam.y[i] * up[1]
  const droop = Math.max(0, high(n >> 1) - (high(0) + high(n - 1)) / 2)
  const shown = seen.filter((t) => t.to - t.from > 0.2).length / Math.max(1, seen.length)
  const lift = open ? laughs * box.width * smoothstep(0.3, 0.6, shown) : (1 - droops) * droop
  const ends = (i: number) => Math.abs((2 * i) / (n - 1) - 1)
  const posed = ({ x, y }: Rim, outer?: readonly [Rim, Rim]): Rim => {
    const at = (l: 'x' | 'y', i: number) => {
      const own = l === 'x' ? x[i] : y[i]
      const to = outer ? (outer[0][l][i] + outer[1][l][i]) / 2 : own
      const [e, lane] = [ends(i), l === 'x' ? 0 : 1]
      return own + 0.6 * e ** 6 * (to - own) + up[lane] * lift * e * e
    }
    return { x: x.map((_, i) => at('x', i)), y: y.map((_, i) => at('y', i)) }
  }
  const corners = [lips.top, lips.foot] as const
  return {
    top: posed(lips.top),
    upper: posed(lips.upper, corners),
    lower: posed(lips.lower, corners),
    foot: posed(lips.foot),
    seam: posed(lips.seam),
  }
}

/** What lies between two rims from one of their points to another, thin at both ends. */
function lens(a: Rim, b: Rim, from: number, to: number): number[] {
  const [there, back]: number[][] = [[], []]
  for (let i = from; i < to; i++) {
    const t = (2 * (i - from)) / (to - 1 - from) - 1
    const round = 1 - t * t
    there.push(a.x[i], a.y[i])
    back.unshift(a.x[i] + round * (b.x[i] - a.x[i]), a.y[i] + round * (b.y[i] - a.y[i]))
  }
  return [...there, ...back]
}

/** Gaps between teeth from the middle outwards, as shares of a mouth's width: in a large face they are hinted at. */
const gaps = [0, 0.105, 0.19, 0.26]

/** One white shape as long as teeth were seen: a tooth drawn singly is a grimace. It hangs from the upper lip. */
function teeth(
  out: Outlines,
  { mouth, face, fine }: FaceReading,
  skin: Lab3,
  at: { readonly upper: Rim; readonly lower: Rim; readonly opacity: number },
): void {
  const n = mouth.teeth.length
  const seen = mouth.teeth.map(({ from, to }, i) => ({ i, from, to })).filter((t) => t.to - t.from > 0.2)
  if (seen.length < 0.25 * n) return
  // what is seen of a smile goes on into its corners, where lips shade it
  const smile = seen.length > 0.4 * n
  const first = smile ? Math.min(seen[0].i, Math.round(0.06 * n)) : seen[0].i
  const last = smile ? Math.max(seen[seen.length - 1].i, Math.round(0.94 * n) - 1) : seen[seen.length - 1].i
  const filled = (get: (t: { from: number; to: number }) => number) => {
    const list: number[] = []
    for (let i = first; i <= last; i++) {
      const near = seen.reduce((best, t) => (Math.abs(t.i - i) < Math.abs(best.i - i) ? t : best))
      list.push(get(near))
    }
    return evened(list, 2)
  }
  // teeth grow out of the lip: a sliver between them is its shadow
  const from = filled((t) => (t.from < 0.4 ? 0 : t.from))
  const to = filled((t) => Math.min(t.to, touching))
  const steps = (at.upper.x.length - 1) / (n - 1)
  const [a, b]: number[][] = [[], []]
  for (let k = 0; k <= 40; k++) {
    const t = ((last - first) * k) / 40
    const j = Math.min(from.length - 1, Math.round(t))
    const p = Math.min(at.upper.x.length - 1, Math.max(0, (first + t) * steps))
    const i = Math.min(at.upper.x.length - 2, Math.floor(p))
    const read = (list: readonly number[]) => list[i] + (p - i) * (list[i + 1] - list[i])
    // a smile runs out in its corners
    const round = (1 - Math.abs((2 * k) / 40 - 1) ** 4.5) ** 0.8
    const [ux, uy, lx, ly] = [read(at.upper.x), read(at.upper.y), read(at.lower.x), read(at.lower.y)]
    const middle = from[j] + 0.3 * (to[j] - from[j])
    const put = (list: number[], s: number) => list.push(ux + s * (lx - ux), uy + s * (ly - uy))
    put(a, middle + round * (from[j] - middle))
    put(b, middle + round * (to[j] - middle))
  }
  const outline = [...a]
  for (let i = b.length - 2; i >= 0; i -= 2) outline.push(b[i], b[i + 1])
  const white: Lab3 = [Math.min(0.97, 0.6 + 0.42 * skin[0]), 0.08 * skin[1], 0.012]
  out.add(outline, {
    colour: white,
    opacity: at.opacity,
    rim: [white[0] - 0.06, white[1] + 0.01, white[2] + 0.01],
  })
  if (fine < 0.05) return
  const seam: Lab3 = [0.86 * white[0], white[1] + 0.012, white[2] + 0.012]
  for (const gap of gaps)
    for (const side of gap === 0 ? [0] : [-gap, gap]) {
      const k = Math.round((((0.5 + side) * (n - 1) - first) / (last - first)) * 40)
      if (k < 3 || k > 37) continue
      const line: number[] = []
      for (const s of [0.08, 0.35, 0.62])
        line.push(a[2 * k] + s * (b[2 * k] - a[2 * k]), a[2 * k + 1] + s * (b[2 * k + 1] - a[2 * k + 1]))
      out.add(
        tapered(line, (t) => 0.0022 * face.box.width * (1 - 0.8 * t)),
        { colour: seam, opacity: 0.6 * fine * at.opacity },
      )
    }
}
