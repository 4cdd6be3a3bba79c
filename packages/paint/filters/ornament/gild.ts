import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { plain, px } from '../../param.ts'

const [shade, body, shine] = ['#a8701f', '#e3b655', '#fff0b8'].map(labOf)

/**
 * Gold leaf where ornaments say so in the spare lane: its light runs across the sheet in slow diagonal waves, so that
 * one part of a line gleams and another rests in shade. The lightness an ornament was drawn with stays felt.
 */
export const gild = filter({
  id: 'gild',
  doc: 'Gives what is drawn in gold the sheen of gold leaf.',
  params: {
    wave: px(380, { min: 40, max: 2000 }, 'From one gleam to the next.'),
    grain: plain(1, { min: 0, max: 3 }, 'How uneven the leaf lies.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { cloud: 'plane', flecks: 'plane' },
  reach: 'point',
  cost: 12,
  run: ({ m, frame }, src, { wave, grain }, { cloud, flecks }) => {
    const out = m.copy(src)
    const d = out.data
    const turn = 6.2832 / wave
    for (let y = 0, i = 0; y < src.height; y++)
      for (let x = 0; x < src.width; x++, i++) {
        const k = 4 * i
        const gilt = Math.min(1, d[k + 3])
        d[k + 3] = 0
        if (gilt < 0.01) continue
        const sway = Math.sin(turn * (x + y + frame.top) + 7 * (cloud.data[i] - 0.5))
        const raw = 0.46 + 0.3 * sway + 0.5 * grain * (flecks.data[i] - 0.5) + 0.9 * (d[k] - body.L)
        const t = Math.min(1, Math.max(0, raw))
        const [a, b, s] = t < 0.6 ? [shade, body, t / 0.6] : [body, shine, (t - 0.6) / 0.4]
        d[k] += gilt * (a.L + s * (b.L - a.L) - d[k])
        d[k + 1] += gilt * (a.a + s * (b.a - a.a) - d[k + 1])
        d[k + 2] += gilt * (a.b + s * (b.b - a.b) - d[k + 2])
      }
    return out
  },
})
