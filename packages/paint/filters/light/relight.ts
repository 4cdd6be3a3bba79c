import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { linearOf, oklabOf } from '../../kernels/light.ts'
import { plain, ratio } from '../../param.ts'

/** Linear red, green, blue: a warm key, the cool light of the room, and what comes back from everywhere. */
const [key, fill, ambient] = [
  [1.34, 1.2, 1.0],
  [0.16, 0.21, 0.29],
  [0.16, 0.15, 0.15],
] as const
/** How far light creeps around a form: red furthest, as in skin. */
const wrap = [0.42, 0.32, 0.27] as const

const dim = (v: number): number => v / Math.sqrt(1 + v * v)

/**
 * Light as a painter sets it: one warm key from the side of the lamp, cool light in the shadows, red where the two
 * meet in skin, a soft shine where a form turns to the lamp. What is not believed of the normals keeps its own light.
 */
export const relight = filter({
  id: 'relight',
  doc: 'Lights people anew from one side, by the shape of their faces and bodies.',
  source:
    'wrapped diffuse: Green 2004, Real-Time Approximations to Subsurface Scattering, GPU Gems, chapter 16',
  params: {
    amount: ratio(0.7, 'How far the new light replaces the old.'),
    low: plain(
      0.62,
      { min: 0.2, max: 2 },
      'How far the lamp stands before people; small gives long shadows.',
    ),
    gloss: ratio(0.25, 'How much forms shine.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { normals: 'normals', lamp: 'flow' },
  maybe: { hair: 'plane', spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 110,
  run: ({ m, frame: { u } }, src, { amount, low, gloss }, { normals, lamp, hair, spare }) => {
    if (!anywhere(normals, 0.02, 3)) {
      const same = m.plane(src.width, src.height, 4)
      same.data.set(src.data)
      return same
    }
    const light = linearOf(m, src)
    const d = light.data
    // bumps of the map itself are not forms
    const smooth = gaussian(m, normals, 2 * u)
    for (let i = 0, k = 0; k < d.length; i++, k += 4) {
      const trust = Math.min(1, Math.max(0, smooth.data[k + 3])) * (spare ? 1 - spare.data[i] : 1)
      if (trust < 0.01) continue
      const [nx, ny, nz] = [smooth.data[k], smooth.data[k + 1], smooth.data[k + 2]]
      const inv = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz + 1e-6)
      const [wx, wy] = [lamp.data[k], lamp.data[k + 1]]
      const long = 1 / Math.sqrt(1 + low * low)
      const facing = (nx * wx + ny * wy + nz * low) * inv * long
      const away = Math.max(0, (-nx * wx + 0.35 * nz) * inv * 0.94)
      // half-way between lamp and eye
      const [hx, hy, hz] = [wx * long, wy * long, low * long + 1]
      const mirror = Math.max(0, (nx * hx + ny * hy + nz * hz) * inv) / Math.sqrt(hx * hx + hy * hy + hz * hz)
      const m4 = mirror * mirror * mirror * mirror
      const m16 = m4 * m4 * m4 * m4
      const sheen = gloss * trust * (hair ? 1 - 0.8 * hair.data[i] : 1) * m16 * (0.35 + 0.65 * m4 * m4)
      for (let l = 0; l < 3; l++) {
        const lit = Math.max(0, (facing + wrap[l]) / (1 + wrap[l]))
        const shade = key[l] * lit * lit * 0.62 + key[l] * lit * 0.38 + fill[l] * (0.5 + away) + ambient[l]
        const v = d[k + l] * (1 + amount * trust * (shade - 1))
        d[k + l] = v + sheen * dim(2.2 * v) * 0.32
      }
    }
    return oklabOf(m, light)
  },
})
