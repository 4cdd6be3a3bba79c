import { anywhere } from '../../anywhere.ts'
import { componentsOf } from '../../components.ts'
import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { ratio } from '../../param.ts'

/** Longest side of what is searched, in pixels. */
const side = 350

/** An animal is one body: what a map finds apart from the largest, such as a tree of its colour, is none of it, and holes in it are. */
export const oneBody = filter({
  id: 'one-body',
  doc: 'Keeps the largest body of a map, without its holes.',
  params: { sure: ratio(0.5, 'What counts as body.') },
  from: 'plane',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 8,
  run: ({ m }, src, { sure }) => {
    const { width, height } = src
    const none = m.plane(width, height)
    none.data.fill(0)
    if (!anywhere(src, sure)) return none
    const k = Math.max(1, Math.round(Math.max(width, height) / side))
    const small = k === 1 ? src : shrink(m, src, k)
    const [w, h] = [small.width, small.height]
    const mask = new Uint8Array(w * h)
    for (let i = 0; i < mask.length; i++) if (small.data[i] > sure) mask[i] = 1
    const bodies = componentsOf(mask, w, h)
    let largest = 1
    for (let c = 2; c < bodies.count; c++) if (bodies.area[c] > bodies.area[largest]) largest = c
    for (let i = 0; i < mask.length; i++) mask[i] = bodies.label[i] === largest ? 0 : 1
    // what lies around it reaches the border of the picture; a hole does not
    const around = componentsOf(mask, w, h)
    const open = new Uint8Array(around.count)
    for (let x = 0; x < w; x++) {
      open[around.label[x]] = 1
      open[around.label[(h - 1) * w + x]] = 1
    }
    for (let y = 0; y < h; y++) {
      open[around.label[y * w]] = 1
      open[around.label[y * w + w - 1]] = 1
    }
    const body = m.plane(w, h)
    for (let i = 0; i < mask.length; i++) body.data[i] = mask[i] && open[around.label[i]] ? 0 : 1
    const soft = gaussian(m, body, 1)
    return k === 1 ? soft : enlarge(m, soft, { width, height, from: 0, to: height }, k)
  },
})
