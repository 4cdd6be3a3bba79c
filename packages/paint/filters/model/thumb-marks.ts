import { filter } from '../../filter.ts'
import { thumbs } from '../../kernels/moulding.ts'
import { fieldSeed, noise } from '../../kernels/noise.ts'
import { relief } from '../../kernels/relief.ts'
import { plain, px, ratio } from '../../param.ts'

/** From the upper left, low: as the studio's window. */
const from = [-0.53, -0.63, 0.57] as const
/** What noise swings about. */
const middle = 0.5

/** What hands leave on a soft surface: dents with the whorls of thumbs, lumps, and a fine grain. */
export const thumbMarks = filter({
  id: 'thumb-marks',
  doc: 'Presses thumb prints, lumps and fine grain into the surface.',
  params: {
    amount: ratio(0.6, 'How strong the marks look.'),
    cell: px(62, { min: 10, max: 300 }, 'How far prints lie from one another.'),
    ridge: px(3.4, { min: 1, max: 20 }, 'From one ridge of a print to the next.'),
    print: px(0.2, { min: 0, max: 2 }, 'How high ridges are.'),
    dent: px(0.9, { min: 0, max: 6 }, 'How deep a thumb dents.'),
    lumps: px(2.2, { min: 0, max: 10 }, 'How uneven the surface is.'),
    grain: px(0.12, { min: 0, max: 2 }, 'How high its grain is.'),
    gloss: plain(0.02, { min: 0, max: 0.3 }, 'How bright ridges shine.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { calm: 'plane' },
  zone: 'sheet',
  reach: () => 2,
  cost: 60,
  run: ({ m, frame, seed }, src, v, { calm }) => {
    const at = { width: frame.width, rows: frame.rows, top: frame.top }
    const { u } = frame
    const lumps = noise(m, at, { cell: 40 * u, octaves: 3, gain: 0.45, seed: fieldSeed(seed, 31) })
    const grain = noise(m, at, { cell: 2.4 * u, octaves: 2, gain: 0.6, seed: fieldSeed(seed, 37) })
    const height = m.plane(at.width, at.rows)
    for (let i = 0; i < height.data.length; i++)
      height.data[i] = v.lumps * (lumps.data[i] - middle) + v.grain * (grain.data[i] - middle)
    thumbs(m, height, at.top, { ...v, seed })
    return relief(m, src, height, { from, rise: 1, shade: 1.1 * v.amount, gloss: v.gloss * v.amount }, calm)
  },
})
