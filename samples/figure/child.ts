/**
 * A child's proportions, after the grown figure is built: the face is short and lies low in the skull, the eyes are
 * large in it, the nose is flat, and neck and shoulders are slight.
 */
import type { Mesh } from '../raster/mesh.ts'
import { eye } from './person.ts'

/** How much shorter what lies below the eyes is, and how large the eyes are. */
const [short, large] = [0.83, 0.2]

/** Changes the points from `start` on; those from `head` on are the head's. */
export function childlike(mesh: Mesh, start: number, head: number): void {
  const p = mesh.position
  for (let i = start; i < mesh.points; i++) {
    const [x, y, z] = [p[i * 3], p[i * 3 + 1], p[i * 3 + 2]]
    if (i < head) {
      p[i * 3] = x * 0.64
      p[i * 3 + 1] = -10.6 * short + (y + 10.6) * 0.8
      p[i * 3 + 2] = -1.6 + (z + 1.6) * 0.72
      continue
    }
    const dx = Math.abs(x) - eye.x
    const near = z > 3 ? large * Math.exp(-((dx / 2) ** 2) - (y / 1.7) ** 2) : 0
    const cheek = z > 0 ? 0.05 * Math.exp(-(((y + 4.5) / 2.5) ** 2)) : 0
    p[i * 3] = (x + Math.sign(x) * dx * near) * (1 + cheek)
    p[i * 3 + 1] = (y < 0 ? y * short : y * 1.03) + y * near
    // What stands out beyond the cheeks is the nose: a third of it goes.
    p[i * 3 + 2] = z > 9 && y < 1 && y > -5 ? 9 + (z - 9) * 0.62 : z
  }
}
