import { componentsOf } from '../components.ts'
import type { Plane } from '../plane.ts'
import type { Regions } from '../regions.ts'
import type { PaintedShapes } from '../shapes-of-paint.ts'
import type { Machine } from './machine.ts'

const bins = 2048

/** Parts a picture as `regionsOf` does, which is the plain twin. */
export function partedOf(
  m: Machine,
  { width, height, at }: Plane,
  { scale, least }: { readonly scale: number; readonly least: number },
): Regions {
  const n = width * height
  const label = m.bytes(4 * n)
  const work = m.bytes(4 * (bins + 1 + 6 * n))
  const count = m.call('partRegions', at, label.byteOffset, width, height, scale, least, work.byteOffset)
  const own = new Int32Array(n)
  own.set(new Int32Array(label.buffer, label.byteOffset, n))
  m.free(label)
  m.free(work)
  return { label: own, count }
}

/**
 * Parts of the ink (or of the paper inside it) smaller than `area` pixels lose their side of the threshold, in place. Parts
 * are told by blocks of 2 x 2: a block belongs to them if any of its pixels does, so that small parts count for about 1.6
 * times their size.
 */
export function clearSpecks(m: Machine, { width, height, at }: Plane, ink: boolean, area: number): void {
  const [w, h] = [(width + 1) >> 1, (height + 1) >> 1]
  const names = (w * h) / 2 + w + 2
  const work = m.bytes(Math.ceil(5 * w * h + 4 + 8 * names))
  m.call('clearSpecks', at, width, height, ink ? 1 : 0, area, work.byteOffset)
  m.free(work)
}

/** The plain twin of `clearSpecks`. */
export function clearSpecksPlain({ width, height, data }: Plane, ink: boolean, area: number): Float32Array {
  const w = (width + 1) >> 1
  const h = (height + 1) >> 1
  const mask = new Uint8Array(w * h)
  const block = (i: number): number => (Math.floor(i / width) >> 1) * w + ((i % width) >> 1)
  for (let i = 0; i < data.length; i++) if (data[i] > 0.5 === ink) mask[block(i)] = 1
  const parts = componentsOf(mask, w, h)
  return data.map((v, i) =>
    v > 0.5 === ink && 4 * parts.area[parts.label[block(i)]] < area ? (ink ? Math.min(v, 0.3) : 0.75) : v,
  )
}

/** Regions as painted shapes, as `evened` makes them, which is the plain twin. */
export function evenedOf(
  m: Machine,
  even: Plane,
  { label, count }: Regions,
  {
    fold,
    radius,
    counted,
  }: { readonly fold: number; readonly radius: number; readonly counted?: Plane | undefined },
): PaintedShapes {
  const { width, height } = even
  const n = width * height
  const made = m.bytes(4 * n)
  const work = m.bytes(32 * count + 4 * n + 12 * count + 4 * (2 * radius + 1) ** 2 + n)
  const labels = new Int32Array(made.buffer, made.byteOffset, n)
  labels.set(label)
  const from = [even.at, made.byteOffset, count, counted?.at ?? 0, width, height] as const
  m.call('evenShapes', ...from, fold, radius, work.byteOffset)
  const own = Int32Array.from(labels)
  m.free(made)
  m.free(work)
  return { label: own, count: 3 * count, width, height }
}
