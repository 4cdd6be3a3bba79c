import { groundUnit } from '../../brushwork/pieces.ts'
import { filter } from '../../filter.ts'
import { surveyOf } from '../../guidance/refine.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px } from '../../param.ts'

/** Longest side of what relief is worked on, in pixels: always the same, so that forms are alike at every size. */
const side = 700
/** Difference in lightness at which a form is as high as it may be. */
const full = 0.16
/** Heights that a ground can hold, in its unit. */
const [least, most] = [-1, 2.4]

/**
 * A scene without people as a relief: crowns of trees are domed heaps, and what stands out by its lightness stands out of
 * the ground with rounded edges. It goes into the spare lane; colours stay, and the sky lies flat.
 */
export const sceneRelief = filter({
  id: 'scene-relief',
  doc: 'Raises a scene as a relief: trees in domed heaps, walls and things with rounded edges.',
  params: {
    tones: px(5, { min: 0, max: 20 }, 'How high things rise that are lighter than what is around them.'),
    small: px(2.2, { min: 0.3, max: 20 }, 'How rounded edges are: smaller things do not rise.'),
    around: px(22, { min: 2, max: 120 }, 'What they are compared with.'),
    heap: px(16, { min: 0, max: 40 }, 'How high the crowns of trees are.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { foliage: 'plane', form: 'plane', sky: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 30,
  run: ({ m, frame }, src, v, { foliage, form, sky }) => {
    const { small: near, k } = surveyOf(m, laneOf(m, src, 0), side)
    const u = frame.u / k
    const units = (px: number) => px / frame.u / groundUnit
    const [fine, broad] = [gaussian(m, near, Math.max(0.5, v.small / k)), gaussian(m, near, v.around / k)]
    const [leaves, heaps, open] = [foliage, form, sky].map((p) => shrink(m, p, k))
    const crowns = gaussian(m, heaps, Math.max(0.5, 2 * u))
    const up = m.plane(near.width, near.height)
    const [tones, heap] = [units(v.tones), units(v.heap)]
    for (let i = 0; i < up.data.length; i++) {
      const tree = Math.min(1, Math.max(0, leaves.data[i]))
      const tone = Math.max(-1, Math.min(1, (fine.data[i] - broad.data[i]) / full))
      const z = tones * tone * (1 - 0.6 * tree) + heap * tree * crowns.data[i]
      up.data[i] = z * (1 - Math.min(1, Math.max(0, open.data[i])))
    }
    const { width, height } = src
    const raised = enlarge(m, up, { width, height, from: 0, to: height }, k)
    const out = m.copy(src)
    for (let i = 0, c = 3; i < raised.data.length; i++, c += 4)
      out.data[c] = Math.min(most, Math.max(least, raised.data[i]))
    return out
  },
})
