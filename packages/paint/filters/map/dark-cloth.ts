import { filter } from '../../filter.ts'
import { portraitOf } from '../../guidance/seen.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

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
    const out = m.plane(src.width, src.height)
    const portrait = portraitOf(seen)
    if (portrait === 0) {
      out.data.fill(0)
      return out
    }
    for (let i = 0, k = 0; i < out.data.length; i++, k += 4) {
      const [L, a, b] = [src.data[k], src.data[k + 1], src.data[k + 2]]
      const c = Math.sqrt(a * a + b * b)
      const cloth =
        Math.min(1, person.data[i]) * (1 - Math.min(1, skin.data[i])) * (1 - Math.min(1, hair.data[i]))
      out.data[i] =
        cloth <= 0 ? 0 : portrait * cloth * smoothstep(0.075, 0.025, c) * smoothstep(0.62, 0.28, L)
    }
    const wide = gaussian(m, out, broad)
    for (let i = 0; i < out.data.length; i++) out.data[i] *= smoothstep(0.28, 0.52, wide.data[i])
    return out
  },
})
