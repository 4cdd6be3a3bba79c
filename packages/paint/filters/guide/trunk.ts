import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { plain } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * People, and where below a face its trunk must be. A map of people can miss a striped dress; what treats the ground
 * harshly must then not treat the dress so.
 */
export const withTrunks = filter({
  id: 'with-trunks',
  doc: 'Adds to the map of people where a body must be below each face.',
  params: {
    wide: plain(1.15, { min: 0.5, max: 3 }, 'Half the width of a trunk, in widths of the face.'),
    long: plain(4.5, { min: 1, max: 8 }, 'How far it reaches below the chin, in heights of the face.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 10,
  run: ({ m, frame: { u } }, person, { wide, long }, { seen }) => {
    const { width, height } = person
    const out = m.plane(width, height)
    for (let i = 0; i < out.data.length; i++) out.data[i] = Math.min(1, Math.max(0, person.data[i]))
    for (const { box } of seen.faces.filter(isMeshed)) {
      const [cx, w, h] = [(box.x + box.width / 2) * u, box.width * u, box.height * u]
      const chin = (box.y + box.height) * u
      const reach = wide * w
      const [x0, x1] = [Math.floor(cx - 1.6 * reach), Math.ceil(cx + 1.6 * reach)]
      const [y0, y1] = [Math.floor(chin - 0.2 * h), Math.ceil(chin + (long + 1) * h)]
      for (let y = Math.max(0, y0); y < Math.min(height, y1); y++) {
        const down = (y - chin) / h
        const along = smoothstep(-0.1, 0.7, down) * smoothstep(long + 1, long, down)
        // the neck is narrower than the shoulders
        const half = reach * (0.5 + 0.5 * smoothstep(0, 0.9, down))
        for (let x = Math.max(0, x0); x < Math.min(width, x1); x++) {
          const across = Math.abs(x - cx) / half
          if (across > 1.4) continue
          const i = y * width + x
          out.data[i] = Math.max(out.data[i], along * smoothstep(1.4, 0.85, across))
        }
      }
    }
    return out
  },
})
