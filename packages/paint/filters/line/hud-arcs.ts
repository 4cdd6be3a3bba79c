import { dice } from '../../brushwork/dice.ts'
import { Sketch } from '../../brushwork/sketch.ts'
import { filter } from '../../filter.ts'
import { contours } from '../../guidance/face-mesh.ts'
import { type Face, isMeshed } from '../../guidance/seen.ts'
import { choice, plain, px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Faces lower than this get no display, from the second height on all of it; in u. */
const [small, large] = [70, 130]
/** Steps a quarter of a circle is drawn in. */
const quarter = 14

interface Ring {
  readonly x: number
  readonly y: number
  readonly r: number
}

/** Middle of an eye and half its width. */
function eyeOf({ mesh }: Face, ids: readonly number[]): Ring {
  let [x, y, left, right] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const k of ids) {
    x += mesh[3 * k] / ids.length
    y += mesh[3 * k + 1] / ids.length
    left = Math.min(left, mesh[3 * k])
    right = Math.max(right, mesh[3 * k])
  }
  return { x, y, r: (right - left) / 2 }
}

/** A head-up display: broken rings about the eye that is nearer, and wide dials about the head, to be laid behind it. */
export const hudArcs = filter({
  id: 'hud-arcs',
  doc: 'Draws the rings and ticks of a head-up display about an eye or behind a head.',
  params: {
    about: choice(['eye', 'head'], 'eye', 'What they are drawn about.'),
    width: px(0.8, { min: 0.1, max: 6 }, 'Half-width of the lines.'),
    size: plain(1, { min: 0.3, max: 3 }, 'Factor for the size of the rings.'),
  },
  from: 'seen',
  gives: 'strokes',
  zone: 'study',
  reach: 'whole',
  cost: 1,
  run: ({ frame: { u }, seed }, seen, { about, width, size }) => {
    const sketch = new Sketch()
    const half = width / u
    for (const [n, face] of seen.faces.filter(isMeshed).entries()) {
      const opacity = smoothstep(small, large, face.box.height)
      if (opacity <= 0) continue
      const cast = dice(seed * 29 + 7 * n + (about === 'eye' ? 1 : 2))
      const arc = ({ x, y, r }: Ring, from: number, turn: number, w: number, dim: number) => {
        const steps = Math.max(2, Math.round((Math.abs(turn) / (Math.PI / 2)) * quarter))
        for (let k = 0; k <= steps; k++) {
          const a = from + (turn * k) / steps
          sketch.point(x + r * Math.cos(a), y + r * Math.sin(a), w)
        }
        sketch.lift({ opacity: opacity * dim })
      }
      const ticks = ({ x, y, r }: Ring, from: number, turn: number, count: number, long: number) => {
        for (let k = 0; k <= count; k++) {
          const a = from + (turn * k) / count
          const l = long * (k % 5 === 0 ? 1 : 0.5)
          sketch.point(x + r * Math.cos(a), y + r * Math.sin(a), 0.6 * half)
          sketch.point(x + (r + l) * Math.cos(a), y + (r + l) * Math.sin(a), 0.6 * half)
          sketch.lift({ opacity: 0.8 * opacity })
        }
      }
      if (about === 'head') {
        const { box } = face
        const ring = { x: box.x + box.width / 2, y: box.y + 0.38 * box.height }
        for (let k = 0; k < 4; k++) {
          const r = size * box.height * (0.78 + 0.1 * k + 0.03 * cast.even())
          const [from, turn] = [2 * Math.PI * cast.even(), Math.PI * (0.35 + 0.7 * cast.even())]
          arc({ ...ring, r }, from, turn, half * (k === 1 ? 2.6 : 1), k === 1 ? 0.75 : 0.9)
          arc({ ...ring, r }, from + turn + 0.25, 0.4 + 0.5 * cast.even(), half, 0.6)
          if (k === 2) ticks({ ...ring, r: 1.02 * r }, from, turn, 40, 0.022 * box.height)
        }
        continue
      }
      const eyes = [contours.leftEye, contours.rightEye].map((ids) => eyeOf(face, ids))
      const eye = eyes[0].r >= eyes[1].r ? eyes[0] : eyes[1]
      const out = eye.x > face.box.x + face.box.width / 2 ? 0 : Math.PI // towards the temple
      for (const [r, from, turn, w] of [
        [1.45, out - 1.1, 2.0, 1],
        [1.7, out - 0.5, 1.3, 1.9],
        [1.7, out + 2.3, 0.8, 1],
        [1.95, out - 1.2, 0.9, 0.8],
      ] as const)
        arc({ ...eye, r: size * r * eye.r }, from, turn, w * half, 0.9)
      ticks({ ...eye, r: size * 1.78 * eye.r }, out - 0.45, 0.9, 10, 0.16 * eye.r)
    }
    return sketch.strokes()
  },
})
