import { filter } from '../../filter.ts'
import { halftone as print } from '../../kernels/screen.ts'
import { px, ratio } from '../../param.ts'

/** Linear light of warm newsprint, #fbf3e2. */
const yellowed = [0.965, 0.896, 0.761] as const

/** The dots of cheap colour printing: each ink has its own screen at its own angle, so that they form rosettes. */
export const halftone = filter({
  id: 'halftone',
  doc: 'Prints the colours with screens of cyan, magenta and yellow dots.',
  source: 'coverage: Murray 1936, doi:10.1016/S0016-0032(36)90524-0',
  params: {
    period: px(7, { min: 2, max: 40 }, 'Distance between dots; never closer than 5 pixels.'),
    strength: ratio(0.4, 'How much of the flat colour becomes dots.'),
    off: px(1.3, { min: 0, max: 8 }, 'How far the cyan plate lies off its place.'),
    aged: ratio(1, 'How much the paper has yellowed.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { where: 'plane' },
  zone: 'sheet',
  reach: ({ off }) => Math.ceil(off) + 1,
  cost: 60,
  run: ({ m, frame }, src, { period, strength, off, aged }, { where }) =>
    print(m, src, {
      period,
      angles: [15, 75, 0],
      strengths: [0.8 * strength, strength, 0.7 * strength],
      paper: yellowed.map((v) => 1 - aged * (1 - v)) as [number, number, number],
      off: [off, 0.6 * off],
      top: frame.top,
      ...(where ? { where } : {}),
    }),
})
