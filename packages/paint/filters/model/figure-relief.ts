import { anywhere } from '../../anywhere.ts'
import { groundUnit } from '../../brushwork/pieces.ts'
import { filter } from '../../filter.ts'
import { layFaceRelief } from '../../guidance/face-relief.ts'
import { inflated } from '../../guidance/inflate.ts'
import { surveyOf } from '../../guidance/refine.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'

/** Longest side of what relief is worked on, in pixels: always the same, so that forms are alike at every size. */
const side = 700
/** Bodies are smoother still: this much smaller. */
const body = 3
/** Heights that a ground can hold, in its unit. */
const [least, most] = [-1, 2.4]
/** A difference in lightness that folds of plain cloth hardly reach. */
const plainest = 0.11

/**
 * People as a bas-relief: bodies swell out of the ground, faces are raised by their mesh, hair lies on heads and clothes
 * on bodies, each with one step; folds and locks on them. It goes into the spare lane, over what is laid there; colours
 * stay.
 */
export const figureRelief = filter({
  id: 'figure-relief',
  doc: 'Raises people from the ground as a smooth relief: bodies, faces, hair and folded clothes.',
  params: {
    stand: px(11, { min: 0, max: 40 }, 'How far figures stand out of the ground at their outline.'),
    swell: px(14, { min: 0, max: 40 }, 'How far bodies swell beyond that.'),
    round: px(34, { min: 4, max: 200 }, 'From how far within their outline on they hardly swell any more.'),
    face: plain(0.22, { min: 0, max: 1 }, 'How much of the depth of faces is kept.'),
    tresses: px(5, { min: 0, max: 20 }, 'How far hair lies above heads.'),
    lock: px(3.4, { min: 0, max: 20 }, 'How high locks rise from the furrows between them.'),
    dress: px(3.2, { min: 0, max: 20 }, 'How far clothes lie above bodies.'),
    fold: px(3, { min: 0, max: 12 }, 'How high folds are at most.'),
    laid: ratio(0, 'How much of the height that is laid already stays beneath.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { figure: 'plane', hair: 'plane', cloth: 'plane', seen: 'seen', photo: 'picture' },
  maybe: { form: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame }, src, v, { figure, hair, cloth, seen, photo, form }) => {
    const laid = v.laid
    if (!anywhere(figure)) {
      const flat = m.copy(src)
      for (let c = 3; c < flat.data.length; c += 4) flat.data[c] *= laid
      return flat
    }
    const { small: near, k } = surveyOf(m, figure, side)
    const u = frame.u / k
    const at = { ...frame, width: near.width, height: near.height, rows: near.height, u }
    // lengths are pixels of the frame; the ground counts in units
    const units = (px: number) => px / frame.u / groundUnit
    const up = bodies(m, near, u, v.round / k)
    const [stand, swell] = [units(v.stand), units(v.swell)]
    const soft = gaussian(m, near, Math.max(0.5, 2 * u))
    for (let i = 0; i < up.data.length; i++) up.data[i] = stand * soft.data[i] + swell * up.data[i]
    for (const face of seen.faces) if (isMeshed(face)) layFaceRelief(m, up, face, at, v.face / groundUnit)
    const step = (p: Plane, wide: number) => gaussian(m, shrink(m, p, k), Math.max(0.5, wide * u)).data
    const [haired, dressed] = [step(hair, 3), step(cloth, 2.5)]
    const L = laneOf(m, shrink(m, photo, k), 0)
    const [fine, broad] = [gaussian(m, L, Math.max(0.5, 3 * u)), gaussian(m, L, 18 * u)]
    const [tresses, dress, fold] = [units(v.tresses), units(v.dress), units(v.fold)]
    for (let i = 0; i < up.data.length; i++) {
      // what stands out more than any fold is a pattern, which lies flat
      const d = fine.data[i] - broad.data[i]
      const crease = Math.max(-1, Math.min(1, (16 * d) / (1 + (d / plainest) ** 4)))
      up.data[i] += tresses * haired[i] + dressed[i] * (dress + fold * crease)
    }
    const { width, height } = src
    const raised = enlarge(m, up, { width, height, from: 0, to: height }, k)
    const out = m.copy(src)
    const lock = units(v.lock)
    for (let i = 0, c = 3; i < raised.data.length; i++, c += 4) {
      const z = laid * src.data[c] + raised.data[i] + (form ? lock * (form.data[i] - 0.5) * hair.data[i] : 0)
      out.data[c] = Math.min(most, Math.max(least, z))
    }
    return out
  },
})

/** How far figures swell, 0..1: steep at their outline, level from `round` pixels within on. */
function bodies(m: Machine, figure: Plane, u: number, round: number): Plane {
  const { width, height } = figure
  const k = u > 0.3 ? body : 1
  const small = shrink(m, figure, k)
  small.data.set(inflated(small.data, small.width, small.height))
  const reach = k / Math.max(1, round)
  for (let i = 0; i < small.data.length; i++)
    small.data[i] = 1 - Math.exp(-reach * Math.sqrt(Math.max(0, small.data[i])))
  const soft = gaussian(m, small, Math.max(0.6, (2.5 * u) / k))
  return k === 1 ? soft : enlarge(m, soft, { width, height, from: 0, to: height }, k)
}
