import { anywhere } from '../../anywhere.ts'
import { dice } from '../../brushwork/dice.ts'
import { Sketch } from '../../brushwork/sketch.ts'
import { strandsOf } from '../../brushwork/strands.ts'
import { filter } from '../../filter.ts'
import { tallestFace } from '../../guidance/seen.ts'
import { plain, px } from '../../param.ts'

/** Hair or fur as the rolls of a modeller: as thick as suits the head, so that every head has about as many. */
export const clayLocks = filter({
  id: 'clay-locks',
  doc: 'Draws hair or fur as thick locks, as many as a head can carry.',
  params: {
    thick: plain(0.02, { min: 0.002, max: 0.1 }, 'Half-width of a lock by the height of the face.'),
    least: px(2.6, { min: 0.3, max: 20 }, 'Half-width at least; and where no face is seen.'),
    most: px(8, { min: 0.3, max: 40 }, 'Half-width at most.'),
    long: plain(20, { min: 2, max: 80 }, 'Length of a lock by its half-width.'),
    apart: plain(2.1, { min: 0.5, max: 8 }, 'From lock to lock by its half-width.'),
  },
  from: 'plane',
  gives: 'strokes',
  with: { flow: 'flow', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 20,
  run: ({ frame: { u }, seed }, area, v, { flow, seen }) => {
    const sketch = new Sketch()
    if (!anywhere(area, 0.2)) return sketch.strokes()
    const tall = tallestFace(seen) * u
    const width = Math.min(Math.max(v.least, v.thick * tall), Math.max(v.least, v.most))
    strandsOf(
      sketch,
      { area, flow },
      {
        width,
        length: v.long * width,
        apart: Math.max(2, v.apart * width),
        spread: width,
        strands: 1,
        opacity: 1,
        dry: 0,
        u,
      },
      dice(seed + 389),
    )
    return sketch.strokes()
  },
})
