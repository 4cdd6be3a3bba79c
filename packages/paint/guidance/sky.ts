import { componentsOf } from '../components.ts'
import { gaussian } from '../kernels/gaussian.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { dropForeign } from './foreign-blues.ts'

/** Steps of colour from pixel to pixel of a small picture: a cloud's edge lies below, a roof's above. */
const [cloud, roof] = [0.02, 0.045]

/** What the picture is like: both 0..1. */
interface Setting {
  /** Of people near by: what is pale behind them is a wall or a window. */
  readonly close: number
  /** Under a blue sky: what is warm is no sky, and what is pale must be a cloud. */
  readonly clear: number
}

/** How much a colour may be blue sky, by day or by night. */
function blueSky(L: number, a: number, b: number, close: number): number {
  const chroma = Math.sqrt(a * a + b * b)
  const least = 0.012 + 0.045 * Math.max(close, smoothstep(0.5, 0.36, L)) // dark and hardly blue is no sky
  return (
    smoothstep(0.002, -0.016, b) *
    smoothstep(0.045, 0.02, a) *
    smoothstep(2.2, 1.4, -a / Math.max(1e-4, -b)) * // sea green is water or glass
    smoothstep(least, least + 0.02, chroma) *
    smoothstep(0.16, 0.26, L)
  )
}

/** White and grey clouds, and the warm colours of a low sun. */
function paleSky(L: number, a: number, b: number, clear: number): number {
  const chroma = Math.sqrt(a * a + b * b)
  const pale = smoothstep(0.62, 0.76, L) * smoothstep(0.075, 0.045, chroma) * smoothstep(-0.03, -0.012, a)
  const low = smoothstep(0.6, 0.75, L) * smoothstep(0.16, 0.12, chroma) * smoothstep(-0.02, 0, a)
  return Math.max(pale, 0.9 * (1 - clear) * low)
}

/** Square of a distance in colour, hue weighing as the eye does. */
function apart(data: Float32Array, i: number, j: number): number {
  const L = data[4 * i] - data[4 * j]
  const a = data[4 * i + 1] - data[4 * j + 1]
  const b = data[4 * i + 2] - data[4 * j + 2]
  return L * L + 4 * (a * a + b * b)
}

/** Largest step to a neighbour. */
function steps(m: Machine, { width, height, data }: Plane): Plane {
  const out = m.plane(width, height)
  for (let y = 0; y < height; y++) stepRow(out.data, data, y * width, width, y + 1 < height ? width : 0)
  return out
}
function stepRow(out: Float32Array, data: Float32Array, from: number, width: number, down: number): void {
  for (let x = 0, i = from; x < width; x++, i++) {
    const right = x + 1 < width ? i + 1 : i
    out[i] = Math.sqrt(Math.max(apart(data, i, right), apart(data, i, i + down)))
  }
}

/** Least share of the picture that one piece of sky covers, and of its upper border where it touches that. */
const [leastArea, leastBorder] = [0.006, 0.03]

function maskRow(mask: Uint8Array, likely: Float32Array, step: Float32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) mask[i] = likely[i] * smoothstep(roof, cloud, step[i]) > 0.4 ? 1 : 0
}
/** Sums over each piece: pixels at the upper border and clearly blue ones, rows, and lightness of the blue ones. */
interface Pieces {
  readonly label: Int32Array
  readonly border: Int32Array
  readonly blue: Float64Array
  readonly sumY: Float64Array
  readonly sumL: Float64Array
}
function pieceRow(
  { label, border, blue, sumY, sumL }: Pieces,
  picture: Float32Array,
  width: number,
  y: number,
) {
  for (let x = 0, i = y * width; x < width; x++, i++) {
    const k = label[i]
    if (y < 2) border[k]++
    sumY[k] += y
    if (picture[4 * i + 2] > -0.03 || picture[4 * i] < 0.3) continue
    blue[k]++
    sumL[k] += picture[4 * i]
  }
}

/** Smooth pieces of the colours of sky that hang from the upper border, or stand high and are clearly blue. */
function seedsOf(m: Machine, picture: Plane, likely: Plane, { clear }: Setting): Plane {
  const { width, height } = picture
  const step = steps(m, picture)
  const mask = new Uint8Array(likely.data.length)
  for (let i = 0; i < mask.length; i += width) maskRow(mask, likely.data, step.data, i, i + width)
  const { label, count, area } = componentsOf(mask, width, height)
  const border = new Int32Array(count)
  const blue = new Float64Array(count)
  const sumY = new Float64Array(count)
  const sumL = new Float64Array(count)
  const sums: Pieces = { label, border, blue, sumY, sumL }
  for (let y = 0; y < height; y++) pieceRow(sums, picture.data, width, y)
  const large = (k: number) => k > 0 && area[k] > leastArea * width * height
  const hangs = (k: number) =>
    border[k] > 2 * leastBorder * width && !(clear > 0.5 && blue[k] < 0.12 * area[k])
  const stands = (k: number) => blue[k] > 0.6 * area[k] && sumY[k] / area[k] < 0.68 * height
  const light = (k: number) => sumL[k] / Math.max(1, blue[k])
  // the sky grows lighter towards the horizon; a blue thing that is darker is a mountain or a lake
  let least = 0
  const pieces = Array.from({ length: count }, (_, k) => k).filter(large)
  for (const test of [hangs, stands])
    if (least === 0) for (const k of pieces) if (test(k)) least = Math.max(least, light(k))
  const kept = new Uint8Array(count)
  for (const k of pieces) kept[k] = hangs(k) || (stands(k) && light(k) > least - 0.04) ? 1 : 0
  const out = m.plane(width, height)
  for (let i = 0; i < label.length; i++) out.data[i] = kept[label[i]]
  m.free(step)
  return out
}

