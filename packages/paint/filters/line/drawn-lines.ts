import { anywhere } from '../../anywhere.ts'
import { dice } from '../../brushwork/dice.ts'
import { drawn } from '../../brushwork/hand.ts'
import { trace } from '../../brushwork/trace.ts'
import { filter } from '../../filter.ts'
import { acrossFlow, alongFlow, dogWeights } from '../../kernels/along-flow.ts'
import { laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { everySecond } from '../../kernels/points.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Lightness, flow and weight at half size: strokes are smooth, and it is four times faster. */
function halved(m: Machine, src: Plane, flow: Plane, weight?: Plane): [Plane, Plane, Plane | undefined] {
  const small = shrink(m, src, 2)
  const L = laneOf(m, small, 0)
  m.free(small)
  // directions have no sign and cannot be averaged: every second one is taken
  const ways = everySecond(m, flow)
  return [L, ways, weight && shrink(m, weight, 2)]
}

/**
 * Contours as vector strokes: ridges of the flow-based difference of Gaussians, evened against the contrast
 * around them, followed and drawn with a hand's pressure.
 */
export const drawnLines = filter({
  id: 'drawn-lines',
  doc: 'Draws the contours as strokes with a beginning, a pressure and an end.',
  source: 'Kang, Lee, Chui 2007, doi:10.1145/1274871.1274878',
  params: {
    sigma: px(0.95, { min: 0.3, max: 6 }, 'About half the width of what counts as a line.'),
    width: px(0.9, { min: 0.2, max: 8 }, 'Half-width of a firm stroke.'),
    high: plain(0.011, { min: 0.001, max: 0.2 }, 'Strength a line must reach somewhere.'),
    low: plain(0.004, { min: 0.0005, max: 0.1 }, 'Strength a line may sink to.'),
    shortest: px(14, { min: 2, max: 200 }, 'Shorter lines are not drawn.'),
    taper: ratio(0.35, 'Share of a stroke that swells and that fades.'),
    again: ratio(0.4, 'How often a stroke is drawn twice.'),
  },
  from: 'picture',
  gives: 'strokes',
  with: { flow: 'flow' },
  maybe: { weight: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 350,
  run: ({ m, frame, seed }, src, { sigma, width, high, low, shortest, taper, again }, { flow, weight }) => {
    const hand = { width: width / frame.u, taper, firm: 0.03, again }
    if (weight && !anywhere(weight, 0.01)) return drawn([], frame.u, hand, dice(seed + 41))
    const k = frame.u >= 1.3 ? 2 : 1
    const u = frame.u / k
    const [L, ways, held] = k === 1 ? [laneOf(m, src, 0), flow, weight] : halved(m, src, flow, weight)
    const across = acrossFlow(m, L, ways, dogWeights(Math.max(0.55, sigma / k), 0.99))
    const line = alongFlow(m, across, ways, Math.max(0.5, 4 * u))
    const mean = gaussian(m, L, 14 * u)
    for (let i = 0; i < across.data.length; i++) across.data[i] = L.data[i] * L.data[i]
    const square = gaussian(m, across, 14 * u)
    for (let i = 0; i < line.data.length; i++) {
      const spread = Math.sqrt(Math.max(0, square.data[i] - mean.data[i] * mean.data[i]))
      const even = 1 / (0.35 + 0.65 * smoothstep(0, 0.16, spread))
      const dark = 1 + 0.8 * smoothstep(0.5, 0.1, L.data[i])
      line.data[i] = Math.max(0, -line.data[i]) * even * dark * (held ? held.data[i] : 1)
    }
    const ridges = trace(line, ways, {
      high,
      low,
      shortest: shortest / k,
      clear: Math.max(1.5, 2.5 * u),
      turn: 0.35,
    })
    return drawn(ridges, u, hand, dice(seed + 41))
  },
})
