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

/** Turns a colour's hue by `angle` and scales its chroma. */
const turned = ([l, a, b]: Paint, angle: number, chroma: number): Paint => {
  const [c, s] = [Math.cos(angle) * chroma, Math.sin(angle) * chroma]
  return [l, a * c - b * s, a * s + b * c]
}

/** The pigment one reaches for: any, but rather one as light as what is meant and of a kindred hue. */
function pigmentFor([l, a, b]: Paint, dice: Dice): Paint {
  let [best, most] = [palette[0], -1]
  for (const p of palette) {
    const far = ((p[0] - l) / 0.16) ** 2 + ((p[1] - a) / 0.11) ** 2 + ((p[2] - b) / 0.11) ** 2
    const chance = dice.even() * Math.exp(-0.5 * far)
    if (chance > most) [best, most] = [p, chance]
  }
  return best
}

/** Broken colour: the paint of one stroke and of what streaks through it, neither quite the colour meant. */
export function load(
  meant: Paint,
  { hue, light, pure }: Stray,
  dice: Dice,
): { colour: Paint; accent: Paint } {
  const strayed = turned(meant, hue * dice.bell(), 1 + 0.25 * hue * dice.bell())
  const mixed = (base: Paint, share: number): Paint => {
    const p = pigmentFor(meant, dice)
    // the mixture keeps most of the lightness: form is told by light, broken colour by hue
    return [
      base[0] + 0.35 * share * (p[0] - base[0]),
      base[1] + share * (p[1] - base[1]),
      base[2] + share * (p[2] - base[2]),
    ]
  }
  const [l, a, b] = mixed(strayed, pure * 0.45 * dice.even() ** 1.5)
  const colour: Paint = [l + light * dice.bell(), a, b]
  const side = dice.even() < 0.5 ? -1.5 : 1.5
  const [sl, sa, sb] = mixed(turned(colour, side * hue, 1 + 0.3 * hue), pure * 0.5 * dice.even())
  return { colour, accent: [sl + light * (0.4 + dice.bell()), sa, sb] }
}
