import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'
import type { Grid, Labels, Table } from './patches.ts'

/** What differences weigh: half the inverse squares of what counts as near in colour and in place. */
export interface Nearness {
  readonly colour: number
  readonly place: number
}
/** A row of each is what all patches weigh as witnesses for one: by place and size, and times likeness of colour. */
export interface Kin {
  readonly near: Plane
  readonly alike: Plane
}

/** @param general what a witness weighs however far it is */
export function kin(m: Machine, table: Table, count: number, nearness: Nearness, general: number): Kin {
  const [near, alike] = [m.plane(table.width, count), m.plane(table.width, count)]
  const { colour, place } = nearness
  m.rows('kinRows', count, table.at, table.width, colour, place, general, alike.at, near.at)
  return { near, alike }
}

/** By patch: likeness and weight of the witnesses inside, then of those outside; shares are planes of a table's width. */
export function kinSums(m: Machine, { near, alike }: Kin, inside: Plane, outside: Plane): Plane {
  const out = m.plane(near.height, 1, 4)
  m.rows('kinSums', near.height, alike.at, near.at, near.width, inside.at, outside.at, out.at)
  return out
}

/** The plain twin of `kin` and `kinSums`. */
export function kinSumsPlain(
  table: Table,
  count: number,
  { colour, place }: Nearness,
  general: number,
  inside: Float32Array,
  outside: Float32Array,
): Float32Array {
  const [w, t] = [table.width, table.data]
  const out = new Float32Array(4 * count)
  for (let i = 0; i < count; i++)
    for (let j = 0; j < count; j++) {
      if (i === j) continue
      const d = [0, 1, 2, 3, 4].map((l) => (t[l * w + i] - t[l * w + j]) ** 2) as number[] &
        [number, number, number, number, number]
      const near = (general + Math.exp(-place * (d[3] + d[4]))) * t[5 * w + j]
      const alike = near * Math.exp(-colour * (d[0] + d[1] + d[2]))
      out[4 * i] += alike * inside[j]
      out[4 * i + 1] += near * inside[j]
      out[4 * i + 2] += alike * outside[j]
      out[4 * i + 3] += near * outside[j]
    }
  return out
}

/** A picture parted into patches, and the part of each that is inside. */
export interface Parted {
  readonly width: number
  readonly height: number
  readonly grid: Grid
  readonly table: Table
  readonly label: Labels
  /** By patch, as wide as the table. */
  readonly inside: Plane
  /** By patch: 1 where its pixels must be asked one by one. */
  readonly mixed: Labels
}

/** How much of each pixel of a finer raster is inside, by the patches around it of its colour. */
export function cover(m: Machine, fine: Plane, parted: Parted, { colour, place }: Nearness): Plane {
  const out = m.plane(fine.width, fine.height)
  const { width, height, grid, table, label, inside, mixed } = parted
  m.rows(
    'coverRows',
    fine.height,
    fine.at,
    fine.width,
    width,
    height,
    width / fine.width,
    height / fine.height,
    label.at,
    table.at,
    table.width,
    grid.across,
    grid.down,
    inside.at,
    mixed.at,
    colour,
    place,
    out.at,
  )
  return out
}

/** The plain twin of `cover`. */
export function coverPlain(fine: Plane, parted: Parted, { colour, place }: Nearness): Float32Array {
  const { width, height, grid, table, label, inside, mixed } = parted
  const { across, down } = grid
  const [n, t] = [table.width, table.data]
  const within = (v: number, most: number) => Math.min(most - 1, Math.max(0, v))
  return Float32Array.from({ length: fine.width * fine.height }, (_, i) => {
    const [px, py] = [i % fine.width, Math.floor(i / fine.width)]
    const cx = ((px + 0.5) * width) / fine.width - 0.5
    const cy = ((py + 0.5) * height) / fine.height - 0.5
    const k = label.data[within(Math.round(cy), height) * width + within(Math.round(cx), width)] as number
    if (!mixed.data[k]) return inside.data[k]
    const [r, c] = [Math.floor(k / across), k % across]
    let [f, all, fPlace, allPlace] = [0, 0, 0, 0]
    for (let v = Math.max(0, r - 2); v <= Math.min(down - 1, r + 2); v++)
      for (let h = Math.max(0, c - 2); h <= Math.min(across - 1, c + 2); h++) {
        const j = v * across + h
        const off = (l: number) => t[l * n + j] - (l ? 2 : 1) * fine.data[4 * i + l]
        const w = t[5 * n + j] * Math.exp(-place * ((t[3 * n + j] - cx) ** 2 + (t[4 * n + j] - cy) ** 2))
        const alike = w * Math.exp(-colour * (off(0) ** 2 + off(1) ** 2 + off(2) ** 2))
        f += alike * inside.data[j]
        all += alike
        fPlace += w * inside.data[j]
        allPlace += w
      }
    // where no patch has this colour, place alone decides
    const hold = 0.02 * allPlace
    return (f + (hold * fPlace) / (allPlace + 1e-6)) / (all + hold + 1e-6)
  })
}
