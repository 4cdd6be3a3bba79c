import { filter } from '../../filter.ts'
import { keypointNames, type Seen, tallestFace } from '../../guidance/seen.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** A joint is believed from here on. */
const sure = 0.3

/** Hands lose their fingers: around wrists a map keeps only its round mass. */
export const mittens = filter({
  id: 'mittens',
  doc: 'Rounds a map about the hands, so that fingers close to mittens.',
  params: {
    round: plain(0.11, { min: 0.01, max: 0.4 }, 'How round, by the height of the face.'),
    reach: plain(0.85, { min: 0.1, max: 2 }, 'How far from the wrist, by the height of the face.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 12,
  run: ({ m, frame: { u } }, src, v, { seen }) => {
    const out = m.copy(src)
    const hands = handsOf(seen)
    if (hands.length === 0) return out
    const tall = tallestFace(seen) || 90
    const k = Math.max(1, Math.min(4, Math.floor((v.round * tall * u) / 3)))
    const small = k > 1 ? shrink(m, src, k) : src
    const soft = gaussian(m, small, Math.max(0.5, (v.round * tall * u) / k))
    const round =
      k > 1 ? enlarge(m, soft, { width: src.width, height: src.height, from: 0, to: src.height }, k) : soft
    const { width, height } = src
    for (const { x, y, h } of hands) {
      const r = v.reach * (h || tall) * u
      const [cx, cy] = [x * u, y * u]
      for (let j = Math.max(0, Math.floor(cy - r)); j < Math.min(height, cy + r); j++)
        for (let i = Math.max(0, Math.floor(cx - r)); i < Math.min(width, cx + r); i++) {
          const d2 = ((i - cx) ** 2 + (j - cy) ** 2) / (r * r)
          if (d2 >= 1) continue
          const at = j * width + i
          out.data[at] += smoothstep(1, 0.6, d2) * (smoothstep(0.24, 0.38, round.data[at]) - out.data[at])
        }
    }
    return out
  },
})

const [leftElbow, rightElbow, leftWrist, rightWrist] = [
  'leftElbow',
  'rightElbow',
  'leftWrist',
  'rightWrist',
].map((name) => keypointNames.indexOf(name as (typeof keypointNames)[number]))
/** Middles of hands, a little beyond the wrist, and the way their forearms point. */
export function handsOf(seen: Seen): { x: number; y: number; h: number; dx: number; dy: number }[] {
  return seen.bodies.flatMap(({ keypoints, face }) => {
    const h = face === undefined ? 0 : (seen.faces[face]?.box.height ?? 0)
    return [
      [leftElbow, leftWrist],
      [rightElbow, rightWrist],
    ].flatMap(([e, w]) => {
      const [elbow, wrist] = [keypoints[e], keypoints[w]]
      if (!wrist || wrist.score < sure || !elbow || elbow.score < sure) return []
      const [fx, fy] = [wrist.x - elbow.x, wrist.y - elbow.y]
      const long = Math.max(1, Math.sqrt(fx * fx + fy * fy))
      return [{ x: wrist.x + 0.3 * fx, y: wrist.y + 0.3 * fy, h, dx: fx / long, dy: fy / long }]
    })
  })
}
