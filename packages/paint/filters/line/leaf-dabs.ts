import { type Dabbing, dabsOf } from '../../brushwork/dabs.ts'
import { dice } from '../../brushwork/dice.ts'
import { Sketch } from '../../brushwork/sketch.ts'
import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px, ratio } from '../../param.ts'

/** How large a clump of leaves is, in u. */
const clump = 15

/** Leaves by the dab, not by their outline: what a brush does with a tree. With colours they are petals, lit and shaded alike. */
export const leafDabs = filter({
  id: 'leaf-dabs',
  doc: 'Writes foliage as groups of short dabs, dense where it is dark.',
  source: 'Jieziyuan Huazhuan (Mustard Seed Garden Manual), 1679, on trees: dotting',
  params: {
    size: px(9, { min: 1, max: 60 }, 'Length of a dab.'),
    apart: px(9.5, { min: 2, max: 80 }, 'About how far groups lie from one another.'),
    plump: plain(0.24, { min: 0.03, max: 0.6 }, 'Half-width of a dab as a share of its length.'),
    opacity: ratio(0.8, 'How dark the darkest dab is.'),
  },
  from: 'plane',
  gives: 'strokes',
  with: { dark: 'plane' },
  maybe: { colours: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 15,
  run: ({ m, frame, seed }, area, v, { dark, colours }) => {
    const around = colours ? undefined : gaussian(m, dark, clump * frame.u)
    const sketch = new Sketch()
    const dabbing: Dabbing = { ...v, u: frame.u }
    dabsOf(sketch, { area, dark, around, colours }, dabbing, dice(seed + 131))
    return sketch.strokes()
  },
})
