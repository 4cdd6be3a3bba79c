import type { Frame } from '../filter.ts'
import { gaussian } from '../kernels/gaussian.ts'
import type { Machine } from '../kernels/machine.ts'
import { raiseSkin } from '../kernels/maps.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { type FacePartName, regionOf } from './face-regions.ts'
import { wristsOf } from './head.ts'
import { paleHair } from './pale-hair.ts'
import { dropSeamless } from './seamless.ts'
import { type Face, isMeshed, type Seen } from './seen.ts'
import { type SkinModel, skinModel, slackOf } from './skin-model.ts'
import { closeHoles, dropSpecks, type Person, smallest } from './skin-patches.ts'
import { growShade } from './skin-shade.ts'
import { layArea, softArea } from './soft-area.ts'

/** A part of one face on a plane of its own. */
function partOf(
  m: Machine,
  face: Face,
  part: FacePartName,
  feather: number,
  grow: number,
  frame: Frame,
): Plane {
  const out = m.plane(frame.width, frame.rows)
  out.data.fill(0)
  const { width } = face.box
  const area = softArea(m, regionOf(face, part, grow * width), feather * width, 1 / frame.u)
  if (area) layArea(out, area, frame)
  return out
}

/** Someone's skin by the inside of the face, without what is drawn into it: its colour, and how uneven it is. */
function personOf(
  m: Machine,
  picture: Plane,
  people: Plane,
  rough: Plane,
  face: Face,
  frame: Frame,
): Person | undefined {
  const oval = partOf(m, face, 'oval', 0.02, isMeshed(face) ? -0.06 : -0.1, frame)
  const features = partOf(m, face, 'features', 0.02, 0.03, frame)
  const samples: number[] = []
  const uneven: number[] = []
  for (let i = 0, k = 0; i < oval.data.length; i++, k += 4)
    if (oval.data[i] > 0.6 && features.data[i] < 0.2 && people.data[i] > 0.3) {
      samples.push(picture.data[k], picture.data[k + 1], picture.data[k + 2])
      uneven.push(rough.data[i])
    }
  m.free(features)
  m.free(oval)
  const skin = skinModel(samples)
  // on a small face it is the features that are uneven, and hair can be no rougher
  const told = smoothstep(70, 110, face.box.width)
  return skin && { face, skin, grain: told * uneven.sort((a, b) => a - b)[uneven.length >> 1] }
}

/**
 * Skin of the people who are seen, on a small picture; undefined where no face shows a skin to go by.
 *
 * @param people where people are, as large as the picture
 * @param rough share of the full picture that is uneven there, at the size of hairs
 */
export function skinOfPeople(
  m: Machine,
  picture: Plane,
  people: Plane,
  rough: Plane,
  seen: Seen,
  frame: Frame,
): Plane | undefined {
  const known: Person[] = []
  for (const face of seen.faces) {
    const person = personOf(m, picture, people, rough, face, frame)
    if (person) known.push(person)
  }
  if (known.length === 0) return undefined
  const like = likelihood(m, picture, people, known, frame)
  const out = m.plane(like.width, like.height)
  const strict = roundHeads(m, picture, known, frame)
  // hair has skin's colour often and its smoothness never; fingers, far from heads, are uneven too
  for (let i = 0; i < out.data.length; i++) {
    const most = 1.22 - 0.5 * strict.data[i]
    out.data[i] = like.data[i] * smoothstep(most, most - 0.2, rough.data[i])
  }
  m.free(strict)
  withRims(m, out, like, known, frame)
  growShade(out, picture, people, rough, known, frame)
  dropSeamless(out, picture, people, known, wristsOf(seen), frame)
  dropSpecks(out, known, frame)
  closeHoles(out, people, known, frame)
  for (const { face, skin } of known) fillFace(m, out, picture, face, skin, frame)
  const pale = paleHair(m, picture, people, known, frame)
  for (let i = 0; i < out.data.length; i++) out.data[i] *= 1 - pale.data[i]
  m.free(pale)
  return out
}

