/**
 * Where a portrait is taken: lights by name, a lens, and a ground out of focus.
 */
import { hash, mix, step } from '../raster/chance.ts'
import { type Triple, times, unit } from '../raster/mesh.ts'
import { type Light, spread } from '../raster/scene.ts'
import { looking, type View } from '../raster/view.ts'

export interface Lamp {
  towards: Triple
  /** Half width of the lamp as seen from the sitter, as a tangent. */
  wide: number
  /** Linear colour and strength together. */
  colour: Triple
  gloss: number
  /** Share of the samples, of 16. */
  share: number
}

/** Light `index`: the lamps in turn, by their shares; what is left of 16 goes to the surroundings. */
export function lampLight(lamps: readonly Lamp[], around: (d: Triple) => Triple, index: number): Light {
  const slot = index % 16
  const [u, v] = spread(index * 5 + 2)
  let below = 0
  for (const lamp of lamps) {
    below += lamp.share
    if (slot >= below) continue
    const d = unit(lamp.towards)
    const right = unit([d[2], 0, -d[0]])
    const up: Triple = [-d[1] * right[2] * -1, 1 - d[1] * d[1], d[1] * right[0] * -1]
    const [a, b] = [(u - 0.5) * 2 * lamp.wide, (v - 0.5) * 2 * lamp.wide]
    const towards = unit([d[0] + right[0] * a + up[0] * b, d[1] + up[1] * b, d[2] + right[2] * a + up[2] * b])
    return { towards, colour: times(lamp.colour, 1 / lamp.share), gloss: lamp.gloss }
  }
  const y = 1 - 2 * v
  const r = Math.sqrt(Math.max(0, 1 - y * y))
  const towards: Triple = [r * Math.cos(6.2832 * u), y, r * Math.sin(6.2832 * u)]
  return { towards, colour: times(around(towards), 1 / (16 - below)), gloss: 0.25 }
}

/** A long lens at eye height; the picture is `tall` cm high where the sitter is. */
export function portraitLens(
  width: number,
  height: number,
  lens: [number, number],
  middle: Triple,
  tall: number,
  far = 155,
): View {
  const from: Triple = [middle[0] + lens[0] * 0.6, middle[1] + 3 + lens[1] * 0.6, middle[2] + far]
  const rest = {
    width,
    height,
    scale: (height / tall) * far,
    cx: width / 2,
    cy: height / 2,
    perspective: true,
    near: 20,
  }
  return looking(from, middle, rest)
}

export interface Blur {
  top: Triple
  bottom: Triple
  seed: number
  discs: number
  colours: readonly Triple[]
}

/** A ground far out of focus: broad soft masses, and lights that have become discs. */
export function blurred(width: number, height: number, blur: Blur): Float32Array {
  const out = new Float32Array(width * height * 3)
  const discs = Array.from({ length: blur.discs }, (_, i) => {
    const h = (k: number): number => hash(i, k, blur.seed)
    const mass = i < blur.discs * 0.3
    return {
      x: h(1) * 1.2 - 0.1,
      y: h(2) ** (mass ? 1 : 1.5) * 1.3 - 0.05,
      r: mass ? 0.12 + 0.22 * h(3) : 0.018 + 0.05 * h(3),
      soft: mass ? 0.9 : 0.2,
      power: mass ? 0.5 : 0.1 + 0.32 * h(4) ** 3,
      c: blur.colours[Math.floor(h(5) * blur.colours.length)],
    }
  })
  for (let j = 0; j < height; j++)
    for (let i = 0; i < width; i++) {
      const x = i / width
      const y = (j / height) * (height / width)
      const k = (j * width + i) * 3
      const t = step(0, 1, j / height)
      for (let c = 0; c < 3; c++) out[k + c] = mix(blur.top[c], blur.bottom[c], t)
      for (const d of discs) {
        const near = Math.hypot(x - d.x, y - d.y) / d.r
        if (near > 1 + d.soft * 0.5) continue
        const a =
          d.power * step(1 + d.soft * 0.5, 1 - d.soft, near) * (d.soft < 0.5 ? 0.8 + 0.25 * near * near : 1)
        for (let c = 0; c < 3; c++)
          out[k + c] = d.soft > 0.5 ? mix(out[k + c], d.c[c], a) : out[k + c] + d.c[c] * a
      }
    }
  return out
}
