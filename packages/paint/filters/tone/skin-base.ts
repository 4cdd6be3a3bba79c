import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { px } from '../../param.ts'
import type { Plane } from '../../plane.ts'

/** The mean is so broad that every so many pixels tell it, where it reaches at least eight times as far. */
const grain = 4

/** @see skinBase; `around` in pixels. */
export function meanSkin(m: Machine, src: Plane, skin: Plane, around: number): Plane {
  const { width, height } = src
  const k = around >= 8 * grain ? grain : 1
  if (k === 1) return meanOf(m, src, skin, around)
  const mean = meanOf(m, shrink(m, src, k), shrink(m, skin, k), around / k)
  return enlarge(m, mean, { width, height, from: 0, to: height }, k)
}

function meanOf(m: Machine, src: Plane, skin: Plane, around: number): Plane {
  const weighted = m.plane(src.width, src.height, 4)
  const total = [0, 0, 0, 0]
  for (let i = 0; i < skin.data.length; i += src.width)
    weighRow(weighted.data, src.data, skin.data, total, i, i + src.width)
  const near = gaussian(m, weighted, around)
  const floor = 0.02 // below this share of skin around, the mean of all skin takes over
  const mean = total.slice(0, 3).map((t) => t / Math.max(1e-6, total[3]))
  const none = total[3] < 1e-6
  for (let k = 0; k < near.data.length; k += 4) {
    const w = Math.max(0, near.data[k + 3])
    for (let l = 0; l < 3; l++)
      near.data[k + l] = none ? src.data[k + l] : (near.data[k + l] + floor * mean[l]) / (w + floor)
    near.data[k + 3] = 0
  }
  return near
}

/** A function a row: it is compiled once and stays so, however few pictures there are. */
function weighRow(
  out: Float32Array,
  src: Float32Array,
  skin: Float32Array,
  total: number[],
  from: number,
  to: number,
): void {
  for (let i = from, k = 4 * from; i < to; i++, k += 4) {
    const lit = skin[i] * (0.15 + src[k] * src[k])
    out[k] = src[k] * lit
    out[k + 1] = src[k + 1] * lit
    out[k + 2] = src[k + 2] * lit
    out[k + 3] = lit
    for (let l = 0; l < 4; l++) total[l] += out[k + l]
  }
}

/**
 * The colour that a stretch of skin has without its shading: the mean of the skin around, the lit more than the
 * shaded. Far from skin it is the mean of all skin in the photo; a photo without skin gives its own blur.
 */
export const skinBase = filter({
  id: 'skin-base',
  doc: 'Finds the base colour of the skin at each place.',
  params: { around: px(40, { min: 4, max: 200 }, 'How far a stretch of skin reaches.') },
  from: 'picture',
  gives: 'picture',
  with: { skin: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 30,
  run: ({ m }, src, { around }, { skin }) => meanSkin(m, src, skin, around),
})
