import type { Node } from '../../filter.ts'
import { hairStrokes } from '../../filters/line/hair-strokes.ts'
import { fadeOut } from '../../filters/map/fade-out.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { masses } from '../../filters/map/masses.ts'
import { both } from '../../filters/mix/both.ts'
import { inkStrokes } from '../../filters/stroke/ink-strokes.ts'
import { noise } from '../../filters/texture/noise.ts'
import { inkDensity } from '../../filters/tone/ink-density.ts'
import { tone } from '../../filters/tone/tone.ts'
import { dilute } from '../../filters/wash/dilute.ts'
import { fiveInks } from '../../filters/wash/five-inks.ts'
import { skinInk } from '../../filters/wash/skin-ink.ts'
import type { Ingredients } from '../../style.ts'
import type { InkGround } from './ink-ground.ts'

/** How much ink lies where: five inks, two pale ones on skin, and large dark masses with water and a dry brush in them. */
export function inkWashes(
  { photo, seen, skin, subject }: Ingredients,
  { smooth, keep, face, head, flesh, broad, paper, drift, clouds }: InkGround,
  wetness: number,
): { readonly dark: Node<'plane'>; readonly mass: Node<'plane'>; readonly washes: Node<'plane'> } {
  const flecks = noise({ size: 8, octaves: 3, gain: 0.6, salt: 3 })
  const runs = noise({ size: 150, octaves: 2, salt: 4 })
  const dark = smooth.pipe(tone({ radius: 60, detail: 1.3, middle: 0.5 }), inkDensity({ skin, hair: head }))
  const laid = dark.pipe(both({ map: keep }))
  const mass = laid.pipe(masses({ spare: face, from: 0.5, to: 0.68 }))
  const fade = seen.pipe(fadeOut({ drift, clouds }))
  const washes = laid
    .pipe(fiveInks({ wet: wetness, clouds, flecks, drift: runs, care: subject }))
    .pipe(
      skinInk({ photo, skin: flesh, hair: head, depth: 1.3 }),
      dilute({ masses: mass, drift, clouds, water: 0.5 }),
    )
  // the white that a dry brush leaves in a broad stroke
  const bare = mass
    .pipe(hairStrokes({ flow: broad, width: 4.5, length: 190, apart: 36, spread: 9, strands: 2, dry: 1 }))
    .pipe(inkStrokes({ paper, dry: 1.2 }), holdBack({ by: 0.07 }))
  return { dark, mass, washes: washes.pipe(both({ map: bare }), both({ map: fade })) }
}
