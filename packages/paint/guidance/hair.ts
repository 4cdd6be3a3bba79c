import { minCut } from '../kernels/cut.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { Kinship } from './colour-model.ts'
import { type Head, inHead } from './head.ts'
import { bindingOf, type Cut, joined, type Window } from './people.ts'
import { bordersOf, patchesOf } from './slic.ts'
import type { Area } from './window.ts'

/** Pixels from patch to patch: strands are narrower than limbs. */
const step = 7

interface Likely {
  readonly p: number
  readonly crown: boolean
  /** Not lower than the lips, where no collar reaches. */
  readonly high: boolean
}
/** Around a head: how likely a place is hair if its colour says nothing, and whether it is where hair begins. */
function likelihood(head: Head, shoulders: number, x: number, y: number): Likely {
  const { centre, up, size, width } = head
  const { rise: t, aside: s, skull, face } = inHead(head, x, y)
  const [dx, dy] = [x - centre.x, y - centre.y]
  // hair comes down over the temples and the forehead: where skin ends there, the skin map says
  const temple = 0.9 * smoothstep(0.7, 0.8, face) * smoothstep(0.08, 0.16, t)
  const above = Math.max(temple, smoothstep(0.9, 1.04, face)) * smoothstep(2, 1, skull)
  // hair hangs down, however the head leans: beside the neck and over the shoulders, less and less downwards
  const lean = Math.hypot(up.x, up.y - 1) + 1e-6
  const low = (dy * (1 - up.y) - dx * up.x) / lean / size
  const aside = Math.abs(dx * (1 - up.y) + dy * up.x) / lean / width
  // between the jaw and the chin's height there is neither cloth nor anything else that is no skin
  const hanging =
    (0.58 + 0.2 * smoothstep(0.55, 0.4, low)) *
    (0.4 + 0.6 * smoothstep(0.15, 0.4, aside)) *
    smoothstep(1.9, 0.9, aside) *
    smoothstep(4, 0.5, low) *
    (1 - 0.55 * smoothstep(0, 0.3, low + shoulders))
  const p = t > -0.1 ? 0.85 * above : face > 1 ? Math.max(0.7 * above * smoothstep(0.3, 0.5, s), hanging) : 0
  return { p, crown: t > 0.3 && face > 1.04 && skull < 1, high: t > -0.3 }
}

/**
 * Parts the hair of one head from skin, clothes and ground. Nothing where the crown is skin.
 * @param shoulders where they lie below the middle of the face, in heights of it (negative): from there on only its
 * colour makes a place hair, so that black hair ends where a black dress begins
 * @param others how likely someone else is at a place in u: cloth of theirs beside this head is no hair of it
 * @param person the person map by pixel of the window; likewise `skin`
 */
export function cutHair(
  m: Machine,
  window: Window,
  head: Head,
  shoulders: number,
  person: Float32Array,
  skin: Float32Array,
  others: (x: number, y: number) => number,
): Cut | undefined {
  const { picture, scale } = window
  const patches = patchesOf(m, picture, step)
  const { count, label, area } = patches
  const [body, bare] = [new Float32Array(count), new Float32Array(count)]
  for (let i = 0; i < label.length; i++) {
    body[label[i]] += person[i] / area[label[i]]
    bare[label[i]] += skin[i] / area[label[i]]
  }
  const prior = new Float32Array(count)
  const shared = new Float32Array(count)
  const [sure, high] = [new Uint8Array(count), new Uint8Array(count)]
  let [crown, covered] = [0, 0]
  for (let k = 0; k < count; k++) {
    const [x, y] = [window.x + patches.x[k] * scale, window.y + patches.y[k] * scale]
    const at = likelihood(head, shoulders, x, y)
    prior[k] = at.p * smoothstep(0.25, 0.75, body[k]) * (1 - 0.95 * smoothstep(0.3, 0.7, bare[k]))
    high[k] = at.high ? 1 : 0
    if (at.p > 0.3 && !at.crown) shared[k] = smoothstep(0.3, 0.6, others(x, y))
    if (!at.crown || body[k] < 0.6) continue
    crown += area[k]
    if (bare[k] > 0.35) continue
    covered += area[k]
    if (body[k] > 0.8 && prior[k] > 0.5) sure[k] = 1
  }
  if (covered < 0.25 * crown || crown === 0) return undefined
  const borders = bordersOf(m, picture, patches)
  const weight = bindingOf(borders, 2, step)
  const kinship = new Kinship(m, patches, head.size / scale)
  let inside = prior.map((p, k) => (sure[k] ? 1 : 0.6 * smoothstep(0.58, 0.8, p)))
  let outside = prior.map((p) => smoothstep(0.3, 0.05, p))
  if (shared.some((v) => v > 0)) {
    // where someone else may be, only what is like the crown bears witness for hair
    const crownly = kinship.compare(Float32Array.from(sure), outside)
    for (let k = 0; k < count; k++) {
      const strange = shared[k] * smoothstep(0.8, 0, crownly[k])
      inside[k] *= 1 - strange
      outside[k] = Math.max(outside[k], strange)
      prior[k] *= 1 - 0.8 * strange
    }
  }
  for (let round = 0; round < 2; round++) {
    const colour = kinship.compare(inside, outside)
    const [inward, outward] = [new Float32Array(count), new Float32Array(count)]
    for (let k = 0; k < count; k++) {
      const shape = Math.log((prior[k] + 0.01) / (1 - prior[k] + 0.01))
      const v = 0.9 * shape + 1.3 * Math.max(-3, Math.min(3, colour[k]))
      if (sure[k]) inward[k] = 40
      else if (v > 0) inward[k] = v
      else outward[k] = -v
    }
    const cut = minCut(m, inward, outward, borders.from, borders.to, weight)
    // hands and hats part hair, so what hangs beside the head may stand by itself; a white collar is no white hair
    const anchor = sure.map((v, k) => (v || (high[k] && prior[k] > 0.4 && colour[k] > 0.5) ? cut[k] : 0))
    inside = Float32Array.from(joined(cut, anchor, borders))
    outside = inside.map((v) => 1 - v)
  }
  return { patches, inside }
}

/** A map of the study by pixels of a window's raster. */
export function lookup(map: Plane, area: Area, { width, height }: Plane): Float32Array {
  const out = new Float32Array(width * height)
  const [stepX, stepY] = [area.width / width, area.height / height]
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.min(map.height - 1, area.top + Math.floor((y + 0.5) * stepY)) * map.width
    for (let x = 0; x < width; x++, i++)
      out[i] = map.data[row + Math.min(map.width - 1, area.left + Math.floor((x + 0.5) * stepX))]
  }
  return out
}
