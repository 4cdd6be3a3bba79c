import type { Seen } from '../guidance/seen.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'

/** What of a picture is taken, in u: 0 is free, 1 is a face; ornaments keep away from it. */
export interface Room {
  readonly width: number
  readonly height: number
  readonly taken: (x: number, y: number) => number
}

/** A body or a subject may be touched by an ornament, a face never. */
const ofBody = 0.55

/**
 * @param avoid a map of what matters, of any size: people, or the subject
 * @param skin a map of skin: where nobody could look for faces, they are where much of it is
 */
export function roomOf(
  { width, height, u }: { readonly width: number; readonly height: number; readonly u: number },
  seen: Seen,
  avoid?: Plane,
  skin?: Plane,
): Room {
  const heads = seen.faces.map(({ box }) => ({
    x: box.x + box.width / 2,
    // hair lies above the box
    y: box.y + 0.42 * box.height,
    rx: 0.72 * box.width,
    ry: 0.78 * box.height,
    trunk: 1.35 * box.width,
  }))
  const at = (map: Plane, x: number, y: number): number => {
    const scale = (map.width * u) / width
    const px = Math.min(map.width - 1, Math.max(0, Math.floor(x * scale)))
    const py = Math.min(map.height - 1, Math.max(0, Math.floor(y * scale)))
    return map.data[py * map.width + px]
  }
  const taken = (x: number, y: number): number => {
    let most = 0
    for (const h of heads) {
      const [dx, dy] = [(x - h.x) / h.rx, (y - h.y) / h.ry]
      most = Math.max(most, smoothstep(1.45, 1.05, Math.sqrt(dx * dx + dy * dy)))
      if (!avoid && dy > 0) most = Math.max(most, ofBody * smoothstep(1.3, 1, Math.abs(x - h.x) / h.trunk))
    }
    if (avoid) most = Math.max(most, ofBody * Math.min(1, Math.max(0, at(avoid, x, y))))
    if (skin) most = Math.max(most, 0.9 * smoothstep(0.3, 0.7, at(skin, x, y)))
    return most
  }
  return { width: width / u, height: height / u, taken }
}
