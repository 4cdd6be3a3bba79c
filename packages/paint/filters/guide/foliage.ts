import { filter } from '../../filter.ts'
import { refined, surveyOf } from '../../guidance/refine.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { evenTexture } from '../../kernels/maps.ts'
import { ramped } from '../../kernels/points.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Longest side of what is searched, in pixels. */
const side = 467

/** Green as plants are: from yellow to the green of firs, not the bluer green of paint and glass. */
function green(L: number, a: number, b: number): number {
  const chroma = Math.sqrt(a * a + b * b)
  const yellow = smoothstep(0.06, -0.14, a / Math.max(1e-4, b)) // hue beyond that of gold
  const blue = smoothstep(0.42, 0.75, b / Math.max(1e-4, -a))
  return b <= 0
    ? 0
    : yellow * (a < 0 ? blue : 1) * smoothstep(0.016, 0.04, chroma) * smoothstep(0.08, 0.16, L)
}
/**
 * Leaves of autumn, purer than wood and stone, and pale pink blossom; only by their unevenness told from cloth and walls,
 * autumn leaves by more of it: signs are as pure.
 */
function coloured(L: number, a: number, b: number, rough: number): number {
  const chroma = Math.sqrt(a * a + b * b)
  const autumn = a > 0 && b > 0 ? smoothstep(0.1, 0.14, chroma) * smoothstep(0.034, 0.058, rough) : 0
  // from rose to mauve, as under a blue sky; stone in its shade is bluer
  const rose = smoothstep(0.035, 0.015, b) * smoothstep(-2.1, -1.4, b / Math.max(1e-4, a))
  const blossom = smoothstep(0.006, 0.016, a) * rose * smoothstep(0.6, 0.72, L)
  return Math.max(autumn, blossom * smoothstep(0.02, 0.036, rough))
}

/**
 * How much of what is around a place is one even colour: little among leaves and blossom, much on a board between its
 * letters, whose edges are as rough as leaves, and on snow and walls between their own.
 */
function evenShare(m: Machine, { width, height, data }: Plane, sigma: number): Plane {
  const even = m.plane(width, height)
  for (let y = 0; y < height; y++) evenRow(even.data, data, y * width, width, y + 1 < height ? width : 0)
  return gaussian(m, even, sigma)
}
function evenRow(even: Float32Array, data: Float32Array, from: number, width: number, down: number): void {
  for (let x = 0, i = from; x < width; x++, i++) {
    const right = 4 * (x + 1 < width ? i + 1 : i)
    const below = 4 * (i + down)
    const step = Math.max(Math.abs(data[right] - data[4 * i]), Math.abs(data[below] - data[4 * i]))
    even[i] = smoothstep(0.02, 0.008, step)
  }
}

/** The fields that a place is judged by, on the small picture. */
interface Fields {
  readonly picture: Float32Array
  readonly texture: Float32Array
  readonly board: Float32Array
  readonly likely: Float32Array
  readonly strange: Float32Array
}
/** By colour alone. */
function judge({ picture, texture, board, likely, strange }: Fields, from: number, to: number): void {
  for (let i = from, c = 4 * from; i < to; i++, c += 4) {
    const L = picture[c]
    const a = picture[c + 1]
    const b = picture[c + 2]
    const rough = texture[i]
    // a clear green may be a lawn or out of focus; what is nearly yellow is more often wood or a wall
    const clear = 0.8 * smoothstep(-0.18, -0.5, a / Math.max(1e-4, b))
    likely[i] = green(L, a, b) * Math.max(clear, smoothstep(0.014, 0.03, rough))
    strange[i] = coloured(L, a, b, rough) * (1 - board[i])
  }
}
/** Shutters and berries are coloured too: only a whole crown is foliage. */
function addCrowns({ likely, strange }: Fields, crown: Float32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) likely[i] = Math.max(likely[i], strange[i] * smoothstep(0.3, 0.5, crown[i]))
}
/** A crown is drawn together over its gaps, and a single green thing lets go: sooner where all is even, as on a sign. */
function gather(
  { picture, texture, board, likely }: Fields,
  crown: Float32Array,
  around: Float32Array,
  from: number,
  to: number,
): void {
  for (let i = from, c = 4 * from; i < to; i++, c += 4) {
    const a = picture[c + 1]
    const b = picture[c + 2]
    const gap = smoothstep(0.25, 0.6, around[i]) * smoothstep(0.012, 0.03, texture[i])
    const trunk = smoothstep(0.1, 0.35, crown[i]) < 0.5 && b > 0 ? smoothstep(-0.05, 0.2, a / b) : 0
    const least = 0.3 * board[i]
    const more = gap * (1 - trunk) * (1 - board[i])
    likely[i] = Math.max(likely[i] * smoothstep(0.1 + least, 0.3 + least, around[i]), more)
  }
}

/** Leaves, grass and blossom: green where it is not cloth, autumn colours and blossom where they are as uneven as leaves. */
export const foliageMap = filter({
  id: 'foliage-map',
  doc: 'Finds leaves, grass and blossom.',
  params: {},
  from: 'picture',
  gives: 'plane',
  with: { person: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame }, src, _values, { person }) => {
    const { small, k } = surveyOf(m, src, side)
    const u = frame.u / k
    const texture = evenTexture(m, small, 12 * u)
    const board = ramped(m, evenShare(m, small, 8 * u), 0.22, 0.4)
    const likely = m.plane(small.width, small.height)
    const strange = m.plane(small.width, small.height)
    const fields: Fields = {
      picture: small.data,
      texture: texture.data,
      board: board.data,
      likely: likely.data,
      strange: strange.data,
    }
    const { width } = small
    const all = likely.data.length
    for (let i = 0; i < all; i += width) judge(fields, i, i + width)
    const crown = gaussian(m, strange, 24 * u)
    for (let i = 0; i < all; i += width) addCrowns(fields, crown.data, i, i + width)
    const around = gaussian(m, likely, 9 * u)
    for (let i = 0; i < all; i += width) gather(fields, crown.data, around.data, i, i + width)
    return refined(m, src, small, likely, { radius: 3, eps: 1e-3, ramp: [0.15, 0.8], cover: person })
  },
})
