import { smoothstep } from '../../smoothstep.ts'
import { type Face, isMeshed, portraitOf, type Seen } from '../seen.ts'

/** One head that grows: a plateau that is scaled as a whole, so that a face keeps its shape. In u. */
interface Growth {
  /** What stays where it is. */
  readonly x: number
  readonly y: number
  /** Middle of the grown head, how far all of it is scaled, and where nothing moves any more. */
  readonly cx: number
  readonly cy: number
  readonly inner: number
  readonly outer: number
  readonly share: number
}
/** Below a chin a body is small: scaled as a whole from where the chin has come to, `x`, `y`, and was, `wasX`, `wasY`. */
interface Shrinking {
  readonly x: number
  readonly y: number
  readonly wasX: number
  readonly wasY: number
  /** Down the body, and over which length of it the head's scale gives way. */
  readonly downX: number
  readonly downY: number
  readonly over: number
  /** How large it becomes, across and in height: a body that the picture cuts is cut there too. */
  readonly scale: number
  readonly tall: number
  readonly sure: number
}
export interface Growths {
  readonly heads: readonly Growth[]
  readonly body?: Shrinking
}

/** Crown and chin of a head from the middle of its face, in heights of the face. */
const [crown, chin] = [0.82, -0.45]
/** A grown head takes at most these shares of the picture. */
const most = { wide: 0.92, tall: 0.8 }
/** The head of a single person grows up to twice as much where it is this small in the picture: a whole figure. */
const figure = [0.24, 0.12] as const
/** Neighbours closer than the first, in heights of a face, leave hardly room to grow; from the second on all of it. */
const crowd = { least: 0.25, from: 0.7, to: 2 }

/**
 * How heads grow beside their bodies, as on a toy: upwards where the picture has room above them, else down over the
 * shoulders. A single body becomes smaller below.
 */
export function growthsOf(
  seen: Seen,
  by: { head: number; body: number },
  width: number,
  height: number,
): Growths {
  const sure = portraitOf(seen)
  const faces = seen.faces.filter(isMeshed)
  if (sure <= 0 || by.head <= 0) return { heads: [] }
  const frames = faces.map(frameOf)
  const heads = frames.map((f, i) => {
    const { x, y, h, w, ux, uy } = f
    const near = frames.reduce(
      (t, g, j) => (j === i ? t : Math.min(t, Math.sqrt((g.x - x) ** 2 + (g.y - y) ** 2))),
      Number.POSITIVE_INFINITY,
    )
    const free = Math.min(1, Math.max(crowd.least, (near / h - crowd.from) / (crowd.to - crowd.from)))
    const fits = Math.min((most.wide * width) / (1.35 * w), (most.tall * height) / (1.35 * h)) - 1
    const small = frames.length === 1 ? 1 + smoothstep(...figure, h / height) : 1
    const k = sure * Math.max(0, Math.min(by.head * free * small, fits))
    const space = (y - crown * h) / h
    const at = k > 0.001 ? Math.min(crown, Math.max(chin, crown - (space + 0.02) / k)) : 0
    const [px, py] = [x + at * h * ux, y + at * h * uy]
    const [mx, my] = [x + 0.15 * h * ux, y + 0.15 * h * uy]
    const outer = Math.min(0.78 * h * (1 + k) + 1.1 * h, Math.max(1.2 * h, 0.62 * near))
    return {
      x: px,
      y: py,
      cx: px + (mx - px) * (1 + k),
      cy: py + (my - py) * (1 + k),
      inner: Math.min(0.78 * h * (1 + k), 0.78 * outer),
      outer,
      share: k / (1 + k),
    }
  })
  const [only] = frames
  if (faces.length !== 1 || by.body <= 0) return { heads }
  const [head] = heads
  const [wasX, wasY] = [only.x - 0.5 * only.h * only.ux, only.y - 0.5 * only.h * only.uy]
  const k = 1 / (1 - head.share)
  const [x, y] = [head.x + (wasX - head.x) * k, head.y + (wasY - head.y) * k]
  // a head that is tilted does not tilt its body
  const [tx, ty] = [-0.4 * only.ux, -0.4 * only.uy + 0.6]
  const n = 1 / Math.max(0.2, Math.sqrt(tx * tx + ty * ty))
  const over = 0.26 * only.h * k
  const stands = seen.bodies.some((b) =>
    b.keypoints.slice(-2).some((p) => p.score > 0.4 && p.y < 0.93 * height),
  )
  const tall = stands
    ? 1 - by.body
    : Math.max(1 - by.body, Math.min(1.2, (height - y) / Math.max(1, height - wasY)))
  // no one becomes a pole
  const scale = Math.max(1 - by.body, 0.86 * tall)
  const body = { x, y, wasX, wasY, downX: n * tx, downY: n * ty, over, scale, tall, sure }
  return { heads, body }
}

