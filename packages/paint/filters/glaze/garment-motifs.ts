import { anywhere } from '../../anywhere.ts'
import { dice } from '../../brushwork/dice.ts'
import { wareOf } from '../../brushwork/glazes.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import {
  bloom,
  blossom,
  type Lay,
  medallion,
  spray,
  stroke,
  tendril,
} from '../../brushwork/porcelain/motifs.ts'
import { packed, type Room } from '../../brushwork/porcelain/packing.ts'
import { paintsOf } from '../../brushwork/porcelain/paints.ts'
import { filter } from '../../filter.ts'
import { Looker } from '../../guidance/reading/looker.ts'
import { tallestFace } from '../../guidance/seen.ts'
import { shrink } from '../../kernels/exchange.ts'
import { plain, px } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { fromBorders } from '../../rounded.ts'

/** Longest side of what places are sought on, in pixels: always the same, so that motifs lie alike at every size. */
const side = 420
/** Height of a face that sizes are meant for, in u, and how far they go with another. */
const usual = 260
const sizes = [0.5, 1.25] as const
/** A step of lightness between neighbours from which on it is a seam that no motif crosses. */
const seam = 0.06
/** One in so many of the large motifs has rings about it. */
const ringed = 3

/**
 * Motifs as a painter sets them on a garment: a medallion or a spray of lotus where it has most room, blossoms and
 * tendrils in what is left, joined by stems. They lie on the form: foreshortened where it turns away, and bent in folds.
 */
