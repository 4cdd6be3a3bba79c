import type { FaceReading } from '../../guidance/reading/face.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import { smoothstep } from '../../smoothstep.ts'
import { through } from '../curve.ts'
import type { Outlines } from '../outlines.ts'
import { tapered } from './tapered.ts'

export interface RimLook {
  readonly ink: Lab3
  /** How far rims are ink rather than what they are made of. */
  readonly inked: number
}

/** The rims of spectacles where the photo has them, as dark beside this skin as they are beside the photo's. */
export function drawRims(
  out: Outlines,
  { rims, skin: own, drawn }: FaceReading,
  skin: Lab3,
  look: RimLook,
): void {
  for (const { path, half, colour } of rims) {
    const { x, y } = through({ x: path.map((p) => p[0]), y: path.map((p) => p[1]) }, 3)
    const line = x.flatMap((v, i) => [v, y[i]])
    const made: Lab3 = [(colour[0] / Math.max(0.15, own[0])) * skin[0], colour[1], colour[2]]
    const paint = made.map((v, l) => v + look.inked * (look.ink[l] - v)) as Lab3
    out.add(
      tapered(line, (t) => half * smoothstep(0, 0.08, Math.min(t, 1 - t))),
      { colour: paint, opacity: drawn },
    )
  }
}
