import type { Plane } from '../plane.ts'
import type { Dice } from './dice.ts'

/** Where a bank of clouds stands; lengths in pixels of the plane it is drawn on. */
export interface CloudBank {
  /** The foot of the bank. */
  readonly foot: number
  /** How high its towers rise. */
  readonly rise: number
  readonly towers: number
  /** -1 where the light comes from the left, 1 from the right. */
  readonly side: number
}

interface Puff {
  readonly x: number
  readonly y: number
  readonly r: number
  readonly z: number
  /** How high in its cloud, 0..1; left out, that goes by the bank's foot. */
  readonly high?: number
}

/** Light from above, in front and a side: enough from the front that no cloud is half black. */
const [sideways, above, frontal] = [0.55, 0.65, 0.55]
/** Puffs that each ball of a tower carries, and how far round it they sit. */
const carried = 8

function towerOf(puffs: Puff[], cx: number, foot: number, tall: number, wide: number, cast: Dice): void {
  const count = 18 + Math.floor(10 * cast.even())
  const lean = 0.35 * cast.bell()
  for (let j = 0; j < count; j++) {
    const t = 2 * cast.even() - 1
    const away = Math.min(1, Math.abs(t - 0.3 * lean))
    const top = tall * (1 - away ** 1.5) * (0.78 + 0.22 * cast.even())
    const up = cast.even() ** 0.8 * top
    const r = tall * (0.1 + 0.16 * cast.even()) * (1 - 0.4 * away)
    const x = cx + t * wide * (1 - 0.25 * (up / tall)) + lean * 0.25 * up
    const [y, back] = [foot - up, -0.25 * up]
    puffs.push({ x, y, r, z: cast.even() * r * 0.8 + back })
    for (let q = 0; q < carried; q++) {
      const a = -Math.PI * (1.25 * cast.even() - 0.12)
      const own = r * (0.26 + 0.34 * cast.even())
      const [px, py] = [x + Math.cos(a) * r * 0.86, y + Math.sin(a) * r * 0.82]
      puffs.push({ x: px, y: py, r: own, z: cast.even() * r * 0.6 + back })
    }
  }
}

/**
 * A bank of cumulus as heaps of balls, the nearest seen: each pixel gets how much cloud there is (lane 0) and, times
 * that, how much light it has (lane 1). Two great towers off the middle, lower ones between.
 */
export function drawBank(to: Plane, { foot, rise, towers, side }: CloudBank, cast: Dice): void {
  const { width } = to
  const puffs: Puff[] = []
  const great = side > 0 ? 0.28 : 0.72 // it stands against the light
  for (let n = 0; n < towers; n++) {
    const host = n === 0 ? 1 : n === 1 ? 0.72 : 0.3 + 0.35 * cast.even()
    const at = n === 0 ? great : n === 1 ? 1 - great + 0.12 : cast.even() * 1.2 - 0.1
    const tall = rise * host
    towerOf(puffs, (at + 0.05 * cast.bell()) * width, foot, tall, tall * (0.95 + 0.8 * cast.even()), cast)
  }
  heap(to, puffs, side, (y) => Math.min(1, Math.max(0, (foot - y) / rise)))
}

/** What of a photo's own clouds is surely cloud. */
const sure = 0.42
/** Radius of the balls at the rim of a cloud and in its midst, and how far apart they sit, in u. */
const [least, most, apart] = [8, 42, 15]

/**
 * The photo's own clouds as heaps of balls: large ones in their midst, small ones along the rim, so that they are as
 * round and as softly lit as the drawn ones. `cover` says in lane 2 where they are, `broad` the same of wide surroundings.
 */
export function heapOwn(
  to: Plane,
  cover: Plane,
  broad: Plane,
  { side, u }: { side: number; u: number },
  cast: Dice,
): void {
  const { width, height } = cover
  const puffs: Puff[] = []
  const step = Math.max(3, apart * u)
  const inside = (x: number, y: number) =>
    4 *
      (Math.min(height - 1, Math.max(0, Math.round(y))) * width +
        Math.min(width - 1, Math.max(0, Math.round(x)))) +
    2
  for (let gy = 0; gy < height; gy += step)
    for (let gx = 0; gx < width; gx += step) {
      const [x, y, size] = [gx + step * cast.even(), gy + step * cast.even(), 0.7 + 0.5 * cast.even()]
      const at = inside(x, y)
      if (cover.data[at] < sure) continue
      const deep = Math.min(1, Math.max(0, (broad.data[at] - 0.3) / 0.6))
      const r = (least + (most - least) * deep * deep) * u * size
      // more cloud below than above: that is the top of it
      const slope = broad.data[inside(x, y + 1.2 * r)] - broad.data[inside(x, y - 1.2 * r)]
      const high = Math.min(1, Math.max(0, 0.62 + 0.9 * slope))
      puffs.push({ x, y, r, z: 0.8 * r * cast.even(), high })
      for (let q = 0; q < 4; q++) {
        const a = -Math.PI * (1.3 * cast.even() - 0.15)
        const own = r * (0.3 + 0.3 * cast.even())
        puffs.push({
          x: x + 0.85 * r * Math.cos(a),
          y: y + 0.85 * r * Math.sin(a),
          r: own,
          z: 0.6 * r * cast.even(),
          high,
        })
      }
    }
  heap(to, puffs, side, () => 0.5)
}

/** Balls as light falls on them, the nearest seen. */
function heap(
  { width, height, data }: Plane,
  puffs: readonly Puff[],
  side: number,
  highOf: (y: number) => number,
): void {
  const depth = new Float32Array(width * height).fill(-1e9)
  for (const { x, y, r, z, high } of puffs) {
    const inverse = 1 / r
    for (let py = Math.max(0, Math.ceil(y - r)); py <= y + r && py < height; py++) {
      const dy = (py - y) * inverse
      const half = Math.sqrt(Math.max(0, 1 - dy * dy)) * r
      const up = 0.45 * (high ?? highOf(py))
      for (let px = Math.max(0, Math.ceil(x - half)); px <= x + half && px < width; px++) {
        const dx = (px - x) * inverse
        const dz = Math.sqrt(Math.max(0, 1 - dx * dx - dy * dy))
        const i = py * width + px
        if (z + dz * r <= depth[i]) continue
        depth[i] = z + dz * r
        const lit = sideways * side * dx - above * dy + frontal * dz
        data[4 * i] = 1
        data[4 * i + 1] = Math.max(0, lit) * 0.75 + up
      }
    }
  }
}
