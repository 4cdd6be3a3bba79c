import { drawBank, heapOwn } from '../../brushwork/cumulus.ts'
import { dice } from '../../brushwork/dice.ts'
import { skies, skyNames } from '../../brushwork/skies.ts'
import { ownClouds, settingOf, toned } from '../../brushwork/sky-paint.ts'
import { filter } from '../../filter.ts'
import { cloudSky } from '../../kernels/cloud-sky.ts'
import { displace } from '../../kernels/displace.ts'
import { enlarge, laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { noise } from '../../kernels/noise.ts'
import { choice, plain, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'

/** Longest side of the plane that balls are heaped on, in pixels. */
const work = 700
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
    const setting = settingOf(sky, photo)
    if (setting.share < least) return m.copy(src)
    const { lowest, dark, side } = setting
    const paint = toned(skies[palette], dark, night)
    const own = seed * 97 + Math.round(salt)
    const rise = paint.rise * Math.min(1.4, clouds) * lowest * height
    // clouds are soft fields until their tones are cut: half the size is enough, and only as far down as there is sky
    const k = u >= 1 ? 2 : 1
    const [w, h] = [
      Math.ceil(width / k),
      Math.min(Math.ceil(height / k), Math.ceil((lowest * height) / k) + 8),
    ]
    const at = { top: 0, width: w, rows: h }
    const field = m.plane(w, h, 4)
    field.data.fill(0)
    const bank = clouds > 0 && setting.clouded < 0.5 && dark < 0.5
    const cloudy = setting.clouded > 0.03
    if (bank || cloudy) {
      const shrunk = Math.max(1, Math.max(width, height) / work)
      const small = m.plane(Math.ceil(width / shrunk), Math.ceil((h * k) / shrunk) + 1, 4)
      small.data.fill(0)
      const foot = (1.02 * lowest * height) / shrunk
      if (bank) drawBank(small, { foot, rise: rise / shrunk, towers: 6, side }, dice(own))
      if (cloudy) {
        const cover = ownClouds(m, small, sky, photo, setting, { u: u / shrunk, k: shrunk })
        heapOwn(small, cover, gaussian(m, cover, (22 * u) / shrunk), { side, u: u / shrunk }, dice(own + 5))
      }
      const soft = gaussian(m, small, 1.3)
      const grown = enlarge(m, soft, { width: w, height: h, from: 0, to: h }, shrunk / k)
      field.data.set(grown.data)
    }
    const noisy = (n: number, cell: number, octaves: number, stretch = 1) =>
      noise(m, at, { cell: (cell * u) / k, stretch, octaves, gain: 0.55, seed: own + n })
    const warped = displace(m, field, { x: noisy(3, 30, 4), y: noisy(8, 30, 4), by: (15 * u) / k })
    const air = m.plane(w, h, 4)
    const [drift, veil] = [noisy(1, 180, 3, 0.4), noisy(5, 320, 4, 0.16)]
    for (let i = 0, j = 0; i < drift.data.length; i++, j += 4) {
      air.data[j] = drift.data[i]
      air.data[j + 1] = veil.data[i]
    }
    const whole = (p: Plane) =>
      k === 1 && h === height ? p : enlarge(m, p, { width, height, from: 0, to: height }, k)
    return cloudSky(m, src, {
      ...{
        sky,
        photo,
        field: whole(warped),
        air: whole(air),
        broad: gaussian(m, laneOf(m, photo, 0), 4 * u),
      },
      ...{ paint, end: lowest * height, rise: Math.max(1, rise), side, dark },
      ...{ across: Math.round(8 * u), below: Math.round(12 * u), edge: 0.02 + 0.12 * (1 - hard) },
      stays: Math.max(keep, 0.6 * dark),
    })
  },
})
