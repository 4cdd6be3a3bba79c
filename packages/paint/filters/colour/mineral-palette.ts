import { around, shelfC, shelfX, shelfY, turnOf } from '../../brushwork/minerals.ts'
import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

const azurite = labOf('#3f7fa8')
/** From here on chroma is bent, and never passes the second. */
const [knee, limit] = [0.095, 0.165]
/** Chroma of a person's warm tones that are neither skin nor palette. */
const fleshiest = 0.08
const bent = (c: number): number => {
  if (c <= knee) return c
  const t = (c - knee) / (limit - knee)
  return knee + (limit - knee) * (t / (1 + t))
}

/**
 * Every colour becomes what the box has for it: azurite, malachite, ochre, gamboge, cinnabar, rouge and indigo, none
 * louder than the stone is. Black cloth is painted azurite, other blacks take indigo; all is lifted into a high key.
 */
export const mineralPalette = filter({
  id: 'mineral-palette',
  doc: 'Paints with the few mineral colours of the court painters: azurite, malachite, ochre, cinnabar.',
  params: {
    strength: ratio(0.75, 'How far colours are drawn to the pigments.'),
    lift: ratio(0.32, 'How far darks are lifted.'),
    rich: plain(1.2, { min: 0, max: 3 }, 'Factor of pale colours.'),
    dye: ratio(0.85, 'How far black cloth is painted blue.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane', hair: 'plane', person: 'plane', robe: 'plane' },
  zone: 'study',
  reach: 'point',
  cost: 60,
  run: ({ m }, src, { strength, lift, rich, dye }, { spare, hair, person, robe }) => {
    const out = m.plane(src.width, src.height, 4)
    const key = Float32Array.from({ length: 1025 }, (_, i) => lift + (0.985 - lift) * (i / 1024) ** 0.9)
    for (let i = 0, k = 0; i < out.data.length / 4; i++, k += 4) {
      const [L, a, b] = [src.data[k], src.data[k + 1], src.data[k + 2]]
      const free = 1 - (spare ? Math.min(1, spare.data[i]) : 0)
      const head = hair ? Math.min(1, hair.data[i]) : 0
      const c = Math.sqrt(a * a + b * b)
      const j = Math.round(turnOf(a, b) * around)
      // pale colours gain most; a blossom's breath of pink must survive the silk
      const gain = 1 + (rich - 1) * smoothstep(0.012, 0.03, c) * smoothstep(0.14, 0.05, c)
      const most = 1.15 * shelfC[j]
      const to = Math.min(c * gain, most)
      const there = person ? Math.min(1, person.data[i]) : 0
      // skin that was not found as such, in shade or at a border, must not turn orange
      const warm =
        there *
        smoothstep(0.25, 0.6, b / (Math.abs(a) + 1e-4)) *
        smoothstep(2.6, 1.6, b / (Math.abs(a) + 1e-4)) *
        smoothstep(0, 0.02, a)
      const w = strength * free * smoothstep(0.008, 0.03, c) * (1 - 0.75 * warm)
      let A = a + w * (shelfX[j] * to - a)
      let B = b + w * (shelfY[j] * to - b)
      const now = Math.sqrt(A * A + B * B) + 1e-6
      const held = (bent(now) / now) * (1 - warm * Math.max(0, 1 - fleshiest / now))
      A *= held
      B *= held
      let tone = key[L <= 0 ? 0 : L >= 1 ? 1024 : Math.round(L * 1024)]
      // strong colours are ground stone, laid dense: thinned, cinnabar would turn to salmon
      tone += 0.6 * smoothstep(0.08, 0.2, c) * (0.14 + 0.88 * L - tone)
      const grey = smoothstep(0.075, 0.025, c)
      const dark = smoothstep(0.64, 0.4, tone)
      const blue = robe ? dye * robe.data[i] : 0
      A += blue * (0.9 * azurite.a - A) - 0.006 * dark * grey * free * (1 - head)
      B += blue * (0.9 * azurite.b - B) - 0.022 * dark * grey * free * (1 - head) * (1 - blue)
      tone += 0.09 * blue
      // hair: dark hair is nearly ink, fair hair stays ochre
      const deep = head * smoothstep(0.72, 0.5, L)
      tone += head * (0.26 + 0.74 * L - tone)
      A *= 1 - 0.35 * deep
      B *= 1 - 0.45 * deep
      out.data[k] = Math.min(1, Math.max(0, tone))
      out.data[k + 1] = A
      out.data[k + 2] = B
      out.data[k + 3] = src.data[k + 3]
    }
    return out
  },
})
