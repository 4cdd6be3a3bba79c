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
import { type Box, layArea, softArea } from './soft-area.ts'

/** A part of one face on a plane of its own. */
function partOf(
  m: Machine,
  face: Face,
  part: FacePartName,
  feather: number,
  grow: number,
  frame: Frame,
): { readonly plane: Plane; readonly box: Box } {
  const plane = m.plane(frame.width, frame.rows)
  plane.data.fill(0)
  const { width } = face.box
  const area = softArea(m, regionOf(face, part, grow * width), feather * width, 1 / frame.u)
  return { plane, box: area ? layArea(plane, area, frame) : { x0: 0, x1: 0, y0: 0, y1: 0 } }
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
  const { x0, x1, y0, y1 } = oval.box
  const which = new Int32Array((x1 - x0) * (y1 - y0))
  let n = 0
  const at = [oval.plane.data, features.plane.data, people.data] as const
  for (let y = y0; y < y1; y++) n = bareRow(...at, which, n, y * picture.width + x0, y * picture.width + x1)
  m.free(features.plane)
  m.free(oval.plane)
  const samples = new Float32Array(3 * n)
  const uneven = new Float32Array(n)
  for (let k = 0; k < n; k++) {
    samples.set(picture.data.subarray(4 * which[k], 4 * which[k] + 3), 3 * k)
    uneven[k] = rough.data[which[k]]
  }
  const skin = skinModel(samples)
  // on a small face it is the features that are uneven, and hair can be no rougher
  const told = smoothstep(70, 110, face.box.width)
  return skin && { face, skin, grain: told * uneven.sort()[n >> 1] }
}

/** Collects from `n` on which pixels of a row are a face's inside without its features; says how many there are then. */
function bareRow(
  oval: Float32Array,
  features: Float32Array,
  people: Float32Array,
  which: Int32Array,
  n: number,
  from: number,
  to: number,
): number {
  let count = n
  for (let i = from; i < to; i++)
    if (oval[i] > 0.6 && features[i] < 0.2 && people[i] > 0.3) which[count++] = i
  return count
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
  const { width } = out
  for (let i = 0; i < out.data.length; i += width)
    evenRow(out.data, like.data, strict.data, rough.data, i, i + width)
  m.free(strict)
  withRims(m, out, like, known, frame)
  growShade(out, picture, people, rough, known, frame)
  dropSeamless(out, picture, people, known, wristsOf(seen), frame)
  dropSpecks(out, known, frame)
  closeHoles(out, people, known, frame)
  for (const { face, skin } of known) fillFace(m, out, picture, face, skin, frame)
  const pale = paleHair(m, picture, people, known, frame)
  for (let i = 0; i < out.data.length; i += width) lessRow(out.data, pale.data, i, i + width)
  m.free(pale)
  return out
}

function evenRow(
  out: Float32Array,
  like: Float32Array,
  strict: Float32Array,
  rough: Float32Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const most = 1.22 - 0.5 * strict[i]
    out[i] = like[i] * smoothstep(most, most - 0.2, rough[i])
  }
}
function lessRow(out: Float32Array, less: Float32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) out[i] *= 1 - less[i]
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
    for (let y = top; y < end; y++) {
      // hair falls down: the room reaches further below
      const dy = (y - cy) * per * (y > cy ? 0.7 : 1)
      roundRow(out.data, picture.data, y * width, left, right, { cx, per, dy, ease, L: skin.L })
    }
  }
  return out
}

interface Round {
  readonly cx: number
  readonly per: number
  readonly dy: number
  readonly ease: number
  readonly L: number
}
function roundRow(
  out: Float32Array,
  picture: Float32Array,
  row: number,
  left: number,
  right: number,
  { cx, per, dy, ease, L }: Round,
): void {
  for (let x = left, i = row + left; x < right; x++, i++) {
    const dx = (x - cx) * per
    const square = dx * dx + dy * dy
    if (square >= 4.4) continue
    const neck = smoothstep(0.3, 0.4, dy) * smoothstep(0.48, 0.38, Math.abs(dx)) * smoothstep(0.85, 0.7, dy)
    const lit = smoothstep(0.66, 0.84, picture[4 * i] / L)
    const most = (1 - ease * Math.max(neck, lit)) * smoothstep(4.4, 2.2, square)
    out[i] = Math.max(out[i], most)
  }
}

/** Takes back the rims of limbs, which are uneven only because of what is behind them. */
function withRims(m: Machine, out: Plane, like: Plane, known: readonly Person[], { u }: Frame): void {
  const around = gaussian(m, out, Math.max(0.8, 0.045 * smallest(known) * u))
  for (let i = 0; i < out.data.length; i += out.width)
    rimRow(out.data, like.data, around.data, i, i + out.width)
  m.free(around)
}
function rimRow(out: Float32Array, like: Float32Array, around: Float32Array, from: number, to: number): void {
  for (let i = from; i < to; i++)
    out[i] = Math.max(out[i] * smoothstep(0.1, 0.3, around[i]), like[i] * smoothstep(0.25, 0.55, around[i]))
}

/** A face is skin all over, shadows and gleams too, but for hair, a full beard, and what is drawn into it. */
function fillFace(m: Machine, out: Plane, picture: Plane, face: Face, skin: SkinModel, frame: Frame): void {
  const oval = partOf(m, face, 'oval', 0.12, isMeshed(face) ? -0.05 : -0.1, frame)
  const eyes = partOf(m, face, 'eyes', 0.03, 0.008, frame)
  const brows = partOf(m, face, 'brows', 0.04, 0, frame)
  const mouth = partOf(m, face, 'mouth', 0.02, 0, frame)
  const parts: Parts = {
    ...{ oval: oval.plane.data, eyes: eyes.plane.data },
    ...{ brows: brows.plane.data, mouth: mouth.plane.data },
  }
  const { x0, x1, y0, y1 } = oval.box
  for (let y = y0; y < y1; y++)
    fillRow(out.data, picture.data, parts, skin.L, y * out.width + x0, y * out.width + x1)
  for (const p of [oval, eyes, brows, mouth]) m.free(p.plane)
}

interface Parts {
  readonly oval: Float32Array
  readonly eyes: Float32Array
  readonly brows: Float32Array
  readonly mouth: Float32Array
}
function fillRow(
  out: Float32Array,
  picture: Float32Array,
  { oval, eyes, brows, mouth }: Parts,
  L: number,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    if (oval[i] === 0) continue
    const dark = smoothstep(0.34, 0.56, picture[4 * i] / L)
    const face = Math.max(out[i], 0.95 * oval[i] * dark)
    out[i] = face * (1 - eyes[i]) * (1 - mouth[i]) * (1 - 0.6 * brows[i])
  }
}
