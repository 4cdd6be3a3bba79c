import { filter } from '../../filter.ts'
import { turnOf } from '../../guidance/head.ts'
import { type Face, isMeshed } from '../../guidance/seen.ts'
import { layArea, softArea } from '../../guidance/soft-area.ts'
import { plain } from '../../param.ts'

/** Landmarks at the top of the forehead, at the chin, and beside the temples. */
const [brow, chin, left, right] = [10, 152, 234, 454]
const corners = 40

/** Where the ellipse ends down the face, in its heights: below, a map of people needs no help. */
const foot = 0.45

/** The least that the upper head can be: an ellipse on the skull's axis, to some way above the forehead. */
function headOf(face: Face, above: number, broad: number) {
  const { mesh } = face
  const { back, long } = turnOf(face)
  const at = (i: number) => [mesh[3 * i], mesh[3 * i + 1]] as const
  const [[tx, ty], [cx, cy], [lx, ly], [rx, ry]] = [at(brow), at(chin), at(left), at(right)]
  const [ax, ay] = [cx - tx, cy - ty] // down the face
  const wide = Math.hypot(rx - lx, ry - ly) / (Math.hypot(ax, ay) + 1e-6)
  const across = 0.5 * broad * wide * long
  const half = 0.5 * (foot + above)
  const [mx, my] = [tx + (half - above) * ax + back * wide * ay, ty + (half - above) * ay - back * wide * ax]
  const x = new Float64Array(corners)
  const y = new Float64Array(corners)
  for (let i = 0; i < corners; i++) {
    const [c, s] = [Math.cos((2 * Math.PI * i) / corners), Math.sin((2 * Math.PI * i) / corners)]
    x[i] = mx + half * s * ax - across * c * ay
    y[i] = my + half * s * ay + across * c * ax
  }
  return { x, y }
}

/** White or sunlit hair before something bright is easily lost from a map of people: a head never ends at the forehead. */
export const skull = filter({
  id: 'skull',
  doc: 'Marks what must be head above every face, whatever the light.',
  params: {
    above: plain(
      0.24,
      { min: 0, max: 0.5 },
      'How far it reaches above the forehead, in heights of the face.',
    ),
    broad: plain(0.8, { min: 0.5, max: 1.5 }, 'Its width, in widths of the face.'),
    feather: plain(0.06, { min: 0, max: 0.5 }, 'Width of the soft edge, in widths of the face.'),
  },
  from: 'seen',
  gives: 'plane',
  reach: 'point',
  cost: 4,
  run: ({ m, frame }, seen, { above, broad, feather }) => {
    const out = m.plane(frame.width, frame.rows)
    out.data.fill(0)
    for (const face of seen.faces.filter(isMeshed)) {
      const region = { areas: [headOf(face, above, broad)], without: [] }
      const area = softArea(m, region, feather * face.box.width, 1 / frame.u)
      if (area) layArea(out, area, frame)
    }
    return out
  },
})
