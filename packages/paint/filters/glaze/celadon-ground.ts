import { filter } from '../../filter.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

const hue = { min: -0.2, max: 0.2 }

/** Most that what stands behind may differ from the wall, in lightness. */
const steepest = 0.1
/** Side of the blocks it is painted in, in pixels, at most. */
const most = 3

/** How the shadow of a figure falls on the wall, in u: beside and below it, and how soft it is. */
const thrown = { x: 20, y: 14, soft: 20 } as const
/** The part of a standing figure that touches the table, as a share of its height, and the table's edge above its foot. */
const [foot, edge] = [0.05, 0.2] as const

/** A celadon wall, lighter above; what stands behind people is carved into it so faintly that it seems incised. */
export const celadonGround = filter({
  id: 'celadon-ground',
  doc: 'Puts a wall of pale green celadon in place of the picture, with a trace of what was there.',
  params: {
    L: ratio(0.82, 'Lightness of the wall.'),
    a: plain(-0.027, hue, 'Its green to red.'),
    b: plain(0.012, hue, 'Its blue to yellow.'),
    trace: ratio(0.12, 'How clearly what was there can be made out.'),
    fine: px(2.2, { min: 0.3, max: 20 }, 'Smaller things of it are left out.'),
    broad: px(40, { min: 4, max: 200 }, 'So are lights and shadows larger than this.'),
    shadow: ratio(0.3, 'How dark the shadow of the figure on it is.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { figure: 'plane', stage: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 20,
  run: ({ m, frame: { u } }, src, { L, a, b, trace, fine, broad, shadow }, { figure, stage }) => {
    // a scene has no wall
    if (stage && stage.data[0] < 0.01) return m.copy(src)
    // all of it is softer than a few pixels, so that it is painted in blocks of them
    const k = Math.max(1, Math.min(most, Math.floor(2.2 * u)))
    const small = shrink(m, src, k)
    const { width, height } = small
    const light = laneOf(m, small, 0)
    const [near, far] = [gaussian(m, light, Math.max(0.4, fine / k)), gaussian(m, light, broad / k)]
    const held = figure && shrink(m, figure, k)
    const table = tableOf(held, width, height)
    const fallen = held && shadow > 0 ? shadowOf(m, held, table, u / k) : undefined
    for (let y = 0, i = 0, c = 0; y < height; y++) {
      const t = y / height
      const on = smoothstep(table.edge - 0.03 * height, table.edge + 0.03 * height, y)
      const wall = L + 0.07 - 0.12 * t + 0.06 * on
      for (let x = 0; x < width; x++, i++, c += 4) {
        const d = Math.max(-steepest, Math.min(steepest, trace * (near.data[i] - far.data[i])))
        const dark = fallen ? shadow * fallen.data[i] : 0
        small.data[c] = Math.min(1, Math.max(0, (wall + d) * (1 - dark)))
        // glaze lies thicker, and greener, where it is incised
        small.data[c + 1] = a + 0.12 * Math.min(0, d)
        small.data[c + 2] = b - 0.012 * t
        small.data[c + 3] = 0
      }
    }
    const whole = { width: src.width, height: src.height, from: 0, to: src.height }
    return k === 1 ? small : enlarge(m, small, whole, k)
  },
})

/** Where a figure that ends within the picture stands, and where the table it stands on begins; else all below it. */
function tableOf(figure: Plane | undefined, width: number, height: number) {
  const none = { edge: 2 * height, foot: 2 * height, low: 2 * height }
  if (!figure) return none
  let [top, low] = [-1, -1]
  for (let y = 0; y < height; y += 2)
    for (let x = 0, i = y * width; x < width; x += 3, i += 3)
      if (figure.data[i] > 0.5) {
        if (top < 0) top = y
        low = y
        break
      }
  if (top < 0 || low > 0.985 * height) return none
  const tall = low - top
  return { edge: low - Math.min(edge * tall, 0.09 * height), foot: low - foot * tall, low }
}

/** The shadow of a figure: soft on the wall behind it, and short and dark where it stands on the table. */
function shadowOf(m: Machine, figure: Plane, table: ReturnType<typeof tableOf>, u: number): Plane {
  const { width, height } = figure
  const [on, stand] = [m.plane(width, height), m.plane(width, height)]
  const [dx, dy] = [Math.round(thrown.x * u), Math.round(thrown.y * u)]
  const fall = Math.round(0.3 * dy)
  for (let y = 0, i = 0; y < height; y++) {
    const near = smoothstep(table.foot, table.low, y - fall)
    const [from, under] = [Math.max(0, y - dy) * width, Math.max(0, y - fall) * width]
    for (let x = 0; x < width; x++, i++) {
      on.data[i] = figure.data[from + Math.max(0, x - dx)]
      stand.data[i] = near * figure.data[under + x]
    }
  }
  const soft = gaussian(m, on, Math.max(0.4, thrown.soft * u))
  const close = gaussian(m, stand, Math.max(0.4, 0.35 * thrown.soft * u))
  for (let i = 0; i < soft.data.length; i++) soft.data[i] = Math.min(1.6, soft.data[i] + 1.1 * close.data[i])
  return soft
}
