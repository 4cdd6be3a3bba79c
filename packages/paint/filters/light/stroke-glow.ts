import { filter } from '../../filter.ts'
import { enlarge } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { drawLines } from '../../kernels/line.ts'
import { px, ratio } from '../../param.ts'

/** The air about a tube of light: a narrow glow and a wide one. Soft, so it is worked on a small picture. */
export const strokeGlow = filter({
  id: 'stroke-glow',
  doc: 'The glow in the air around lines of light.',
  params: {
    near: px(5, { min: 0.5, max: 60 }, 'How far the narrow glow reaches.'),
    far: px(18, { min: 1, max: 200 }, 'How far the wide one reaches.'),
    amount: ratio(0.8, 'How bright it is.'),
  },
  from: 'strokes',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 15,
  run: ({ m, frame: { width, height, u } }, strokes, { near, far, amount }) => {
    const k = Math.max(1, Math.min(4, Math.floor(near / 2)))
    const [w, h] = [Math.ceil(width / k), Math.ceil(height / k)]
    const lines = drawLines(m, strokes, { top: 0, u: u / k }, w, h)
    const [narrow, wide] = [gaussian(m, lines, near / k), gaussian(m, lines, far / k)]
    // a thin line spread over its glow is faint: it is brought back to what it was about
    for (let i = 0; i < narrow.data.length; i++)
      narrow.data[i] = Math.min(1, amount * (2.2 * narrow.data[i] + 4 * wide.data[i]))
    return enlarge(m, narrow, { width, height, from: 0, to: height }, k)
  },
})
