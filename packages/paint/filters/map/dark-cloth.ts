import { filter } from '../../filter.ts'
import { portraitOf } from '../../guidance/seen.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { darkness } from '../../kernels/gongbi.ts'
import { ramped, weighed } from '../../kernels/points.ts'
import { px } from '../../param.ts'

/**
 * Black and grey cloth of the people of a portrait: what a painter would rather dye. Narrow dark places, as shadows
 * beside a neck or ends of hair, are none; nor is anything on passers-by, who are too small for robes.
 */
export const darkCloth = filter({
  id: 'dark-cloth',
  doc: 'Finds the black and grey clothes of the people of a portrait.',
  params: { broad: px(18, { min: 1, max: 100 }, 'How broad cloth is at least.') },
  from: 'picture',
  gives: 'plane',
  with: { person: 'plane', skin: 'plane', hair: 'plane', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 25,
  run: ({ m }, src, { broad }, { person, skin, hair, seen }) => {
    const portrait = portraitOf(seen)
    if (portrait === 0) {
      const none = m.plane(src.width, src.height)
      none.data.fill(0)
      return none
    }
    const cloth = darkness(m, src, { person, skin, hair }, portrait)
    const wide = ramped(m, gaussian(m, cloth, broad), 0.28, 0.52)
    return weighed(m, cloth, wide)
  },
})
