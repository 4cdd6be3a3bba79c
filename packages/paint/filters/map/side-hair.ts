import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Beside a face, in heights of it: across from, and to; up from its middle from, and to. */
const beside = { from: 0.36, to: 0.85, foot: -0.5, top: 0.42 }
/** Where hair hangs down beside the jaw, and the share of it from which it does. */
const [jaw, hanging] = [{ foot: -0.45, top: -0.1 }, 0.22] as const

/** Where hair hangs beside a face, all that is neither skin nor ground is hair: the sun bleaches it, and clothes are not worn there. */
export const sideHair = filter({
  id: 'side-hair',
  doc: 'Gives back to the hair what hangs beside a face and was not known for hair.',
  params: {},
  from: 'plane',
  gives: 'plane',
  with: { figure: 'plane', skin: 'plane', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 5,
  run: ({ m, frame: { u } }, hair, _values, { figure, skin, seen }) => {
    const out = m.copy(hair)
    const { width, height } = hair
    for (const { mesh } of seen.faces.filter(isMeshed)) {
      const at = (i: number) => [mesh[3 * i] * u, mesh[3 * i + 1] * u] as const
      const [[tx, ty], [cx, cy]] = [at(10), at(152)]
      const h = Math.max(1, Math.sqrt((tx - cx) ** 2 + (ty - cy) ** 2))
      const [ux, uy, mx, my] = [(tx - cx) / h, (ty - cy) / h, (tx + cx) / 2, (ty + cy) / 2]
      const reach = h
      const [x0, x1] = [Math.max(0, Math.floor(mx - reach)), Math.min(width, Math.ceil(mx + reach))]
      const [y0, y1] = [Math.max(0, Math.floor(my - reach)), Math.min(height, Math.ceil(my + reach))]
      const each = (what: (i: number, side: number, a: number, b: number) => void) => {
        for (let y = y0; y < y1; y++)
          for (let x = x0; x < x1; x++) {
            const across = (-(x - mx) * uy + (y - my) * ux) / h
            const a = Math.abs(across)
            const b = ((x - mx) * ux + (y - my) * uy) / h
            if (a > beside.from && a < beside.to && b > beside.foot && b < beside.top)
              what(y * width + x, across > 0 ? 1 : 0, a, b)
          }
      }
      const [hangs, all] = [
        [0, 0],
        [1e-3, 1e-3],
      ]
      each((i, side, a, b) => {
        if (a > 0.75 || b < jaw.foot || b > jaw.top) return
        hangs[side] += hair.data[i]
        all[side]++
      })
      const sure = hangs.map((v, side) => smoothstep(0.5 * hanging, hanging, v / all[side]))
      each((i, side, a, b) => {
        const t =
          sure[side] *
          smoothstep(beside.to, beside.to - 0.1, a) *
          smoothstep(beside.foot, beside.foot + 0.1, b) *
          Math.min(1, Math.max(0, figure.data[i])) *
          (1 - Math.min(1, Math.max(0, skin.data[i])))
        if (t > out.data[i]) out.data[i] = t
      })
    }
    return out
  },
})
