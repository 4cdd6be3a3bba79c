import { filter } from '../../filter.ts'
import { portraitOf } from '../../guidance/seen.ts'
import { ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** What a lens close to a miniature leaves out of focus: all that lies above and below one band of a scene. */
export const miniature = filter({
  id: 'miniature',
  doc: 'Marks what is out of focus where a scene is a miniature: far above and far below its middle.',
  params: {
    at: ratio(0.6, 'Height of the sharp band, from the top.'),
    half: ratio(0.16, 'Half its height.'),
    over: ratio(0.4, 'Over which height sharpness is lost.'),
    most: ratio(0.85, 'How far it is lost.'),
  },
  from: 'seen',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 3,
  run: ({ m, frame: { width, height } }, seen, { at, half, over, most }) => {
    const out = m.plane(width, height)
    const scene = most * (1 - portraitOf(seen))
    for (let y = 0; y < height; y++) {
      const far = Math.abs((y + 0.5) / height - at) - half
      out.data.fill(scene * smoothstep(0, Math.max(0.01, over), far), y * width, (y + 1) * width)
    }
    return out
  },
})