export const garmentMotifs = filter({
  id: 'garment-motifs',
  doc: 'Paints medallions, sprays of lotus and tendrils on garments, each where it has room, bent with the folds.',
  params: {
    most: px(74, { min: 8, max: 200 }, 'Radius of the largest motif, beside a large face.'),
    least: px(10, { min: 3, max: 60 }, 'Radius of the smallest.'),
    gap: plain(0.1, { min: 0.02, max: 0.6 }, 'Room about a motif as a share of its radius.'),
    count: plain(64, { min: 0, max: 300 }, 'How many there are at most.'),
    bend: px(14, { min: 0, max: 60 }, 'How far they are bent by the form.'),
  },
  from: 'picture',
  gives: 'shapes',
  with: { cloth: 'plane', normals: 'normals', photo: 'picture' },
  maybe: { seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 70,
  run: ({ m, frame: { u }, seed }, garments, v, { cloth, normals, photo, seen }) => {
    const out = new Outlines()
    if (!anywhere(cloth, 0.5)) return out.shapes()
    const k = Math.max(1, Math.round(Math.max(cloth.width, cloth.height) / side))
    const [where, colours, light] = [cloth, garments, photo].map((p) => shrink(m, p, k))
    const { width, height } = where
    const far = roomIn(where, colours, light)
    const tall = (seen && tallestFace(seen)) || usual
    const scale = Math.min(sizes[1], Math.max(sizes[0], tall / usual))
    const rooms = packed(far, width, height, {
      most: (scale * v.most) / k,
      least: Math.max(1.6, (scale * v.least) / k),
      gap: v.gap,
      count: Math.round(v.count),
    })
    const look = new Looker(normals, u)
    const tint = new Looker(colours, u / k)
    const cast = dice(seed + 907)
    const inU = ({ x, y, r }: Room) => ({ x: ((x + 0.5) * k) / u, y: ((y + 0.5) * k) / u, r: (r * k) / u })
    const placed = rooms.map(inU)
    const of = (x: number, y: number) => paintsOf(wareOf(...tint.at(x, y)))
    const straight: Lay = (x, y) => bent(look, x, y, v.bend / u)
    for (let i = 1; i < placed.length; i++) joined(out, straight, placed, i, of)
    for (const [i, { x, y, r }] of placed.entries()) {
      const { filled, drawn, disc, within } = of(x, y)
      const lay = laid(look, x, y, r, v.bend / u)
      const turn = 0.35 * cast.bell() - Math.PI / 2
      const wind = cast.even() > 0.5 ? 1 : -1
      if (r > 34 * scale && i % ringed === 0) medallion(out, lay, within, disc, turn)
      else if (r > 34 * scale) bloom(out, lay, filled, turn)
      else if (r > 20 * scale) spray(out, lay, filled, turn)
      else if (r > 11 * scale) blossom(out, lay, filled, 6.28 * cast.even())
      else tendril(out, lay, drawn, 6.28 * cast.even(), wind)
    }
    return out.shapes()
  },
})

/** Distance of each cell to where its garment ends or has a seam; 0 outside of all. */
function roomIn(where: Plane, colours: Plane, light: Plane): Float32Array {
  const { width, height } = where
  const label = new Int32Array(width * height)
  for (let i = 0; i < label.length; i++) {
    if (where.data[i] < 0.6) continue
    const [x, L] = [i % width, light.data[4 * i]]
    const across = x > 0 ? Math.abs(L - light.data[4 * i - 4]) : 0
    const down = i >= width ? Math.abs(L - light.data[4 * (i - width)]) : 0
    const at = 4 * i
    const c = colours.data
    // cells of one garment have one colour
    const own =
      1 +
      Math.round(40 * c[at]) +
      64 * Math.round(60 * (c[at + 1] + 0.4)) +
      8192 * Math.round(60 * (c[at + 2] + 0.4))
    label[i] = Math.max(across, down) > seam ? -1 : own
  }
  const far = fromBorders(label, width, height)
  for (let i = 0; i < far.length; i++) if (label[i] <= 0) far[i] = 0
  return far
}

/** A point moved as a pattern is that lies on the form. */
function bent(look: Looker, x: number, y: number, by: number): [number, number] {
  const [nx, ny] = look.at(x, y)
  return [x - by * nx, y - by * ny]
}

/** Lays a motif of radius r about a place: narrower where the form turns away, and bent by how it turns within it. */
function laid(look: Looker, x: number, y: number, r: number, by: number): Lay {
  const [nx, ny, nz] = look.at(x, y)
  const flat = Math.sqrt(nx * nx + ny * ny)
  const [tx, ty] = flat > 0.05 ? [nx / flat, ny / flat] : [1, 0]
  const short = Math.max(0.6, Math.min(1, nz)) - 1
  return (px, py) => {
    const along = short * (px * tx + py * ty)
    const [qx, qy] = [x + r * (px + along * tx), y + r * (py + along * ty)]
    const [mx, my] = look.at(qx, qy)
    return [qx - by * (mx - nx), qy - by * (my - ny)]
  }
}

/** A stem from the i-th motif to the nearest of those set before it, in a bow. */
function joined(
  out: Outlines,
  lay: Lay,
  placed: readonly Room[],
  i: number,
  of: (x: number, y: number) => ReturnType<typeof paintsOf>,
) {
  const a = placed[i]
  let [best, gap] = [-1, 1.1 * a.r + 6]
  for (let j = 0; j < i; j++) {
    const b = placed[j]
    const d = Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2) - a.r - b.r
    if (d < gap) {
      gap = d
      best = j
    }
  }
  if (best < 0) return
  const b = placed[best]
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const long = Math.sqrt(dx * dx + dy * dy) + 1e-6
  const bow = (i % 2 ? 0.22 : -0.22) * (long - 0.5 * b.r)
  const path: number[] = []
  for (let s = 0; s <= 10; s++) {
    const t = s / 10
    const along = 0.3 * a.r + t * (long - 0.3 * a.r - 0.86 * b.r)
    const off = 4 * bow * t * (1 - t)
    path.push(a.x + (along * dx - off * dy) / long, a.y + (along * dy + off * dx) / long)
  }
  stroke(out, lay, path, Math.max(0.7, 0.03 * a.r + 0.4), of(a.x, a.y).drawn, 0.3)
}
