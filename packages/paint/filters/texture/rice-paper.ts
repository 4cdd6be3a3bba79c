import { dice } from '../../brushwork/dice.ts'
import { Sketch } from '../../brushwork/sketch.ts'
import { source } from '../../filter.ts'
import { drawLines } from '../../kernels/line.ts'
import { fieldSeed, noise } from '../../kernels/noise.ts'
import { added, scaled } from '../../kernels/points.ts'
import { plain, px } from '../../param.ts'
import type { Strokes } from '../../strokes.ts'

/** A grain finer than this many output pixels would only be noise. */
const finest = 1.5
/** Fibres on a sheet of 1000 x 1000 u. */
const fibres = 760

/** Height of mulberry paper, 0..1 around 0.5: a fine soft grain, and long fibres that stand out of it. */
export const ricePaper = source({
  id: 'rice-paper',
  doc: 'The grain and the long fibres of rice paper.',
  params: {
    grain: px(3, { min: 0.8, max: 20 }, 'Size of the grain.'),
    fibre: plain(1, { min: 0, max: 3 }, 'How many fibres.'),
    salt: plain(9, { min: 0, max: 10_000 }, 'Another number, another sheet.'),
  },
  from: 'nothing',
  gives: 'plane',
  reach: 'point',
  cost: 35,
  run: ({ m, frame, seed }, _, { grain, fibre, salt }) => {
    const own = fieldSeed(seed, salt)
    const cell = Math.max(finest, grain)
    const octaves = cell / 4 < finest ? (cell / 2 < finest ? 1 : 2) : 3
    const height = noise(m, frame, { cell, octaves, gain: 0.6, seed: own })
    const sheet = { width: frame.width / frame.u, height: frame.height / frame.u }
    const lines = drawLines(m, pulp(sheet, fibre, own + 3), frame, frame.width, frame.rows)
    return added(m, scaled(m, height, 0.1, 0.8, 0, 1), lines, 0.4, 1)
  },
})

function pulp(
  sheet: { readonly width: number; readonly height: number },
  much: number,
  seed: number,
): Strokes {
  const cast = dice(seed)
  const sketch = new Sketch()
  const count = Math.round((fibres * much * sheet.width * sheet.height) / 1e6)
  for (let k = 0; k < count; k++) {
    let [x, y, angle] = [sheet.width * cast.even(), sheet.height * cast.even(), 2 * Math.PI * cast.even()]
    const step = (12 - 24 * Math.log(1 - 0.98 * cast.even())) / 9
    const turn = 0.14 * cast.bell()
    const width = 0.25 + 0.3 * cast.even()
    for (let i = 0; i < 10; i++) {
      sketch.point(x, y, width)
      x += step * Math.cos(angle)
      y += step * Math.sin(angle)
      angle += turn
    }
    sketch.lift({ opacity: 0.25 + 0.75 * cast.even() })
  }
  return sketch.strokes()
}
