import { smoothstep } from '../smoothstep.ts'
import type { Patches } from './slic.ts'

/** Distance in colour at which patches are half alike. */
const alike = 0.085
/** Reach of a patch's surroundings, as a share of the picture's long side. */
const around = 0.3

/**
 * How much each patch stands out: unlike what is around it, and unlike what meets the borders of the picture, which a
 * subject seldom does. Zhu et al. 2014, Saliency Optimization from Robust Background Detection,
 * doi:10.1109/CVPR.2014.360; colours instead of ways from patch to patch.
 *
 * @returns by patch, 0..1, and how surely it is one thing
 */
export function salienceOf(
  patches: Patches,
  sharp: Float32Array,
  width: number,
  height: number,
): { readonly salient: Float32Array; readonly sure: number } {
  const { count, across, down, L, a, b, x, y, area } = patches
  const apart = new Float32Array(count * count)
  for (let i = 0; i < count; i++)
    for (let j = 0; j < i; j++) {
      const [dl, da, db] = [0.7 * (L[i] - L[j]), 1.3 * (a[i] - a[j]), 1.3 * (b[i] - b[j])]
      apart[i * count + j] = apart[j * count + i] = Math.sqrt(dl * dl + da * da + db * db)
    }
  const step = Math.sqrt((width * height) / count)
  // exp(-x) in steps of a sixteenth: all pairs of some hundred patches are gone through
  const table = Float32Array.from({ length: 256 }, (_, k) => Math.exp(-k / 16))
  const ground = new Float32Array(count)
  for (let i = 0; i < count; i++) {
    let [border, all] = [0, 0]
    for (let j = 0; j < count; j++) {
      const d = apart[i * count + j] / alike
      const s = d * d < 16 ? table[Math.floor(d * d * 16)] * area[j] : 0
      all += s
      const [c, r] = [j % across, Math.floor(j / across)]
      if (c === 0 || r === 0 || c === across - 1 || (r === down - 1 && c > 0.2 * across && c < 0.8 * across))
        border += s
    }
    const bond = border / step / Math.sqrt(all + 1)
    ground[i] = 1 - Math.exp(-(bond * bond) / 2)
  }
  const raw = new Float32Array(count)
  const reach = 1 / (around * Math.max(width, height)) ** 2
  for (let i = 0; i < count; i++) {
    let sum = 0
    for (let j = 0; j < count; j++) {
      const [dx, dy] = [x[i] - x[j], y[i] - y[j]]
      const d = (dx * dx + dy * dy) * reach
      if (d < 16) sum += apart[i * count + j] * ground[j] * table[Math.floor(d * 16)] * area[j]
    }
    const [cx, cy] = [(x[i] / width - 0.5) / 0.5, (y[i] / height - 0.52) / 0.5]
    const central = Math.exp(-0.9 * (cx * cx + cy * cy))
    raw[i] = sum * (1 - ground[i]) * central * sharp[i]
  }
  const sorted = raw.slice().sort()
  const top = sorted[Math.floor(0.97 * (count - 1))] + 1e-9
  const salient = raw.map((v) => smoothstep(0.12, 0.6, v / top))
  return { salient, sure: surenessOf(patches, salient) }
}

/** One compact thing of some size that stands clear of its surroundings is a subject; a sprinkling is a landscape. */
function surenessOf({ count, x, y, area }: Patches, salient: Float32Array): number {
  let [sum, sx, sy, all] = [0, 0, 0, 0]
  for (let i = 0; i < count; i++) {
    const w = salient[i] * area[i]
    sum += w
    sx += w * x[i]
    sy += w * y[i]
    all += area[i]
  }
  if (sum === 0) return 0
  let spread = 0
  for (let i = 0; i < count; i++)
    spread += salient[i] * area[i] * ((x[i] - sx / sum) ** 2 + (y[i] - sy / sum) ** 2)
  // 1 for a filled disc, more for what is scattered
  const scatter = spread / sum / (sum / (2 * Math.PI))
  const share = sum / all
  return smoothstep(2.9, 1.8, scatter) * smoothstep(0.02, 0.06, share) * smoothstep(0.62, 0.45, share)
}
