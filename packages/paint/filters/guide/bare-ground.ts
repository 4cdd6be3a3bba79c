import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Contrast below which a place counts as flat. */
const flat = 0.022
/** Chroma of a wall or a studio ground, and of what has colours of its own: a hedge out of focus, a curtain. */
const [grey, coloured] = [0.035, 0.06]
/** Less of a room than this share of the picture is no ground to paint on. */
const least = 0.06

/**
 * A wall or studio ground says nothing: what is painted there takes nothing away. It is taken whole or not at all, so
 * that no painted patch ends in the middle of a room; things, script or colours in it, and it is left alone.
 */
export const bareGround = filter({
  id: 'bare-ground',
  doc: 'Finds the ground behind people where it is one bare wall or studio paper; nothing in any other room.',
  params: { share: ratio(0.86, 'Share of it that must be flat.') },
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 12,
  run: ({ m, frame: { u } }, room, { share }, { photo }) => {
    if (!anywhere(room)) {
      const none = m.plane(room.width, room.height)
      none.data.fill(0)
      return none
    }
    const k = Math.max(1, Math.round(3 * u))
    const free = shrink(m, room, k)
    const small = shrink(m, photo, k)
    const L = laneOf(m, small, 0)
    const soft = gaussian(m, L, (9 * u) / k)
    // hair and sleeves reach into the room: the ground is judged away from them
    const clear = gaussian(m, free, (14 * u) / k)
    let [all, calm, chroma] = [0, 0, 0]
    for (let i = 0; i < free.data.length; i++) {
      if (clear.data[i] < 0.93) continue
      const [a, b] = [small.data[4 * i + 1], small.data[4 * i + 2]]
      all++
      calm += smoothstep(1.4 * flat, 0.6 * flat, Math.abs(L.data[i] - soft.data[i]))
      chroma += Math.sqrt(a * a + b * b)
    }
    const out = m.plane(room.width, room.height)
    const bare =
      all < least * free.data.length
        ? 0
        : smoothstep(share - 0.06, share + 0.06, calm / all) * smoothstep(coloured, grey, chroma / all)
    for (let i = 0; i < out.data.length; i++) out.data[i] = bare * Math.min(1, Math.max(0, room.data[i]))
    return out
  },
})
