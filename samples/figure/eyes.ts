/**
 * Eyeballs, lashes and brows.
 */
import { hash, mix, step } from '../raster/chance.ts'
import { type Mesh, plus, type Triple, times, unit } from '../raster/mesh.ts'
import { patch } from '../raster/patch.ts'
import type { Surface } from '../raster/scene.ts'
import { faceAt } from './head.ts'
import { eye, lids, materials, type Person, shutOf } from './person.ts'

/** Both eyeballs; aux = [x, y on the ball from the gaze's axis, side]. Longer than high, to fill the corners. */
export function addEyes(mesh: Mesh, person: Person): void {
  for (const side of [-1, 1]) {
    patch(mesh, 60, 60, materials.eye, (u, v) => {
      const a = (u - 0.5) * 2.6
      const b = (v - 0.5) * 2.6
      const d = unit([Math.tan(a * 0.5) * 4.5, Math.tan(b * 0.5) * 1.6, 1])
      const at: Triple = [
        side * eye.x + d[0] * eye.radius * (d[0] * side > 0 ? 1.24 : 1.37),
        eye.y + d[1] * eye.radius,
        eye.z + d[2] * eye.radius,
      ]
      const lookX = Math.tan((person.gaze.yaw * Math.PI) / 180) * eye.radius
      const lookY = Math.tan((person.gaze.pitch * Math.PI) / 180) * eye.radius
      const [x, y] = [at[0] - side * eye.x - lookX, at[1] - eye.y - lookY]
      return { at, colour: [0.7, 0.66, 0.64], aux: [x, y, side] }
    })
  }
}

/** Paints an eye: white with a little red towards the corners, a rim, fibres, the pupil. */
export function eyeSurface(person: Person, s: Surface): void {
  const r = Math.hypot(s.u, s.v) / eye.iris
  const a = Math.atan2(s.v, s.u)
  const inner = s.w * s.u < 0 ? step(0.75, 1.4, Math.abs(s.u)) : 0
  const red = step(0.55, 1.6, Math.abs(s.u)) * 0.5
  ;[s.r, s.g, s.b] = [mix(0.5, 0.47, red), mix(0.47, 0.34, red), mix(0.45, 0.32, red)]
  if (inner > 0) [s.r, s.g, s.b] = [mix(s.r, 0.5, inner), mix(s.g, 0.2, inner), mix(s.b, 0.17, inner)]
  if (r < 1.12) {
    const fibre = hash(Math.floor(a * 40), 3, s.w) * 0.5 + hash(Math.floor(a * 17 + r * 3), 4, s.w) * 0.5
    const glow = step(0.3, 0.5, r) * step(1, 0.6, r) * 0.55
    const rim = step(0.8, 1.02, r)
    const tone = (k: 0 | 1 | 2): number =>
      mix(person.iris[k] * (0.4 + 0.45 * fibre + glow * 0.9), person.irisRim[k], rim) * step(0.34, 0.4, r)
    const white = step(0.96, 1.12, r)
    ;[s.r, s.g, s.b] = [mix(tone(0), s.r, white), mix(tone(1), s.g, white), mix(tone(2), s.b, white)]
  }
  // The clear cornea stands out over the iris: it has its own normal, for the light's image.
  const bulge = step(1.25, 0.6, r) * 0.46
  const l = Math.hypot(s.nx + s.u * bulge, s.ny + s.v * bulge, s.nz)
  ;[s.nx, s.ny, s.nz] = [(s.nx + s.u * bulge) / l, (s.ny + s.v * bulge) / l, s.nz / l]
  s.rough = 0.12
  s.f0 = 0.02
  // The lamp's image: a soft square where the mirrored line of sight meets it.
  const d = s.dx * s.nx + s.dy * s.ny + s.dz * s.nz
  const seen = unit([s.dx - 2 * d * s.nx, s.dy - 2 * d * s.ny, s.dz - 2 * d * s.nz])
  const to = unit(person.catchLight.towards)
  const off = Math.max(Math.abs(seen[0] - to[0]), Math.abs(seen[1] - to[1])) + (seen[2] < 0 ? 9 : 0)
  const image =
    step(person.catchLight.wide, person.catchLight.wide * 0.8, off) * 1.3 + 0.05 * Math.max(0, seen[1])
  ;[s.glowR, s.glowG, s.glowB] = [image, image, image * 0.97]
}

/** Lashes along both lids, and brows. */
export function addLashesAndBrows(mesh: Mesh, person: Person): void {
  const lash: Triple = times(person.brow, 0.35)
  for (const side of [-1, 1]) {
    const shut = shutOf(person, side)
    for (let i = 0; i < 230; i++) {
      const h = (k: number): number => hash(i, k, side + 5)
      const ex = -1.35 + 2.93 * h(1)
      const onUpper = i < 185
      const [up, low] = lids(ex, shut)
      const ey = onUpper ? up : low
      const d2 = (ex / 1.16) ** 2 + ey * ey
      const root: Triple = [
        side * (eye.x + ex),
        eye.y + ey,
        eye.z + Math.sqrt(Math.max(0.15, 1.35 * 1.35 - d2)),
      ]
      const outward = (ex + 0.15) * 0.42 + (h(2) - 0.5) * 0.3
      const full = onUpper
        ? mix(0.42, 0.82, step(-1.2, 1.1, ex)) * (0.75 + 0.4 * h(3))
        : 0.3 * (0.6 + 0.6 * h(3))
      const size = full * (person.lashes ?? 1)
      const path: Triple[] = []
      for (let k = 0; k <= 6; k++) {
        const t = k / 6
        const rise = onUpper
          ? mix(-0.12 * t + 0.85 * t * t, -0.5 * t + 0.15 * t * t, shut)
          : -0.55 * t + 0.1 * t * t
        path.push(plus(root, [side * outward * t * size, rise * size, (0.95 * t - 0.35 * t * t) * size]))
      }
      mesh.strand(path, onUpper ? 0.022 : 0.006, 0.003, () => lash, materials.lash)
    }
    for (let i = 0; i < 640; i++) {
      const h = (k: number): number => hash(i, k, side + 50)
      const t = h(1)
      const x = 1.35 + 3.55 * t
      const arch = 1.84 + 0.44 * Math.sin(Math.min(1, t * 1.1) * 2.2) - 0.5 * step(0.6, 1.1, t)
      const thick = 0.27 * (person.brows ?? 1) * step(-0.12, 0.3, t) * (1 - 0.72 * step(0.45, 1, t))
      const y = arch + (h(2) - 0.5) * 2 * thick
      const a = Math.asin(Math.min(1, (x / 6.85) ** 1.125))
      const base = faceAt(person, a, y).at
      base[0] *= side
      const lean = mix(1.1, 0.12, step(0, 0.35, t)) - (h(2) - 0.5) * 0.7 - 0.35 * step(0.6, 1, t)
      const size = 0.55 * (0.7 + 0.5 * h(3)) * (1 - 0.3 * t)
      const path: Triple[] = []
      for (let k = 0; k <= 5; k++) {
        const s = k / 5
        const px = Math.abs(base[0]) + s * size * Math.cos(lean)
        const py = base[1] + s * size * Math.sin(lean) * (1 - 0.35 * s)
        const on = faceAt(person, Math.asin(Math.min(1, (px / 6.85) ** 1.125)), py).at
        path.push([side * px, py, on[2] + 0.03 + 0.09 * Math.sin(s * 2.4)])
      }
      mesh.strand(path, 0.014, 0.006, () => person.brow, materials.lash)
    }
  }
}
