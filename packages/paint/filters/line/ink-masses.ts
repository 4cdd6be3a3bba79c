import { filter } from '../../filter.ts'
import { acrossFlow, alongFlow, dogWeights } from '../../kernels/along-flow.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { clearSpecks } from '../../kernels/regions.ts'
import { inkField, magnitude } from '../../kernels/tones.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'

/** A broad field is as smooth on a smaller plane. */
function broadly(m: Machine, p: Plane, sigma: number): Plane {
  const k = Math.max(1, Math.min(6, Math.floor(sigma / 4)))
  if (k === 1) return gaussian(m, p, sigma)
  const whole = { width: p.width, height: p.height, from: 0, to: p.height }
  return enlarge(m, gaussian(m, shrink(m, p, k), sigma / k), whole, k)
}

/**
 * Black as an inker lays it: where it is dark for its surroundings, sharpened by the difference of Gaussians, and
 * everything below `black` solid. Above 0.5 is ink. Specks and pinholes are closed.
 */
export const inkMasses = filter({
  id: 'ink-masses',
  doc: 'Finds the black masses of an inked drawing.',
  source: 'Winnemöller, Kyprianidis, Olsen 2012, doi:10.1016/j.cag.2012.03.004',
  params: {
    sigma: px(1.25, { min: 0.4, max: 6 }, 'Width of what is sharpened.'),
    sharpen: plain(26, { min: 0, max: 100 }, 'How strongly.'),
    level: ratio(0.3, 'Lightness below which there is ink.'),
    local: ratio(0.45, 'How much the surroundings decide what is dark.'),
    features: ratio(0.6, 'How much small dark forms (brows, nostrils, folds) stand out.'),
    black: ratio(0.245, 'Lightness below which all is solid.'),
    vivid: ratio(0.3, 'How much darker a strong colour must be to be inked: a red gate stays red.'),
    calm: plain(22, { min: 0, max: 100 }, 'How much is held back in busy texture.'),
    speck: px(5, { min: 0, max: 30 }, 'Side of the largest speck that is cleared.'),
  },
  from: 'picture',
  gives: 'plane',
  with: { flow: 'flow' },
  maybe: { weight: 'plane', spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 300,
  run: (
    { m, frame },
    src,
    { sigma, sharpen, level, local, features, black, vivid, calm, speck },
    { flow, weight, spare },
  ) => {
    const L = laneOf(m, src, 0)
    const across = acrossFlow(m, L, flow, dogWeights(Math.max(0.6, sigma), 0.985))
    const dog = alongFlow(m, across, flow, Math.max(0.5, 4 * frame.u), 0.0015)
    const busy = broadly(m, magnitude(m, dog), 14 * frame.u)
    // a face before a white wall is not dark, only the wall is bright
    const around = broadly(m, L, 55 * frame.u)
    const beside = broadly(m, L, 11 * frame.u)
    const solid = gaussian(m, L, 1.5 * frame.u)
    // what is spared is inked only where it is truly dark
    const out = inkField(
      m,
      src,
      { dog, busy, around, beside, solid, weight, spare },
      { sharpen, level, local, features, black, vivid, calm },
    )
    clearSpecks(m, out, true, 1.6 * speck * speck)
    clearSpecks(m, out, false, 1.4 * speck * speck)
    return out
  },
})
