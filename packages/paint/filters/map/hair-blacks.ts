import { filter } from '../../filter.ts'
import { plain } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Heights of the relief below which hair is black: nearly all of dark hair, only the furrows of fair hair. */
const [dark, fair] = [0.66, 0.2]

/**
 * Hair as a comic's inker lays it: dark hair is one black in which crests stay open as lights, fair hair is open and only
 * its furrows are black. Above 0.5 is ink, to be cut at full size.
 */
export const hairBlacks = filter({
  id: 'hair-blacks',
  doc: 'Finds the black masses of hair and leaves its lights open.',
  params: {
    steep: plain(2.2, { min: 0.2, max: 10 }, 'How decided the border of black and light is.'),
    more: plain(0, { min: -0.5, max: 0.5 }, 'Adds to the heights below which there is ink.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { hair: 'plane', base: 'picture' },
  reach: 'point',
  cost: 8,
  run: ({ m }, form, { steep, more }, { hair, base }) => {
    const out = m.plane(form.width, form.height)
    for (let i = 0; i < out.data.length; i++) {
      const h = hair.data[i]
      if (h < 0.05) {
        out.data[i] = 0
        continue
      }
      const cut = dark + (fair - dark) * smoothstep(0.26, 0.62, base.data[4 * i]) + more
      const black = Math.min(1, Math.max(0, 0.5 + steep * (cut - form.data[i])))
      out.data[i] = black * smoothstep(0.15, 0.6, h)
    }
    return out
  },
})
