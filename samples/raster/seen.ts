/**
 * The seen points of one picture, ready to be lit: from names in a cover to positions, normals and materials.
 */
import type { Cover } from './cover.ts'
import type { Mesh } from './mesh.ts'
import { kinds, type Scene, type Surface } from './scene.ts'
import type { Projected, View } from './view.ts'

/** Per point: `stride` floats — x y z, nx ny nz, r g b, to-eye x y z, rough, f0, kind — and its pixel. */
export const stride = 15
export interface Seen {
  count: number
  at: Uint32Array
  facts: Float32Array
  /** Light that is there already (own glow, mirrored picture), linear RGB. */
  glow: Float32Array
  /** Haze: through, r, g, b. */
  air: Float32Array
}

/** `mirror` is the picture seen in the scene's water, linear RGB. */
export function see(
  scene: Scene,
  mesh: Mesh,
  view: View,
  at: Projected,
  cover: Cover,
  mirror?: Float32Array,
): Seen {
  const names = cover.name
  if (!names) throw new Error('a cover without names cannot be looked at')
  let count = 0
  for (let k = 0; k < names.length; k++) if (names[k]) count++
  const seen: Seen = {
    count,
    at: new Uint32Array(count),
    facts: new Float32Array(count * stride),
    glow: new Float32Array(count * 3),
    air: new Float32Array(count * 4),
  }
  const s = {} as Surface
  let i = 0
  for (let k = 0; k < names.length; k++) {
    if (!names[k]) continue
    s.px = k % cover.width
    s.py = (k / cover.width) | 0
    gather(mesh, view, at, names[k] - 1, s)
    scene.surface(s)
    if (mirror && s.mirror > 0) reflect(s, cover, mirror)
    seen.at[i] = k
    seen.facts.set([s.x, s.y, s.z, s.nx, s.ny, s.nz, s.r, s.g, s.b, -s.dx, -s.dy, -s.dz], i * stride)
    seen.facts[i * stride + 12] = s.rough
    seen.facts[i * stride + 13] = s.f0
    seen.facts[i * stride + 14] = s.kind
    seen.glow.set([s.glowR, s.glowG, s.glowB], i * 3)
    seen.air.set(scene.air?.(s) ?? [1, 0, 0, 0], i * 4)
    i++
  }
  return seen
}

const weights = new Float64Array(3)
const corner = new Uint32Array(3)

function gather(mesh: Mesh, view: View, at: Projected, name: number, s: Surface): void {
  const px = s.px + 0.5
  const py = s.py + 0.5
  const strand = name >= mesh.triangles
  if (strand) {
    const g = name - mesh.triangles
    corner[0] = mesh.ends[g * 2]
    corner[1] = mesh.ends[g * 2 + 1]
    corner[2] = corner[0]
    const dx = at.x[corner[1]] - at.x[corner[0]]
    const dy = at.y[corner[1]] - at.y[corner[0]]
    const t = ((px - at.x[corner[0]]) * dx + (py - at.y[corner[0]]) * dy) / (dx * dx + dy * dy + 1e-9)
    weights[1] = Math.min(1, Math.max(0, t))
    weights[0] = 1 - weights[1]
    weights[2] = 0
    s.material = mesh.segmentMaterial[g]
  } else {
    for (let k = 0; k < 3; k++) corner[k] = mesh.corners[name * 3 + k]
    const [a, b, c] = corner as unknown as [number, number, number]
    const [x0, y0] = [at.x[a], at.y[a]]
    const [dx1, dy1, dx2, dy2] = [at.x[b] - x0, at.y[b] - y0, at.x[c] - x0, at.y[c] - y0]
    const area = dx1 * dy2 - dx2 * dy1
    const w1 = ((px - x0) * dy2 - (py - y0) * dx2) / area
    const w2 = ((py - y0) * dx1 - (px - x0) * dy1) / area
    // Screen weights to weights on the surface: each by its nearness.
    weights[0] = (1 - w1 - w2) * at.q[a]
    weights[1] = w1 * at.q[b]
    weights[2] = w2 * at.q[c]
    const sum = weights[0] + weights[1] + weights[2]
    for (let k = 0; k < 3; k++) weights[k] = weights[k] / sum
    s.material = mesh.material[name]
  }
  const blend = (from: Float32Array, k: number): number =>
    from[corner[0] * 3 + k] * weights[0] +
    from[corner[1] * 3 + k] * weights[1] +
    from[corner[2] * 3 + k] * weights[2]
  s.x = blend(mesh.position, 0)
  s.y = blend(mesh.position, 1)
  s.z = blend(mesh.position, 2)
  let nx = blend(mesh.normal, 0)
  let ny = blend(mesh.normal, 1)
  let nz = blend(mesh.normal, 2)
  s.r = blend(mesh.colour, 0)
  s.g = blend(mesh.colour, 1)
  s.b = blend(mesh.colour, 2)
  s.u = blend(mesh.aux, 0)
  s.v = blend(mesh.aux, 1)
  s.w = blend(mesh.aux, 2)
  const ex = s.x - view.origin[0]
  const ey = s.y - view.origin[1]
  const ez = s.z - view.origin[2]
  s.distance = Math.hypot(ex, ey, ez)
  s.dx = ex / s.distance
  s.dy = ey / s.distance
  s.dz = ez / s.distance
  const l = (Math.hypot(nx, ny, nz) || 1) * (!strand && nx * ex + ny * ey + nz * ez > 0 ? -1 : 1)
  nx /= l
  ny /= l
  nz /= l
  s.nx = nx
  s.ny = ny
  s.nz = nz
  s.kind = strand ? kinds.strand : kinds.matt
  s.rough = 0.6
  s.f0 = 0.04
  s.glowR = s.glowG = s.glowB = 0
  s.mirror = s.mirrorX = s.mirrorY = 0
}

function reflect(s: Surface, cover: Cover, mirror: Float32Array): void {
  const x = Math.min(cover.width - 1, Math.max(0, Math.round(s.px + s.mirrorX * cover.width)))
  const y = Math.min(cover.height - 1, Math.max(0, Math.round(s.py + s.mirrorY * cover.width)))
  const k = (y * cover.width + x) * 3
  s.glowR += mirror[k] * s.mirror
  s.glowG += mirror[k + 1] * s.mirror
  s.glowB += mirror[k + 2] * s.mirror
}