/** Own tone first: another's counts less the further away they are, in widths of their face. */
function likelihood(
  m: Machine,
  picture: Plane,
  people: Plane,
  known: readonly Person[],
  { u }: Frame,
): Plane {
  const { width, height } = picture
  const out = m.plane(width, height)
  out.data.fill(0)
  const within = known.length === 1 ? ([0, 0] as const) : ([5, 9] as const)
  for (const { face, skin } of known) {
    const { box } = face
    const at = { x: (box.x + box.width / 2) * u, y: (box.y + box.height / 2) * u, width: box.width * u }
    raiseSkin(m, out, picture, people, { ...skin, slack: slackOf(skin), ...at }, within)
  }
  return out
}

/**
 * Where hair is to be expected: 1 around heads, 0 far from them. A sharp photo shows every pore: there it is less on what
 * is lit like the face, for hair of skin's colour is darker than skin, and under the chin.
 */
function roundHeads(m: Machine, picture: Plane, known: readonly Person[], { u }: Frame): Plane {
  const { width, height } = picture
  const out = m.plane(width, height)
  out.data.fill(0)
  for (const { face, skin, grain } of known) {
    const { box } = face
    const [cx, cy] = [(box.x + box.width / 2) * u, (box.y + box.height / 2) * u]
    const per = 1 / (box.width * u)
    const reach = Math.sqrt(4.4) / per
    const [left, right] = [Math.max(0, Math.floor(cx - reach)), Math.min(width, Math.ceil(cx + reach))]
    const [top, end] = [Math.max(0, Math.floor(cy - reach)), Math.min(height, Math.ceil(cy + reach / 0.7))]
    const ease = 0.7 * smoothstep(0.4, 0.6, grain)
    for (let y = top; y < end; y++)
      for (let x = left, i = y * width + left; x < right; x++, i++) {
        // hair falls down: the room reaches further below
        const dy = (y - cy) * per * (y > cy ? 0.7 : 1)
        const dx = (x - cx) * per
        const square = dx * dx + dy * dy
        if (square >= 4.4) continue
        const neck =
          smoothstep(0.3, 0.4, dy) * smoothstep(0.48, 0.38, Math.abs(dx)) * smoothstep(0.85, 0.7, dy)
        const lit = smoothstep(0.66, 0.84, picture.data[4 * i] / skin.L)
        const most = (1 - ease * Math.max(neck, lit)) * smoothstep(4.4, 2.2, square)
        out.data[i] = Math.max(out.data[i], most)
      }
  }
  return out
}

/** Takes back the rims of limbs, which are uneven only because of what is behind them. */
function withRims(m: Machine, out: Plane, like: Plane, known: readonly Person[], { u }: Frame): void {
  const around = gaussian(m, out, Math.max(0.8, 0.045 * smallest(known) * u))
  for (let i = 0; i < out.data.length; i++)
    out.data[i] = Math.max(
      out.data[i] * smoothstep(0.1, 0.3, around.data[i]),
      like.data[i] * smoothstep(0.25, 0.55, around.data[i]),
    )
  m.free(around)
}

/** A face is skin all over, shadows and gleams too, but for hair, a full beard, and what is drawn into it. */
function fillFace(m: Machine, out: Plane, picture: Plane, face: Face, skin: SkinModel, frame: Frame): void {
  const oval = partOf(m, face, 'oval', 0.12, isMeshed(face) ? -0.05 : -0.1, frame)
  const eyes = partOf(m, face, 'eyes', 0.03, 0.008, frame)
  const brows = partOf(m, face, 'brows', 0.04, 0, frame)
  const mouth = partOf(m, face, 'mouth', 0.02, 0, frame)
  for (let i = 0, k = 0; i < out.data.length; i++, k += 4) {
    if (oval.data[i] === 0) continue
    const dark = smoothstep(0.34, 0.56, picture.data[k] / skin.L)
    const face = Math.max(out.data[i], 0.95 * oval.data[i] * dark)
    out.data[i] = face * (1 - eyes.data[i]) * (1 - mouth.data[i]) * (1 - 0.6 * brows.data[i])
  }
  for (const p of [oval, eyes, brows, mouth]) m.free(p)
}
