import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** How far a hole may lie from the skin around it, in lightness and in the other two of OKLab. */
const [light, hue] = [0.12, 0.038] as const

/** A light or a shadow within skin is skin too; a strap, a chain or white hair beside it is not: its colour is another. */
export const wholeSkin = filter({
  id: 'whole-skin',
  doc: 'Closes the holes that lights and shadows leave in skin, but not straps, jewels and hair.',
  params: { by: px(9, { min: 0.5, max: 60 }, 'About how far; holes twice as wide are closed.') },
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture', person: 'plane', hair: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 45,
  run: ({ m }, skin, { by }, { photo, person, hair }) => {
    const sums = m.plane(skin.width, skin.height, 4)
    const { width } = skin
    const all = skin.data.length
    for (let i = 0; i < all; i += width) weighRow(sums.data, photo.data, skin.data, i, i + width)
    const around = gaussian(m, sums, by).data
    const out = m.plane(width, skin.height)
    for (let i = 0; i < all; i += width) nearRow(out.data, around, i, i + width)
    const inner = gaussian(m, out, by).data
    const maps = { photo: photo.data, skin: skin.data, person: person.data, hair: hair.data, around, inner }
    for (let i = 0; i < all; i += width) closeRow(out.data, maps, i, i + width)
    return out
  },
})

// A function a row: it is compiled once and stays so, however few pictures there are.

function weighRow(
  out: Float32Array,
  photo: Float32Array,
  skin: Float32Array,
  from: number,
  to: number,
): void {
  for (let i = from, k = 4 * from; i < to; i++, k += 4) {
    const w = Math.min(1, Math.max(0, skin[i]))
    out[k] = w * photo[k]
    out[k + 1] = w * photo[k + 1]
    out[k + 2] = w * photo[k + 2]
    out[k + 3] = w
  }
}
function nearRow(out: Float32Array, around: Float32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) out[i] = smoothstep(0.08, 0.4, around[4 * i + 3])
}

interface Maps {
  readonly photo: Float32Array
  readonly skin: Float32Array
  readonly person: Float32Array
  readonly hair: Float32Array
  /** Colours of the skin around, each times how much there is; that in the last lane. */
  readonly around: Float32Array
  readonly inner: Float32Array
}
function closeRow(
  out: Float32Array,
  { photo, skin, person, hair, around, inner }: Maps,
  from: number,
  to: number,
): void {
  for (let i = from, k = 4 * from; i < to; i++, k += 4) {
    const own = skin[i]
    out[i] = own
    if (inner[i] < 0.62 || own > 0.99) continue
    const per = 1 / (around[k + 3] + 1e-4)
    const L = (photo[k] - per * around[k]) / light
    const a = (photo[k + 1] - per * around[k + 1]) / hue
    const b = (photo[k + 2] - per * around[k + 2]) / hue
    const alike = smoothstep(1.6, 0.7, L * L + a * a + b * b)
    const closed = smoothstep(0.62, 0.95, inner[i]) * alike * (1 - Math.min(1, hair[i]))
    out[i] = Math.max(own, Math.min(1, person[i]) * closed)
  }
}
