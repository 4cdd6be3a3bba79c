import type { Dice } from './dice.ts'
import type { Paint } from './heap.ts'

/** What lay on the palette at Giverny, in OKLab: lead white, cadmium yellow, madder, vermilion, two violets,
 * ultramarine, cerulean, viridian, emerald. No earths, no black. */
const palette: readonly Paint[] = [
  [0.96, 0.003, 0.015],
  [0.9, -0.015, 0.11],
  [0.8, 0.075, 0.005],
  [0.68, 0.12, 0.07],
  [0.62, 0.06, -0.08],
  [0.76, 0.035, -0.055],
  [0.5, -0.005, -0.13],
  [0.72, -0.03, -0.085],
  [0.58, -0.085, 0.015],
  [0.8, -0.085, 0.075],
]

/** How far one load of the brush may stray from the colour that is meant. */
export interface Stray {
  readonly hue: number
  readonly light: number
  /** 0..1: how much pure pigment is let into the mixture. */
  readonly pure: number
}

/** The pigment one reaches for: any, but rather one as light as what is meant and of a kindred hue. */
function pigmentFor(meant: Paint, dice: Dice): Paint {
  let best = palette[0]
  let most = -1
  for (const p of palette) {
    const l = (p[0] - meant[0]) / 0.16
    const a = (p[1] - meant[1]) / 0.11
    const b = (p[2] - meant[2]) / 0.11
    const far = l * l + a * a + b * b
    const chance = dice.even() / (1 + far * far)
    if (chance > most) {
      most = chance
      best = p
    }
  }
  return best
}

/** A colour with its hue turned by `angle`, its chroma scaled, and `share` of a pigment mixed in. */
function mixed(base: Paint, angle: number, chroma: number, p: Paint, share: number, lighter: number): Paint {
  const c = Math.cos(angle) * chroma
  const s = Math.sin(angle) * chroma
  const a = base[1] * c - base[2] * s
  const b = base[1] * s + base[2] * c
  // the mixture keeps most of the lightness: form is told by light, broken colour by hue
  return [base[0] + 0.35 * share * (p[0] - base[0]) + lighter, a + share * (p[1] - a), b + share * (p[2] - b)]
}

/** Broken colour: the paint of one stroke and of what streaks through it, neither quite the colour meant. */
export function load(
  meant: Paint,
  { hue, light, pure }: Stray,
  dice: Dice,
): { colour: Paint; accent: Paint } {
  const strayed = hue * dice.bell()
  const chroma = 1 + 0.25 * hue * dice.bell()
  const drawn = dice.even()
  const share = pure * 0.45 * drawn * Math.sqrt(drawn)
  const colour = mixed(meant, strayed, chroma, pigmentFor(meant, dice), share, light * dice.bell())
  const side = dice.even() < 0.5 ? -1.5 : 1.5
  const touch = pure * 0.5 * dice.even()
  const lighter = light * (0.4 + dice.bell())
  return { colour, accent: mixed(colour, side * hue, 1 + 0.3 * hue, pigmentFor(meant, dice), touch, lighter) }
}
