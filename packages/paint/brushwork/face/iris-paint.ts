import type { FaceReading } from '../../guidance/reading/face.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import { smoothstep } from '../../smoothstep.ts'
import type { EyeLook } from './eye-look.ts'

/** Paints of an iris from its shaded top to its lit foot. */
export interface IrisPaint {
  readonly rim: Lab3
  readonly deep: Lab3
  readonly mid: Lab3
  readonly lit: Lab3
  readonly pupil: Lab3
}
/** Direction of brown in OKLab's a and b. */
const brown = [0.55, 0.835] as const

/** The photo's own iris, purer and with clear steps from dark to light. */
export function irisPaint(reading: FaceReading, look: EyeLook): IrisPaint {
  const [L, a, b] = reading.iris
  const chroma = Math.sqrt(a * a + b * b)
  // few and dark pixels tell no hue: what is not clearly cool is brown
  const cool = smoothstep(0.004, -0.008, Math.min(a, b + 0.004))
  const sure = smoothstep(0.006, 0.03, chroma) * Math.max(smoothstep(0.18, 0.42, L), cool)
  let x = sure * (a / (chroma + 1e-4)) + (1 - sure) * brown[0]
  let y = sure * (b / (chroma + 1e-4)) + (1 - sure) * brown[1]
  // no iris is pink: reddish ones are brown under a lamp, or lit by a flash
  if (x > 0 && y < 1.1 * x && (y > 0 || x > -0.6 * y)) [x, y] = [brown[0], brown[1]]
  // what is hardly red at all is the grey green of hazel eyes, not gold
  const hazel = y > 0 ? smoothstep(0.3, 0.1, x / (y + 1e-4)) : 0
  x -= 0.3 * hazel
  const turn = (look.hue * Math.PI) / 180
  x = look.own * x + (1 - look.own) * Math.cos(turn)
  y = look.own * y + (1 - look.own) * Math.sin(turn)
  const long = Math.sqrt(x * x + y * y) + 1e-6
  const grey = cool > 0.5 && chroma < 0.012 ? 0.6 : 1
  const pure =
    look.chroma *
    grey *
    (1 - 0.28 * hazel * smoothstep(0.05, 0.025, chroma)) *
    (0.75 + 0.25 * smoothstep(0.01, 0.05, chroma))
  // how light it is goes by the skin, or by the white of the eye where the skin is deep
  const beside = Math.max(0.2, reading.skin[0], 0.9 * reading.eyes.right.white, 0.9 * reading.eyes.left.white)
  const light = look.own * smoothstep(0.34, 0.62, L / beside) + 0.5 * (1 - look.own)
  const tone = (l: number, k: number): Lab3 => [
    Math.min(0.95, Math.max(0.05, l + look.bright)),
    (k * pure * x) / long,
    (k * pure * y) / long,
  ]
  // brown has no light tones: they would be orange
  const warm = x > 0.25 * long ? 1 : 0
  return {
    rim: tone(0.2 + 0.06 * light, 0.55),
    deep: tone(0.24 + 0.12 * light, 0.8),
    mid: tone(0.42 - 0.05 * warm + (0.17 - 0.06 * warm) * light, 1.15 - 0.1 * warm),
    lit: tone(0.62 - 0.06 * warm + (0.17 - 0.07 * warm) * light, 1.2 - 0.15 * warm),
    pupil: tone(0.1, 0.25),
  }
}
