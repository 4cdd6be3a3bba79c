import type { Box, Face } from './seen.ts'

/** A face for tests, whose mesh is a spiral over an ellipsoid in its box: right in size and finite, a likeness of nobody. */
export function meshedFace(box: Box): Face {
  const mesh = new Float32Array(468 * 3)
  for (let i = 0; i < 468; i++) {
    const r = Math.sqrt((i + 0.5) / 468)
    const angle = i * 2.399963
    mesh[3 * i] = box.x + (0.5 + 0.48 * r * Math.cos(angle)) * box.width
    mesh[3 * i + 1] = box.y + (0.5 + 0.48 * r * Math.sin(angle)) * box.height
    mesh[3 * i + 2] = 0.3 * box.width * r * r
  }
  return { box, score: 0.95, meshScore: 1, mesh, roll: 0, yaw: 0 }
}
