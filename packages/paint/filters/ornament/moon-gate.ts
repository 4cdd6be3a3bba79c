import { leaf, paintOf } from '../../brushwork/gold.ts'
import { arc, hoop } from '../../brushwork/ornament.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import { stageOf } from '../../brushwork/stage.ts'
import { filter } from '../../filter.ts'
import { px } from '../../param.ts'

const [heart, edge, band, glow] = ['#ffce78', '#c4301c', '#7c0c10', '#ff9a3e'].map(paintOf)
/** Studs on the band, one about every so many u along it. */
const studs = 26

/** A round gate of light behind the heads, in a band of lacquer between rings of gold. Nothing in a scene. */
export const moonGate = filter({
  id: 'moon-gate',
  doc: 'Sets a glowing moon gate behind the people of a portrait.',
  params: {
    band: px(13, { min: 2, max: 60 }, 'Width of the lacquer band around it.'),
    line: px(1.5, { min: 0.3, max: 10 }, 'Half-width of the gold rings.'),
  },
  from: 'seen',
  gives: 'shapes',
  zone: 'study',
  reach: 'whole',
  cost: 1,
  run: ({ frame }, seen, values) => {
    const to = new Outlines()
    const { moon, portrait } = stageOf(frame, seen)
    const { x, y, r } = moon
    const [wide, line] = [values.band / frame.u, values.line / frame.u]
    if (portrait <= 0) return to.shapes()
    const gilt = { ...leaf, opacity: portrait }
    const outer = r + wide
    to.add(arc(x, y, 1.16 * outer, 1.16 * outer), { colour: glow, opacity: 0.5 * portrait, soft: 0.4 * r })
    to.add(arc(x, y, outer, outer), { colour: band, opacity: portrait })
    to.add(arc(x, y, r, r), { colour: heart, rim: edge, opacity: portrait })
    hoop(to, x, y, outer, outer, line, gilt)
    hoop(to, x, y, r, r, 1.2 * line, gilt)
    hoop(to, x, y, r - 3.2 * line, r - 3.2 * line, 0.4 * line, gilt)
    const n = Math.round((6.2832 * (r + wide / 2)) / studs)
    for (let i = 0; i < n; i++) {
      const [a, s] = [(6.2832 * i) / n, r + wide / 2]
      const [sx, sy] = [x + s * Math.cos(a), y + s * Math.sin(a)]
      // lozenges and beads by turns
      const b = (i % 2 ? 0.14 : 0.27) * wide
      const corners = Array.from({ length: i % 2 ? 12 : 4 }, (_, k) => a + (6.2832 * k) / (i % 2 ? 12 : 4))
      to.add(
        corners.flatMap((t, k) => [
          sx + b * (k % 2 || i % 2 ? 1 : 0.6) * Math.cos(t),
          sy + b * (k % 2 || i % 2 ? 1 : 0.6) * Math.sin(t),
        ]),
        gilt,
      )
    }
    return to.shapes()
  },
})
