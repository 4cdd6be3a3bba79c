import { believed, type Head, headOf, neckLength, type Vector } from './head.ts'
import { type Body, type Face, type Keypoint, keypointNames, type Seen } from './seen.ts'

/** A tapered capsule of a body. Lengths in u. */
export interface Part {
  readonly ax: number
  readonly ay: number
  readonly bx: number
  readonly by: number
  /** Where the body most likely ends, at either end of the axis. */
  readonly ra: number
  readonly rb: number
  /** Up to this share of the radius it is certainly body. */
  readonly sure: number
  /** How far the part is to be believed, 0..1. */
  readonly trust: number
}
/** What one person most likely covers. */
export interface Figure {
  /** Height of the face, from the hairline to the chin. */
  readonly size: number
  readonly parts: readonly Part[]
  /** Left out where no face was seen. */
  readonly head?: Head
}

interface Point {
  readonly x: number
  readonly y: number
  /** 0 for a guess. */
  readonly score: number
}

/** The picture's sides in u: what lies at its border was often guessed there. */
export interface Bounds {
  readonly width: number
  readonly height: number
}
const endless: Bounds = { width: Number.POSITIVE_INFINITY, height: Number.POSITIVE_INFINITY }

/** Everyone who was seen: faces with the bodies below them, and bodies that show no face. */
export function figuresOf(seen: Seen, bounds: Bounds = endless): Figure[] {
  const faces = seen.faces.map((face, i) =>
    withFace(
      face,
      bounds,
      seen.bodies.find((b) => b.face === i),
    ),
  )
  const backs = seen.bodies
    .filter((b) => b.face === undefined || b.face < 0)
    .flatMap((b) => withoutFace(b, bounds))
  return [...faces, ...backs]
}

/** Means of adults; in heights of a face: centre of the face to the shoulders, half the shoulders, how deep their joints lie, the trunk. */
const body = { neck: neckLength, shoulder: 1, joint: 0.07, trunk: 2.6, hip: 0.62 } as const

function withFace(face: Face, bounds: Bounds, found?: Body): Figure {
  const head = headOf(face)
  return { ...figure(head.centre, head.up, head.size, head.width, bounds, found, head), head }
}

/** A body is believed without a face when its trunk and one more limb are. */
function withoutFace(found: Body, bounds: Bounds): Figure[] {
  const at = keypointsOf(bounds, found)
  const trunk = [at('leftShoulder'), at('rightShoulder'), at('leftHip'), at('rightHip')]
  const limbs = [at('leftKnee'), at('rightKnee'), at('leftElbow'), at('rightElbow')]
  if (trunk.some((p) => p.score < believed) || limbs.filter((p) => p.score >= believed).length < 2) return []
  const [shoulders, hips] = [middle(trunk[0], trunk[1]), middle(trunk[2], trunk[3])]
  const long = Math.hypot(hips.x - shoulders.x, hips.y - shoulders.y)
  const size = Math.max(long / 2.1, Math.hypot(trunk[0].x - trunk[1].x, trunk[0].y - trunk[1].y) / 2.2)
  if (!(size > 0)) return []
  const up = { x: (shoulders.x - hips.x) / (long + 1e-6), y: (shoulders.y - hips.y) / (long + 1e-6) }
  const head = [at('nose'), at('leftEye'), at('rightEye'), at('leftEar'), at('rightEar')].filter(
    (p) => p.score >= believed,
  )
  const guess = { x: shoulders.x + up.x * body.neck * size, y: shoulders.y + up.y * body.neck * size }
  const centre =
    head.length < 2
      ? guess
      : {
          x: (head.reduce((t, p) => t + p.x, 0) / head.length + guess.x) / 2,
          y: (head.reduce((t, p) => t + p.y, 0) / head.length + guess.y) / 2,
        }
  const made = figure(centre, up, size, 0.78 * size, bounds, found)
  const [nose, h] = [at('nose'), size]
  if (head.length < 2 || nose.score < believed) return [made]
  // seen from the side, the face lies before the middle of the head
  const face = {
    ax: centre.x,
    ay: centre.y,
    bx: nose.x,
    by: nose.y,
    ra: 0.3 * h,
    rb: 0.26 * h,
    sure: 0.6,
    trust: 1,
  }
  return [{ size, parts: [...made.parts, face] }]
}

