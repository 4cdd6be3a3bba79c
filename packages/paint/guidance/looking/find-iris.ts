import type { Mesh } from './fit-mesh.ts'
import { type Net, output } from './net.ts'
import { onPhoto, type Point, type Square, type View } from './view.ts'

const size = 64
/** The network was trained on squares so many times as large as the eye. */
const room = 2.3
/** Numbers of its output: 71 points of lids and brow, then the iris' five, x, y, z each. */
const numbers = 228
const firstOfIris = 71 * 3
/** It was trained on the eye at the left of a picture, the subject's right; the other one is shown to it mirrored. */
const eyes = {
  right: { outer: 33, inner: 133, upper: 159, lower: 145, mirrored: false },
  left: { outer: 263, inner: 362, upper: 386, lower: 374, mirrored: true },
} as const
/** As shares of the eye's width: an iris lies near the eye's middle and has a certain size; under a closed lid is none. */
const farthest = 0.45
const [narrowest, widest] = [0.2, 0.7]
const openFrom = 0.08

/** Centre, then the subject's right, top, left and bottom of an iris; x and y in pixels of the photo. */
export type Iris = Float32Array

/** Both irises, or undefined where they do not both show. */
export async function findIrises(
  view: View,
  mesh: Mesh,
  net: Net,
): Promise<{ left: Iris; right: Iris } | undefined> {
  const right = await findIris(view, mesh, 'right', net)
  const left = right && (await findIris(view, mesh, 'left', net))
  return right && left ? { left, right } : undefined
}

async function findIris(
  view: View,
  { points, roll }: Mesh,
  which: keyof typeof eyes,
  net: Net,
): Promise<Iris | undefined> {
  const { outer, inner, upper, lower, mirrored } = eyes[which]
  const at = (i: number): Point => [points[3 * i], points[3 * i + 1]]
  const [a, b] = [at(outer), at(inner)]
  const width = distance(a, b)
  if (width < 4 || distance(at(upper), at(lower)) < openFrom * width) return undefined
  const square: Square = { x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2, side: width * room, roll }
  const data = view.cut(square, size, mirrored)
  for (let i = 0; i < data.length; i++) data[i] /= 255
  const out = await net.run({ input_1: { dims: [1, size, size, 3], data } })
  const raw = output(out, 'Identity', numbers).subarray(firstOfIris)
  const found: Point[] = [0, 1, 2, 3, 4].map((i) => {
    const u = raw[3 * i] / size
    return onPhoto(square, mirrored ? 1 - u : u, raw[3 * i + 1] / size)
  })
  const [centre, one, top, other, bottom] = found as [Point, Point, Point, Point, Point]
  const across = distance(one, other)
  if (distance(centre, [square.x, square.y]) > farthest * width) return undefined
  if (across < narrowest * width || across > widest * width) return undefined
  // The network's first side is the nearer one to the nose.
  const sides = which === 'right' ? [other, top, one, bottom] : [one, top, other, bottom]
  return Float32Array.from([centre, ...sides].flat())
}

const distance = (a: Point, b: Point): number => Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)
