import type { Node } from '../../filter.ts'
import { mineralPalette } from '../../filters/colour/mineral-palette.ts'
import { edgeSlope, finishEdges } from '../../filters/edge/finish-edges.ts'
import { backdropRoom } from '../../filters/guide/backdrop.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { longHair } from '../../filters/guide/long-hair.ts'
import { darkCloth } from '../../filters/map/dark-cloth.ts'
import { firm } from '../../filters/map/firm.ts'
import { inkReserve } from '../../filters/map/ink-reserve.ts'
import { loneThing } from '../../filters/map/lone-thing.ts'
import { masses } from '../../filters/map/masses.ts'
import { setOff } from '../../filters/map/set-off.ts'
import { blend } from '../../filters/mix/blend.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { anisotropicKuwahara } from '../../filters/smooth/anisotropic-kuwahara.ts'
import { noise } from '../../filters/texture/noise.ts'
import { clearEyes } from '../../filters/tone/clear-eyes.ts'
import { eyeRange } from '../../filters/tone/eye-range.ts'
import { porcelain } from '../../filters/tone/porcelain.ts'
import { tone } from '../../filters/tone/tone.ts'
import { fenran } from '../../filters/wash/fenran.ts'
import { thin } from '../../filters/wash/thin.ts'
import type { Ingredients } from '../../style.ts'

/** What of a portrait's own background is painted; a scene shows that much less of what is empty, and has mist in it. */
const behind = 0.05
const open = 0.45

/**
 * The paint of a figure painting: mineral colours in two-step glazes, porcelain skin, clear eyes. Its spare lane is
 * how thick it lies; `keep` is where there is any.
 */
export function gongbiPaint(
  { photo, original, seen, person, skin, hair: own, sky, detail, subject }: Ingredients,
  { ways, pigment, rouge }: { ways: Node<'flow'>; pigment: number; rouge: number },
) {
  // black hair that hangs over clothes is no indigo
  const hair = own.pipe(longHair({ photo, seen, person, skin }))
  const drift = noise({ size: 220, salt: 1 })
  const clouds = noise({ size: 90, salt: 2 })
  const face = seen.pipe(facePart({ part: 'oval', feather: 0.06 }))
  const flesh = skin.pipe(strongest({ other: face }))
  // to the hairline: where neither skin nor hair is sure, no pigment may flare up
  const calm = flesh.pipe(
    strongest({ other: seen.pipe(facePart({ part: 'oval', feather: 0.12, grow: 0.14 })) }),
  )
  const features = seen.pipe(facePart({ part: 'features', feather: 0.03 }))
  const eyes = seen.pipe(facePart({ part: 'eyes', feather: 0.015, grow: 0.005 }))
  const lips = seen.pipe(facePart({ part: 'lips', feather: 0.02 }))
  const cheeks = seen.pipe(facePart({ part: 'cheeks', feather: 0.25 }))
  // an animal is painted whole, with soft borders: its map has holes, and reaches into what is behind it
  const thing = subject.pipe(loneThing({ person }), masses({ size: 26, from: 0.2, to: 0.62 }))
  const room = person.pipe(firm({ low: 0.4, high: 0.75 }), backdropRoom({ seen }))
  const around = subject.pipe(masses({ size: 40, from: 0.2, to: 0.6 }), both({ map: room, other: 'not' }))
  const keep = person
    .pipe(
      firm({ low: 0.4, high: 0.75 }),
      strongest({ other: thing }),
      strongest({ other: around, share: 0.8 }),
      inkReserve({ behind, open, seen, sky, detail, drift, clouds, far: clouds }),
    )
    .pipe(both({ map: thing.pipe(setOff({ amount: 0.5 })) }))
  const toned = photo.pipe(tone({ radius: 45, light: 0.82, detail: 1.15, middle: 0.55 }))
  const robe = toned.pipe(darkCloth({ person, skin: flesh, hair, seen }))
  const painted = toned
    .pipe(mineralPalette({ strength: pigment, spare: calm, hair, person, robe }))
    .pipe(
      porcelain({
        photo,
        skin: skin.pipe(both({ map: hair, other: 'not' })),
        features,
        lips,
        cheeks,
        rouge,
        cinnabar: 0.2 + 0.5 * rouge,
      }),
    )
    .pipe(blend({ other: toned, where: thing, amount: 0.55 }))
    .pipe(anisotropicKuwahara({ radius: 3.5, spared: 1, flow: ways, spare: face }))
    .pipe(clearEyes({ photo, eyes, range: photo.pipe(eyeRange({ seen })) }))
  const paint = painted
    .pipe(fenran({ clouds, care: flesh }), thin({ keep }))
    .pipe(finishEdges({ slope: painted.pipe(edgeSlope({ photo })), original }))
  return { paint, painted, keep, face }
}
