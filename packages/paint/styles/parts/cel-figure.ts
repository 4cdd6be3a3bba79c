import type { Node } from '../../filter.ts'
import { cels } from '../../filters/colour/cels.ts'
import { comicGloss } from '../../filters/colour/comic-gloss.ts'
import { gardenLight } from '../../filters/colour/garden-light.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { longHair } from '../../filters/guide/long-hair.ts'
import { contourStrokes } from '../../filters/line/contour-strokes.ts'
import { drawnLines } from '../../filters/line/drawn-lines.ts'
import { faceStrokes } from '../../filters/line/face-strokes.ts'
import { fineInk } from '../../filters/line/fine-ink.ts'
import { flow } from '../../filters/line/flow.ts'
import { firm } from '../../filters/map/firm.ts'
import { hairShape } from '../../filters/map/hair-shape.ts'
import { hairTexture } from '../../filters/map/hair-texture.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { loneThing } from '../../filters/map/lone-thing.ts'
import { blend } from '../../filters/mix/blend.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { anisotropicKuwahara } from '../../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { gaussian } from '../../filters/smooth/gaussian.ts'
import { pen } from '../../filters/stroke/pen.ts'
import { ownSkin } from '../../filters/tone/own-skin.ts'
import type { Ingredients } from '../../style.ts'
import { celHair } from './cel-hair.ts'
import { celSkin } from './cel-skin.ts'
import { drawnFur } from './drawn-fur.ts'

export interface Sitting {
  readonly toned: Node<'picture'>
  readonly figure: Node<'plane'>
  readonly room: Node<'plane'>
  readonly features: Node<'plane'>
  readonly line: number
}

/** Warm, in two shadows; nobody gets much lighter than the garden around. */
const skinLook = {
  ...{ hue: '#ffd2b0', tint: 0.35, lift: 0.24, contrast: 0.75 },
  // under its cut tones some of a face's own modelling
  more: { soft: 0.045, model: 0.32 },
} as const

/** A figure as a colourist fills it, flat and clean in garden light, and the ink around it (`line` u wide). */
export function celFigure(from: Ingredients, { toned, figure, room, features, line }: Sitting) {
  const { photo, seen, person, skin, subject, detail } = from
  const texture = from.hair.pipe(hairTexture({ photo, seen }))
  const hair = from.hair.pipe(longHair({ photo, seen, person, skin }), hairShape({ seen, texture }))
  const lit = toned.pipe(gardenLight({ care: skin, own: subject, wander: 0 }))
  const form = lit.pipe(flow({ sigma: 3 }))
  const near = lit
  const smooth = lit.pipe(
    anisotropicKuwahara({ radius: 3, flow: form }),
    domainTransform({ sigma: 13, range: 0.3 }),
  )
  const creature = subject.pipe(loneThing({ person }), firm({ low: 0.3, high: 0.75 }))
  const fur = drawnFur({ it: from, ways: form, creature }, { toned: lit })
  // of its own colour: as slate as black cloth is in this light, it would be one with it
  const locks = celHair({ it: from, locks: hair, texture }, { toned, gloss: 0.5 })
  const part = (name: 'oval' | 'cheeks' | 'lips' | 'eyes' | 'nose', feather: number) =>
    seen.pipe(facePart({ part: name, feather }))
  // a nose is told by its shade, not by a line
  const kept = features.pipe(strongest({ other: part('nose', 0.08), share: 0.6 }))
  const filled = smooth
    .pipe(blend({ other: near, where: detail, amount: 0.6 }))
    .pipe(cels({ tones: 6, soft: 0.035, amount: 0.72 }))
  // golden hair that passes for skin keeps its gold: beyond the face the colours of the photo show through
  const beyond = skin.pipe(both({ map: part('oval', 0.1), other: 'not' }))
  const flats = filled
    .pipe(
      celSkin(from, { manner: 'cel', toned: lit, ...skinLook }),
      blend({ other: filled, where: beyond, amount: 0.5 }),
      ownSkin({ photo, skin, seen, amount: 0.95, hue: 0.7, lighter: 0.22, around: 40 }),
      blend({ other: near, where: kept, amount: 0.85 }),
    )
    .pipe(
      comicGloss({
        ...{ light: lit, skin, cheeks: part('cheeks', 0.25), lips: part('lips', 0.02) },
        eyes: part('eyes', 0.03),
      }),
      fur.under,
    )
  // in a scene a pen goes over what is painted as well, but never over a backdrop; hair and fur have their own strands
  const weight = figure.pipe(
    strongest({ other: room.pipe(holdBack({ by: 1 })), share: 0.9 }),
    both({ map: hair.pipe(strongest({ other: creature, share: 0.5 }), holdBack({ by: 0.8 })) }),
  )
  const contours = smooth.pipe(
    drawnLines({
      sigma: 1.1,
      width: 1.15 * line,
      high: 0.012,
      low: 0.0045,
      again: 0,
      flow: form,
      weight,
    }),
    pen(),
  )
  const outline = room.pipe(contourStrokes({ width: 1.25 * line, gap: 3, dry: 0, shade: 0.7 }), pen())
  const face = seen.pipe(faceStrokes({ weight: 1, brows: 0.25, jaw: 0.7 }), pen())
  // what years have drawn into a face
  const grown = part('oval', 0.06).pipe(both({ map: skin }))
  // a mole is blurred away, a line is not
  const wrinkles = photo.pipe(
    gaussian({ sigma: 1.3 }),
    fineInk({ base: photo.pipe(gaussian({ sigma: 4 })), where: grown, least: 0.018 }),
  )
  return {
    flats,
    ink: contours.pipe(strongest({ other: outline }), strongest({ other: face })),
    wrinkles,
    /** Lays hair and fur, strand by strand, over the picture. */
    tressed: (picture: Node<'picture'>): Node<'picture'> => locks.over(fur.over(picture)),
  }
}
