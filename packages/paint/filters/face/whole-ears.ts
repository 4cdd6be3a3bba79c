import { filter } from '../../filter.ts'
import { Looker } from '../../guidance/reading/looker.ts'
import { readSkin } from '../../guidance/reading/skin.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Landmarks at the sides of a face: before the ear, and how high its ends lie beside the face. */
const sides = [
  { at: 234, top: 127, foot: 58, from: 454 },
  { at: 454, top: 356, foot: 288, from: 234 },
] as const

/** How an ear lies beside the face: how far out and how broad, in widths of the face. */
const lies = { out: 0.07, wide: 0.15 } as const

/** The hollows of an ear are darker and redder than the face it belongs to, and skin nevertheless. */
export const wholeEars = filter({
  id: 'whole-ears',
  doc: 'Takes whole ears for skin, with the shade in them.',
  params: {},
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture', person: 'plane', hair: 'plane', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 8,
  run: ({ m, frame: { u } }, skin, _, { photo, person, hair, seen }) => {
    const { width, height } = skin
    const out = m.copy(skin)
    const look = new Looker(photo, u)
    for (const face of seen.faces.filter(isMeshed)) {
      const { mesh, box } = face
      const [L, a, b] = readSkin(look, face).colour
      const [ra, rb] = [a / L, b / L]
      for (const { at, top, foot, from } of sides) {
        const of = (i: number, l: number) => mesh[3 * i + l] * u
        const size = box.width * u
        const [dx, dy] = [of(at, 0) - of(from, 0), of(at, 1) - of(from, 1)]
        const long = Math.sqrt(dx * dx + dy * dy) + 1e-6
        // the far side of a turned head hides its ear
        if (long < 0.35 * size) continue
        const [ox, oy] = [dx / long, dy / long]
        const [cx, cy] = [
          of(at, 0) + lies.out * size * ox,
          (of(top, 1) + of(foot, 1)) / 2 + lies.out * size * oy,
        ]
        const [rx, ry] = [lies.wide * size, 0.62 * Math.abs(of(foot, 1) - of(top, 1)) + 0.02 * size]
        for (let y = Math.max(0, Math.floor(cy - ry)); y < Math.min(height, cy + ry); y++)
          for (let x = Math.max(0, Math.floor(cx - rx)); x < Math.min(width, cx + rx); x++) {
            const i = y * width + x
            if (skin.data[i] > 0.98) continue
            const r = ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2
            const light = photo.data[4 * i]
            const [qa, qb] = [photo.data[4 * i + 1] / (light + 0.02), photo.data[4 * i + 2] / (light + 0.02)]
            const hue = Math.max(0, Math.abs(qa - ra) - 0.02) + Math.abs(qb - rb)
            const like =
              smoothstep(0.16, 0.08, hue) *
              smoothstep(0.3, 0.45, light / L) *
              smoothstep(1.45, 1.3, light / L)
            const ear =
              like *
              smoothstep(1, 0.75, r) *
              smoothstep(0.3, 0.7, person.data[i]) *
              (1 - smoothstep(0.3, 0.6, hair.data[i]))
            out.data[i] = Math.max(skin.data[i], ear)
          }
      }
    }
    return out
  },
})