/**
 * A clear sky is one blue, lighter from row to row: its scraps between leaves are known by it wherever they are, down
 * to where sky was found.
 */
function fillBetween(out: Plane, picture: Plane, likely: Plane, { clear }: Setting): void {
  const { width, data } = picture
  let [n, lowest, sumA, sumB, sumL, sumY, sumYY, sumYL] = [0, 0, 0, 0, 0, 0, 0, 0]
  if (clear === 0) return
  for (let i = 0; i < out.data.length; i++) {
    const L = data[4 * i]
    const a = data[4 * i + 1]
    const b = data[4 * i + 2]
    if (out.data[i] < 0.5 || b > -0.02) continue
    const y = Math.floor(i / width)
    n++
    lowest = y
    sumA += a
    sumB += b
    sumL += L
    sumY += y
    sumYY += y * y
    sumYL += y * L
  }
  if (n < 20) return
  const slope = (sumYL - (sumY * sumL) / n) / (sumYY - (sumY * sumY) / n + 1)
  const end = (lowest + 1) * width
  for (let i = 0, k = 0; i < end; i++, k += 4) {
    const [da, db] = [data[k + 1] - sumA / n, data[k + 2] - sumB / n]
    const darker = data[k] - sumL / n - slope * (Math.floor(i / width) - sumY / n)
    const alike = smoothstep(0.0022, 0.0006, da * da + db * db) * smoothstep(-0.09, -0.04, darker)
    out.data[i] = Math.max(out.data[i], clear * alike * likely.data[i])
  }
}

function settingOf(picture: Plane, people: Plane): Setting {
  const { width, height, data } = picture
  let share = 0
  for (let i = 0; i < people.data.length; i++) share += people.data[i]
  const upper = Math.floor(0.45 * height) * width
  let blue = 0
  for (let k = 0; k < 4 * upper; k += 4) if (data[k + 2] < -0.03 && data[k] > 0.45) blue++
  return {
    close: smoothstep(0.05, 0.14, share / people.data.length),
    clear: smoothstep(0.06, 0.14, blue / Math.max(1, upper)),
  }
}

/**
 * The sky of a small picture. What has the colour of the sky right beside it is sky too: so it is found between
 * branches and wires, that its pieces do not reach through.
 *
 * @param people where people are, as large as the picture
 */
export function skyOf(m: Machine, picture: Plane, people: Plane): Plane {
  const { width, height } = picture
  const setting = settingOf(picture, people)
  const likely = m.plane(width, height)
  for (let y = 0; y < height; y++) {
    const high = smoothstep(0.95, 0.75, y / height)
    likelyRow(likely.data, picture.data, people.data, setting, high, y * width, (y + 1) * width)
  }
  if (setting.clear > 0) dropForeign(likely, picture, setting.clear)
  const out = seedsOf(m, picture, likely, setting)
  fillBetween(out, picture, likely, setting)
  const reach = 0.03 * Math.max(width, height)
  for (let round = 0; round < 2; round++) {
    const weighted = m.plane(width, height, 4)
    const all = out.data.length
    for (let i = 0; i < all; i += width) weighRow(weighted.data, picture.data, out.data, i, i + width)
    const around = gaussian(m, weighted, reach).data
    for (let i = 0; i < all; i += width) joinRow(out.data, picture.data, around, likely.data, i, i + width)
  }
  return out
}

// A function a row: it is compiled once and stays so, however few pictures there are.

function likelyRow(
  out: Float32Array,
  picture: Float32Array,
  people: Float32Array,
  { close, clear }: Setting,
  high: number,
  from: number,
  to: number,
): void {
  for (let i = from, k = 4 * from; i < to; i++, k += 4) {
    const L = picture[k]
    const a = picture[k + 1]
    const b = picture[k + 2]
    const pale = (1 - close) * paleSky(L, a, b, clear)
    const free = 1 - Math.min(1, people[i])
    out[i] = high * free * Math.max(blueSky(L, a, b, close), pale)
  }
}
function weighRow(
  out: Float32Array,
  picture: Float32Array,
  weight: Float32Array,
  from: number,
  to: number,
): void {
  for (let i = from, k = 4 * from; i < to; i++, k += 4) {
    const w = weight[i]
    out[k] = w * picture[k]
    out[k + 1] = w * picture[k + 1]
    out[k + 2] = w * picture[k + 2]
    out[k + 3] = w
  }
}
/** Joins what has the colour of the sky around it. */
function joinRow(
  out: Float32Array,
  picture: Float32Array,
  around: Float32Array,
  likely: Float32Array,
  from: number,
  to: number,
): void {
  for (let i = from, k = 4 * from; i < to; i++, k += 4) {
    const near = around[k + 3]
    if (near < 0.02) continue
    const L = picture[k] - around[k] / near
    const a = picture[k + 1] - around[k + 1] / near
    const b = picture[k + 2] - around[k + 2] / near
    const unlike = L * L * (L < 0 ? 1 : 0.7) + 8 * (a * a + b * b)
    const alike = smoothstep(0.009, 0.003, unlike) * smoothstep(0.02, 0.08, near)
    out[i] = Math.max(out[i], alike * Math.min(1, 1.4 * likely[i]))
  }
}
