import { type Frame, filter } from '../../filter.ts'
import { brush } from '../../kernels/brush.ts'
import { broken } from '../../kernels/ink.ts'
import { plain, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
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
    const { first, rows } = touched(strokes, frame)
    const out = m.plane(frame.width, frame.rows)
    // a verse or a face takes a few rows of the sheet: no more is drawn on
    out.data.fill(0)
    if (rows <= 0) return out
    const canvas = m.plane(frame.width, rows, 4)
    canvas.data.fill(0)
    brush(m, canvas, loaded(strokes, dry, frame.u), { top: frame.top + first, u: frame.u }, tuft)
    const drawn = broken(m, canvas, rowsOf(paper, first, rows), grain)
    m.free(canvas)
    if (rows === frame.rows) return drawn
    out.data.set(drawn.data, first * frame.width)
    return out
  },
})

/** Rows of a band that strokes touch: the first, and how many. */
function touched({ y, width }: Strokes, { top, rows, u }: Frame): { first: number; rows: number } {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let k = 0; k < y.length; k++) {
    const by = 1.5 * Math.max(0.3, width[k] * u) + 4
    const at = y[k] * u - top
    if (at - by < least) least = at - by
    if (at + by > most) most = at + by
  }
  const first = Math.min(rows, Math.max(0, Math.floor(least)))
  return { first, rows: Math.min(rows, Math.ceil(most)) - first }
}

/** Rows of a plane, as a plane of their own over the same memory. */
function rowsOf({ width, lanes, at, data }: Plane, first: number, rows: number): Plane {
  const from = first * width * lanes
  return {
    width,
    height: rows,
    lanes,
    at: at + 4 * from,
    data: data.subarray(from, from + rows * width * lanes),
  }
}

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
