/**
 * From averaged light to a picture: light spreading in skin, the backdrop, bloom, tone curve, grain.
 *
 * Skin: sums of blurs with red the widest, after d'Eon et al. 2007 (doi:10.2312/EGWR/EGSR07/147-157).
 */
import { hash, step } from './chance.ts'
import type { Sums } from './pass.ts'
import type { Scene } from './scene.ts'

/** Interleaved sRGB bytes of the finished picture. */
export function develop(
  scene: Scene,
  width: number,
  height: number,
  passes: number,
  total: Sums,
  behind: Float32Array,
) {
  const n = width * height
  const light = new Float32Array(n * 3)
  for (let k = 0; k < n; k++)
    for (let c = 0; c < 3; c++)
      light[k * 3 + c] = total.lit[k * 3 + c] / passes + behind[k * 3 + c] * (1 - total.cover[k] / passes)
  if (scene.skinBlur > 0) addSkin(light, scene.skinBlur * height, width, height, passes, total)
  const f = scene.film
  const glow = light.slice()
  for (let k = 0; k < glow.length; k++) glow[k] = Math.min(4, Math.max(0, glow[k] - 0.05))
  for (let c = 0; c < 3; c++) soften(glow, width, height, 3, c, height * 0.012)
  const out = Buffer.alloc(n * 3)
  const dx = width / 2
  const dy = height / 2
  for (let k = 0; k < n; k++) {
    const x = (k % width) - dx
    const y = ((k / width) | 0) - dy
    const fall = 1 - f.vignette * step(0.35, 1.1, (x * x) / (dx * dx * 2) + (y * y) / (dy * dy * 2))
    const at = (c: number): number =>
      Math.max(0, light[k * 3 + c] + (glow[k * 3 + c] - light[k * 3 + c]) * f.bloom) * f.exposure * fall
    let [r, g, b] = [tone(at(0), f.contrast), tone(at(1), f.contrast), tone(at(2), f.contrast)] as [
      number,
      number,
      number,
    ]
    const grey = 0.3 * r + 0.59 * g + 0.11 * b
    // Grain in parts of the picture, so a small rendering is grainy alike after averaging: only at full size.
    const noise =
      f.grain *
      (hash(k, 5, 9) + hash(k, 6, 9) - 1) *
      (0.4 + 0.6 * (1 - grey)) *
      Math.min(1, width / scene.width)
    r = grey + (r - grey) * f.saturation + noise
    g = grey + (g - grey) * f.saturation + noise
    b = grey + (b - grey) * f.saturation + noise
    out[k * 3] = Math.round(255 * Math.min(1, Math.max(0, r)))
    out[k * 3 + 1] = Math.round(255 * Math.min(1, Math.max(0, g)))
    out[k * 3 + 2] = Math.round(255 * Math.min(1, Math.max(0, b)))
  }
  return out
}

/** A shoulder for the lights (after Hable's filmic curve, refitted), then sRGB, then contrast about the middle. */
function tone(v: number, contrast: number): number {
  const t = (v * (2.35 * v + 0.06)) / (v * (2.2 * v + 0.7) + 0.11)
  const c = Math.min(1, Math.max(0, t))
  const s = c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055
  return s + contrast * (s - 0.5) * s * (1 - s) * 4
}

function addSkin(
  light: Float32Array,
  radius: number,
  width: number,
  height: number,
  passes: number,
  total: Sums,
): void {
  const n = width * height
  const blurred = [0.35, 1].map((size) =>
    [0, 1, 2].map((c) => {
      // Each channel's own reach; weights keep light from bleeding in from where there is no skin.
      const reach = radius * size * [1, 0.42, 0.25][c]
      const value = new Float32Array(n)
      const weight = new Float32Array(n)
      for (let k = 0; k < n; k++) {
        value[k] = total.within[k * 3 + c] / passes
        weight[k] = total.skin[k * 3] > 0 ? 1 : 0
      }
      soften(value, width, height, 1, 0, reach)
      soften(weight, width, height, 1, 0, reach)
      for (let k = 0; k < n; k++) value[k] = weight[k] > 0.02 ? value[k] / weight[k] : 0
      return value
    }),
  )
  for (let k = 0; k < n; k++)
    for (let c = 0; c < 3; c++) {
      const sharp = total.within[k * 3 + c] / passes
      const spread = 0.2 * sharp + 0.4 * blurred[0][c][k] + 0.4 * blurred[1][c][k]
      light[k * 3 + c] = light[k * 3 + c] + (total.skin[k * 3 + c] / passes) * spread
    }
}

/** A near-Gaussian blur of one channel in place: three running means each way. */
export function soften(
  data: Float32Array,
  width: number,
  height: number,
  channels: number,
  channel: number,
  sigma: number,
): void {
  const r = Math.round(Math.sqrt(sigma * sigma + 0.25) - 0.5)
  if (r < 1) return
  const run = (count: number, lines: number, hop: number, line: number): void => {
    const copy = new Float32Array(count)
    for (let j = 0; j < lines; j++)
      for (let turn = 0; turn < 3; turn++) {
        const base = j * line + channel
        for (let i = 0; i < count; i++) copy[i] = data[base + i * hop]
        let sum = 0
        for (let i = -r; i <= r; i++) sum += copy[Math.min(count - 1, Math.max(0, i))]
        for (let i = 0; i < count; i++) {
          data[base + i * hop] = sum / (2 * r + 1)
          sum += copy[Math.min(count - 1, i + r + 1)] - copy[Math.max(0, i - r)]
        }
      }
  }
  run(width, height, channels, width * channels)
  run(height, width, width * channels, channels)
}
