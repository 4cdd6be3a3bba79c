import { fadingExp } from './colour-model.ts'
import type { Cut } from './people.ts'

interface Raster {
  readonly data: Float32Array
  readonly width: number
  readonly height: number
}
/** Colours of single pixels stray more than those of patches, but at a border each side is known well. */
const likeness = 0.04
/** How far patches bear witness at a border, in patches. */
const far = 1.3

/**
 * How much of each pixel is inside, from the patches around it: at a border, by which side its colour is at home on.
 * The places between hairs are found here, which no patch could follow.
 *
 * @param fine the window that was cut, on a finer raster
 * @param coarse the raster it was cut on
 */
export function coverOf(fine: Raster, coarse: Raster, { patches, inside }: Cut): Float32Array {
  const { across, down, count, label, L, a, b, x, y, area } = patches
  const mixed = new Uint8Array(count)
  for (let r = 0, k = 0; r < down; r++)
    for (let c = 0; c < across; c++, k++)
      for (let v = Math.max(0, r - 1); v <= Math.min(down - 1, r + 1) && !mixed[k]; v++)
        for (let h = Math.max(0, c - 1); h <= Math.min(across - 1, c + 1); h++)
          if (Math.abs(inside[v * across + h] - inside[k]) > 0.2) mixed[k] = 1
  const out = new Float32Array(fine.width * fine.height)
  const [sx, sy] = [coarse.width / fine.width, coarse.height / fine.height]
  const cell = Math.sqrt((coarse.width * coarse.height) / count)
  const [colour, place] = [1 / (2 * likeness * likeness), 1 / (2 * far * far * cell * cell)]
  for (let py = 0, i = 0; py < fine.height; py++) {
    const cy = (py + 0.5) * sy - 0.5
    const row = Math.min(coarse.height - 1, Math.max(0, Math.round(cy))) * coarse.width
    for (let px = 0; px < fine.width; px++, i++) {
      const cx = (px + 0.5) * sx - 0.5
      const k = label[row + Math.min(coarse.width - 1, Math.max(0, Math.round(cx)))]
      if (!mixed[k]) {
        out[i] = inside[k]
        continue
      }
      const [l, la, lb] = [fine.data[4 * i], 2 * fine.data[4 * i + 1], 2 * fine.data[4 * i + 2]]
      const r = Math.floor(k / across)
      const c = k - r * across
      let [f, all, fPlace, allPlace] = [0, 0, 0, 0]
      for (let v = Math.max(0, r - 2); v <= Math.min(down - 1, r + 2); v++)
        for (let h = Math.max(0, c - 2); h <= Math.min(across - 1, c + 2); h++) {
          const j = v * across + h
          const [dx, dy] = [x[j] - cx, y[j] - cy]
          const w = area[j] * fadingExp((dx * dx + dy * dy) * place)
          const [dl, da, db] = [L[j] - l, a[j] - la, b[j] - lb]
          const alike = w * fadingExp((dl * dl + da * da + db * db) * colour)
          f += alike * inside[j]
          all += alike
          fPlace += w * inside[j]
          allPlace += w
        }
      // where no patch has this colour, place alone decides
      const hold = 0.02 * allPlace
      out[i] = (f + (hold * fPlace) / (allPlace + 1e-6)) / (all + hold + 1e-6)
    }
  }
  return out
}
