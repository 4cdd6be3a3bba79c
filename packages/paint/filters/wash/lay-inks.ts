import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { layInk } from '../../kernels/ink.ts'
import { plain } from '../../param.ts'

/** Warm paper, as old scrolls have it. */
const white = labOf('#f5f0e4')
/** Pine soot is a little cool: what it adds at full black. */
const soot = { a: -0.001, b: -0.006 }

/**
 * Ink and paper become one sheet: what one sees is paper through ink. OKLab scales with the cube root of light, so
 * that all of it is one factor. Colour, where given, is a thin glaze over it.
 */
export const layInks = filter({
  id: 'lay-inks',
  doc: 'Lays ink on rice paper.',
  source: 'Beer-Lambert; OKLab: Ottosson 2020, https://bottosson.github.io/posts/oklab/',
  params: {
    strength: plain(1.72, { min: 0.2, max: 5 }, 'How dark an amount of 1 is.'),
    grain: plain(1, { min: 0, max: 4 }, 'How much the paper shows.'),
  },
  from: 'plane',
  gives: 'picture',
  with: { paper: 'plane' },
  maybe: { glaze: 'picture', mottle: 'plane' },
  zone: 'sheet',
  reach: 'point',
  cost: 25,
  run: ({ m }, ink, { strength, grain }, maps) => layInk(m, ink, { ...maps, white, soot, strength, grain }),
})
