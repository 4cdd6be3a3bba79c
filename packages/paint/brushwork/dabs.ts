import type { Plane } from '../plane.ts'
import type { Dice } from './dice.ts'
import type { Sketch } from './sketch.ts'

/** Lengths in pixels of the planes; `u` is pixels per u. */
export interface Dabbing {
  readonly size: number
  readonly apart: number
  readonly opacity: number
  /** Half-width of a dab as a share of its length: 0.15 a blade, 0.45 a petal. */
  readonly plump: number
  readonly u: number
}

/** Planes of one size. */
export interface Tree {
  /** Where leaves are. */
  readonly area: Plane
  readonly dark: Plane
  /** Mean darkness around a place: dabs gather on the shaded side of each clump. */
  readonly around?: Plane | undefined
  /** What colour leaves are; left out, they are ink. */
  readonly colours?: Plane | undefined
}

/** Factor of a colour's chroma: thin paint on paper needs more of it than the photo has. */
const vivid = 1.5

/** How much smaller a leaf is at the top of the picture, far away, than at its foot. */
const distance = { far: 0.6, near: 1.35 }

/**
 * Foliage as painters write it: groups of a few short dabs that fan out from a twig, dense and dark in the shade of a
 * crown, none in its light.
 */
export function dabsOf(
  sketch: Sketch,
  { area, dark, around, colours }: Tree,
  { size, apart, opacity, plump, u }: Dabbing,
  cast: Dice,
): void {
  const { width, height } = area
  const lattice = Math.max(2, apart)
  for (let gy = 0; gy < height; gy += lattice)
    for (let gx = 0; gx < width; gx += lattice) {
      const [x, y] = [gx + lattice * cast.even(), gy + lattice * cast.even()]
      const [chance, light] = [cast.even(), cast.even()]
      const i = Math.min(height - 1, Math.floor(y)) * width + Math.min(width - 1, Math.floor(x))
      const d = dark.data[i] * area.data[i]
      const shaded = around ? 5 * (dark.data[i] - around.data[i]) - 0.1 : 0
      if (area.data[i] < 0.35 || d < 0.12 + 0.4 * chance - 0.25 * shaded || shaded < -0.25 + 0.2 * light)
        continue
      const colour = colours && paintAt(colours, i)
      const near = distance.far + ((distance.near - distance.far) * y) / height
      const count = 1 + Math.floor(4.2 * cast.even())
      const full = plump * (0.7 + 0.6 * cast.even())
      const turn = Math.PI * (0.5 + 0.4 * cast.bell())
      for (let k = 0; k < count; k++) {
        const angle = turn + (k - (count - 1) / 2) * (0.75 + 0.15 * cast.bell())
        const long = (size / u) * near * (0.45 + 0.8 * cast.even())
        const [c, s] = [Math.cos(angle), Math.sin(angle)]
        const [x0, y0] = [x / u + 0.2 * long * cast.bell(), y / u + 0.2 * long * cast.bell()]
        for (let j = 0; j <= 5; j++) {
          const t = j / 5
          // pressed where it is set down, lifted at once
          sketch.point(
            x0 + c * long * t,
            y0 + s * long * t,
            long * full * (1 - t) ** 0.6 * Math.min(1, 0.45 + 2 * t),
          )
        }
        sketch.lift({
          opacity: opacity * Math.min(1, 0.25 + d) * (0.65 + 0.35 * light),
          dry: 0.35 * cast.even(),
          ...(colour && { colour }),
        })
      }
    }
}

/** The colour of a place as thin paint: paler, rosier and more vivid. */
const paintAt = ({ data }: Plane, i: number): [number, number, number] => [
  0.25 + 0.72 * data[4 * i],
  vivid * data[4 * i + 1] + 0.008,
  vivid * data[4 * i + 2],
]