const between = (a: Point, b: Point, t: number): Point => ({
  x: a.x + t * (b.x - a.x),
  y: a.y + t * (b.y - a.y),
  score: Math.min(a.score, b.score),
})
const middle = (a: Point, b: Point): Point => between(a, b, 0.5)
/** Keypoints of limbs that leave the picture are pressed against its border: no more than a guess. */
const keypointsOf =
  ({ width, height }: Bounds, found?: Body) =>
  (name: (typeof keypointNames)[number]): Point => {
    const p: Keypoint | undefined = found?.keypoints[keypointNames.indexOf(name)]
    if (!p) return { x: 0, y: 0, score: 0 }
    const room = Math.min(p.x, p.y, width - p.x, height - p.y)
    return room < 12 && !/Shoulder|Hip/.test(name) ? { ...p, score: Math.min(p.score, believed) } : p
  }

/** A head that is not turned, or of which nobody knows. */
const straight = { back: 0, long: 1 } as const

function figure(
  centre: Vector,
  up: Vector,
  h: number,
  w: number,
  bounds: Bounds,
  found?: Body,
  { back, long }: Pick<Head, 'back' | 'long'> = straight,
): Figure {
  const parts: Part[] = []
  const add = (a: Vector, b: Vector, ra: number, rb: number, sure: number, trust: number) =>
    parts.push({ ax: a.x, ay: a.y, bx: b.x, by: b.y, ra, rb, sure, trust })
  const along = (k: number): Vector => ({ x: centre.x + up.x * k * h, y: centre.y + up.y * k * h })
  add(along(0.22), along(-0.26), 0.5 * w, 0.4 * w, 0.84, 1) // face
  /** Likewise before or behind that axis, in widths of the face. */
  const aside = (k: number, by: number): Vector => ({
    x: along(k).x - up.y * by * w,
    y: along(k).y + up.x * by * w,
  })
  const deeper = 0.6 * (long - 1)
  for (const by of deeper > 0.03 ? [back - deeper, back + deeper] : [back])
    add(aside(0.4, by), aside(-0.05, by), 0.57 * w, 0.64 * w, 0.78, 1) // head with hair
  add(aside(0.85, back), aside(0.3, back), 0.5 * w, 0.8 * w, 0, 0.4) // a hat, or hair put up
  const at = keypointsOf(bounds, found)
  // a head leans more than a trunk does
  const lean = Math.hypot(0.5 * up.x, 0.5 * up.y - 0.5) + 1e-6
  const down = { x: (-0.5 * up.x) / lean, y: (0.5 - 0.5 * up.y) / lean }
  const guessed = (from: Vector, k: number, side: number): Point => ({
    x: from.x + (down.x * k + down.y * side) * h,
    y: from.y + (down.y * k - down.x * side) * h,
    score: 0,
  })
  const near = (p: Point, from: Vector, most: number): boolean =>
    p.score >= believed && Math.hypot(p.x - from.x, p.y - from.y) < most * h
  /** A found keypoint, if it is believed and not further than a body allows; else where it should be. */
  const joint = (name: (typeof keypointNames)[number], from: Vector, most: number, guess: Point): Point => {
    const p = at(name)
    return near(p, from, most) ? p : guess
  }
  const leftShoulder = joint('leftShoulder', centre, 2.6, guessed(centre, body.neck, body.shoulder))
  const rightShoulder = joint('rightShoulder', centre, 2.6, guessed(centre, body.neck, -body.shoulder))
  const shoulders = middle(leftShoulder, rightShoulder)
  const leftHip = joint('leftHip', leftShoulder, 4.2, guessed(shoulders, body.trunk, body.hip))
  const rightHip = joint('rightHip', rightShoulder, 4.2, guessed(shoulders, body.trunk, -body.hip))
  const hips = middle(leftHip, rightHip)
  const [ws, wh] = [leftShoulder, leftHip].map((l, i) => {
    const r = i === 0 ? rightShoulder : rightHip
    return Math.hypot(l.x - r.x, l.y - r.y) / 2
  })
  /** What is only guessed is believed less, and never certain. */
  const limb = (a: Point, b: Point, ra: number, rb: number, sure: number, trust = 1) => {
    const score = Math.min(a.score, b.score)
    const certain = Math.min(1, Math.max(0, (score - believed) / 0.2))
    add(a, b, ra * h, rb * h, sure * certain, trust * (score > believed ? 1 : score > 0 ? 0.6 : 0.8))
  }
  add(aside(-0.1, back), aside(-0.9, 0.5 * back), 0.75 * w, 0.9 * w, 0, 0.6) // long hair
  add(aside(-0.4, 0.6 * back), shoulders, 0.34 * w, 0.42 * w, shoulders.score > 0 ? 0.6 : 0.4, 1) // neck
  // a joint lies in the shoulder, and above it there is little
  const sunk = ({ x, y, score }: Point): Point => ({
    x: x + body.joint * h * down.x,
    y: y + body.joint * h * down.y,
    score,
  })
  const [left, right] = [sunk(leftShoulder), sunk(rightShoulder)]
  limb(left, right, 0.28, 0.28, 0.5)
  const trunk = Math.hypot(hips.x - shoulders.x, hips.y - shoulders.y) + 1e-6
  const down0 = Math.min(0.5, ws / trunk)
  // a capsule's ends are round, so the trunk's begins below the shoulders
  const chest = between(shoulders, hips, down0)
  limb(chest, hips, ws / h + 0.1, wh / h + 0.3, 0.55)
  for (const t of [0.3, 0.7])
    limb(
      between(leftShoulder, rightShoulder, t),
      between(leftHip, rightHip, t),
      (0.35 * ws) / h + 0.05,
      0.3,
      0.6,
    )
  limb(left, leftHip, 0.38, 0.42, 0.3)
  limb(right, rightHip, 0.38, 0.42, 0.3)
  // the chest below a chin is there even if no body was found
  if (shoulders.score < believed) add(shoulders, guessed(shoulders, 0.8, 0), 0.6 * h, 0.7 * h, 0.4, 0.9)
  const arm = (shoulder: Point, elbow: Point, wrist: Point) => {
    if (!near(elbow, shoulder, 2.4)) return
    // an arm raised to the head shows its hand; without one it was guessed into the ground
    if (elbow.y < centre.y + 0.3 * h && wrist.score < believed) return
    limb(shoulder, elbow, 0.31, 0.27, 0.4)
    if (!near(wrist, elbow, 2.4)) return
    limb(elbow, wrist, 0.25, 0.22, 0.4)
    const long = Math.hypot(wrist.x - elbow.x, wrist.y - elbow.y) + 1e-6
    const tip = { x: (wrist.x - elbow.x) / long, y: (wrist.y - elbow.y) / long }
    add(wrist, { x: wrist.x + 0.5 * h * tip.x, y: wrist.y + 0.5 * h * tip.y }, 0.3 * h, 0.34 * h, 0, 0.75)
  }
  arm(leftShoulder, at('leftElbow'), at('leftWrist'))
  arm(rightShoulder, at('rightElbow'), at('rightWrist'))
  const leg = (hip: Point, knee: Point, ankle: Point) => {
    if (!near(knee, hip, 3.6)) return
    limb(hip, knee, 0.46, 0.36, 0.4)
    if (!near(ankle, knee, 3.2)) return
    limb(knee, ankle, 0.34, 0.28, 0.4)
    const foot = { x: ankle.x, y: ankle.y + 0.3 * h, score: ankle.score }
    add(ankle, foot, 0.3 * h, 0.4 * h, ankle.score > 0.4 ? 0.3 : 0, 0.9)
  }
  leg(leftHip, at('leftKnee'), at('leftAnkle'))
  leg(rightHip, at('rightKnee'), at('rightAnkle'))
  const [leftKnee, rightKnee] = [at('leftKnee'), at('rightKnee')]
  if (near(leftKnee, leftHip, 3.6) && near(rightKnee, rightHip, 3.6)) {
    const apart = Math.hypot(leftKnee.x - rightKnee.x, leftKnee.y - rightKnee.y) / 2 / h
    const knees = middle(leftKnee, rightKnee)
    limb(hips, knees, wh / h + 0.3, apart + 0.25, 0, 0.75) // a skirt, or what lies between
    limb(chest, knees, ws / h + 0.25, ws / h + 0.25, 0, 0.55) // a coat
  } else limb(hips, guessed(hips, 2.2, 0), wh / h + 0.35, 0.8, 0, 0.7)
  return { size: h, parts }
}

/** How likely a place is body, from the figure alone (0..1), and whether it certainly is. */
export function likelihood(figures: readonly Figure[], x: number, y: number): { p: number; sure: boolean } {
  let p = 0
  let sure = false
  for (const { size, parts } of figures)
    for (const part of parts) {
      const [dx, dy] = [part.bx - part.ax, part.by - part.ay]
      const square = dx * dx + dy * dy
      const t = square > 0 ? Math.min(1, Math.max(0, ((x - part.ax) * dx + (y - part.ay) * dy) / square)) : 0
      const [ex, ey] = [x - part.ax - t * dx, y - part.ay - t * dy]
      const distance = Math.sqrt(ex * ex + ey * ey)
      const radius = part.ra + t * (part.rb - part.ra)
      if (distance > radius + 1.2 * size) continue
      const value = part.trust * fading(distance / radius, (distance - radius) / size)
      if (value > p) p = value
      if (distance < part.sure * radius) sure = true
    }
  return { p, sure }
}

/** 0.95 on the axis, 0.55 where the body most likely ends, nothing an arm's breadth outside. */
const fading = (share: number, outside: number): number =>
  outside <= 0 ? 0.95 - 0.4 * share * share : 0.55 / (1 + (outside / 0.12) ** 2)
