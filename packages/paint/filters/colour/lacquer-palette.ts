import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Five steps from ink to ivory: what has no colour of its own takes them by its lightness. */
const steps = ['#16050a', '#6e0c15', '#bd3024', '#efc084', '#fbf3e2'].map(labOf)
/** The far lies in the light of the evening. */
const haze = labOf('#f0974a')
const jade = labOf('#3f8f78')
/** Leaves in the sun turn with the season, some trees sooner than others. */
const [amber, maple] = ['#dca23e', '#d4452a'].map(labOf)
/** What lies in blue shade, near by. */
const ink = labOf('#1c4a4e')

/**
 * A scene in the colours of a lacquer painting: cinnabar, gold, ivory, jade and ink. Leaves become jade, warm things
 * cinnabar, blue goes to ink; the far drowns in evening light. Skin keeps its own colour.
 */
export const lacquerPalette = filter({
  id: 'lacquer-palette',
  doc: 'Gives a scene the colours of a lacquer painting: cinnabar, gold, ivory, jade and ink.',
  params: {
    amount: ratio(1, 'How far.'),
    mist: ratio(0.5, 'How much the far drowns in light.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { far: 'plane', foliage: 'plane', drift: 'plane' },
  maybe: { keep: 'plane' },
  reach: 'point',
  cost: 60,
  run: ({ m }, src, { amount, mist }, { far, foliage, drift, keep }) => {
    const out = m.plane(src.width, src.height, 4)
    const [s, d] = [src.data, out.data]
    for (let i = 0, k = 0; k < d.length; i++, k += 4) {
      const [L0, a0, b0] = [Math.min(1, Math.max(0, s[k])), s[k + 1], s[k + 2]]
      const t = amount * (keep ? 1 - Math.min(1, Math.max(0, keep.data[i])) : 1)
      const chroma = Math.sqrt(a0 * a0 + b0 * b0) + 1e-5
      if (t < 0.01) {
        d[k] = L0
        d[k + 1] = a0
        d[k + 2] = b0
        d[k + 3] = 0
        continue
      }
      // contrast first: lacquer has true darks
      let L = L0 + 0.35 * (L0 - 0.5) * (1 - L0) * L0 * 4 - 0.02
      const at = Math.min(3.999, Math.max(0, 4 * L))
      const step = Math.floor(at)
      const [lo, hi, part] = [steps[step], steps[step + 1], at - step]
      const three = { a: lo.a + part * (hi.a - lo.a), b: lo.b + part * (hi.b - lo.b) }
      const warm = Math.min(1, Math.max(0, (a0 + 0.5 * b0) / chroma))
      // green goes by the colour first: blossom counts as foliage and is no jade
      const greenish = smoothstep(0.25, -0.35, a0 / chroma) * smoothstep(-0.35, 0.1, b0 / chroma)
      const green = greenish * Math.min(1, 0.8 * foliage.data[i] + smoothstep(0.02, 0.06, chroma))
      const pink =
        smoothstep(0.35, 0.8, a0 / chroma) *
        smoothstep(0.012, 0.03, chroma) *
        smoothstep(0.5, 0.75, L0) *
        smoothstep(0.75, 0.35, b0 / chroma)
      // own colours: warm ones turn to cinnabar and gold, with more strength
      // reds grow redder, golds stay golden
      const reddish = smoothstep(0.45, 0.85, a0 / chroma)
      const own = { a: a0 + (0.06 + 0.34 * reddish) * warm * chroma, b: b0 * (1.12 - 0.2 * reddish) }
      const held = 0.74 * warm * smoothstep(0.04, 0.12, chroma)
      let a = three.a + held * (own.a - three.a)
      let b = three.b + held * (own.b - three.b)
      const leaf = 0.85 * green
      const tint = 0.55 + 0.9 * smoothstep(0.15, 0.6, L) * smoothstep(1, 0.6, L)
      a += leaf * (jade.a * tint - a)
      b += leaf * ((jade.b + 0.05 * smoothstep(0.5, 0.9, L)) * tint - b)
      const leafy = Math.max(foliage.data[i], smoothstep(0.4, 0.75, b0 / chroma))
      const sun = L + 0.8 * (drift.data[i] - 0.5) + 0.35 * far.data[i]
      const turned = 0.92 * green * leafy * smoothstep(0.46, 0.74, sun)
      const red =
        smoothstep(0.45, 0.6, drift.data[i] + 0.12 * far.data[i]) *
        smoothstep(0.2, 0.45, far.data[i]) *
        foliage.data[i]
      a += turned * ((amber.a + red * (maple.a - amber.a)) * tint - a)
      b += turned * ((amber.b + red * (maple.b - amber.b)) * tint - b)
      L -= 0.1 * turned * red * L
      const cold = smoothstep(0.1, 0.7, -b0 / chroma) * smoothstep(0.012, 0.045, chroma)
      const shade = 0.7 * cold * (1 - far.data[i]) * smoothstep(0.75, 0.5, L)
      a += shade * (ink.a * (0.3 + L) - a)
      b += shade * (ink.b * (0.3 + L) - b)
      // blossom stays blossom
      a += 0.85 * pink * (Math.min(0.13, 1.7 * a0 + 0.02) - a)
      b += 0.85 * pink * (0.012 + 0.3 * b0 - b)
      L += 0.06 * pink
      // snow and white walls stay ivory in the distance
      const fog =
        mist * far.data[i] * (1 - 0.6 * green) * (1 - 0.7 * pink) * (1 - 0.75 * smoothstep(0.72, 0.92, L0))
      L += fog * 0.3 * (haze.L - L)
      a += 0.8 * fog * (haze.a - a)
      b += 0.8 * fog * (haze.b - b)
      d[k] = s[k] + t * (L - s[k])
      d[k + 1] = a0 + t * (a - a0)
      d[k + 2] = b0 + t * (b - b0)
      d[k + 3] = 0
    }
    return out
  },
})
