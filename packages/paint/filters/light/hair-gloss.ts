import { filter } from '../../filter.ts'
import { headOf } from '../../guidance/head.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** The ring's half-axes round the middle of the face: widths of the face aside, heights of it upwards. */
const ring = { aside: 0.76, rise: 0.84 } as const
/** Narrower than half a ring the crown is bald or shorn, and has no gloss. */
const shorn = 0.5

/** The ring of light that drawn hair has about the crown; its edges run out in points along the strands. */
export const hairGloss = filter({
  id: 'hair-gloss',
  doc: 'Finds the ring of shine about the crown of a head, jagged along the strands.',
  params: {
    width: ratio(0.085, 'Half-width of the ring as a share of the head.'),
    jag: plain(0.32, { min: 0, max: 2 }, 'How far its points run along the strands.'),
    gaps: ratio(0.5, 'How much the ring is broken where there are furrows.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { form: 'plane', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 10,
  run: ({ m, frame: { u } }, hair, { width: broad, jag, gaps }, { form, seen }) => {
    const { width, height } = hair
    const out = m.plane(width, height)
    out.data.fill(0)
    for (const face of seen.faces.filter(isMeshed)) {
      const { centre, up, size, width: across } = headOf(face)
      const reach = 1.2 * size * u
      const [cx, cy] = [centre.x * u, centre.y * u]
      const [px, py] = [1 / (size * u), 1 / (across * u)]
      const top = Math.max(0, Math.floor(cy - reach))
      const left = Math.max(0, Math.floor(cx - reach))
      // a ring needs hair to lie on: how much of it there is says whether there is one
      let [on, all] = [0, 1]
      const mark = (write: number) => {
        for (let y = top; y < Math.min(height, cy + 0.2 * reach); y++)
          for (let x = left; x < Math.min(width, cx + reach); x++) {
            const [dx, dy] = [x - cx, y - cy]
            const rise = (dx * up.x + dy * up.y) * px
            if (rise < 0.05) continue
            const aside = (dx * up.y - dy * up.x) * py
            const [ra, rr] = [aside / ring.aside, rise / ring.rise]
            const away = Math.sqrt(ra * ra + rr * rr) - 1
            if (away < -0.4 || away > 0.4) continue
            const i = y * width + x
            if (write === 0) {
              if (Math.abs(away) > 0.1) continue
              on += hair.data[i] > 0.5 ? 1 : 0
              all++
              continue
            }
            const f = form.data[i] - 0.5
            const band = smoothstep(
              broad,
              0.4 * broad,
              Math.abs(away - 0.5 * jag * f) - 0.5 * jag * Math.max(0, f),
            )
            const whole = 1 - gaps * smoothstep(0.5, 0.36, form.data[i])
            const fade = smoothstep(0.05, 0.35, rise)
            out.data[i] = Math.max(
              out.data[i],
              write * band * whole * fade * smoothstep(0.3, 0.8, hair.data[i]),
            )
          }
      }
      mark(0)
      mark(smoothstep(shorn - 0.15, shorn + 0.2, on / all))
    }
    return out
  },
})
