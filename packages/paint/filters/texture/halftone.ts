import { filter } from '../../filter.ts'
import { halftone as print } from '../../kernels/screen.ts'
import { px, ratio } from '../../param.ts'

/** The dots of cheap colour printing: each ink has its own screen at its own angle, so that they form rosettes. */
export const halftone = filter({
  id: 'halftone',
  doc: 'Prints the colours with screens of cyan, magenta and yellow dots.',
  source: 'coverage: Murray 1936, doi:10.1016/S0016-0032(36)90524-0',
  params: {
    period: px(7, { min: 2, max: 40 }, 'Distance between dots; never closer than 5 pixels.'),
    strength: ratio(0.4, 'How much of the flat colour becomes dots.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { where: 'plane' },
  zone: 'sheet',
  reach: 'point',
  cost: 60,
  run: ({ m, frame }, src, { period, strength }, { where }) =>
    print(m, src, {
      period,
      angles: [15, 75, 0],
      strengths: [strength, 0.9 * strength, 0.7 * strength],
      top: frame.top,
      ...(where ? { where } : {}),
    }),
})
