import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'

const hue = { min: -0.3, max: 0.3 }

/**
 * Skin as brushed metal: a cool sheen that runs in bands over the form, as light does over a polished curve. The metal is as
 * light or as dark as the skin it stands for, and keeps a trace of its warmth.
 */
export const metalSkin = filter({
  id: 'metal-skin',
  doc: 'Turns skin to cool metal that is as light or dark as the skin was.',
  params: {
    form: plain(1.15, { min: 0, max: 4 }, 'How strongly the form shows.'),
    sheen: plain(0.045, { min: 0, max: 0.3 }, 'How bright the bands of reflection are.'),
    bands: plain(42, { min: 1, max: 200 }, 'How close the bands lie.'),
    sink: ratio(0.12, 'How much darker it is than the skin.'),
    a: plain(0.012, hue, 'Green to red of the metal.'),
    b: plain(-0.032, hue, 'Its blue to yellow.'),
    own: ratio(0.16, "How much of the skin's colour is left."),
    amount: ratio(0.92, 'How much of it is metal.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { base: 'picture', shade: 'plane', skin: 'plane' },
  reach: 'point',
  cost: 15,
  run: ({ m }, src, v, { base, shade, skin }) => {
    const out = m.copy(src)
    const d = out.data
    for (let i = 0, k = 0; i < skin.data.length; i++, k += 4) {
      const t = v.amount * skin.data[i]
      if (t < 0.004) continue
      const away = shade.data[i] - base.data[k]
      const L = base.data[k] * (1 - v.sink) + v.form * away + v.sheen * Math.sin(v.bands * away)
      // fine relief of the skin stays: a machine's face has pores of its own
      const fine = src.data[k] - shade.data[i]
      d[k] += t * (Math.min(1, Math.max(0, L + 0.3 * Math.max(-0.2, Math.min(0.2, fine)))) - d[k])
      d[k + 1] += t * (v.a + v.own * d[k + 1] - d[k + 1])
      d[k + 2] += t * (v.b + v.own * d[k + 2] - d[k + 2])
    }
    return out
  },
})