function frameOf({ mesh }: Face) {
  const at = (i: number) => [mesh[3 * i], mesh[3 * i + 1]] as const
  const [top, foot, left, right] = [10, 152, 234, 454].map(at)
  const h = Math.max(1, Math.sqrt((top[0] - foot[0]) ** 2 + (top[1] - foot[1]) ** 2))
  const w = Math.max(1, Math.sqrt((left[0] - right[0]) ** 2 + (left[1] - right[1]) ** 2))
  return {
    x: (top[0] + foot[0]) / 2,
    y: (top[1] + foot[1]) / 2,
    h,
    w,
    ux: (top[0] - foot[0]) / h,
    uy: (top[1] - foot[1]) / h,
  }
}

/** From where a place of the picture with grown heads is taken: the way there, in u, written to `out`. */
export function growthAt({ heads, body }: Growths, x: number, y: number, out: [number, number]): void {
  let [dx, dy, all] = [0, 0, 0]
  for (const g of heads) {
    const [rx, ry] = [x - g.cx, y - g.cy]
    const r2 = rx * rx + ry * ry
    if (r2 >= g.outer * g.outer) continue
    const w = smoothstep(g.outer, g.inner, Math.sqrt(r2))
    dx -= w * g.share * (x - g.x)
    dy -= w * g.share * (y - g.y)
    all += w
  }
  // where two heads pull they share
  const k = 1 / Math.max(1, all)
  out[0] = k * dx
  out[1] = k * dy
  if (!body) return
  // around the head as below it the picture is the body's, or shoulders would be seen twice
  const down = (x - body.x) * body.downX + (y - body.y) * body.downY
  const below = smoothstep(-0.1 * body.over, body.over, down)
  const t = body.sure * (1 - Math.min(1, all) * (1 - below))
  const keep = 1 - body.sure * below
  out[0] = keep * out[0] + t * ((x - body.x) / body.scale + body.wasX - x)
  out[1] = keep * out[1] + t * ((y - body.y) / body.tall + body.wasY - y)
}

/** What was seen, where the picture with grown heads shows it: found by taking the way back again and again. */
export function grownSeen(seen: Seen, by: Growths, most: number): Seen {
  const shift: [number, number] = [0, 0]
  const to = (px: number, py: number): [number, number] => {
    let [x, y] = [px, py]
    for (let n = 0; n < 14; n++) {
      growthAt(by, x, y, shift)
      x += 0.6 * (px - Math.min(most, Math.max(-most, shift[0])) - x)
      y += 0.6 * (py - Math.min(most, Math.max(-most, shift[1])) - y)
    }
    return [x, y]
  }
  const move = (list: Float32Array, stride: number) => {
    const out = Float32Array.from(list)
    for (let i = 0; i + 1 < list.length; i += stride) [out[i], out[i + 1]] = to(list[i], list[i + 1])
    return out
  }
  const faces = seen.faces.map((face) => {
    const { box, mesh, iris } = face
    const [left, top] = to(box.x, box.y)
    const [right, foot] = to(box.x + box.width, box.y + box.height)
    const grown = (right - left) / Math.max(1, box.width)
    const moved = move(mesh, 3)
    for (let i = 2; i < moved.length; i += 3) moved[i] *= grown
    return {
      ...face,
      box: { x: left, y: top, width: right - left, height: foot - top },
      mesh: moved,
      ...(iris ? { iris: { left: move(iris.left, 2), right: move(iris.right, 2) } } : {}),
    }
  })
  const bodies = seen.bodies.map((body) => ({
    ...body,
    keypoints: body.keypoints.map((point) => {
      const [x, y] = to(point.x, point.y)
      return { ...point, x, y }
    }),
  }))
  return { ...seen, faces, bodies }
}
