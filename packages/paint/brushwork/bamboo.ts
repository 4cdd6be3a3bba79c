import type { Dice } from './dice.ts'
import type { Room } from './room.ts'
import type { Sketch } from './sketch.ts'

/** What is taken from here on grows no leaf: a face. */
const refused = 0.75
/** Half-width of a leaf as a share of its length. */
const slim = 0.075

/** Leaves hang in groups, as the characters 个 and 介 are written: from one knot, fanned, the middle one longest. */
function leaves(
  sketch: Sketch,
  x: number,
  y: number,
  side: number,
  size: number,
  tone: number,
  room: Room,
  cast: Dice,
) {
  const count = 2 + Math.floor(3.4 * cast.even())
  const lean = 0.35 * side + 0.15 * cast.bell()
  for (let k = 0; k < count; k++) {
    const fan = count > 1 ? k / (count - 1) - 0.5 : 0
    const angle = Math.PI / 2 - lean - fan * (1.5 + 0.3 * cast.bell())
    const long = size * (1 - 0.8 * Math.abs(fan)) * (0.8 + 0.35 * cast.even())
    const bow = 0.12 * cast.bell() * long
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    if (room.taken(x + c * long * 0.6, y + s * long * 0.6) > refused) continue
    const full = long * slim * (0.8 + 0.4 * cast.even())
    for (let i = 0; i <= 14; i++) {
      const t = i / 14
      const off = bow * Math.sin(Math.PI * t)
      const w = full * Math.max(0, Math.sin(Math.PI * t ** 0.7)) ** 0.85
      sketch.point(x + c * long * t - s * off, y + s * long * t + c * off, Math.max(0.14, w))
    }
    sketch.lift({ opacity: Math.min(1, tone * (0.75 + 0.5 * cast.even())), dry: 0.3 * cast.even() })
  }
}

function twig(
  sketch: Sketch,
  x: number,
  y: number,
  side: number,
  scale: number,
  tone: number,
  room: Room,
  cast: Dice,
) {
  const long = (46 + 70 * cast.even()) * scale
  const rise = -0.15 + 0.5 * cast.even()
  const knots: [number, number][] = []
  for (let i = 0; i <= 10; i++) {
    const t = i / 10
    const px = x + side * long * t
    const py = y - long * rise * t + long * 0.42 * t * t
    if (i % 3 === 1 && i > 2) knots.push([px, py])
    sketch.point(px, py, scale * (1.15 - 0.75 * t))
  }
  sketch.lift({ opacity: tone * 0.8, dry: 0.25 })
  knots.push([x + side * long, y - long * rise + long * 0.42])
  for (const [px, py] of knots)
    leaves(sketch, px, py, side, (46 + 30 * cast.even()) * scale, tone, room, cast)
}

/** One stalk from the ground up out of the picture, joint by joint; the brush is lifted at each. */
function stalk(
  sketch: Sketch,
  x0: number,
  side: number,
  scale: number,
  tone: number,
  room: Room,
  cast: Dice,
) {
  let [x, y, angle] = [x0, room.height + 30, -Math.PI / 2 + 0.03 * cast.bell() - 0.035 * side]
  let [joint, width] = [(64 + 26 * cast.even()) * scale, (3.4 + 2.6 * cast.even()) * scale]
  while (y > -60) {
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    for (let i = 0; i <= 8; i++) {
      const t = i / 8
      // thicker where the brush is set down and lifted: the knots
      const flare = 1 + 0.24 * Math.abs(2 * t - 1) ** 7
      sketch.point(x + c * joint * t, y + s * joint * t, width * flare)
    }
    sketch.lift({ opacity: tone * (0.55 + 0.25 * cast.even()), dry: 0.6 + 0.3 * cast.even() })
    x += c * (joint + 1.2 * width)
    y += s * (joint + 1.2 * width)
    for (let i = 0; i <= 4; i++) {
      const t = i / 4 - 0.5
      sketch.point(
        x + 2.1 * width * t,
        y + 0.9 * width - 1.6 * width * t * t,
        scale * (0.5 + 1.2 * (0.25 - t * t)),
      )
    }
    sketch.lift({ opacity: Math.min(1, tone * 1.15), dry: 0.1 })
    if (y < 0.74 * room.height && cast.even() < 0.8) {
      const inward = cast.even() < 0.72 ? -side : side
      twig(sketch, x, y, inward, scale, tone, room, cast)
      if (cast.even() < 0.35) twig(sketch, x, y, -inward, scale * 0.8, tone, room, cast)
    }
    joint *= 0.975
    width *= 0.975
    angle += 0.02 * cast.bell()
  }
}

/** A few stalks on one side (1 right, -1 left), the far ones pale and drawn first. */
export function growBamboo(sketch: Sketch, side: number, stalks: number, room: Room, cast: Dice): void {
  for (let k = 0; k < stalks; k++) {
    const near = stalks > 1 ? k / (stalks - 1) : 1
    const at = 0.5 + side * (0.47 - 0.15 * cast.even() + 0.02 * near)
    const short = Math.min(1, Math.min(room.width, room.height) / 640)
    stalk(sketch, room.width * at, side, short * (0.7 + 0.5 * near), 0.26 + 0.5 * near, room, cast)
  }
}
