import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { splitTone as tinted } from '../../kernels/cel.ts'
import { plain, ratio } from '../../param.ts'

const hue = { min: -0.3, max: 0.3 }

/** The hues of shade and light, from two colours as `#rrggbb`. */
export function huesOf(shade: string, light: string) {
  const [shadow, lit] = [labOf(shade), labOf(light)]
  return { shadowA: shadow.a, shadowB: shadow.b, lightA: lit.a, lightB: lit.b }
}

/** Shadows take one hue and lights another, as if two lamps had lit the scene. */
export const splitTone = filter({
  id: 'split-tone',
  doc: 'Tints the shadows with one colour and the lights with another.',
  params: {
    shadowA: plain(0.02, hue, 'Green to red of the shadows.'),
    shadowB: plain(-0.1, hue, 'Blue to yellow of the shadows.'),
    lightA: plain(0.01, hue, 'Green to red of the lights.'),
    lightB: plain(0.04, hue, 'Blue to yellow of the lights.'),
    amount: ratio(0.5, 'How strong.'),
    pivot: ratio(0.5, 'Lightness between both.'),
    lift: plain(0, { min: -0.3, max: 0.3 }, 'How much the deepest shadows are lifted.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane' },
  reach: 'point',
  cost: 6,
  run: ({ m }, src, values, { spare }) => tinted(m, src, values, spare),
})
