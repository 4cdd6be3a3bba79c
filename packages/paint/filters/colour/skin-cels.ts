import { filter } from '../../filter.ts'
import { skinCels as painted } from '../../kernels/skin-cels.ts'
import { plain, ratio } from '../../param.ts'

const hue = { min: -0.2, max: 0.2 }
/**
 * Skin in a base, a light and two shadows, each one clean colour; with `soft` and `model` their borders run out and
 * the form shows. All hang on the skin's own lightness: dark skin stays dark, and is lifted least.
 */
export const skinCels = filter({
  id: 'skin-cels',
  doc: 'Paints skin in a few clean tones of its own colour.',
  params: {
    lift: ratio(0.2, 'How far the base moves towards light.'),
    warm: plain(1.25, { min: 0.3, max: 2 }, 'Factor for its chroma.'),
    tint: ratio(0, 'How far its hue is drawn to that of `tintA`, `tintB`.'),
    tintA: plain(0.03, hue, 'Green to red.'),
    tintB: plain(0.045, hue, 'Blue to yellow.'),
    most: plain(0.095, { min: 0.03, max: 0.3 }, 'Chroma that light skin stays below.'),
    contrast: plain(1, { min: 0, max: 2 }, 'How far the tones stand apart.'),
    light: plain(0.09, { min: 0.01, max: 0.6 }, 'How much lighter than the base the light sets in.'),
    shadow: plain(0.11, { min: 0.01, max: 0.6 }, 'How much darker the first shadow sets in.'),
    deep: plain(0.25, { min: 0.01, max: 1 }, 'How much darker the second sets in; 1: there is none.'),
    shadeL: plain(0.08, { min: 0, max: 0.3 }, 'How much darker a shadow is drawn.'),
    shadeA: plain(0.014, hue, 'Green to red that it adds.'),
    shadeB: plain(0.01, hue, 'Blue to yellow that it adds.'),
    soft: plain(0, { min: 0, max: 0.3 }, 'Least width of the borders, in lightness.'),
    model: ratio(0, 'How much of the smooth shading stays.'),
    stray: plain(0.08, { min: 0, max: 1 }, "How far a tone may lie from the skin's own lightness."),
    strength: ratio(0.92, 'How much of the picture under it is covered.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { base: 'picture', shade: 'plane', skin: 'plane' },
  reach: () => 1,
  cost: 30,
  run: ({ m }, src, look, { base, shade, skin }) => painted(m, { src, base, shade, skin }, look),
})
