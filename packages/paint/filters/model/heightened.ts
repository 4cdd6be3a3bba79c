import { groundUnit } from '../../brushwork/pieces.ts'
import { filter } from '../../filter.ts'
import { px } from '../../param.ts'

/** Raises a modelled picture's height by a form, within an area. */
export const heightened = filter({
  id: 'heightened',
  doc: 'Raises what is modelled by a form, within an area: crests up, furrows down.',
  params: {
    rise: px(8, { min: 0, max: 60 }, 'From the deepest furrow to the highest crest.'),
    lift: px(0, { min: -20, max: 40 }, 'How far all of it is lifted.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { form: 'plane', where: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 8,
  run: ({ m, frame: { u } }, src, { rise, lift }, { form, where }) => {
    const out = m.copy(src)
    // lengths come in pixels here; a ground's height is told in its own unit
    const [a, b] = [rise / u / groundUnit, lift / u / groundUnit]
    for (let i = 0, k = 3; i < where.data.length; i++, k += 4) {
      const t = Math.min(1, Math.max(0, where.data[i]))
      if (t <= 0) continue
      const f = Math.min(1, Math.max(0, form.data[i])) - 0.5
      out.data[k] = Math.max(-1, Math.min(2.4, out.data[k] + t * (a * f + b)))
    }
    return out
  },
})
