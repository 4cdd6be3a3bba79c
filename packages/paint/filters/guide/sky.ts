import { filter } from '../../filter.ts'
import { refined, surveyOf } from '../../guidance/refine.ts'
import { skyOf } from '../../guidance/sky.ts'

/** Longest side of what is searched for sky, in pixels. */
const side = 467

/** Sky by day and night, also between branches; behind people near by only what is clearly blue. */
export const skyMap = filter({
  id: 'sky-map',
  doc: 'Finds the sky.',
  params: {},
  from: 'picture',
  gives: 'plane',
  with: { person: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m }, src, _values, { person }) => {
    const { small } = surveyOf(m, src, side)
    const { small: people } = surveyOf(m, person, side)
    return refined(m, src, small, skyOf(m, small, people), {
      radius: 3,
      eps: 2e-4,
      ramp: [0.2, 0.8],
      cover: person,
    })
  },
})
