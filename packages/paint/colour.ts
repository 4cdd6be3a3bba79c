/** A colour of a recipe in OKLab; spread into a filter that takes `L`, `a` and `b`. */
export interface Lab {
  readonly L: number
  readonly a: number
  readonly b: number
}

/** Three lanes of a colour, in whatever space. */
type Triple = [number, number, number]

/** Linear red, green and blue as OKLab; a cone's negative response counts as none. Ottosson 2020, https://bottosson.github.io/posts/oklab/ */
export function fromLinear(r: number, g: number, b: number): Triple {
  const l = Math.cbrt(Math.max(0, 0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b))
  const m = Math.cbrt(Math.max(0, 0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b))
  const s = Math.cbrt(Math.max(0, 0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b))
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** OKLab as linear red, green and blue, which lie outside 0..1 where sRGB has no such colour. */
export function toLinear(L: number, a: number, b: number): Triple {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

/** A colour some way from one to another. */
export const between = (p: Readonly<Triple>, q: Readonly<Triple>, t: number): Triple => [
  p[0] + t * (q[0] - p[0]),
  p[1] + t * (q[1] - p[1]),
  p[2] + t * (q[2] - p[2]),
]

const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)

/**
 * `#rrggbb` (sRGB) in OKLab.
 * @throws RangeError for anything else
 */
export function labOf(hex: string): Lab {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new RangeError(`Expected #rrggbb but received ${hex}`)
  const [r, g, b] = [1, 3, 5].map((i) => linear(Number.parseInt(hex.slice(i, i + 2), 16) / 255))
  const [L, A, B] = fromLinear(r, g, b)
  return { L, a: A, b: B }
}
