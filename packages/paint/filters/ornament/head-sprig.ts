import { blooms, drawBlossom, drawBud } from '../../brushwork/blossom.ts'
import { dice } from '../../brushwork/dice.ts'
import { goldLeaf, pearl, wire } from '../../brushwork/filigree.ts'
import { arc } from '../../brushwork/ornament.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import { filter } from '../../filter.ts'
import { headOf } from '../../guidance/head.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { plain, px } from '../../param.ts'

/** Where a sprig may lie: turns from the crown to the side, and how far out, in the skull's own half-axes. */
const places = [0.1, 0.12, 0.08] as const
const outwards = 0.94
/** The skull's half-axes in widths and heights of the face, and how far its middle lies above the face's. */
const skull = { aside: 0.64, rise: 0.7, up: 0.1 } as const
/** How much hair a place needs to carry it. */
const carried = 0.6

/**
 * A sprig of gold leaves with three small blossoms, laid into the hair beside the crown: on every head alike, where
 * there is hair to carry it and no hand before it. It follows the round of the head.
 */
export const headSprig = filter({
  id: 'head-sprig',
  doc: 'Lays a small sprig of gold leaves and blossoms into the hair of each person.',
  params: {
    size: plain(0.5, { min: 0.1, max: 1.5 }, 'Its length in widths of the face.'),
    least: px(56, { min: 5, max: 400 }, 'Height of the smallest face that gets one.'),
  },
  from: 'seen',
  gives: 'shapes',
  with: { hair: 'plane', skin: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 1,
  run: ({ frame, seed }, seen, { size, least }, { hair, skin }) => {
    const { u } = frame
    const to = new Outlines()
    for (const [n, face] of seen.faces.filter(isMeshed).entries()) {
      const { centre, up, size: tall, width } = headOf(face)
      if (tall * u < least) continue
      const cast = dice(seed * 59 + 7 * n + 1)
      const side = { x: -up.y, y: up.x }
      /** A place by turns from the crown (to the right of the picture for an upright head) and by how far out. */
      const at = (turns: number, out: number): [number, number] => {
        const [a, r] = [
          Math.sin(6.2832 * turns) * out * skull.aside * width,
          (Math.cos(6.2832 * turns) * out * skull.rise + skull.up) * tall,
        ]
        return [centre.x + a * side.x + r * up.x, centre.y + a * side.y + r * up.y]
      }
      const on = (map: typeof hair, x: number, y: number): number => {
        const [px, py] = [Math.floor(x * u), Math.floor(y * u)]
        return px < 0 || py < 0 || px >= map.width || py >= map.height ? 0 : map.data[py * map.width + px]
      }
      const held = (turns: number): number => {
        let sum = 0
        for (let i = -2; i <= 2; i++)
          for (const out of [0.8, 0.92, 1.02]) {
            const [x, y] = at(turns + 0.018 * i, out)
            // a hand or a forehead under it is worse than a bare place
            sum += on(hair, x, y) - 1.5 * on(skin, x, y)
          }
        return sum / 15
      }
      // the side that is turned to the viewer shows more of it
      const turned = face.yaw > 0 ? -1 : 1
      const tried = places.flatMap((p) => [turned * p, -turned * p])
      const best = tried.reduce((a, b) => (held(b) > held(a) + 0.08 ? b : a))
      if (held(best) < carried) continue
      const sign = Math.sign(best)
      const long = size * width
      // turns along the round of the head that the sprig takes
      const span = long / (6.2832 * 0.6 * width)
      const along = (t: number, out = outwards) =>
        at(best + sign * span * (t - 0.5), out + 0.05 * Math.sin(Math.PI * t))
      const way = (t: number): number => {
        const [a, b] = [along(t - 0.05), along(t + 0.05)]
        return Math.atan2(b[1] - a[1], b[0] - a[0])
      }
      const stem = [0, 0.25, 0.5, 0.75, 1].map((t) => along(t))
      // what lies on hair shades it
      for (const [x, y] of stem)
        to.add(arc(x + 0.03 * long, y + 0.05 * long, 0.2 * long, 0.13 * long), {
          ...{ colour: [0.2, 0.03, -0.02] as const, opacity: 0.16, soft: 0.16 * long },
        })
      wire(to, stem.flat(), 0.014 * long)
      for (let i = 0; i < 7; i++) {
        const t = 0.02 + 0.16 * i
        const [x, y] = along(t)
        const reach = long * (0.26 - 0.05 * Math.abs(i - 3))
        const toTip = i < 3 ? way(t) + Math.PI : way(t)
        for (const lean of [0.62, -0.62]) goldLeaf(to, x, y, toTip + lean + 0.12 * cast.bell(), reach)
      }
      const bloom = (t: number, out: number, r: number, open: number) => {
        const [x, y] = along(t, out)
        drawBlossom(to, { x, y, size: r * long, way: way(t) + 1.57, open }, blooms.cherry, cast)
      }
      for (const t of [0.1, 0.9]) {
        const [x, y] = along(t, outwards + 0.07)
        drawBud(
          to,
          { x, y, size: 0.1 * long, way: way(t) + (t < 0.5 ? Math.PI : 0), open: 1 },
          blooms.cherry,
          cast,
        )
      }
      bloom(0.3, outwards + 0.04, 0.14, 0.82)
      bloom(0.72, outwards - 0.02, 0.13, 0.85)
      bloom(0.5, outwards, 0.19, 1)
      for (const t of [-0.06, 1.06]) {
        const [x, y] = along(t)
        pearl(to, x, y, 0.03 * long)
      }
    }
    return to.shapes()
  },
})
