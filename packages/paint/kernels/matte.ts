import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { box, boxPlain } from './box.ts'
import type { Machine } from './machine.ts'

/** Variance of the guide below which a place has no border to follow. */
const flat = 3e-4

/** Moves the soft border of a map onto that of a photo: `mattePlain` says how. */
export function matted(m: Machine, map: Plane, photo: Plane, radius: number): Plane {
  const { width, height } = map
  const moments = m.plane(width, height, 4)
  m.rows('matteMoments', height, photo.at, map.at, moments.at, width)
  const means = box(m, moments, radius)
  m.free(moments)
  m.rows('matteModel', height, means.at, width, flat)
  const model = box(m, means, radius)
  m.free(means)
  const out = m.plane(width, height)
  m.rows('matteUse', height, model.at, photo.at, map.at, out.at, width)
  m.free(model)
  return out
}

/** The plain twin of `matted`. */
export function mattePlain(map: Plane, photo: Plane, radius: number): Float32Array {
  const { width, height, data } = map
  // lightness decides, warmth helps: one guide of both costs half of a model of three
  const guide = data.map((_, i) => photo.data[4 * i] + photo.data[4 * i + 1] + photo.data[4 * i + 2])
  const mean = (of: (i: number) => number) =>
    boxPlain({ width, height, lanes: 1, data: data.map((_, i) => of(i)), at: 0 }, radius)
  const [G, GG, P, GP] = [
    mean((i) => guide[i]),
    mean((i) => guide[i] * guide[i]),
    mean((i) => data[i]),
    mean((i) => guide[i] * data[i]),
  ]
  const spread = G.map((g, i) => Math.max(0, GG[i] - g * g))
  const slope = G.map((g, i) => (GP[i] - g * P[i]) / (spread[i] + flat))
  const slopes = mean((i) => slope[i])
  const offsets = mean((i) => P[i] - slope[i] * G[i])
  // how much of the map's own slope the photo explains
  const told = mean((i) => slope[i] * slope[i] * spread[i])
  return data.map((p, i) => {
    const fitted = slopes[i] * guide[i] + offsets[i]
    const crisp = smoothstep(0.1, 0.9, smoothstep(0.05, 0.95, fitted))
    const v = fitted + smoothstep(0, 0.03, told[i]) * (crisp - fitted)
    // a doubtful border stays doubtful: the model only moves what lies between
    const band = smoothstep(0, 0.12, p) * smoothstep(1, 0.88, p)
    return Math.min(1, Math.max(0, p + band * (v - p)))
  })
}
