/**
 * What a scene is made of: triangles and strands (hair, grass, cables) over shared points.
 */
export type Triple = [number, number, number]

/** Colours are linear reflectances 0…1; `aux` is whatever a material wants to know of a point. */
export class Mesh {
  points = 0
  position = new Float32Array(3 << 12)
  normal = new Float32Array(3 << 12)
  colour = new Float32Array(3 << 12)
  aux = new Float32Array(3 << 12)
  triangles = 0
  corners = new Uint32Array(3 << 12)
  material = new Uint8Array(1 << 12)
  segments = 0
  ends = new Uint32Array(2 << 12)
  width = new Float32Array(1 << 12)
  segmentMaterial = new Uint8Array(1 << 12)

  /** Adds a point; for a strand's point the normal is the strand's direction. Returns its number. */
  point(p: Triple, n: Triple, c: Triple, a: Triple = [0, 0, 0]): number {
    const i = this.points++
    if (i * 3 + 3 > this.position.length) {
      this.position = doubled(this.position)
      this.normal = doubled(this.normal)
      this.colour = doubled(this.colour)
      this.aux = doubled(this.aux)
    }
    this.position.set(p, i * 3)
    this.normal.set(n, i * 3)
    this.colour.set(c, i * 3)
    this.aux.set(a, i * 3)
    return i
  }

  triangle(a: number, b: number, c: number, material: number): void {
    const i = this.triangles++
    if (i >= this.material.length) {
      this.corners = doubled(this.corners)
      this.material = doubled(this.material)
    }
    this.corners[i * 3] = a
    this.corners[i * 3 + 1] = b
    this.corners[i * 3 + 2] = c
    this.material[i] = material
  }

  /** A piece of a strand from point `a` to `b`, `width` world units thick. */
  segment(a: number, b: number, width: number, material: number): void {
    const i = this.segments++
    if (i >= this.width.length) {
      this.ends = doubled(this.ends)
      this.width = doubled(this.width)
      this.segmentMaterial = doubled(this.segmentMaterial)
    }
    this.ends[i * 2] = a
    this.ends[i * 2 + 1] = b
    this.width[i] = width
    this.segmentMaterial[i] = material
  }

  /** A strand through `path`, thinning from `width` to `tip`; aux = [0…1 along, `tag`, 0]. */
  strand(
    path: readonly Triple[],
    width: number,
    tip: number,
    colour: (along: number) => Triple,
    material: number,
    tag = 0,
  ) {
    let before = -1
    for (let i = 0; i < path.length; i++) {
      const along = i / (path.length - 1)
      const from = path[Math.max(0, i - 1)]
      const to = path[Math.min(path.length - 1, i + 1)]
      const here = this.point(path[i], unit(minus(to, from)), colour(along), [along, tag, 0])
      if (before >= 0)
        this.segment(before, here, (width + (tip - width) * along) * Math.min(1, 0.35 + along * 5), material)
      before = here
    }
  }

  /** A four-cornered patch with one colour and its own flat normal; aux = [u 0…1, v 0…1, tag]. */
  quad(
    a: Triple,
    b: Triple,
    c: Triple,
    d: Triple,
    colour: Triple,
    material: number,
    tag = 0,
    n?: Triple,
  ): void {
    const face = n ?? unit(cross(minus(b, a), minus(d, a)))
    const i = this.point(a, face, colour, [0, 0, tag])
    const j = this.point(b, face, colour, [1, 0, tag])
    const k = this.point(c, face, colour, [1, 1, tag])
    const l = this.point(d, face, colour, [0, 1, tag])
    this.triangle(i, j, k, material)
    this.triangle(i, k, l, material)
  }

  /** Gives the points from `first` on smooth normals from the triangles from `firstTriangle` on. */
  smooth(first: number, firstTriangle: number): void {
    const { position: p, normal: n, corners } = this
    n.fill(0, first * 3, this.points * 3)
    for (let t = firstTriangle; t < this.triangles; t++) {
      const [a, b, c] = [corners[t * 3] * 3, corners[t * 3 + 1] * 3, corners[t * 3 + 2] * 3]
      const ux = p[b] - p[a]
      const uy = p[b + 1] - p[a + 1]
      const uz = p[b + 2] - p[a + 2]
      const vx = p[c] - p[a]
      const vy = p[c + 1] - p[a + 1]
      const vz = p[c + 2] - p[a + 2]
      const x = uy * vz - uz * vy
      const y = uz * vx - ux * vz
      const z = ux * vy - uy * vx
      for (const k of [a, b, c]) {
        n[k] = n[k] + x
        n[k + 1] = n[k + 1] + y
        n[k + 2] = n[k + 2] + z
      }
    }
    for (let i = first * 3; i < this.points * 3; i += 3) {
      const l = Math.hypot(n[i], n[i + 1], n[i + 2]) || 1
      n[i] = n[i] / l
      n[i + 1] = n[i + 1] / l
      n[i + 2] = n[i + 2] / l
    }
  }
}

function doubled<T extends Float32Array | Uint32Array | Uint8Array>(old: T): T {
  const grown = new (old.constructor as new (length: number) => T)(old.length * 2)
  grown.set(old)
  return grown
}

export const plus = (a: Triple, b: Triple): Triple => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const minus = (a: Triple, b: Triple): Triple => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
export const times = (a: Triple, k: number): Triple => [a[0] * k, a[1] * k, a[2] * k]
export const along = (a: Triple, b: Triple, t: number): Triple => plus(times(a, 1 - t), times(b, t))
export const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export const length = (a: Triple): number => Math.hypot(a[0], a[1], a[2])
export const unit = (a: Triple): Triple => times(a, 1 / (length(a) || 1))
export const cross = (a: Triple, b: Triple): Triple => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
