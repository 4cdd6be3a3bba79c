import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { ratio } from '../../param.ts'
import { meanSkin } from './skin-base.ts'
import { type Tone, toneField } from './skin-tone.ts'

/** What surely is hair; fewer samples of it say nothing. */
const [sure, fewest] = [0.75, 24] as const
/** A head's hair is looked for so far about its face, in widths and heights of it: beside, above, below. */
const [beside, above, below] = [0.75, 0.8, 1.3] as const
/** Within about this of a face, squared, in heights of it, its own tone alone counts. */
const own = 0.25

/** One tone for the hair of each head: what is in the light says how fair it is, not its shadows. */
export const hairTone = filter({
  id: 'hair-tone',
  doc: "Finds the tone of each person's hair in the light.",
  params: { lit: ratio(0.66, 'Share of the hair that is darker than its tone.') },
  from: 'picture',
  gives: 'picture',
  with: { hair: 'plane', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 10,
  run: ({ m, frame: { u } }, src, { lit }, { hair, seen }) => {
    const { width, height } = src
    const heads: Tone[] = []
    for (const { box } of seen.faces.filter(isMeshed)) {
      const [w, h] = [box.width * u, box.height * u]
      const [left, top] = [box.x * u, box.y * u]
      const step = Math.max(1, Math.floor(w / 44))
      const at: number[] = []
      for (
        let y = Math.max(0, Math.floor(top - above * h));
        y < Math.min(height, top + (1 + below) * h);
        y += step
      )
        for (
          let x = Math.max(0, Math.floor(left - beside * w));
          x < Math.min(width, left + (1 + beside) * w);
          x += step
        )
          if (hair.data[y * width + x] > sure) at.push(4 * (y * width + x))
      if (at.length < fewest) continue
      at.sort((i, j) => src.data[i] - src.data[j])
      // a tone of its own kind: the mean colour of the tenth of the hair that is about as light
      const mid = Math.min(at.length - 1, Math.floor(lit * at.length))
      const some = at.slice(Math.max(0, mid - at.length / 20), mid + Math.max(1, at.length / 20))
      const lab = [0, 1, 2].map((l) => some.reduce((t, k) => t + src.data[k + l], 0) / some.length)
      heads.push({ x: left + w / 2, y: top + h / 2, size: box.height * u, lab })
    }
    if (heads.length === 0) return meanSkin(m, src, hair, 40 * u)
    return toneField(m, heads, src, own)
  },
})
