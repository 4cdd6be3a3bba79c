import { anywhere } from '../../anywhere.ts'
import { clayColour } from '../../brushwork/clay/colour.ts'
import { dice } from '../../brushwork/dice.ts'
import { Pieces } from '../../brushwork/pieces.ts'
import { filter } from '../../filter.ts'
import { Looker } from '../../guidance/reading/looker.ts'
import { plain, px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Darker than this, and with less colour, nothing is a leaf. */
const bark = { below: 0.46, dull: 0.042 }

/** Leaves, blossom and grass one pressed-on piece at a time: pellets in crowns, blades where grass grows. */
export const clayLeaves = filter({
  id: 'clay-leaves',
  doc: 'Builds foliage from pressed-on pellets and grass from blades of clay.',
  params: {
    size: px(6.5, { min: 1, max: 40 }, 'Half-width of a leaf.'),
    apart: px(8.5, { min: 2, max: 60 }, 'How far leaves lie from one another.'),
    pile: px(7, { min: 0, max: 30 }, 'How far they heap up.'),
    vary: plain(0.035, { min: 0, max: 0.2 }, 'How much lighter or darker one is than another.'),
    rich: plain(1.5, { min: 0, max: 4 }, 'Factor for dull colours.'),
    blades: ratio(1, 'How much of the grass stands in blades; the rest lies in pellets.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { foliage: 'plane', photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame: { u }, seed }, src, { size, apart, pile, vary, rich, blades }, { foliage, photo }) => {
    const out = m.copy(src)
    if (!anywhere(foliage, 0.3)) return out
    const { width, height } = src
    const pieces = new Pieces(m, out, u)
    const look = new Looker(photo, u)
    const cast = dice(seed + 577)
    // grass covers the ground from side to side, a bush does not
    const across = new Float32Array(height)
    for (let y = 0; y < height; y++) {
      let sum = 0
      for (let x = 0; x < width; x += 4) sum += foliage.data[y * width + x]
      across[y] = (4 * sum) / width
    }
    // from the back to the front: lower in the picture is nearer
    for (let y = -0.5 * apart; y < height + apart; y += 0.72 * apart)
      for (let x = cast.even() * apart; x < width; x += apart) {
        const [jx, jy] = [x + 0.5 * apart * cast.bell(), y + 0.35 * apart * cast.bell()]
        const [size1, turn, bell] = [cast.even(), cast.even(), cast.bell()]
        const [px, py] = [Math.round(jx), Math.round(jy)]
        if (px < 0 || py < 0 || px >= width || py >= height) continue
        if (foliage.data[py * width + px] < 0.35 + 0.3 * cast.even()) continue
        const [ux, uy] = [jx / u, jy / u]
        const c = look.at(ux, uy)
        // bark, roofs and shade among leaves are slabs, not leaves
        if (c[0] < bark.below && c[1] * c[1] + c[2] * c[2] < bark.dull * bark.dull) continue
        const colour = clayColour(c[0], c[1], c[2], rich)
        colour[0] = Math.min(0.93, Math.max(0.14, colour[0] + vary * bell))
        const deep = py / height
        const near = 0.75 + 0.55 * deep
        const r = ((size * near) / u) * (0.75 + 0.5 * size1)
        const green = smoothstep(0.01, -0.03, c[1])
        const blade = blades * green * smoothstep(0.5, 0.6, deep) * smoothstep(0.35, 0.6, across[py]) > turn
        const lift = ((0.35 + 0.65 * cast.even()) * pile) / u
        if (blade) {
          const lean = 0.5 * bell
          const tall = 3.4 * r
          pieces.roll(
            [ux, ux + 0.25 * lean * r, ux + lean * r],
            [uy + 0.5 * r, uy - 0.5 * tall, uy - tall],
            [0.62 * r, 0.5 * r, 0.18 * r],
            { colour, rise: 0.75, lift, follow: 0.2 },
          )
        } else {
          const a = 6.283 * turn
          const [dx, dy] = [0.65 * r * Math.cos(a), 0.65 * r * Math.sin(a)]
          pieces.roll([ux - dx, ux + dx], [uy - dy, uy + dy], [0.95 * r, 0.5 * r], {
            colour,
            rise: 0.62,
            lift,
            flat: 0.2,
          })
        }
      }
    pieces.press()
    return out
  },
})
