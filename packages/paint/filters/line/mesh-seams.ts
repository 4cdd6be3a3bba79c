import { through } from '../../brushwork/curve.ts'
import { Sketch } from '../../brushwork/sketch.ts'
import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Paths over the mesh of a face: along the cheekbone and down to the jaw, the brow, the temples, the chin. */
const seams = [
  [234, 227, 116, 117, 118, 101, 205, 207, 214, 135, 169, 170],
  [454, 447, 345, 346, 347, 330, 425, 427, 434, 364, 394, 395],
  [10, 151, 9],
  [103, 104, 69],
  [332, 333, 299],
  [152, 175, 199, 200],
  [116, 123, 147, 187],
  [345, 352, 376, 411],
] as const
/** Bars that light up along them, and the joints between panels. */
const bars = [
  [227, 116, 117, 118],
  [447, 345, 346, 347],
  [187, 207, 214],
  [411, 427, 434],
] as const
const joints = [234, 118, 205, 135, 454, 347, 425, 364, 151, 104, 333] as const

/** Panels of a machine's face, laid along the form of a face that the mesh knows; small faces get the main seams alone. */
export const meshSeams = filter({
  id: 'mesh-seams',
  doc: 'Draws the seams and lights of a robot along a face.',
  params: {
    part: ratio(0, '0: the seams; 1: the lights on them.'),
    width: plain(
      0.0045,
      { min: 0.001, max: 0.03 },
      'Half-width of a seam as a share of the height of the face.',
    ),
  },
  from: 'seen',
  gives: 'strokes',
  zone: 'study',
  reach: 'whole',
  cost: 1,
  run: (_, seen, { part, width }) => {
    const sketch = new Sketch()
    for (const face of seen.faces.filter(isMeshed)) {
      const { mesh, box } = face
      const large = smoothstep(85, 130, box.height)
      if (box.height < 40) continue
      const half = width * box.height
      const draw = (ids: readonly number[], wide: number, down: number, opacity: number) => {
        const path = { x: ids.map((k) => mesh[3 * k]), y: ids.map((k) => mesh[3 * k + 1] + down) }
        const { x, y } = through(path, 5)
        for (let k = 0; k < x.length; k++) {
          const t = k / (x.length - 1)
          sketch.point(x[k], y[k], wide * (0.45 + 0.55 * Math.sin(Math.PI * t)))
        }
        sketch.lift({ opacity })
      }
      if (part < 0.5) {
        for (const [n, ids] of seams.entries()) draw(ids, half, 0, n < 2 ? 1 : large)
        continue
      }
      for (const ids of bars) draw(ids, 1.1 * half, 0.022 * box.height, 0.35 + 0.65 * large)
      if (large > 0.2)
        for (const k of joints) {
          const r = 0.009 * box.height
          sketch.point(mesh[3 * k] - 0.5 * r, mesh[3 * k + 1], r)
          sketch.point(mesh[3 * k] + 0.5 * r, mesh[3 * k + 1], r)
          sketch.lift({ opacity: large })
        }
    }
    return sketch.strokes()
  },
})
