import { drawBank } from '../../brushwork/cumulus.ts'
import { dice } from '../../brushwork/dice.ts'
import { skies, skyNames } from '../../brushwork/skies.ts'
import { ownClouds, settingOf, toned } from '../../brushwork/sky-paint.ts'
import { filter } from '../../filter.ts'
import { displace } from '../../kernels/displace.ts'
import { enlarge, laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { noise } from '../../kernels/noise.ts'
import { choice, plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Longest side of the plane that balls are heaped on, in pixels. */
const side = 700
/** Less of a sky than this share of the picture is left as it is. */
const least = 0.02

/**
 * Three tones of blue, the photo's own clouds in three tones, and where it has none a bank of heaped balls along the
 * horizon. A dark sky keeps most of itself. What is thin and darker than the sky, such as a wire, stays over it.
 */
export const cumulusSky = filter({
  id: 'cumulus-sky',
  doc: 'Paints the sky of a drawn film: deep blue above, pale below, with great heaped clouds.',
  params: {
    palette: choice(skyNames, 'summer', 'Colours of sky and clouds.'),
    clouds: plain(
      1,
      { min: 0, max: 2 },
      'How high the clouds are heaped where the photo has none; 0 adds none.',
    ),
    keep: ratio(0.1, "How much of the photo's own sky is left."),
    hard: ratio(0.6, 'How crisp the tones of the clouds are.'),
    night: ratio(0.5, 'How far a dark sky takes the colours of a drawn night.'),
    salt: plain(7, { min: 0, max: 10_000 }, 'Another number, other clouds.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { sky: 'plane', photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 110,
  run: ({ m, frame, seed }, src, { palette, clouds, keep, hard, night, salt }, { sky, photo }) => {
    const { width, height } = src
    const { u } = frame
    const out = m.plane(width, height, 4)
    out.data.set(src.data)
    const setting = settingOf(sky, photo)
    if (setting.share < least) return out
    const { lowest, dark } = setting
    const paint = toned(skies[palette], dark, night)
    const own = seed * 97 + Math.round(salt)
    // balls and the photo's clouds lie in one picture, so that one pass of noise gives both living edges
    const heap = m.plane(width, height, 4)
    heap.data.fill(0)
    const k = Math.max(1, Math.max(width, height) / side)
    const bare = 1 - smoothstep(0.25, 0.5, setting.clouded)
    const rise = paint.rise * Math.min(1.4, clouds) * lowest * height
    let field = heap
    if (clouds > 0 && bare > 0 && dark < 0.5) {
      const small = m.plane(Math.ceil(width / k), Math.ceil(height / k), 4)
      small.data.fill(0)
      const bank = { foot: (1.02 * lowest * height) / k, rise: rise / k, towers: 6, side: setting.side }
      drawBank(small, bank, dice(own))
      const soft = gaussian(m, small, 1.3)
      field = enlarge(m, soft, { width, height, from: 0, to: height }, k)
    }
    ownClouds(m, field, sky, photo, setting, u)
    const astray = (n: number) => noise(m, frame, { cell: 30 * u, octaves: 4, gain: 0.55, seed: own + n })
    const warped = displace(m, field, { x: astray(3), y: astray(8), by: 15 * u })
    const drift = noise(m, frame, { cell: 180 * u, stretch: 0.4, octaves: 3, gain: 0.5, seed: own + 1 })
    const veil = noise(m, frame, { cell: 320 * u, stretch: 0.16, octaves: 4, gain: 0.55, seed: own + 5 })
    const L = laneOf(m, photo, 0)
    const broad = gaussian(m, L, 4 * u)
    const shift = Math.round(12 * u) * width + setting.side * -Math.round(8 * u)
    const edge = 0.02 + 0.12 * (1 - hard)
    const stays = Math.max(keep, 0.6 * dark)
    const [foot, top] = [lowest * height, Math.max(1, rise)]
    const [w, d] = [warped.data, out.data]
    const { zenith, middle, horizon, lit, turned, shaded } = paint
    const colour = [0, 0, 0]
    for (let y = 0, i = 0; y < height; y++) {
      const down = y / (lowest * height)
      const rising = smoothstep(foot + 0.02 * height, foot - 0.3 * top, y)
      for (let x = 0; x < width; x++, i++) {
        const cover = sky.data[i]
        if (cover < 0.004) continue
        const n = 4 * i
        const t = Math.min(1, Math.max(0, down + 0.12 * (drift.data[i] - 0.5)))
        const upper = smoothstep(0, 0.55, t)
        const lower = smoothstep(0.5, 1.02, t)
        // thin high cloud, then the photo's own, then the bank
        const thin = 0.5 * (1 - dark) * smoothstep(0.56, 0.74, veil.data[i]) * smoothstep(0.75, 0.3, down)
        const mine = w[n + 2]
        const mineCover = 0.6 * smoothstep(0.15, 0.42, mine) + 0.4 * smoothstep(0.4, 0.5, mine)
        const behind = i + shift
        const mineLit =
          0.72 * mine + 2 * (mine - (behind >= 0 && 4 * behind + 2 < w.length ? w[4 * behind + 2] : mine))
        const bank = smoothstep(0.4 - 0.2 * edge, 0.6 + 0.2 * edge, w[n]) * (0.25 + 0.75 * rising)
        const bankLit = w[n + 1] / Math.max(0.25, w[n])
        colour[0] = zenith.L + upper * (middle.L - zenith.L)
        colour[1] = zenith.a + upper * (middle.a - zenith.a)
        colour[2] = zenith.b + upper * (middle.b - zenith.b)
        colour[0] += lower * (horizon.L - colour[0])
        colour[1] += lower * (horizon.a - colour[1])
        colour[2] += lower * (horizon.b - colour[2])
        colour[0] += thin * (turned.L - colour[0])
        colour[1] += thin * (turned.a - colour[1])
        colour[2] += thin * (turned.b - colour[2])
        for (let layer = 0; layer < 2; layer++) {
          const by = layer === 0 ? mineCover : bank
          if (by < 0.004) continue
          const light = layer === 0 ? mineLit : bankLit
          const half = smoothstep(0.36 - edge, 0.36 + edge, light)
          const full = smoothstep(0.6 - edge, 0.6 + edge, light)
          let [cl, ca, cb] = [shaded.L, shaded.a, shaded.b]
          cl += half * (turned.L - cl) + full * (lit.L - turned.L)
          ca += half * (turned.a - ca) + full * (lit.a - turned.a)
          cb += half * (turned.b - cb) + full * (lit.b - turned.b)
          colour[0] += by * (cl - colour[0])
          colour[1] += by * (ca - colour[1])
          colour[2] += by * (cb - colour[2])
        }
        // a wire or a twig that the map took for sky is darker than the sky around it
        const wire = smoothstep(0.02, 0.055, broad.data[i] - L.data[i])
        const by = cover * (1 - stays) * (1 - 0.92 * wire)
        for (let l = 0; l < 3; l++) d[n + l] += by * (colour[l] - d[n + l])
      }
    }
    return out
  },
})
