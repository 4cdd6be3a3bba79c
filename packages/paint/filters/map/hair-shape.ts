import { anywhere } from '../../anywhere.ts'
import { curlsOf } from '../../brushwork/curls.ts'
import { sweep, sweepOf } from '../../brushwork/hair-sweep.ts'
import { filter } from '../../filter.ts'
import { headOf, inHead } from '../../guidance/head.ts'
import { isMeshed, type Seen } from '../../guidance/seen.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { ramped } from '../../kernels/points.ts'
import { plain } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Cropped hair ends at the skull, in its radii: what is further out belongs to something behind. */
const close = [0.98, 0.9] as const

/**
 * Hair cut out with one sweep, as a drawing hand does: no single hairs and no teeth, but locks that are wider than a
 * sixtieth of the face stay. Curls are cut out clump by clump.
 */
export const hairShape = filter({
  id: 'hair-shape',
  doc: 'Cuts hair out along a drawn curve, curls in small scallops.',
  params: {
    sweep,
    from: plain(0.36, { min: 0, max: 1 }, 'Share of hair around at which it begins.'),
    to: plain(0.6, { min: 0, max: 1 }, 'Share at which it is whole.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { seen: 'seen' },
  maybe: { texture: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 10,
  run: ({ m, frame: { u }, seed }, hair, { sweep: share, from, to }, { seen, texture }) => {
    const even = gaussian(m, hair, sweepOf(seen, u, share))
    const out = ramped(m, even, from, Math.max(from + 0.01, to))
    m.free(even)
    if (texture && anywhere(texture, 0.4)) scallop(out, hair, texture, seen, u, seed)
    if (texture) crop(out, texture, seen, u)
    return out
  },
})

/** Curled hair is the heap of its clumps. */
function scallop(out: Plane, hair: Plane, texture: Plane, seen: Seen, u: number, seed: number): void {
  const { width, height } = out
  for (const { x, y, radius } of curlsOf(hair, texture, seen, u, seed))
    for (let py = Math.max(0, Math.floor(y - radius - 1)); py < Math.min(height, y + radius + 1); py++)
      for (let px = Math.max(0, Math.floor(x - radius - 1)); px < Math.min(width, x + radius + 1); px++) {
        const away = Math.sqrt((px - x) ** 2 + (py - y) ** 2)
        const i = py * width + px
        out.data[i] = Math.max(out.data[i], Math.min(1, Math.max(0, radius - away + 0.5)))
      }
}

function crop(out: Plane, texture: Plane, seen: Seen, u: number): void {
  const { width } = out
  const heads = seen.faces.filter(isMeshed).map(headOf)
  for (let i = 0; i < out.data.length; i++) {
    if (texture.data[i] >= 0 || out.data[i] === 0) continue
    const [x, y] = [(i % width) / u, Math.floor(i / width) / u]
    const skull = heads.reduce((t, head) => Math.min(t, inHead(head, x, y).skull), 9)
    const kept = smoothstep(...close, skull)
    out.data[i] *= 1 + Math.min(1, -2 * texture.data[i]) * (kept - 1)
  }
}
