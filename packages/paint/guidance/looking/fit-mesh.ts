import type { Found } from './find-faces.ts'
import { type Net, output } from './net.ts'
import { onPhoto, type Square, type View } from './view.ts'

/** 468 points x, y, z in pixels of the photo. */
export interface Mesh {
  readonly points: Float32Array
  /** 0..1: how sure the network is that it looks at a face. */
  readonly score: number
  /** Radians, clockwise in the picture. */
  readonly roll: number
}

const size = 192
/** The network was trained on squares one and a half times as large as the face. */
const room = 1.5
/** Each look centres the next; after the third nothing moves any more. */
const looks = 3

export async function fitMesh(view: View, face: Found, net: Net): Promise<Mesh> {
  const { rightEye, leftEye } = face
  const roll = Math.atan2(leftEye[1] - rightEye[1], leftEye[0] - rightEye[0])
  let square: Square = { x: face.x, y: face.y, side: face.side * room, roll }
  let mesh = await fitOnce(view, square, net)
  for (let look = 1; look < looks; look++) {
    square = around(mesh)
    mesh = await fitOnce(view, square, net)
  }
  return mesh
}

async function fitOnce(view: View, square: Square, net: Net): Promise<Mesh> {
  const data = view.cut(square, size)
  for (let i = 0; i < data.length; i++) data[i] /= 255
  const out = await net.run({ input_1: { dims: [1, size, size, 3], data } })
  const raw = output(out, 'Identity_2', 468 * 3)
  const points = new Float32Array(raw.length)
  for (let i = 0; i < raw.length; i += 3) {
    const [x, y] = onPhoto(square, raw[i] / size, raw[i + 1] / size)
    points.set([x, y, (raw[i + 2] / size) * square.side], i)
  }
  return { points, score: output(out, 'Identity_1', 1)[0], roll: rollOf(points) }
}

/** From the outer corner of the right eye to that of the left. */
const rollOf = (p: Float32Array): number => Math.atan2(p[3 * 263 + 1] - p[3 * 33 + 1], p[3 * 263] - p[3 * 33])

/** The square about a mesh, turned as the face is. */
function around({ points, roll }: Mesh): Square {
  const [c, s] = [Math.cos(roll), Math.sin(roll)]
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let i = 0; i < points.length; i += 3) {
    const [u, v] = [c * points[i] + s * points[i + 1], c * points[i + 1] - s * points[i]]
    left = Math.min(left, u)
    right = Math.max(right, u)
    top = Math.min(top, v)
    bottom = Math.max(bottom, v)
  }
  const [u, v] = [(left + right) / 2, (top + bottom) / 2]
  const side = Math.max(right - left, bottom - top) * room
  return { x: c * u - s * v, y: s * u + c * v, side, roll }
}
