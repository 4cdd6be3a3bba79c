import type { Outline } from '../outline.ts'
import type { Plane } from '../plane.ts'
import { evened, pressure } from './curve.ts'
import type { Dice } from './dice.ts'
import type { Sketch } from './sketch.ts'

/** Light falls from the upper left, as in most drawing: an edge that faces away from it is pressed harder. */
const light = { x: -0.5, y: -0.86 }
/** Pixels of the border within which an outline is only the end of the picture. */
const border = 4

/** Lengths in pixels of the study, as filters get them. */
export interface Contouring {
  readonly width: number
  readonly smooth: number
  readonly shortest: number
  readonly piece: number
  readonly gap: number
  readonly opacity: number
  readonly dry: number
  readonly shade: number
  /** Pixels of the small plane per u, how many times smaller it is, pixels of the study per u. */
  readonly u: number
  readonly k: number
  readonly frameU: number
  readonly bounds: Plane
  readonly press: Plane | undefined
  readonly cast: Dice
}

/** Draws one outline as the strokes of a brush that is lifted where the line turns. */
export function drawOutline(sketch: Sketch, outline: Outline, hand: Contouring): void {
  const { k, cast } = hand
  // a step of the outline is between half a pixel and one and a half: close enough to one
  const n = outline.x.length
  if (n * k < hand.shortest) return
  const r = Math.round(hand.smooth / k)
  const x = evened(evened(outline.x, r, outline.closed), r >> 1, outline.closed)
  const y = evened(evened(outline.y, r, outline.closed), r >> 1, outline.closed)
  let from = Math.floor(cast.even() * Math.min(n / 4, hand.gap / k))
  while (from < n - 1) {
    const wanted = (hand.piece / k) * (0.55 + 0.9 * cast.even())
    const to = endOf(x, y, from, Math.min(n - 1, Math.round(from + wanted)), wanted)
    lay(sketch, x, y, from, to, hand)
    from = to + Math.round((hand.gap / k) * cast.even()) + 1
  }
}

/** A hand lifts the brush where the line turns: the sharpest bend of the last third ends the piece. */
function endOf(x: readonly number[], y: readonly number[], from: number, to: number, wanted: number): number {
  const arm = Math.max(3, Math.round(wanted * 0.06))
  let [best, at] = [0.75, to]
  for (let i = Math.round(from + 0.66 * (to - from)); i < to - arm; i++) {
    const [ax, ay, bx, by] = [x[i] - x[i - arm], y[i] - y[i - arm], x[i + arm] - x[i], y[i + arm] - y[i]]
    const turn = (ax * bx + ay * by) / Math.sqrt((ax * ax + ay * ay) * (bx * bx + by * by) + 1e-9)
    if (turn < best) [best, at] = [turn, i]
  }
  return at
}

function lay(
  sketch: Sketch,
  x: readonly number[],
  y: readonly number[],
  from: number,
  to: number,
  { width, opacity, dry, shade, u, k, frameU, bounds, press, cast }: Contouring,
): void {
  const length = to - from
  if (length < 14 * u) return
  let beside = 0
  for (let i = from; i <= to; i++)
    if (Math.min(x[i], y[i], bounds.width - 1 - x[i], bounds.height - 1 - y[i]) < border) beside++
  if (beside > 0.15 * length) return
  const [head, tail] = [0.15 + 0.2 * cast.even(), 0.35 + 0.2 * cast.even()]
  const waver = Array.from({ length: 6 }, () => 1 + 0.22 * cast.bell())
  const every = Math.max(1, Math.round(2 * u))
  for (let i = from; i <= to; i += i + every > to && i < to ? to - i : every) {
    const t = (i - from) / length
    const [j, h] = [Math.max(from, i - 2), Math.min(to, i + 2)]
    const [dx, dy] = [x[h] - x[j], y[h] - y[j]]
    // the higher side lies on the left: the outward normal is to the right of the way
    const facing = (-dy * light.x + dx * light.y) / Math.sqrt(dx * dx + dy * dy + 1e-9)
    const away = 1 + shade * (0.9 * Math.max(0, -facing) - 0.45 * Math.max(0, facing))
    const at = t * (waver.length - 1)
    const a = Math.min(waver.length - 2, Math.floor(at))
    const low = waver[a] + (at - a) * (waver[a + 1] - waver[a])
    const [px, py] = [(x[i] + 0.5) * k, (y[i] + 0.5) * k]
    const pressed = press
      ? press.data[
          Math.min(press.height - 1, Math.floor(py)) * press.width + Math.min(press.width - 1, Math.floor(px))
        ]
      : 1
    const w = (width / frameU) * pressure(t, head, tail) * low * away * pressed
    sketch.point(px / frameU, py / frameU, Math.max(0.16, w))
  }
  sketch.lift({ opacity: opacity * (0.75 + 0.25 * cast.even()), dry: dry * cast.even() })
}
