import { dice } from '../../brushwork/dice.ts'
import { Sketch } from '../../brushwork/sketch.ts'
import { type Strands, strandsOf } from '../../brushwork/strands.ts'
import { filter } from '../../filter.ts'
import { choice, plain, px, ratio } from '../../param.ts'

/** Hair does not lie strand by strand but in locks: strands that begin apart and end together, with gaps between. */
export const hairStrokes = filter({
  id: 'hair-strokes',
  doc: 'Draws hair, fur or grass in locks of fine strands.',
  params: {
    width: px(0.7, { min: 0.1, max: 10 }, 'Half-width of a strand.'),
    length: px(120, { min: 4, max: 500 }, 'About how long a lock is.'),
    apart: px(9, { min: 2, max: 100 }, 'About how far locks lie from one another.'),
    spread: px(5, { min: 0, max: 40 }, 'How far the strands of a lock lie apart where it begins.'),
    strands: plain(4, { min: 1, max: 12 }, 'How many strands a lock has.'),
    opacity: ratio(0.8, 'How dark the strands are.'),
    dry: ratio(0.5, 'How dry the driest strand is.'),
    kind: choice(
      ['strands', 'cropped'],
      'strands',
      'Which hair is drawn, where a texture tells: what lies in strands, or what is cropped.',
    ),
  },
  from: 'plane',
  gives: 'strokes',
  with: { flow: 'flow' },
  maybe: { dark: 'plane', texture: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 20,
  run: ({ frame, seed }, area, v, { flow, dark, texture }) => {
    const sketch = new Sketch()
    const cropped = v.kind === 'cropped'
    if (cropped && !texture) return sketch.strokes()
    const strands: Strands = { ...v, strands: Math.round(v.strands), u: frame.u }
    strandsOf(sketch, { area, flow, dark, texture, cropped }, strands, dice(seed + 73))
    return sketch.strokes()
  },
})
