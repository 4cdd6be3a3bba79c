import { filter } from '../../filter.ts'
import { headOf, inHead } from '../../guidance/head.ts'
import { refined } from '../../guidance/refine.ts'
import { type Box, type Face, isMeshed } from '../../guidance/seen.ts'
import { shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Small copies of what is looked at; `u` pixels a u. */
interface Survey {
  readonly photo: Plane
  readonly person: Plane
  readonly skin: Plane
  readonly hair: Plane
  readonly u: number
}
type Lab = readonly [number, number, number]

/**
 * Hair that hangs over clothes: followed down from the head as long as it is more like the hair than like the cloth.
 * Where both are black, what lies on the shoulders is given to the cloth.
 */
export const longHair = filter({
  id: 'long-hair',
  doc: 'Follows hair from the head down over the shoulders.',
  params: { amount: ratio(1, 'How much of what is found is added.') },
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture', seen: 'seen', person: 'plane', skin: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 30,
  run: ({ m, frame: { u } }, hair, { amount }, { photo, seen, person, skin }) => {
    const k = Math.max(1, Math.round(2.5 * u))
    const [p, n, s, h] = [photo, person, skin, hair].map((map) => shrink(m, map, k))
    const survey = { photo: p, person: n, skin: s, hair: h, u: u / k }
    const grown = m.plane(h.width, h.height)
    grown.data.fill(0)
    const black = seen.faces
      .filter(isMeshed)
      .map((face) => ({ box: face.box, weight: 1 - follow(survey, face, grown.data) }))
    const locks = lockWide(m, grown, h, survey.u)
    const out = refined(m, photo, p, locks, { radius: 2, eps: 2e-4, ramp: [0.3, 0.7] })
    for (let i = 0; i < out.data.length; i++)
      out.data[i] = Math.max(
        Math.min(1, hair.data[i]),
        amount * out.data[i] * smoothstep(0.7, 0.4, skin.data[i]),
      )
    for (const { box, weight } of black) if (weight > 0) toCloth(out, photo, box, u, weight)
    return out
  },
})

/** Mean colour of the places of a rectangle that count, or nothing where there are too few. */
function meanOf(
  { photo }: Survey,
  [x0, x1, y0, y1]: readonly [number, number, number, number],
  counts: (i: number) => boolean,
): Lab | undefined {
  const { width, height, data } = photo
  const sum = [0, 0, 0]
  let n = 0
  for (let y = Math.max(0, Math.floor(y0)); y < Math.min(height, y1); y++)
    for (let x = Math.max(0, Math.floor(x0)); x < Math.min(width, x1); x++) {
      const i = y * width + x
      if (!counts(i)) continue
      for (let l = 0; l < 3; l++) sum[l] += data[4 * i + l]
      n++
    }
  return n < 20 ? undefined : [sum[0] / n, sum[1] / n, sum[2] / n]
}

const apart = (L: number, a: number, b: number, to: Lab): number =>
  Math.sqrt((L - to[0]) ** 2 + 4 * ((a - to[1]) ** 2 + (b - to[2]) ** 2))

/** Where skin ends at cloth their colours mix, and the mixture may be that of hair: a lock is wider than such a seam. */
function lockWide(m: Machine, grown: Plane, hair: Plane, u: number): Plane {
  const all = m.plane(grown.width, grown.height)
  for (let i = 0; i < all.data.length; i++) all.data[i] = Math.max(grown.data[i], Math.min(1, hair.data[i]))
  const even = gaussian(m, all, Math.max(1.2, 4 * u))
  for (let i = 0; i < all.data.length; i++)
    all.data[i] = Math.min(grown.data[i], smoothstep(0.42, 0.6, even.data[i]))
  m.free(even)
  return all
}

/** Grows the hair of one head; returns how far hair and cloth can be told from each other. */
function follow(survey: Survey, face: Face, grown: Float32Array): number {
  const { box } = face
  const head = headOf(face)
  const { photo, person, skin, hair, u } = survey
  const [w, h] = [box.width * u, box.height * u]
  const [cx, chin] = [(box.x + box.width / 2) * u, (box.y + box.height) * u]
  const ofHair = meanOf(
    survey,
    [cx - 1.3 * w, cx + 1.3 * w, chin - 1.6 * h, chin + 0.4 * h],
    (i) => hair.data[i] > 0.7,
  )
  const cloth = meanOf(
    survey,
    [cx - 0.9 * w, cx + 0.9 * w, chin + 0.7 * h, chin + 2.2 * h],
    (i) => person.data[i] > 0.7 && skin.data[i] < 0.3 && hair.data[i] < 0.2,
  )
  if (!ofHair || !cloth) return 1
  // black hair over black cloth: nothing can be told
  const told = smoothstep(0.12, 0.22, apart(...ofHair, cloth))
  const { width, height, data } = photo
  const [x0, x1] = [Math.max(1, Math.floor(cx - 1.5 * w)), Math.min(width - 1, Math.ceil(cx + 1.5 * w))]
  const likely = (i: number): number => {
    if (inHead(head, (i % width) / u, Math.floor(i / width) / u).face < 0.95) return 0
    const [dh, dc] = [ofHair, cloth].map((to) => apart(data[4 * i], data[4 * i + 1], data[4 * i + 2], to))
    const like = smoothstep(0.36, 0.52, dc / (dh + dc + 1e-4)) * smoothstep(0.34, 0.18, dh)
    return told * like * smoothstep(0.6, 0.3, skin.data[i]) * smoothstep(0.2, 0.5, person.data[i])
  }
  for (let y = Math.max(1, Math.floor(chin - 0.5 * h)); y < Math.min(height, chin + 2.2 * h); y++) {
    const row = y * width
    const may = Float32Array.from({ length: x1 - x0 }, (_, k) => likely(row + x0 + k))
    // a strand ends: it may not go on for ever
    const reach = (i: number): number => 0.99 * Math.max(grown[i], hair.data[i])
    for (let x = x0; x < x1; x++) {
      const above = Math.max(reach(row + x - width - 1), reach(row + x - width), reach(row + x - width + 1))
      grown[row + x] = Math.max(grown[row + x], Math.min(may[x - x0], above))
    }
    for (let x = x0 + 1; x < x1; x++)
      grown[row + x] = Math.max(grown[row + x], Math.min(may[x - x0], 0.97 * grown[row + x - 1]))
    for (let x = x1 - 2; x >= x0; x--)
      grown[row + x] = Math.max(grown[row + x], Math.min(may[x - x0], 0.97 * grown[row + x + 1]))
  }
  return told
}

/** Black hair over black cloth cannot be told by colour: what lies on the shoulders, beside the neck, is cloth. */
function toCloth(hair: Plane, photo: Plane, box: Box, u: number, weight: number): void {
  const { width, height } = photo
  const [cx, chin] = [(box.x + box.width / 2) * u, (box.y + box.height) * u]
  const [w, h] = [box.width * u, box.height * u]
  for (let y = Math.max(0, Math.floor(chin + 0.12 * h)); y < Math.min(height, chin + 2.5 * h); y++) {
    const below = smoothstep(chin + 0.12 * h, chin + 0.3 * h, y)
    for (let x = Math.max(0, Math.floor(cx - 2.5 * w)); x < Math.min(width, cx + 2.5 * w); x++) {
      const beside = smoothstep(0.62, 0.85, Math.abs(x - cx) / w) * smoothstep(2.5, 2, Math.abs(x - cx) / w)
      const i = y * width + x
      hair.data[i] *= 1 - weight * below * beside * smoothstep(0.3, 0.2, photo.data[4 * i])
    }
  }
}
