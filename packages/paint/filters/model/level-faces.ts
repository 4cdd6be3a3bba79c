import { claySkin } from '../../brushwork/clay/colour.ts'
import { frameOf } from '../../brushwork/clay/frame.ts'
import { Pieces } from '../../brushwork/pieces.ts'
import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { plain } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Faces wiped: one level and one tone each, a little before the neck and the ears. */
export const levelFaces = filter({
  id: 'level-faces',
  doc: 'Wipes modelled faces to one level and to their own skin, a little before the neck.',
  params: {
    lift: plain(0.35, { min: 0, max: 1 }, 'How far a face lies before the neck, in units of the ground.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { seen: 'seen', oval: 'plane', tone: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 12,
  run: ({ m, frame: { u } }, src, { lift }, { seen, oval, tone }) => {
    const out = m.copy(src)
    const ground = new Pieces(m, src, u)
    for (const face of seen.faces.filter(isMeshed).reverse()) {
      const frame = frameOf(face)
      const { at, h } = frame
      const heights = [5, 50, 280, 151].map((i) => ground.height(...at(i))).sort((a, b) => a - b)
      const z = 0.5 * (heights[1] + heights[2])
      // a chin stands before the neck, and a forehead runs on under the hair
      const [[cx, cy], [ux, uy]] = [at(5), frame.up]
      const raise = (dx: number, dy: number) =>
        z + lift * smoothstep(0.3, -0.2, (dx * ux + dy * uy) / (h * u))
      wipe(out, { oval, tone }, [cx * u, cy * u], 0.75 * h * u, raise)
    }
    return out
  },
})

function wipe(
  out: Plane,
  { oval, tone }: { oval: Plane; tone: Plane },
  [cx, cy]: readonly [number, number],
  reach: number,
  raise: (dx: number, dy: number) => number,
): void {
  const { width, height, data } = out
  const [x0, x1] = [Math.max(0, Math.floor(cx - reach)), Math.min(width, Math.ceil(cx + reach))]
  const [y0, y1] = [Math.max(0, Math.floor(cy - reach)), Math.min(height, Math.ceil(cy + reach))]
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) {
      const far = (x - cx) ** 2 + (y - cy) ** 2
      if (far > reach * reach) continue
      const i = y * width + x
      const t = Math.min(1, Math.max(0, oval.data[i]))
      if (t <= 0) continue
      const k = 4 * i
      const c = claySkin(tone.data[k], tone.data[k + 1], tone.data[k + 2])
      for (let l = 0; l < 3; l++) data[k + l] += t * (c[l] - data[k + l])
      data[k + 3] = Math.max(-1, Math.min(2.4, data[k + 3] + t * (raise(x - cx, y - cy) - data[k + 3])))
    }
}
