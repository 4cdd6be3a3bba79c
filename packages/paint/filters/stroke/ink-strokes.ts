import { filter } from '../../filter.ts'
import { brush } from '../../kernels/brush.ts'
import { broken } from '../../kernels/ink.ts'
import { plain, ratio } from '../../param.ts'
import type { Strokes } from '../../strokes.ts'

/** Half-width in output pixels below which a stroke pales instead of getting thinner. */
const thinnest = 0.55
/** Goat hair is soft: its tufts are wider than the bristles of an oil brush. */
const tuft = 2
/** Half-width in output pixels from which on hairs and grain can be told apart: thinner strokes would be dotted. */
const bristled = 2.6

/**
 * A loaded brush on rough paper: density of ink 0..1, hair by hair. A dry stroke skips the dents of the paper as well
 * as the gaps between its hairs. Where strokes cross, the ink adds up and never passes 1.
 */
export const inkStrokes = filter({
  id: 'ink-strokes',
  doc: 'Draws strokes with an ink brush that may run dry on the grain of the paper.',
  source: 'Strassmann 1986, Hairy Brushes, doi:10.1145/15922.15911',
  params: {
    dry: plain(1, { min: 0, max: 3 }, 'Factor of how dry the strokes are.'),
    grain: ratio(0.6, 'How much the paper breaks a dry stroke.'),
  },
  from: 'strokes',
  gives: 'plane',
  with: { paper: 'plane' },
  zone: 'sheet',
  reach: 'point',
  cost: 60,
  run: ({ m, frame }, strokes, { dry, grain }, { paper }) => {
    const canvas = m.plane(frame.width, frame.rows, 4)
    canvas.data.fill(0)
    brush(m, canvas, loaded(strokes, dry, frame.u), frame, tuft)
    return broken(m, canvas, paper, grain)
  },
})

/** The same strokes as the brush's kernel lays them: ink and, beside it, ink times dryness, in place of colours. */
function loaded(s: Strokes, dry: number, u: number): Strokes {
  const colour = new Float32Array(3 * s.count)
  const opacity = s.opacity.slice()
  const dryness = new Float32Array(s.count)
  for (let i = 0; i < s.count; i++) {
    colour[3 * i] = 1
    let wide = 0
    for (let k = s.start[i]; k < s.start[i + 1]; k++) wide = Math.max(wide, s.width[k])
    dryness[i] = Math.min(1, dry * (s.dry?.[i] ?? 0)) * Math.min(1, (wide * u) / bristled)
    colour[3 * i + 1] = dryness[i]
    opacity[i] *= Math.min(1, (wide * u) / thinnest)
  }
  return { ...s, colour, opacity, dry: dryness }
}
