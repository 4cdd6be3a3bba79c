import { dice } from '../../brushwork/dice.ts'
import { Sketch } from '../../brushwork/sketch.ts'
import { filter } from '../../filter.ts'
import { plain, px, ratio } from '../../param.ts'

/** Colours of two ends of a dab that differ more than this, squared, lie across a border: the dab is left out. */
const apartFrom = 0.004

/**
 * The ground of a painted film scene: flat, short strokes of opaque paint that follow the form, each of one colour, a
 * little lighter or warmer than its neighbour. None lies across a border, so forms stay.
 */
export const gouacheDabs = filter({
  id: 'gouache-dabs',
  doc: 'Covers a ground with short flat strokes of opaque paint that follow its forms.',
  source: 'Haeberli 1990, Paint by Numbers, doi:10.1145/97879.97902',
  params: {
    width: px(6, { min: 0.5, max: 60 }, 'Half-width of a stroke.'),
    length: px(34, { min: 2, max: 200 }, 'Length of a stroke.'),
    apart: px(11, { min: 2, max: 100 }, 'How far strokes lie from one another.'),
    broken: plain(0.012, { min: 0, max: 0.2 }, 'How far neighbours differ in colour.'),
    dry: ratio(0.25, 'How dry the driest stroke is.'),
    opacity: ratio(0.9, 'How much a stroke covers.'),
  },
  from: 'picture',
  gives: 'strokes',
  with: { flow: 'flow', where: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 25,
  run: (
    { frame: { u }, seed },
    src,
    { width: broad, length, apart, broken, dry, opacity },
    { flow, where },
  ) => {
    const { width, height, data } = src
    const cast = dice(seed * 61 + 29)
    const sketch = new Sketch()
    const inside = (x: number, y: number) =>
      Math.min(height - 1, Math.max(0, Math.floor(y))) * width +
      Math.min(width - 1, Math.max(0, Math.floor(x)))
    const lattice = Math.max(2, apart)
    for (let gy = 0; gy < height; gy += lattice)
      for (let gx = 0; gx < width; gx += lattice) {
        const x = gx + lattice * cast.even()
        const y = gy + lattice * cast.even()
        const light = cast.bell()
        const warm = cast.bell()
        const large = 0.6 + 0.8 * cast.even()
        const thirst = cast.even()
        const i = inside(x, y)
        if (where.data[i] < 0.5) continue
        const tx = flow.data[4 * i]
        const ty = flow.data[4 * i + 1]
        const sure = flow.data[4 * i + 2]
        // where the form has no direction the hand slants as it likes to
        const hx = 0.86 * (1 - sure) + tx * sure
        const hy = -0.5 * (1 - sure) + ty * sure
        const n = Math.sqrt(hx * hx + hy * hy) + 1e-6
        let half = 0.5 * length * large
        let wide = broad * large
        let clear = false
        for (let tries = 0; tries < 3 && !clear; tries++) {
          clear = true
          for (const [along, across] of [
            [1, 0],
            [-1, 0],
            [0, 1],
            [0, -1],
            [0.5, 0],
            [-0.5, 0],
          ] as const) {
            const j = inside(
              x + (along * half * hx - across * wide * hy) / n,
              y + (along * half * hy + across * wide * hx) / n,
            )
            const dl = data[4 * j] - data[4 * i]
            const da = data[4 * j + 1] - data[4 * i + 1]
            const db = data[4 * j + 2] - data[4 * i + 2]
            if (dl * dl + da * da + db * db > apartFrom || where.data[j] < 0.5) clear = false
          }
          if (!clear) {
            half *= 0.55
            wide *= 0.6
          }
        }
        if (!clear) continue
        for (let k = 0; k <= 4; k++) {
          const t = k / 2 - 1
          const bow = 0.08 * half * (1 - t * t) * light
          sketch.point(
            (x + (t * half * hx - bow * hy) / n) / u,
            (y + (t * half * hy + bow * hx) / n) / u,
            (wide / u) * (1 - 0.25 * t * t),
          )
        }
        sketch.lift({
          opacity,
          dry: dry * thirst,
          colour: [
            Math.min(1, Math.max(0, data[4 * i] + broken * light)),
            data[4 * i + 1] + 0.3 * broken * warm,
            data[4 * i + 2] + 0.5 * broken * warm,
          ],
        })
      }
    return sketch.strokes()
  },
})
